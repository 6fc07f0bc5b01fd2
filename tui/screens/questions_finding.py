"""The small questions: why a finding is dismissed, until when accepted, a note, and the summary.

None is answered by the key that opened it: Enter saves, Esc leaves everything as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from engine.trail.state.views import DISMISSALS
from tui.render.lines import Run
from tui.render.wrap import cut
from tui.screens.undaunted import Undaunted
from tui.session import Reason
from tui.terminal.bindings import bind
from tui.terminal.typed_dates import day
from tui.text.pinyin import folded
from tui.widgets.bars import Bar, Notice
from tui.widgets.entry import Entry, Recalling
from tui.widgets.hints import Hints
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from engine.trail.state.views import FindingView
    from tui.render.lines import Line
    from tui.text.words import Texts

Answer = TypeVar("Answer")
LATEST = 3
SHOWN = 24
"""So many of what one wrote before are shown, each cut to so many cells."""


class Question(Undaunted, ModalScreen[Answer]):
    """A small window with a title, its fields, and a line that says how to answer."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("close", "leave")]
    title_key = ""
    offered: Sequence[str] = ()
    """What one wrote before in such a place."""

    def __init__(self, texts: Texts, *, plainer: bool = False) -> None:
        super().__init__()
        self.texts, self.plainer = texts, plainer
        self.complaint = ""
        self.set_class(plainer, "-plainer")

    def heading(self) -> tuple[str, str]:
        """Return the title, and what the question is about."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Build title, fields and the line below."""
        title, about = self.heading()
        with Vertical(classes="question"):
            yield Bar(title, plainer=self.plainer, id="question-title")
            yield Notice(about, plainer=self.plainer, id="about")
            yield from self.fields()
            how = self.texts(f"ask-{self.title_key}-how")
            yield Hints(how, self.texts, plainer=self.plainer)

    def offering(self, words: Sequence[str]) -> Self:
        """Offer what one wrote before, the likest first."""
        self.offered = words
        return self

    def fields(self) -> ComposeResult:
        """Yield the fields to fill in."""
        yield from self.recalling("ask-text")

    def recalling(self, key: str) -> ComposeResult:
        """Yield a line for words; below it what the arrows bring there, if there is any."""
        yield Recalling(self.texts(key), self.offered, id="text")
        if self.offered:
            before = self.texts.joined(cut(words, SHOWN) for words in self.offered[:LATEST])
            yield Bar(self.texts("offered", what=before), plainer=self.plainer, id="offered")

    def complain(self, words: str) -> None:
        """Say what is missing."""
        self.complaint = words
        self.query_one("#how", Bar).say(words, tone="warning")

    def on_input_changed(self) -> None:
        """Say what is meant by what stands there now; forget what was wrong with it before."""
        self.query_one("#how", Bar).say(self.meant() or self.texts(f"ask-{self.title_key}-how"))

    def meant(self) -> str:
        """Return what Enter would do with what is typed, ``""`` where that is told already."""
        return ""

    @property
    def text(self) -> str:
        """What was typed."""
        return self.query_one("#text", Entry).value.strip()

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


class FindingQuestion(Question[Reason | None]):
    """A question about a finding."""

    def __init__(self, texts: Texts, finding: FindingView, *, plainer: bool = False) -> None:
        super().__init__(texts, plainer=plainer)
        self.finding = finding

    def heading(self) -> tuple[str, str]:
        """Return what is asked of which rule, and the finding's message."""
        return self.texts(f"ask-{self.title_key}", rule=self.finding.rule), self.finding.message


class DismissQuestion(FindingQuestion):
    """Asks for one of the four reasons, and for words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind(f"reason-{number}", f"reason({number})") for number in range(1, len(DISMISSALS) + 1)
    ]
    title_key = "dismiss"

    def __init__(self, texts: Texts, finding: FindingView, *, plainer: bool = False) -> None:
        super().__init__(texts, finding, plainer=plainer)
        self.reason = ""

    def fields(self) -> ComposeResult:
        """Yield the reasons and a line for words."""
        roll: CursorList[str] = CursorList(self.draw, id="reasons")
        roll.items = DISMISSALS
        yield roll
        yield from super().fields()

    def draw(self, reason: str, cells: int) -> Line:
        """Draw one reason, with a sign beside the one chosen."""
        del cells
        sign = "*" if reason == self.reason else " "
        words = self.texts("reason-" + reason)
        return (Run(f"{DISMISSALS.index(reason) + 1} {sign} {words}"),)

    def on_mount(self) -> None:
        """Begin with the reasons."""
        roll = self.query_one("#reasons", CursorList)
        roll.fill(DISMISSALS)
        roll.focus()

    def action_reason(self, number: int) -> None:
        """Choose a reason and go on to the words."""
        self.reason = DISMISSALS[number - 1]
        self.query_one("#reasons", CursorList).move_to(number - 1)
        self.query_one("#reasons", CursorList).refresh()
        self.query_one("#text", Entry).focus()

    def on_cursor_list_chosen(self, message: CursorList.Chosen) -> None:
        """Choose with Enter."""
        self.action_reason(message.index + 1)

    def on_key(self, event: events.Key) -> None:
        """Words typed before a reason was chosen go to their line, none of them is lost."""
        typed = event.character or ""
        entry = self.query_one("#text", Entry)
        if self.focused is not entry and typed.isprintable() and not folded(typed).isascii():
            event.stop()
            entry.focus()
            entry.insert_text_at_cursor(typed)

    def on_input_submitted(self) -> None:
        """Save."""
        if self.reason:
            self.dismiss(Reason(reason=self.reason, text=self.text))
        else:
            self.complain(self.texts("ask-reason-first"))
            self.query_one("#reasons", CursorList).focus()


class AcceptQuestion(FindingQuestion):
    """Asks until when a finding is accepted, and why."""

    title_key = "accept"

    def __init__(
        self, texts: Texts, finding: FindingView, today: date, *, plainer: bool = False
    ) -> None:
        super().__init__(texts, finding, plainer=plainer)
        self.today = today

    def fields(self) -> ComposeResult:
        """Yield a line for the day and one for words."""
        yield Entry(self.texts("ask-until"), id="until")
        yield from super().fields()

    def on_mount(self) -> None:
        """Begin with the day."""
        self.query_one("#until", Entry).focus()

    @property
    def until(self) -> date | None:
        """The day that is typed, None if it is none to come."""
        until = day(self.query_one("#until", Entry).value, self.today)
        return until if until is not None and until > self.today else None

    def meant(self) -> str:
        """Say which day is meant, and how one goes on."""
        if (until := self.until) is None:
            return ""
        weekday = self.texts("weekdays").split()[until.weekday()]
        return self.texts("accept-is", day=until.isoformat(), weekday=weekday)

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go from the day to the words, then save."""
        until = self.until
        if until is None:
            self.complain(self.texts("bad-date"))
            self.query_one("#until", Entry).focus()
        elif message.input.id == "until":
            self.query_one("#text", Entry).focus()
        elif not self.text:
            self.complain(self.texts("need-text"))
        else:
            self.dismiss(Reason(text=self.text, until=until))


class NoteQuestion(FindingQuestion):
    """Asks for the words of a note."""

    title_key = "note"

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#text", Entry).focus()

    def on_input_submitted(self) -> None:
        """Save, unless nothing was written."""
        self.dismiss(Reason(text=self.text) if self.text else None)
