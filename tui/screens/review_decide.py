"""Deciding on findings: what the review does when a key for a decision is pressed.

Every step is saved by the casebook before the next finding is drawn; nothing is kept here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engine.errors import GoujiError
from tui.render import navigation
from tui.screens.filing_actions import FilingActions
from tui.screens.questions_finding import AcceptQuestion, DismissQuestion, NoteQuestion
from tui.screens.summary import Next, Summary
from tui.session import Reason
from tui.terminal.bindings import bind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from engine.trail.state.views import FilingView, FindingView


class FindingActions(FilingActions):
    """A screen with a current finding on which one can decide."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("confirm", "decide('confirm')"),
        bind("dismiss", "dismiss_it"),
        bind("accept", "accept"),
        bind("note", "note"),
        bind("undo", "undo"),
    ]

    def __init__(self, filing: FilingView) -> None:
        super().__init__()
        self.filing = filing
        self.findings: Sequence[FindingView] = ()
        self.shown: Sequence[FindingView] = ()

    @property
    def here(self) -> FilingView:
        """The filing under review."""
        return self.filing

    @property
    def current(self) -> FindingView | None:
        """The finding under the cursor."""
        raise NotImplementedError

    def load(self) -> None:
        """Read the findings anew; the cursor stays on its finding."""
        raise NotImplementedError

    def select(self, index: int) -> None:
        """Put the cursor on a finding, by its index among those shown."""
        raise NotImplementedError

    def action_decide(self, kind: str) -> None:
        """Save a decision that needs no words."""
        self.settle(kind, Reason())

    def settle(self, kind: str, reason: Reason | None) -> None:
        """Save a decision and go on to the next undecided finding."""
        finding = self._decidable()
        if finding is None or reason is None or self.gouji.held(kind):
            return
        try:
            self.gouji.work.decide(finding, kind, reason)
        except GoujiError as error:
            self.load()
            self.say(error.message, tone="error")
            return
        self.load()
        self.say(self.texts("saved", what=self._done(finding, kind), rule=finding.rule))
        if kind != "note":
            self.go_on(finding)

    def _done(self, finding: FindingView, kind: str) -> str:
        """Return what became of a decision: under four eyes it is a proposal."""
        now = next((f for f in self.findings if f.id == finding.id), finding)
        proposed = kind == now.pending and now.proposer == self.gouji.work.me
        return self.texts("event-propose" if proposed else "event-" + kind)

    def _decidable(self) -> FindingView | None:
        finding = self.current
        if finding is not None and finding.state == "resolved":
            self.say(self.texts("not-decidable"), tone="warning")
            return None
        return finding

    def go_on(self, after: FindingView) -> None:
        """Go on to the next undecided finding; when there is none left, sum up."""
        at = next((n for n, f in enumerate(self.shown) if f.id == after.id), -1)
        found = navigation.next_undecided(self.shown, at, self.gouji.work.me)
        if found is not None:
            self.select(found)
        elif not any(navigation.undecided(f, self.gouji.work.me) for f in self.findings):
            counts = navigation.tally(self.findings)
            summary = Summary(self.texts, counts, plainer=self.gouji.plainer)
            self.app.push_screen(summary, self._summed_up)

    def _summed_up(self, where: Next | None) -> None:
        if where == "desk":
            self.dismiss()
        elif where == "menu":
            self.action_menu()

    def action_dismiss_it(self) -> None:
        """Ask why, then dismiss."""
        if (finding := self._decidable()) is not None:
            question = DismissQuestion(self.texts, finding, plainer=self.gouji.plainer)
            self.app.push_screen(question, lambda reason: self.settle("dismiss", reason))

    def action_accept(self) -> None:
        """Ask until when and why, then accept."""
        if (finding := self._decidable()) is not None:
            today = self.gouji.work.today()
            question = AcceptQuestion(self.texts, finding, today, plainer=self.gouji.plainer)
            self.app.push_screen(question, lambda reason: self.settle("accept", reason))

    def action_note(self) -> None:
        """Ask for a note and keep it."""
        if (finding := self.current) is not None:
            question = NoteQuestion(self.texts, finding, plainer=self.gouji.plainer)
            self.app.push_screen(question, lambda reason: self.settle("note", reason))

    def action_undo(self) -> None:
        """Take back the last step of this session, else the current finding's last decision."""
        if self.gouji.work.moved_last(self.filing.id):
            self.move_back()
            return
        try:
            undone = self.gouji.work.undo(self.filing.id, self.current)
        except GoujiError as error:
            self.say(error.message, tone="error")
            return
        if undone is None:
            self.say(self.texts("nothing-to-undo"), tone="warning")
            return
        self.load()
        at = next((n for n, f in enumerate(self.shown) if f.id == undone.id), -1)
        self.select(at)
        state = self.texts("state-" + navigation.standing(self.shown[at] if at >= 0 else undone))
        self.say(self.texts("undone", rule=undone.rule, state=state))
