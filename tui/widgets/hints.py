"""The line of a dialog that says which key does what; a click on what a key does presses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.render.wrap import width
from tui.terminal.keymap import NAMES
from tui.widgets.bars import Notice

if TYPE_CHECKING:
    from textual import events

    from tui.text.words import Texts

PARTS = re.compile(r"[^\uff1b;\u3000]+")
"""What stands between semicolons and wide blanks is about one key, or about a few in a row."""


class Hints(Notice):
    """Says what one can press here, and takes a click for it: whoever has a mouse needs no key."""

    def __init__(self, words: str, texts: Texts, *, plainer: bool = False) -> None:
        super().__init__(words, plainer=plainer, id="how")
        self.texts = texts

    def on_click(self, event: events.Click) -> None:
        """Press the key whose words were clicked."""
        named = {self.texts("hint-enter"): "enter", "Esc": "escape"}
        lines = self._lines()
        if event.y < len(lines):
            before = sum(map(len, lines[: event.y]))
            line, x = lines[event.y], event.x
            at = before + next((n for n in range(len(line)) if width(line[: n + 1]) > x), len(line))
            if key := key_at("".join(lines), at, named):
                self.app.simulate_key(NAMES.get(key, key))


def key_at(words: str, at: int, named: dict[str, str]) -> str:
    """Return the key that hints name at a place or last before it, ``""`` if they name none there.

    A single sign that stands alone is a key, and so are the words ``named``.
    """
    part = next((one for one in PARTS.finditer(words) if one.start() <= at < one.end()), None)
    if part is None:
        return ""
    names = "|".join(map(re.escape, named))
    found = list(re.finditer(rf"{names}|(?<!\S)[!-~](?= )", part[0]))
    before = [one for one in found if part.start() + one.start() <= at]
    one = before[-1] if before else found[0] if found else None
    return named.get(one[0], one[0]) if one is not None else ""
