"""The single lines around the panes: titles, the notice, and the keys at the bottom."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from tui.render.sanitise import PLAINER, visible
from tui.render.wrap import cut, width, wrap
from tui.terminal.keymap import NAMES, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from tui.text.words import Texts


ALWAYS = frozenset({"help", "quit"})
MOST = 3
"""So many lines a notice takes; what has no room there ends in a mark."""


class Bar(Widget, can_focus=False):
    """One line of text, made safe and cut to the width; ``right`` stands at its end."""

    ALLOW_SELECT = False

    def __init__(
        self,
        left: str = "",
        *,
        plainer: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.left = left
        self.right = ""
        self.plainer = plainer

    def say(self, left: str, right: str = "", *, tone: str = "") -> None:
        """Show other words; ``tone`` is ``""``, ``warning`` or ``error``."""
        changed = (left, right) != (self.left, self.right)
        self.left, self.right = left, right
        self.set_class(tone == "warning", "-warning")
        self.set_class(tone == "error", "-error")
        if changed:
            self.refresh()

    def render(self) -> Content:
        """Draw nothing here: see ``render_line``."""
        return Content("")

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        room = self.size.width
        if y:
            return Strip.blank(room, self.rich_style)
        right = cut(visible(self.right, plainer=self.plainer), room)
        left = cut(visible(self.left, plainer=self.plainer), max(0, room - width(right) - 1))
        text = left + " " * (room - width(left) - width(right)) + right
        if self.plainer:
            text = text.translate(PLAINER)  # also what cutting has put at an end
        return Strip([Segment(text, self.rich_style)])


class Notice(Bar):
    """A sentence; it takes a second and third line where it needs them."""

    def say(self, left: str, right: str = "", *, tone: str = "") -> None:
        """Show another sentence in as many lines as it needs, up to the most."""
        super().say(left, right, tone=tone)
        height = min(MOST, len(self._lines()))
        if height != self.size.height:
            self.styles.height = height

    def on_resize(self) -> None:
        """Take the lines that the sentence needs at another width."""
        height = min(MOST, len(self._lines()))
        if height != self.size.height:
            self.styles.height = height

    def _lines(self) -> list[str]:
        words, room = visible(self.left, plainer=self.plainer), max(20, self.size.width)
        return [words[start:end] for start, end in wrap(words, room)]

    def render_line(self, y: int) -> Strip:
        """Draw one line of the sentence."""
        lines = self._lines()
        text = lines[y] if y < len(lines) else ""
        if y == MOST - 1 and len(lines) > MOST:
            text = cut(f"{text}{lines[MOST]}", self.size.width, mark="~" if self.plainer else "…")
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )


class KeyBar(Bar):
    """The keys that matter now, in the language of the screens; what has no room is left out."""

    COMPONENT_CLASSES = {"keybar--key"}  # noqa: RUF012 - Textual reads a class variable

    def __init__(
        self,
        names: Sequence[str],
        texts: Texts,
        keys: Mapping[str, str],
        words: Mapping[str, str] = MappingProxyType({}),
        *,
        plainer: bool = False,
    ) -> None:
        super().__init__(plainer=plainer)
        self.names, self.texts, self.keys, self.words = names, texts, keys, words

    def offer(self, names: Sequence[str]) -> None:
        """Show other keys."""
        if names is not self.names and names != self.names:
            self.names = names
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw keys and words until the line is full."""
        key_style = self.get_component_rich_style("keybar--key")
        segments: list[Segment] = []
        for name in self._fitting() if not y else ():
            key, word = self._hint(name)
            segments += [Segment(key, key_style), Segment(word, self.rich_style)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        at = 0
        for name in self._fitting():
            at += width("".join(self._hint(name)))
            if event.x < at:
                first = self.keys[name].split(",", maxsplit=1)[0].strip()
                self.app.simulate_key(NAMES.get(first, first))
                return

    def _hint(self, name: str) -> tuple[str, str]:
        key = f" {shown(self.keys[name], self.texts)}"
        word = f" {self.texts(self.words.get(name, 'key-' + name))} "
        if self.plainer:
            return key.translate(PLAINER), word.translate(PLAINER)
        return key, word

    def _fitting(self) -> list[str]:
        """Return the names that have room; help and quit always have."""
        names = list(self.names)
        spare = [name for name in names if name not in ALWAYS]
        while spare and sum(width("".join(self._hint(name))) for name in names) > self.size.width:
            names.remove(spare.pop())
        return names
