"""Questions about a filing: until when it goes back, where it was published, why it is reopened.

Enter saves, Esc leaves everything as it was. What is answered is handed to the casebook, which
refuses what its table of moves forbids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.values import dataclass
from tui.render.lines import Run
from tui.render.navigation import lacking, severest
from tui.render.sanitise import one_line
from tui.render.season import named
from tui.render.wrap import cut
from tui.screens.deadline import Deadline
from tui.screens.questions_finding import Question
from tui.terminal.typed_dates import day
from tui.widgets.entry import Entry
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from engine.trail.state.views import FilingView, FindingView
    from tui.render.lines import Line
    from tui.text.words import Texts

Details = dict[str, Any]
LISTED = 6


@dataclass(frozen=True, slots=True)
class Case:
    """A filing as a question needs to know it: its findings that stand, and today."""

    filing: FilingView
    findings: Sequence[FindingView]
    today: date
    days: int = 10

    @property
    def confirmed(self) -> list[FindingView]:
        """The findings that go back to the agency, the most serious first."""
        confirmed = [finding for finding in self.findings if finding.state == "confirmed"]
        return sorted(confirmed, key=severest)

    @property
    def open(self) -> int:
        """How many findings nobody has decided on; what is only asked for is none."""
        return sum(finding.state == "open" and not lacking(finding) for finding in self.findings)


class FilingQuestion(Question[Details | None]):
    """A question about a filing; ``fields`` are filled in one after the other."""

    def __init__(self, texts: Texts, case: Case, *, plainer: bool = False) -> None:
        super().__init__(texts, plainer=plainer)
        self.case = case

    def heading(self) -> tuple[str, str]:
        """Return what is asked of which filing, and what is worth knowing before."""
        title = self.texts(f"ask-{self.title_key}", what=named(self.case.filing, self.texts))
        return title, self.about()

    def about(self) -> str:
        """Return what is worth knowing before one answers."""
        return self.texts(f"ask-{self.title_key}-about")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query(Entry).first().focus()

    def value(self, name: str) -> str:
        """Return what was typed into a field."""
        return self.query_one(f"#{name}", Entry).value.strip()

    def ask_again(self, name: str, words: str) -> None:
        """Say what is wrong with a field and go there."""
        self.complain(words)
        self.query_one(f"#{name}", Entry).focus()

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go to the next field; after the last one, answer."""
        fields = list(self.query(Entry))
        at = fields.index(message.input)  # type: ignore[arg-type]
        if at + 1 < len(fields) and self.checked(fields[at].id or ""):
            fields[at + 1].focus()
        elif at + 1 == len(fields) and all(self.checked(field.id or "") for field in fields):
            self.dismiss(self.answer())

    def checked(self, name: str) -> bool:
        """Tell whether a field is filled in well; say so if it is not."""
        del name
        return True

    def answer(self) -> Details:
        """Return what goes to the casebook."""
        return {"text": self.text}


class ReturnQuestion(FilingQuestion):
    """Asks for the deadline; shows which confirmed findings go back."""

    title_key = "returned"

    @property
    def deadline(self) -> Deadline:
        """The line for the deadline."""
        return self.query_one("#deadline", Deadline)

    def about(self) -> str:
        """Say how many findings go back."""
        n = len(self.case.confirmed)
        key = "ask-returned-about" if n else "ask-returned-none"
        return self.texts(key, **({"n": n} if n else {}), open=self.case.open)

    def fields(self) -> ComposeResult:
        """Yield the findings, the deadline and a remark."""
        yield LineView(id="going")
        yield Deadline(self.texts, self.case.today, self.case.days)
        yield Entry(self.texts("ask-remark"), id="text")

    def on_mount(self) -> None:
        """List what goes back, and begin with the deadline."""
        super().on_mount()
        sheet, lines = self.query_one("#going", LineView), self.going()
        sheet.can_focus = False
        sheet.styles.height = len(lines)
        sheet.display = bool(lines)
        sheet.show(lines)

    def going(self) -> list[Line]:
        """Return the findings that go back, the first few of them."""
        confirmed = self.case.confirmed
        lines: list[Line] = [self.one(finding) for finding in confirmed[:LISTED]]
        if len(confirmed) > LISTED:
            more = self.texts("ask-returned-more", n=len(confirmed) - LISTED)
            lines.append((Run(more, "quiet"),))
        return lines

    def one(self, finding: FindingView) -> Line:
        """Return a finding in a line."""
        words = one_line(f"{finding.rule} {finding.message}", plainer=self.plainer)
        sign = self.texts("short-" + ("lacking" if lacking(finding) else finding.severity))
        return (Run(f"{sign} ", finding.severity), Run(cut(words, 88)))

    def checked(self, name: str) -> bool:
        """Look whether the deadline is a day to come."""
        if name != "deadline" or self.deadline.until is not None:
            return True
        self.ask_again(name, self.deadline.refused)
        return False

    def meant(self) -> str:
        """Say which day is meant while it is typed."""
        return self.deadline.told

    def answer(self) -> Details:
        """Return deadline and remark."""
        return {"deadline": self.deadline.until, "text": self.text}


class ApproveQuestion(FilingQuestion):
    """Says what stays undecided; Enter approves."""

    title_key = "approved"

    def about(self) -> str:
        """Say what stays undecided."""
        counts = {"open": self.case.open, "confirmed": len(self.case.confirmed)}
        return self.texts("ask-approved-about", **counts)

    def fields(self) -> ComposeResult:
        """Yield a line for a remark."""
        yield Entry(self.texts("ask-remark"), id="text")


class PublishQuestion(FilingQuestion):
    """Asks where and when the report was published."""

    title_key = "published"

    def fields(self) -> ComposeResult:
        """Yield address and day."""
        yield Entry(self.texts("ask-address"), id="address")
        yield Entry(self.texts("ask-on", day=self.case.today.isoformat()), id="on")

    def checked(self, name: str) -> bool:
        """Look whether there is an address, and a day not to come."""
        if name == "address" and not self.value(name):
            self.ask_again(name, self.texts("bad-address"))
            return False
        on = day(self.value(name), self.case.today, past=True) if name == "on" else self.case.today
        if on is None or on > self.case.today:
            self.ask_again(name, self.texts("bad-on", day=self.case.today.isoformat()))
            return False
        return True

    def answer(self) -> Details:
        """Return address and day."""
        return {
            "address": self.value("address"),
            "on": day(self.value("on"), self.case.today, past=True),
        }


class ReopenQuestion(FilingQuestion):
    """Asks why a filing is opened again."""

    title_key = "reopened"

    def about(self) -> str:
        """Say where the filing stands."""
        return self.texts(
            "ask-reopened-about", state=self.texts("filing-" + self.case.filing.state)
        )

    def checked(self, name: str) -> bool:
        """Look whether a reason was written."""
        if not self.value(name):
            self.ask_again(name, self.texts("need-text"))
            return False
        return True
