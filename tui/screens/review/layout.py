"""Which panes of the review are shown at which width, and which one has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from tui.screens.base import WIDE

if TYPE_CHECKING:
    from textual import events

PANES = {
    "list": "#findings", "document": "#document", "beside": "#beside", "rule": "#rule"
}  # fmt: skip


class PaneLayout(Container):
    """Panes side by side where there is room, else one at a time beside the rule.

    The class ``-paired`` says that something stands beside the document; then the list is hidden
    where the two columns need its room.
    """

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.was_wide: bool | None = None

    def part_quietly(self) -> None:
        """Take away what stands beside the document; the focus stays."""
        self.remove_class("-paired")

    def fit(self) -> None:
        """Start at the document where it shares its room with the list, else at the list."""
        wide, before = self.is_wide, self.was_wide
        self.was_wide = wide
        if (
            before is not None
            and wide != before
            and self.screen.focused is self.query_one(PANES["document" if wide else "list"])
        ):
            self.go_to(self.first)
        if self.paired and before is not None and wide != before:
            self.part_quietly()
            self.go_to(self.first)

    @property
    def is_wide(self) -> bool:
        """Tell whether list and document have room side by side."""
        return self.screen.size.width >= WIDE

    @property
    def first(self) -> str:
        """The pane in which one works at this width."""
        return "list" if self.is_wide else "document"

    @property
    def paired(self) -> bool:
        """Tell whether something stands beside the document."""
        return self.has_class("-paired")

    def _names(self) -> list[str]:
        """Return the panes that can be gone to now."""
        hidden = {"list"} if self.paired and self.is_wide else set()
        hidden |= set() if self.paired else {"beside"}
        return [name for name in PANES if name not in hidden]

    def go_to(self, name: str) -> None:
        """Give a pane the focus; where there is room for one only, show it."""
        if name not in self._names():
            self.part_quietly()
        self.look_at(name)
        self.query_one(PANES[name]).focus()

    def look_at(self, name: str) -> None:
        """Show that a pane has the focus; where there is room for one only, show it."""
        for pane in PANES:
            self.set_class(pane == name, f"-{pane}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, also when a pane was clicked."""
        for pane in PANES:
            if self.query_one(f"#{pane}-pane") in event.widget.ancestors:
                self.look_at(pane)

    def go_by(self, by: int) -> None:
        """Go to the next or last pane."""
        names = self._names()
        at = next((n for n, name in enumerate(names) if self.has_class(f"-{name}")), 0)
        self.go_to(names[(at + by) % len(names)])
