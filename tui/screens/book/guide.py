"""The first steps in an empty casebook: the roster, then the folder of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass
from tui.dropped import paths_in, there
from tui.screens.questions_finding import Question
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from tui.text.words import Texts


@dataclass(frozen=True, slots=True)
class Guide:
    """What a first start begins with."""

    roster: Path | None
    reports: list[Path]


class GuideQuestion(Question[Guide | None]):
    """Asks for the roster (which may wait) and for the folder of reports."""

    title_key = "guide"

    def __init__(self, texts: Texts, *, roster: bool, plainer: bool = False) -> None:
        super().__init__(texts, plainer=plainer)
        self.has_roster = roster

    def heading(self) -> tuple[str, str]:
        """Return what this is."""
        return self.texts("ask-guide"), self.texts("ask-guide-about")

    def fields(self) -> ComposeResult:
        """Yield the lines for the two paths."""
        key = "guide-roster-there" if self.has_roster else "guide-roster"
        yield Entry(self.texts(key), id="roster")
        yield Entry(self.texts("guide-reports"), id="text")

    def on_mount(self) -> None:
        """Begin with what is missing."""
        self.query_one("#text" if self.has_roster else "#roster", Entry).focus()

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go on to the reports; then answer with what is there, or say what is not."""
        rosters = paths_in(self.query_one("#roster", Entry).value)
        reports = paths_in(self.text)
        gone = next((path for path in rosters[:1] if not path.is_file()), None)
        if gone is not None:
            self.complain(self.texts("path-not-there", path=gone))
            self.query_one("#roster", Entry).focus()
        elif message.input.id == "roster":
            self.query_one("#text", Entry).focus()
        elif not reports or not all(map(there, reports)):
            missing = next((path for path in reports if not there(path)), None)
            key = "path-not-there" if missing else "path-needed"
            self.complain(self.texts(key, path=missing) if missing else self.texts(key))
        else:
            roster = rosters[0].absolute() if rosters else None
            self.dismiss(Guide(roster, [path.absolute() for path in reports]))
