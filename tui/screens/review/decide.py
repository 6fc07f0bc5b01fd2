"""Deciding on findings: what the review does when a key for a decision is pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.render import navigation
from tui.screens.questions_finding import AcceptQuestion, DismissQuestion, NoteQuestion
from tui.screens.remembered import said_before
from tui.session import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.state.views import FindingView
    from tui.screens.application import Host, Steps
    from tui.screens.filing_actions import FilingActions
    from tui.screens.review.walk import Walk


class FindingActions:
    """Decisions on the current finding of a walk, and their undoing."""

    def __init__(self, host: Host, walk: Walk, filing: FilingActions) -> None:
        self.host, self.walk, self.filing = host, walk, filing
        self.steps: Steps = {
            "confirm": partial(self.settle, "confirm", Reason()),
            "confirm-cause": self.confirm_cause,
            "dismiss": self.dismiss,
            "accept": self.accept,
            "note": self.note,
            "undo": self.undo,
        }

    def settle(self, kind: str, reason: Reason | None) -> None:
        """Save a decision and go on to the next undecided finding."""
        finding = self.walk.decidable()
        if finding is None or reason is None or self.host.gouji.held(kind):
            return
        self.walk.save(finding, kind, lambda: self.host.work.decide(finding, kind, reason))

    def confirm_cause(self) -> None:
        """Confirm all that is open of the current finding's cause, and go on."""
        finding = self.walk.decidable()
        if finding is None or self.host.gouji.held("confirm-cause"):
            return
        whole = navigation.of_one_cause(self.walk.findings, finding)
        if [one.id for one in whole] in ([], [finding.id]):
            self.settle("confirm", Reason())
            return
        self.walk.save_all(whole, partial(self.host.work.confirm_all, whole))

    def dismiss(self) -> None:
        """Ask why, then dismiss."""
        if (finding := self.walk.decidable()) is not None:
            question = DismissQuestion(self.host.texts, finding, plainer=self.host.gouji.plainer)
            question.offering(said_before(self.host.work, "dismiss", finding.rule))
            self.host.ask(question, partial(self.settle, "dismiss"))

    def accept(self) -> None:
        """Ask until when and why, then accept."""
        if (finding := self.walk.decidable()) is not None:
            question = AcceptQuestion(
                self.host.texts, finding, self.host.work.today(), plainer=self.host.gouji.plainer
            )
            question.offering(said_before(self.host.work, "accept", finding.rule))
            self.host.ask(question, partial(self.settle, "accept"))

    def note(self) -> None:
        """Ask for a note and keep it."""
        if (finding := self.walk.current) is not None:
            question = NoteQuestion(self.host.texts, finding, plainer=self.host.gouji.plainer)
            question.offering(said_before(self.host.work, "note", finding.rule))
            self.host.ask(question, partial(self.settle, "note"))

    def undo(self) -> None:
        """Take back the last step of this session, else the current finding's last decision."""
        work, walk = self.host.work, self.walk
        if work.moved_last(walk.filing.id):
            self.filing.move_back()
            return
        self.walk.patience.attempt(
            partial(work.undo, walk.filing.id, walk.current),
            self._undone,
            lambda error: self.host.say(error.message, tone="error"),
        )

    def _undone(self, undone: Sequence[FindingView]) -> None:
        """Show what was taken back."""
        walk, texts = self.walk, self.host.texts
        if not undone:
            self.host.say(texts("nothing-to-undo"), tone="warning")
            return
        walk.load()
        at = walk.place(undone[0])
        walk.select(at)
        state = navigation.standing(walk.shown[at] if at >= 0 else undone[0])
        rules = texts.joined(finding.rule for finding in undone)
        self.host.say(texts("undone", rule=rules, state=texts("state-" + state)))
