"""The second person: approve or refuse a colleague's proposal, give a finding to somebody.

Nobody settles their own: the casebook refuses it, and its sentence is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engine.errors import GoujiError
from tui.screens.questions_finding import FindingQuestion
from tui.screens.review_decide import FindingActions
from tui.session import Reason
from tui.terminal.bindings import bind
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from engine.trail.state.views import FindingView


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
        yield Entry(self.texts("ask-name"), id="text")

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#text", Entry).focus()

    def on_input_submitted(self) -> None:
        """Save."""
        self.dismiss(Reason(text=self.text))


class ProposalActions(FindingActions):
    """A screen on which one also settles what colleagues propose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("approve", "approve"),
        bind("refuse", "refuse"),
        bind("assign", "assign"),
    ]

    def action_approve(self) -> None:
        """Approve the proposal on the current finding, and go on."""
        finding = self.current
        if finding is not None and not self.gouji.held("approve"):
            self._second(finding, "approve", Reason())

    def action_refuse(self) -> None:
        """Ask why, then refuse; where nothing is proposed by another, the casebook says so."""
        finding = self.current
        if finding is None:
            return
        if not finding.pending or finding.proposer == self.gouji.work.me:
            self._second(finding, "refuse", Reason())
            return
        question = RefuseQuestion(self.texts, finding, plainer=self.gouji.plainer)
        self.app.push_screen(question, lambda reason: self._second(finding, "refuse", reason))

    def _second(self, finding: FindingView, kind: str, reason: Reason | None) -> None:
        if reason is not None:
            approve = kind == "approve"
            self.save(
                finding, kind,
                lambda: self.gouji.work.second(finding, reason.text, approve=approve),
            )  # fmt: skip

    def action_assign(self) -> None:
        """Ask for a name, then give the finding to them."""
        if (finding := self._decidable()) is not None:
            question = AssignQuestion(self.texts, finding, plainer=self.gouji.plainer)
            self.app.push_screen(question, lambda reason: self._assign(finding, reason))

    def _assign(self, finding: FindingView, reason: Reason | None) -> None:
        if reason is not None:
            self.save(finding, "assign", lambda: self.gouji.work.assign(finding, reason.text))

    def save(self, finding: FindingView, kind: str, step: Callable[[], None]) -> None:
        """Do a step, show the finding as it is now, and go on after a settled proposal."""
        try:
            step()
        except GoujiError as error:
            self.load()
            self.say(error.message, tone="error")
            return
        self.load()
        self.say(self.texts("saved", what=self.texts("event-" + kind), rule=finding.rule))
        if kind == "approve":
            self.go_on(finding)
