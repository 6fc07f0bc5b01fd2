"""What is done with many filings by one question: an event each, stopped between two by Esc.

Each step is one transaction of the casebook, so nothing is ever half done; what it refuses stays
marked and is told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from engine.errors import GoujiError
from engine.trail.state.workflow import FILING_MOVES
from engine.values import dataclass, field
from tui.letter import Said
from tui.render.season import named
from tui.screens.desk.questions import ManyCase, ManyQuestion
from tui.screens.desk.working import Working
from tui.screens.menu import Menu
from tui.screens.patience import GivenUpError, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from engine.trail.state.views import FilingState, FilingView
    from tui.screens.application import Host

MOVES = ("returned", "approved")
ASKED = (*MOVES, "assign")
PAPERS = frozenset({"returned", "notice", "xlsx"})


@dataclass(slots=True)
class Run:
    """Work on many filings: which, what with each, and what became of those so far."""

    name: str
    filings: Sequence[FilingView]
    step: Callable[[FilingView], object]
    window: Working
    done: list[int] = field(default_factory=list)
    refused: list[tuple[FilingView, str]] = field(default_factory=list)
    no_letter: int = 0

    @property
    def rest(self) -> Sequence[FilingView]:
        """The filings that nothing was tried with yet."""
        return self.filings[len(self.done) + len(self.refused) :]


class ManyActions:
    """What one can do with the filings that ``chosen`` returns; ``finished`` shows what became."""

    def __init__(
        self,
        host: Host,
        chosen: Callable[[], list[FilingView]],
        finished: Callable[[Collection[int], str, bool], None],
    ) -> None:
        self.host, self.chosen, self.finished = host, chosen, finished

    def able(self, name: str) -> list[FilingView]:
        """Return the chosen filings with which something can be done now."""
        filings = self.chosen()
        if name in MOVES:
            return [one for one in filings if name in FILING_MOVES[one.state]]
        if name == "assign":
            return [one for one in filings if one.undecided]
        return [one for one in filings if one.confirmed] if name == "notice" else filings

    def menu(self) -> None:
        """Show what can be done with the chosen filings, and with how many of them."""
        texts = self.host.texts
        counts = {name: len(self.able(name)) for name in (*ASKED, "notice", "xlsx")}
        choices = [(name, texts(f"many-{name}", n=n)) for name, n in counts.items() if n]
        title = texts("many-menu", n=len(self.chosen()))
        menu = Menu(texts, title, choices, plainer=self.host.gouji.plainer)
        self.host.ask(menu, self.begin)

    def begin(self, name: str | None) -> None:
        """Ask the one question, or begin where there is nothing to ask."""
        if name is None:
            return
        filings = self.able(name)
        if name not in ASKED:
            self.run(name, filings, {})
            return
        work, left = self.host.work, len(self.chosen()) - len(filings)
        case = ManyCase(name, filings, left, work.today(), work.deadline_days())
        question = ManyQuestion(self.host.texts, case, plainer=self.host.gouji.plainer)
        self.host.ask(question, partial(self.answered, name, filings))

    def answered(
        self, name: str, filings: Sequence[FilingView], details: dict[str, Any] | None
    ) -> None:
        """Begin what was asked, or leave everything as it is."""
        if details is not None:
            self.run(name, filings, details)

    def run(self, name: str, filings: Sequence[FilingView], details: dict[str, Any]) -> None:
        """Do it with one filing after the other beside the screens."""
        window = Working(self.host.texts, plainer=self.host.gouji.plainer)
        if name == "xlsx":
            step, filings = partial(self._workbook, filings), filings[:1]
        else:
            step = partial(self._step, name, details)
        run = Run(name, filings, step, window)
        self.host.ask(window, lambda _: None)
        self._next(run)

    def _step(self, name: str, details: dict[str, Any], filing: FilingView) -> object:
        """Do it with one filing: an event of its own, or one a finding."""
        work = self.host.work
        if name == "assign":
            for finding in work.findings(filing.id):
                if finding.state == "open":
                    work.assign(finding, details["text"])
            return None
        if name == "notice":
            return work.letter(filing, self.host.texts)
        moved = work.move(filing, cast("FilingState", name), **details)
        return work.letter(moved, self.host.texts) if name == "returned" else None

    def _workbook(self, filings: Sequence[FilingView], _first: FilingView) -> object:
        return self.host.work.workbook(filings, self.host.texts)

    def _next(self, run: Run) -> None:
        """Do the next step, or end."""
        if run.window.stopped or not run.rest:
            self._end(run)
            return
        texts, filing = self.host.texts, run.rest[0]
        number = len(run.filings) - len(run.rest) + 1
        what, name = texts(f"doing-{run.name}"), named(filing, texts)
        run.window.step(texts("working", what=what, n=number, m=len(run.filings), name=name))
        step = partial(in_turn, self.host, partial(run.step, filing), run.window.waits)
        self.host.gouji.beside(step, partial(self._after, run, filing))

    def _after(self, run: Run, filing: FilingView, result: object) -> None:
        """Note what became of a step, and go on."""
        if isinstance(result, GivenUpError):
            self._end(run)
            return
        if isinstance(result, GoujiError):
            run.refused.append((filing, result.message))
        elif isinstance(result, Exception):
            words = self.host.texts("many-erred", what=type(result).__name__)
            run.refused.append((filing, words))
        else:
            run.done.append(filing.id)
            run.no_letter += isinstance(result, Said) and bool(result.tone)
        self._next(run)

    def _end(self, run: Run) -> None:
        """Say what was done, what was refused and why, and what nobody touched."""
        texts = self.host.texts
        words = texts("many-done", what=texts(f"doing-{run.name}"), n=len(run.done))
        if run.rest:
            words += texts("many-stopped", n=len(run.rest))
        if run.refused:
            first, why = run.refused[0]
            name = named(first, texts)
            words += texts("many-refused", n=len(run.refused), name=name, why=why)
        if run.no_letter:
            words += texts("many-no-letter", n=run.no_letter)
        if run.name in PAPERS and len(run.done) > run.no_letter:
            words += texts("many-papers", path=self.host.work.papers)
        run.window.dismiss(None)
        self.finished(run.done, words, bool(run.refused or run.rest or run.no_letter))
