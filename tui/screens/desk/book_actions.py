"""What is done from the desk with the book as a whole: its trail, its chain, and all by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.desk.book_trail import verify_beside
from tui.screens.desk.palette import Palette, deeds
from tui.screens.help import LISTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.application import Steps
    from tui.screens.base import BaseScreen
    from tui.widgets.roll import CursorList


class BookActions:
    """The steps of a screen that concern the whole book; ``told`` says what became of one."""

    def __init__(
        self,
        screen: BaseScreen,
        roll: Callable[[], CursorList],  # type: ignore[type-arg]  # of whatever rows
        told: Callable[[str, str], None],
    ) -> None:
        self.screen, self.roll, self.told = screen, roll, told
        self.steps: Steps = {
            "whole-trail": self.whole_trail,
            "verify": self.verify,
            "palette": self.palette,
        }

    def whole_trail(self) -> None:
        """Open the trail of the whole book."""
        self.screen.gouji.open_book_trail()

    def verify(self) -> None:
        """Verify the trail of the whole book."""
        verify_beside(self.screen.gouji, self)

    def verified(self, words: str, tone: str) -> None:
        """Say what verifying found."""
        self.told(words, tone)

    def palette(self) -> None:
        """Offer everything that can be done here by its name."""
        screen, gouji = self.screen, self.screen.gouji
        bound = {one.binding.id: one.binding for one in screen.active_bindings.values()}
        names = [name for name in LISTED if name in bound and name != "palette"]
        those = deeds(names, gouji.keys, gouji.texts)

        def do(name: str | None) -> None:
            if name is not None:
                screen.call_later(self.carry_out, bound[name].action)

        screen.ask(Palette(gouji.texts, those, plainer=gouji.plainer), do)

    async def carry_out(self, action: str) -> None:
        """Do what a binding does, for the list if it is the list's."""
        roll, name = self.roll(), action.partition("(")[0]
        owner = roll if hasattr(roll, f"action_{name}") else self.screen
        await self.screen.app.run_action(action, owner)
