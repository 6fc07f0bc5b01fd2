"""The form for a misread cell or field: which, what stands in the original, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.corrections.address import cell_correction, target_of
from engine.corrections.fields import FIELDS, field_value
from engine.corrections.wording import correction_line
from engine.errors import UsageError
from engine.report import Correction
from engine.values import dataclass, replace
from tui.screens.questions_finding import Question
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from engine.forms.model import Forms
    from tui.text.words import Texts


@dataclass(frozen=True, slots=True)
class Amend:
    """What is to be put right, or taken back (``correction`` None: the target's goes)."""

    target: str
    correction: Correction | None = None


class CorrectQuestion(Question[Amend | None]):
    """Asks for the cell or field, its value in the original, and the reason.

    ``where`` is the address of the finding's own cell, ``""`` if it has none; ``standing`` are the
    corrections already made.
    """

    title_key = "correct"

    def __init__(
        self,
        texts: Texts,
        where: str,
        standing: Sequence[Correction],
        forms: Forms,
        *,
        plainer: bool = False,
    ) -> None:
        super().__init__(texts, plainer=plainer)
        self.where, self.standing, self.forms = where, standing, forms

    def heading(self) -> tuple[str, str]:
        """Return what is asked, and what was put right already."""
        lines = [correction_line(one) for one in self.standing]
        return self.texts("ask-correct"), " ".join(lines) or self.texts("ask-correct-about")

    def fields(self) -> ComposeResult:
        """Yield the lines for the cell, its value and the reason."""
        yield Entry(self.texts("ask-correct-where"), id="where")
        yield Entry(self.texts("ask-correct-value"), id="value")
        yield from super().fields()

    def on_mount(self) -> None:
        """Begin with the value where the finding names the cell."""
        self.query_one("#where", Entry).value = self.where
        self.query_one("#value" if self.where else "#where", Entry).focus()

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go from line to line, then answer; a wrong line is told and gets the focus."""
        at = str(message.input.id)
        wrong = "where"
        try:
            target = self.target()
            wrong = "value"
            correction = self.correction(target) if at != "where" else None
        except UsageError as error:
            self.complain(error.message)
            self.query_one(f"#{wrong}", Entry).focus()
            return
        if at == "where":
            self.query_one("#value", Entry).focus()
        elif correction is None:
            self.dismiss(Amend(target))
        elif at == "value":
            self.query_one("#text", Entry).focus()
        elif not self.text:
            self.complain(self.texts("need-text"))
        else:
            self.dismiss(Amend(target, replace(correction, reason=self.text)))

    def target(self) -> str:
        """Return what is to be corrected; UsageError if there is no such cell."""
        typed = self.query_one("#where", Entry).value.strip()
        names = {name: field for field, name in FIELDS.items()}
        field = names.get(typed, typed)
        return field if field in FIELDS else target_of(typed, self.forms)

    def correction(self, target: str) -> Correction | None:
        """Return the correction typed, None where one is to be taken back."""
        typed = self.query_one("#value", Entry).value.strip()
        stands = any(one.target == target for one in self.standing)
        if stands and typed in {self.texts("take-back"), "undo"}:
            return None
        if target in FIELDS:
            return Correction(target=target, value=field_value(target, typed))
        return cell_correction(f"{target}={typed}", self.forms)
