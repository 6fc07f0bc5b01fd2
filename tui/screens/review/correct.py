"""Correcting a misread cell in the review: the form, then the filing is judged anew in a thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from engine.corrections.address import written_out
from engine.errors import GoujiError
from engine.packs import forms_of
from tui.screens.questions_correct import CorrectQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.sweep.correcting import Corrected
    from engine.trail.state.views import FindingView
    from tui.screens.application import Host, Steps
    from tui.screens.questions_correct import Amend
    from tui.screens.review.walk import Walk


class Correcting:
    """The key that opens the form; one correction at a time is judged."""

    def __init__(self, host: Host, walk: Walk) -> None:
        self.host, self.walk = host, walk
        self.busy = False
        self.steps: Steps = {"correct": self.ask}

    def ask(self) -> None:
        """Open the form, at the cell of the current finding if it has one."""
        if self.busy:
            self.host.say(self.host.texts("judging-anew"), tone="warning")
            return
        try:
            standing = [one.correction for one in self.host.work.corrections(self.walk.filing.id)]
        except GoujiError as error:
            self.host.say(error.message, tone="error")
            return
        question = CorrectQuestion(
            self.host.texts,
            cell_of(self.walk.current, self.walk.cause),
            standing,
            forms_of(),
            plainer=self.host.gouji.plainer,
        )
        self.host.ask(question, self.amend)

    def amend(self, amend: Amend | None) -> None:
        """Judge the filing as corrected, beside the screen."""
        if amend is None:
            return
        self.busy = True
        self.host.say(self.host.texts("judging-anew"))
        self.host.patience.beside(
            partial(self.host.work.correct, self.walk.filing, amend.target, amend.correction),
            self.done,
        )

    def done(self, result: Corrected | Exception) -> None:
        """Show the findings as they are now, or why nothing was corrected."""
        self.busy = False
        if not getattr(self.host, "is_attached", True):
            return  # one has left the review meanwhile; the casebook tells
        texts = self.host.texts
        if isinstance(result, GoujiError):
            self.host.say(result.message, tone="error")
        elif isinstance(result, Exception):
            self.host.say(texts("not-corrected", what=type(result).__name__), tone="error")
        else:
            self.walk.load()
            counts = result.recorded
            self.host.say(
                texts(
                    "corrected", opened=counts.opened, reopened=counts.reopened,
                    resolved=counts.resolved,
                )
            )  # fmt: skip


def cell_of(finding: FindingView | None, cause: Mapping[str, Any] | None) -> str:
    """Return the address of a finding's own cell, of the only one that its cause would change."""
    place = (finding.data.get("place") or {}) if finding is not None else {}
    if place.get("table") and place.get("row") and place.get("column"):
        return written_out((place["table"], place["row"], place["column"]))
    repairs: Sequence[Any] = (cause or {}).get("repairs") or ()
    cells: Sequence[Any] = repairs[0].get("cells") or () if len(repairs) == 1 else ()
    if len(cells) != 1:
        return ""
    return written_out((cells[0]["table"], cells[0]["row"], cells[0]["column"]))
