"""Several lines to type in or to paste a table into; the first paste takes the place of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from tui.render.sanitise import visible

if TYPE_CHECKING:
    from textual import events


class PasteArea(TextArea):
    """Text in lines, without control characters; what was drafted stays until somebody pastes."""

    help_key = "help-paste"

    def __init__(self, draft: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(safe(draft), id=id, soft_wrap=False, highlight_cursor_line=False)
        self.draft = self.text

    async def _on_paste(self, event: events.Paste) -> None:
        """Take what is pasted, made visible; over an untouched draft, in its place."""
        event.prevent_default()
        event.stop()
        if self.text == self.draft:
            self.load_text("")
        self.insert(safe(event.text))


def safe(text: str) -> str:
    """Return text whose control characters are pictures; lines and tabs stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)
