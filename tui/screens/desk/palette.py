"""Everything that can be done here, by name: type Chinese or pinyin, Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from engine.values import dataclass
from tui.render.lines import Run
from tui.render.wrap import cut, pad
from tui.screens.help import word_of
from tui.screens.undaunted import Undaunted
from tui.terminal.bindings import bind
from tui.terminal.keymap import shown
from tui.text.pinyin import folded, found, spelt
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry, Sieve
from tui.widgets.roll import CursorList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.render.lines import Line
    from tui.text.words import Texts

TALLEST = 12
KEY = 8


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: the id of its key, its words, and the key to press."""

    name: str
    words: str
    key: str


def deeds(names: Iterable[str], keys: Mapping[str, str], texts: Texts) -> list[Deed]:
    """Return what keys of these ids do, in their order."""
    return [Deed(name, word_of(name, texts), shown(keys[name], texts)) for name in names]


def sifted(those: Sequence[Deed], wanted: str) -> list[Deed]:
    """Return the deeds that hold every word, in Chinese or in pinyin."""
    words = folded(wanted).split()
    return [
        deed
        for deed in those
        if all(
            word in folded(deed.words) or (spelt(word) and found(word, deed.words))
            for word in words
        )
    ]


class Palette(Undaunted, ModalScreen[str | None]):
    """Answers with the id of what was chosen, None if nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("close", "leave")]

    def __init__(self, texts: Texts, those: Sequence[Deed], *, plainer: bool = False) -> None:
        super().__init__()
        self.texts, self.deeds, self.plainer = texts, those, plainer
        self.set_class(plainer, "-plainer")

    def compose(self) -> ComposeResult:
        """Build the line to type in and the list."""
        with Vertical(classes="question"):
            yield Bar(self.texts("palette"), plainer=self.plainer, id="question-title")
            yield Sieve(self.texts("palette-hint"), id="text")
            yield CursorList(self.draw, id="choices")

    def on_mount(self) -> None:
        """Show everything, ready to type."""
        roll = self.query_one("#choices", CursorList)
        roll.styles.height = min(TALLEST, len(self.deeds))
        roll.fill(self.deeds)
        self.query_one("#text", Entry).focus()

    def draw(self, deed: Deed, cells: int) -> Line:
        """Draw a deed with its key."""
        return (Run(pad(deed.key, KEY), "label"), Run(cut(deed.words, max(1, cells - KEY))))

    def action_step(self, by: int) -> None:
        """Move the cursor while one types."""
        self.query_one("#choices", CursorList).action_step(by)

    def on_input_changed(self, message: Entry.Changed) -> None:
        """Narrow as one types."""
        self.query_one("#choices", CursorList).fill(sifted(self.deeds, message.value))

    def on_input_submitted(self) -> None:
        """Choose with Enter."""
        self.on_cursor_list_chosen()

    def on_cursor_list_chosen(self) -> None:
        """Answer with what is under the cursor."""
        deed = self.query_one("#choices", CursorList).current
        if deed is not None:
            self.dismiss(deed.name)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
