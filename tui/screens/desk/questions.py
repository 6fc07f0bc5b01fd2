"""The one question before something is done with many filings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.values import dataclass
from tui.render.season import named
from tui.screens.deadline import Deadline
from tui.screens.questions_finding import Question
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from engine.trail.state.views import FilingView
    from tui.text.words import Texts

LISTED = 4


@dataclass(frozen=True, slots=True)
class ManyCase:
    """What is to be done with which filings; ``left`` more are marked and stay as they are.

    ``days`` working days from ``today`` is the deadline that is proposed.
    """

    name: str
    filings: Sequence[FilingView]
    left: int
    today: date
    days: int


class ManyQuestion(Question[dict[str, Any] | None]):
    """Asks once for all: the deadline and a remark, a remark alone, or a name."""

    title_key = "many"

    def __init__(self, texts: Texts, case: ManyCase, *, plainer: bool = False) -> None:
        super().__init__(texts, plainer=plainer)
        self.case = case

    def heading(self) -> tuple[str, str]:
        """Return what is asked for how many, and for which."""
        filings, texts = self.case.filings, self.texts
        names = texts.joined(named(one, texts) for one in filings[:LISTED])
        key = "ask-many-more" if len(filings) > LISTED else "ask-many-going"
        about = texts(key, names=names, n=len(filings))
        idle = sum(not one.confirmed for one in filings)
        if self.case.name == "returned" and idle:
            about += texts("ask-many-none", n=idle)
        if self.case.left:
            about += texts("ask-many-left", n=self.case.left)
        return texts(f"ask-many-{self.case.name}", n=len(filings)), about

    def fields(self) -> ComposeResult:
        """Yield what has to be filled in."""
        if self.case.name == "returned":
            yield Deadline(self.texts, self.case.today, self.case.days)
        key = "ask-name" if self.case.name == "assign" else "ask-remark"
        yield Entry(self.texts(key), id="text")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query(Entry).first().focus()

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go on to the next field; after the last one, answer."""
        if self.case.name != "returned":
            self.dismiss({"text": self.text})
            return
        deadline = self.query_one("#deadline", Deadline)
        if deadline.until is None:
            self.complain(deadline.refused)
            deadline.focus()
        elif message.input is deadline:
            self.query_one("#text", Entry).focus()
        else:
            self.dismiss({"deadline": deadline.until, "text": self.text})

    def meant(self) -> str:
        """Say which day is meant while it is typed."""
        return next((one.told for one in self.query(Deadline)), "")
