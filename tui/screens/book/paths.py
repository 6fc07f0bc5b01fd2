"""The question for a path: typed, pasted or dropped on the terminal; it has to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dropped import paths_in, there
from tui.screens.questions_finding import Question
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from tui.text.words import Texts


class PathQuestion(Question[list["Path"] | None]):
    """Asks for files or folders; ``kind`` ends the keys of its words."""

    def __init__(self, texts: Texts, kind: str, *, given: str = "", plainer: bool = False) -> None:
        super().__init__(texts, plainer=plainer)
        self.title_key, self.given = f"path-{kind}", given

    def heading(self) -> tuple[str, str]:
        """Return what is wanted, and what is done with it."""
        return self.texts(f"ask-{self.title_key}"), self.texts(f"ask-{self.title_key}-about")

    def fields(self) -> ComposeResult:
        """Yield the line for the path."""
        yield Entry(self.texts("ask-path"), id="text")

    def on_mount(self) -> None:
        """Begin with what was dropped, if anything."""
        entry = self.query_one("#text", Entry)
        entry.value = self.given
        entry.cursor_position = len(self.given)
        entry.focus()

    def on_input_submitted(self) -> None:
        """Answer with paths that are there; say which is not."""
        found = paths_in(self.text)
        gone = [path for path in found if not there(path)]
        if gone or not found:
            missing = self.texts("path-not-there", path=gone[0]) if gone else ""
            self.complain(missing or self.texts("path-needed"))
        else:
            self.dismiss([path.absolute() for path in found])
