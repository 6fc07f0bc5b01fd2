"""Help: what the widget with the focus does, what the screen is for, and the keys that work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.render.lines import BLANK, Run, prose
from tui.render.wrap import pad
from tui.screens.base import BaseScreen
from tui.terminal.bindings import bind
from tui.terminal.keymap import shown, spread, textual_name
from tui.text.words import pair
from tui.widgets.bars import Bar
from tui.widgets.sheet import LineView

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from tui.render.lines import Line
    from tui.text.words import Texts

MORE = 14
"""So many cells the other keys of one take: (【 shift+f3)."""
LISTED = (
    "confirm", "confirm-cause", "dismiss", "accept", "note", "correct", "skip", "back", "undo",
    "evidence", "beside", "copy", "original", "approve", "refuse", "assign", "return-filing",
    "approve-filing", "next-filing", "part-1", "part-back", "menu",
    "mark", "mark-all", "rounds", "view-0", "year-back",
    "filter", "order", "group", "palette", "import", "roster", "material", "dates", "last-year",
    "template", "export", "picture", "whole-trail", "verify", "settings", "unlock", "theme",
    "guide", "pane-list", "pane-document", "pane-rule", "next-pane", "zoom", "page-down", "open",
    "trail", "rules", "help", "close", "quit",
)  # fmt: skip


def word_of(name: str, texts: Texts) -> str:
    """Return what a key does, in words that stand by themselves."""
    return texts(("listed-" if pair("listed-" + name) else "key-") + name)


class HelpScreen(BaseScreen):
    """One page of help."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("close", "leave")]
    keys = ("close", "page-down", "quit")

    def __init__(self, topics: Sequence[str], active: Mapping[str, Collection[str]]) -> None:
        super().__init__()
        self.topics, self.active = topics, active

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (LineView(id="help"),)

    def on_mount(self) -> None:
        """Show the page."""
        self.query_one("#title", Bar).say(self.texts("help"))
        self.query_one("#help", LineView).focus()

    def on_resize(self) -> None:  # type: ignore[override]  # Textual looks at the signature
        """Wrap the page to the window."""
        cells = max(30, self.size.width - 4)
        lines: list[Line] = []
        for topic in self.topics:
            lines += [*prose(self.texts(topic), cells), BLANK]
        lines.append((Run(self.texts("help-keys"), "label"),))
        lines += [line for name in LISTED if name in self.active and (line := self._key(name))]
        self.query_one("#help", LineView).show(lines)

    def _key(self, name: str) -> Line:
        active = self.active[name]
        keys = [
            key
            for key in self.gouji.keys[name].split(",")
            if any(textual_name(form) in active for form in spread(key).split(","))
        ]
        if not keys:  # all of them do something else here
            return ()
        more = " ".join(shown(key, self.texts) for key in keys[1:])
        return (
            Run("  " + pad(shown(keys[0], self.texts), 6), "strong"),
            Run(pad(f"({more})" if more else "", MORE), "quiet"),
            Run(word_of(name, self.texts)),
        )

    def action_help(self) -> None:
        """Stay: this is the help."""
