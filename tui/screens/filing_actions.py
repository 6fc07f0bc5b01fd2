"""What can be done with a filing: the menu, its questions, and the casebook's answer.

The desk and the review each hold one, so that a filing is moved on from wherever one looks at it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from engine.errors import GoujiError
from engine.trail.state.workflow import FILING_MOVES
from tui.letter import Said
from tui.render.season import BACK, moves, named, of_its_year, taken_back
from tui.screens.menu import Menu
from tui.screens.questions_filing import (
    ApproveQuestion,
    Case,
    FilingQuestion,
    PublishQuestion,
    ReopenQuestion,
    ReturnQuestion,
)
from tui.screens.questions_unit import MatchQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.sweep.correcting import Corrected
    from engine.trail.state.views import FilingState, FilingView
    from tui.screens.application import Host, Steps

    Back = Callable[[], None]

QUESTIONS: Mapping[str, type[FilingQuestion]] = {
    "returned": ReturnQuestion,
    "approved": ApproveQuestion,
    "published": PublishQuestion,
    "reopened": ReopenQuestion,
}


LOOKING = frozenset({"rounds", "trail"})
"""What only shows: it is left where a casebook may not be written."""


class FilingActions:
    """What one can do with the filing ``here``; ``moved`` shows it where it stands afterwards.

    ``ended`` is told what became of a filing that was returned, approved or published.
    ``said`` tells that a sentence was shown that the closing of a question must not wipe out.
    ``back`` leads back to where a move was begun, if that is to open again once a question, the
    menu or a screen is closed and nothing was done.
    """

    def __init__(
        self,
        host: Host,
        here: Callable[[], FilingView | None],
        moved: Callable[[FilingView], None],
    ) -> None:
        self.host, self.here, self.moved = host, here, moved
        self.said = False
        self.ended: Callable[[list[str]], None] | None = None
        self.steps: Steps = {"menu": self.menu, "rounds": self.rounds, "trail": self.trail}

    def _filing(self) -> FilingView | None:
        filing = self.here()
        if filing is None:
            self.host.say(self.host.texts("no-filing"), tone="warning")
        return filing

    def menu(self, back: Back | None = None) -> None:
        """Show what can be done with the filing now."""
        if (filing := self._filing()) is None:
            return
        try:
            filing = self.host.work.filing(filing.id)
            picture = self.host.work.picture()
        except GoujiError as error:
            self.host.say(error.message, tone="error")
            return
        names = moves(filing, picture)
        if self.host.work.book.read_only:
            names = [name for name in names if name in LOOKING]
        choices = [(name, self.host.texts("move-" + name, year=filing.year)) for name in names]
        title = self.host.texts("menu", what=named(filing, self.host.texts))
        title += " · " + self.host.texts("filing-" + filing.state)
        menu = Menu(self.host.texts, title, choices, plainer=self.host.gouji.plainer)
        self.host.ask(menu, partial(self.begin, filing, back=back))

    def start(self, move: str, back: Back | None = None) -> None:
        """Begin a move without the menu; say so where it is not allowed now."""
        if (filing := self._filing()) is None:
            return
        if move in FILING_MOVES[filing.state]:
            self.begin(filing, move, back)
        else:
            words = self.host.texts("move-not-now", move=self.host.texts("move-" + move),
                                    state=self.host.texts("filing-" + filing.state))  # fmt: skip
            self.host.say(words, tone="warning")

    def begin(self, filing: FilingView, move: str | None, back: Back | None = None) -> None:
        """Begin what was chosen: ask what has to be asked, or do it."""
        if move == "rounds":
            self.host.gouji.open_rounds(filing, back)
        elif move == "trail":
            self.host.gouji.open_trail(filing, back)
        elif move == "match":
            self._match(filing, back)
        elif move == "last-year":
            self._last_year(filing)
        elif move:
            self._ask(filing, cast("FilingState", move), back)
        elif back is not None:
            back()

    def _ask(self, filing: FilingView, move: FilingState, back: Back | None) -> None:
        findings = [f for f in self.host.work.findings(filing.id) if f.state != "resolved"]
        stuck = any(
            f.severity == "error" and f.state == "open" and f.outcome != "not_assessable"
            for f in findings
        )
        question = QUESTIONS.get(move)
        if question is None or (move == "approved" and stuck):  # refused at once, not when typed
            self._carry_out(filing, move, back, {})
            return
        case = Case(filing, findings, self.host.work.today(), self.host.work.deadline_days())
        asked = question(self.host.texts, case, plainer=self.host.gouji.plainer)
        self.host.ask(asked, partial(self._carry_out, filing, move, back))

    def _carry_out(
        self,
        filing: FilingView,
        move: FilingState,
        back: Back | None,
        details: dict[str, Any] | None,
    ) -> None:
        """Move the filing on; say the casebook's sentence if it refuses."""
        if details is None:
            if back is not None:
                back()
            return
        step = partial(self.host.work.move, filing, move, **details)
        letter = partial(self.host.work.letter, texts=self.host.texts)
        more = self.host.texts("moved-back") if move in BACK else ""
        self._do(step, "moved", more, letter if move == "returned" else None, ends=move in BACK)

    def _match(self, filing: FilingView, back: Back | None) -> None:
        question = MatchQuestion(
            self.host.texts, filing, self.host.work, plainer=self.host.gouji.plainer
        )
        self.host.ask(question, partial(self._matched, filing, back))

    def _matched(self, filing: FilingView, back: Back | None, unit: str | None) -> None:
        if unit is not None:
            self._do(partial(self.host.work.match, filing, unit), "moved-matched")
        elif back is not None:
            back()

    def _last_year(self, filing: FilingView) -> None:
        """Say that a filing is really of the year it names; it is judged so beside the screens."""
        self.host.say(self.host.texts("judging-anew"))
        step = partial(self.host.work.correct, filing, "year", of_its_year(filing, self.host.texts))
        self.host.patience.beside(step, self._told_year)

    def _told_year(self, result: Corrected | Exception) -> None:
        if not getattr(self.host, "is_attached", True):
            return
        texts = self.host.texts
        if isinstance(result, Exception):
            why = result.message if isinstance(result, GoujiError) else type(result).__name__
            self.announce(texts("not-corrected", what=why), tone="error")
        else:
            self.moved(result.filing)
            self.announce(texts("last-year-told", n=result.filing.id, year=result.filing.year))

    def move_back(self) -> None:
        """Take back the last move of this session."""
        self._do(partial(self.host.work.move_back, self.host.texts("undo-text")), "move-undone")

    def _do(
        self,
        step: Callable[[], FilingView | None],
        key: str,
        more: str = "",
        after: Callable[[FilingView], Said] | None = None,
        *,
        ends: bool = False,
    ) -> None:
        """Do a step in its turn and show where the filing stands; say that, or why it was not done.

        ``after`` is done beside the screens once the step is; ``ends``: the filing has come to an
        end by it.
        """
        texts = self.host.texts

        def then(moved: FilingView | None) -> None:
            if moved is None:
                self.announce(texts("nothing-to-move-back"), tone="warning")
                return
            self.moved(moved)
            said = self._said(key, moved)
            if after is None:
                self._tell(said, more, Said(), ends=ends)
                return
            self.announce(said + more)
            self.host.patience.at_once_or_beside(
                partial(after, moved),
                lambda result: self._tell(said, more, self._letter(moved, result), ends=ends),
            )

        self.host.patience.attempt(step, then, self._failed)

    def _said(self, key: str, moved: FilingView) -> str:
        """Say where a filing stands after a step."""
        texts = self.host.texts
        if key == "move-undone":
            return taken_back(moved, texts)
        what, state = named(moved, texts), texts("filing-" + moved.state)
        return texts(key, what=what, state=state, n=moved.id, unit=moved.agency)

    def _failed(self, error: GoujiError) -> None:
        self.announce(error.message, tone="error")

    def _letter(self, filing: FilingView, result: Said | Exception) -> Said:
        """Return what is said of a letter; the return stands, whatever became of it."""
        if not isinstance(result, Exception):
            return result
        why = result.message if isinstance(result, GoujiError) else type(result).__name__
        return Said(self.host.texts("letter-failed", why=why, n=filing.id), "warning")

    def _tell(self, said: str, more: str, letter: Said, *, ends: bool) -> None:
        """Say what became of a step and of its letter; one may have left the screen meanwhile."""
        if not getattr(self.host, "is_attached", True):
            return
        self.announce(said + more + letter.words, tone=letter.tone)
        if ends and self.ended is not None:
            self.ended([said, *filter(None, [re.sub(r"^\W+", "", letter.words)])])

    def announce(self, words: str, *, tone: str = "") -> None:
        """Say what became of an action; it outlives the closing of the question."""
        self.said = True
        self.host.say(words, tone=tone)

    def rounds(self) -> None:
        """Open the rounds of the filing."""
        if (filing := self._filing()) is not None:
            self.host.gouji.open_rounds(filing)

    def trail(self) -> None:
        """Open the trail of the filing."""
        if (filing := self._filing()) is not None:
            self.host.gouji.open_trail(filing)
