"""What can be done with a filing: the menu, its questions, and the casebook's answer.

The desk and the review share it, so that a filing is moved on from wherever one looks at it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from engine.errors import GoujiError
from tui.render.season import BACK, moves, named
from tui.screens.base import BaseScreen
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
from tui.terminal.bindings import bind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from engine.trail.state.views import FilingState, FilingView

QUESTIONS: Mapping[str, type[FilingQuestion]] = {
    "returned": ReturnQuestion,
    "approved": ApproveQuestion,
    "published": PublishQuestion,
    "reopened": ReopenQuestion,
}


class FilingActions(BaseScreen):
    """A screen with a filing that can be moved on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("menu", "menu"),
        bind("rounds", "rounds"),
        bind("trail", "trail"),
    ]

    said = False

    @property
    def here(self) -> FilingView | None:
        """The filing that is looked at."""
        raise NotImplementedError

    def moved(self, filing: FilingView) -> None:
        """Show a filing where it stands now."""
        raise NotImplementedError

    def _filing(self) -> FilingView | None:
        if self.here is None:
            self.say(self.texts("no-filing"), tone="warning")
        return self.here

    def action_menu(self) -> None:
        """Show what can be done with the filing now."""
        if (filing := self._filing()) is None:
            return
        try:
            filing = self.gouji.work.filing(filing.id)
            picture = self.gouji.work.picture()
            roster = bool(self.gouji.work.units())
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        names = moves(filing, unmatched=filing.id in picture.unmatched, roster=roster)
        choices = [(name, self.texts("move-" + name)) for name in names]
        title = self.texts("menu", what=named(filing, self.texts))
        title += " · " + self.texts("filing-" + filing.state)
        menu = Menu(self.texts, title, choices, plainer=self.gouji.plainer)
        self.app.push_screen(menu, partial(self.begin, filing))

    def begin(self, filing: FilingView, move: str | None) -> None:
        """Begin what was chosen: ask what has to be asked, or do it."""
        if move == "rounds":
            self.gouji.open_rounds(filing)
        elif move == "trail":
            self.gouji.open_trail(filing)
        elif move == "match":
            self._match(filing)
        elif move:
            self._ask(filing, cast("FilingState", move))

    def _ask(self, filing: FilingView, move: FilingState) -> None:
        findings = [f for f in self.gouji.work.findings(filing.id) if f.state != "resolved"]
        stuck = any(
            f.severity == "error" and f.state == "open" and f.outcome != "not_assessable"
            for f in findings
        )
        question = QUESTIONS.get(move)
        if question is None or (move == "approved" and stuck):  # refused at once, not when typed
            self.carry_out(filing, move, {})
            return
        case = Case(filing, findings, self.gouji.work.today())
        asked = question(self.texts, case, plainer=self.gouji.plainer)
        self.app.push_screen(asked, partial(self.carry_out, filing, move))

    def carry_out(
        self, filing: FilingView, move: FilingState, details: dict[str, Any] | None
    ) -> None:
        """Move the filing on; say the casebook's sentence if it refuses."""
        if details is None:
            return
        try:
            moved = self.gouji.work.move(filing, move, **details)
        except GoujiError as error:
            self.announce(error.message, tone="error")
            return
        self.moved(moved)
        state = self.texts("filing-" + moved.state)
        said = self.texts("moved", what=named(moved, self.texts), state=state)
        self.announce(said + (self.texts("moved-back") if move in BACK else ""))

    def _match(self, filing: FilingView) -> None:
        question = MatchQuestion(self.texts, filing, self.gouji.work, plainer=self.gouji.plainer)
        self.app.push_screen(question, partial(self._matched, filing))

    def _matched(self, filing: FilingView, unit: str | None) -> None:
        if unit is None:
            return
        try:
            moved = self.gouji.work.match(filing, unit)
        except GoujiError as error:
            self.announce(error.message, tone="error")
            return
        self.moved(moved)
        self.announce(self.texts("moved-matched", n=moved.id, unit=moved.agency))

    def move_back(self) -> None:
        """Take back the last move of this session."""
        try:
            moved = self.gouji.work.move_back(self.texts("undo-text"))
        except GoujiError as error:
            self.announce(error.message, tone="error")
            return
        if moved is None:
            self.announce(self.texts("nothing-to-move-back"), tone="warning")
            return
        self.moved(moved)
        state = self.texts("filing-" + moved.state)
        self.announce(self.texts("move-undone", what=named(moved, self.texts), state=state))

    def announce(self, words: str, *, tone: str = "") -> None:
        """Say what became of an action; it outlives the closing of the question."""
        self.said = True
        self.say(words, tone=tone)

    def action_rounds(self) -> None:
        """Open the rounds of the filing."""
        if (filing := self._filing()) is not None:
            self.gouji.open_rounds(filing)

    def action_trail(self) -> None:
        """Open the trail of the filing."""
        if (filing := self._filing()) is not None:
            self.gouji.open_trail(filing)
