"""The second person: approve or refuse a colleague's proposal, give a finding to somebody.

Nobody settles their own: the casebook refuses it, and its sentence is shown.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.screens.questions_finding import FindingQuestion
from tui.screens.remembered import said_before
from tui.session import Reason
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from engine.trail.state.views import FindingView
    from tui.screens.application import Host, Steps
    from tui.screens.review.walk import Walk


class RefuseQuestion(FindingQuestion):
    """Asks why a proposal is refused."""

    title_key = "refuse"

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#text", Entry).focus()

    def on_input_submitted(self) -> None:
        """Save, unless nothing was written."""
        if self.text:
            self.dismiss(Reason(text=self.text))
        else:
            self.complain(self.texts("need-text"))


class AssignQuestion(FindingQuestion):
    """Asks to whom a finding is given; nobody is an answer too."""

    title_key = "assign"

    def fields(self) -> ComposeResult:
        """Yield a line for the name."""
        yield from self.recalling("ask-name")

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#text", Entry).focus()

    def on_input_submitted(self) -> None:
        """Save."""
        self.dismiss(Reason(text=self.text))


class ProposalActions:
    """What one does with a colleague's proposal on the current finding of a walk."""

    def __init__(self, host: Host, walk: Walk) -> None:
        self.host, self.walk = host, walk
        self.steps: Steps = {
            "approve": self.approve,
            "refuse": self.refuse,
            "assign": self.assign,
        }

    def approve(self) -> None:
        """Approve the proposal on the current finding, and go on."""
        finding = self.walk.current
        if finding is not None and not self.host.gouji.held("approve"):
            self._second(finding, "approve", Reason())

    def refuse(self) -> None:
        """Ask why, then refuse; where nothing is proposed by another, the casebook says so."""
        finding = self.walk.current
        if finding is None:
            return
        if not finding.pending or finding.proposer == self.host.work.me:
            self._second(finding, "refuse", Reason())
            return
        question = RefuseQuestion(self.host.texts, finding, plainer=self.host.gouji.plainer)
        question.offering(said_before(self.host.work, "refuse", finding.rule))
        self.host.ask(question, partial(self._second, finding, "refuse"))

    def _second(self, finding: FindingView, kind: str, reason: Reason | None) -> None:
        if reason is not None:
            second = partial(self.host.work.second, approve=kind == "approve")
            self.walk.save(finding, kind, partial(second, finding, reason.text))

    def assign(self) -> None:
        """Ask for a name, then give the finding to them."""
        if (finding := self.walk.decidable()) is not None:
            question = AssignQuestion(self.host.texts, finding, plainer=self.host.gouji.plainer)
            question.offering(said_before(self.host.work, "assign", finding.rule))
            self.host.ask(question, partial(self._assign, finding))

    def _assign(self, finding: FindingView, reason: Reason | None) -> None:
        if reason is None:
            return
        if reason.text == finding.assignee:
            self.host.say(self.host.texts("assigned-already"), tone="warning")
            return
        self.walk.save(finding, "assign", partial(self.host.work.assign, finding, reason.text))
