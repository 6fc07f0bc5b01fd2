"""Whose report is this: the likest units of the roster to choose from, or a name to type.

Choosing only fills the line in; a further Enter says so to the casebook. Nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.render.lines import Run
from tui.render.sanitise import one_line
from tui.render.season import named
from tui.render.wrap import cut
from tui.screens.questions_finding import Question
from tui.terminal.bindings import bind
from tui.widgets.entry import Entry
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from engine.trail.state.views import FilingView
    from tui.render.lines import Line
    from tui.session import Casework
    from tui.text.words import Texts

MOST = 5


class MatchQuestion(Question[str | None]):
    """Answers with the name of a unit, None if nothing was decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind(f"choose-{number}", f"take({number})") for number in range(1, MOST + 1)
    ]
    title_key = "match"

    def __init__(
        self, texts: Texts, filing: FilingView, work: Casework, *, plainer: bool = False
    ) -> None:
        super().__init__(texts, plainer=plainer)
        self.filing, self.work = filing, work
        self.names = {unit.name for unit in work.units()}
        self.candidates: Sequence[tuple[str, int]] = work.candidates(filing.agency)[:MOST]

    def heading(self) -> tuple[str, str]:
        """Return which filing, and what its report says."""
        title = self.texts("ask-match", what=named(self.filing, self.texts))
        about = self.texts("ask-match-about", agency=self.filing.agency, source=self.filing.source)
        return title, about

    def fields(self) -> ComposeResult:
        """Yield the likest units and a line for a name."""
        yield CursorList(self.draw, id="candidates")
        yield Entry(self.texts("ask-unit"), id="text")

    def draw(self, candidate: tuple[str, int], cells: int) -> Line:
        """Draw a unit with its digit and its likeness."""
        name, likeness = candidate
        words = one_line(f"{self.candidates.index(candidate) + 1} {name}", plainer=self.plainer)
        return (
            Run(cut(words, cells - 12)),
            Run("  " + self.texts("likeness", n=likeness), "quiet"),
        )

    def on_mount(self) -> None:
        """Begin with the list."""
        self.query_one("#candidates", CursorList).styles.height = MOST
        self.offer(self.candidates)
        self.query_one("#candidates", CursorList).focus()

    def offer(self, candidates: Sequence[tuple[str, int]]) -> None:
        """Show these units to choose from."""
        self.candidates = candidates
        self.query_one("#candidates", CursorList).fill(candidates)

    def action_take(self, number: int) -> None:
        """Write the unit with this digit into the line."""
        if number <= len(self.candidates):
            name = self.candidates[number - 1][0]
            entry = self.query_one("#text", Entry)
            entry.value = name
            entry.cursor_position = len(name)
            entry.focus()

    def on_cursor_list_chosen(self, message: CursorList.Chosen) -> None:
        """Choose with Enter."""
        self.action_take(message.index + 1)

    def meant(self) -> str:
        """Return what Enter would do with the name that stands there."""
        name, year = self.text, self.filing.year
        if name not in self.names:
            return ""
        for other in self.work.filings():
            if other.agency == name and other.year == year and other.id != self.filing.id:
                return self.texts("match-joins", unit=name, year=year or "", round=other.round + 1)
        return self.texts("match-found", unit=name)

    def on_input_submitted(self) -> None:
        """Answer with a name of the roster; look anything else up among the names."""
        if self.text in self.names:
            self.dismiss(self.text)
        elif self.text:
            self.offer(self.work.candidates(self.text)[:MOST])
            self.complain(self.texts("match-unknown" if self.names else "no-roster"))
            self.query_one("#candidates", CursorList).focus()
