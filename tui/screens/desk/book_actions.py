"""What is done from the desk with the book as a whole: in, out, its trail, its chain, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from engine.errors import GoujiError
from tui.screens.application import Host
from tui.screens.book.comings import Comings
from tui.screens.book.goings import Goings
from tui.screens.book.unlock import Unlocking
from tui.screens.desk.book_trail import verify_beside
from tui.screens.desk.palette import Palette, deeds
from tui.screens.help import LISTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.trail.state.views import FilingView
    from tui.screens.application import Steps
    from tui.screens.desk.standing import Standing
    from tui.screens.filing_actions import FilingActions
    from tui.widgets.roll import CursorList


class Desk(Host, Protocol):
    """The desk as these steps see it."""

    standing: Standing
    actions: FilingActions

    @property
    def roll(self) -> CursorList[Any]:
        """The list of filings."""

    @property
    def year(self) -> int | None:
        """The year that is shown, None: all."""

    @property
    def active_bindings(self) -> Mapping[str, Any]:
        """The keys that do something now."""

    @property
    def app(self) -> Any:
        """The application, as Textual knows it."""

    def chosen(self) -> list[FilingView]:
        """Return the marked filings."""

    def arrived(self, words: str, tone: str) -> None:
        """Show what stands in the book now, and say the words."""

    def offered(self, names: Sequence[str]) -> list[str]:
        """Return which of these keys can act."""

    def call_later(self, callback: Callable[..., Any], *arguments: Any) -> bool:
        """Call something once what is under way is done."""


class BookActions:
    """The steps of the desk that concern the whole book."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.comings = Comings(desk, desk.arrived, self.open_first)
        self.steps: Steps = {
            "whole-trail": self.whole_trail,
            "verify": self.verify,
            "palette": self.palette,
            "material": lambda: desk.gouji.open_material(desk.year),
            "picture": lambda: desk.gouji.open_picture(desk.year),
            "rules": self.rules,
            "settings": self.settings,
            "theme": self.theme,
            **self.comings.steps,
            **Goings(desk, self.going, self.told).steps,
            **Unlocking(desk, self.told).steps,
        }

    def begin(self, *, nothing: bool) -> None:
        """Say what stands in the way of working; lead through the first steps of an empty book."""
        desk = self.desk
        try:
            locked = not desk.work.book.read_only and desk.work.book.locked
        except GoujiError:  # told already: the filings could not be read either
            return
        if locked:
            self.told(desk.texts("unlock-first", who=desk.work.me), "warning")
        elif nothing and not desk.work.book.read_only:
            self.comings.guide()

    def told(self, words: str, tone: str) -> None:
        """Say what became of a step."""
        self.desk.actions.announce(words, tone=tone)

    def going(self) -> tuple[Sequence[FilingView], int | None, bool]:
        """Return what goes into a paper: what is marked, else the year; and whether it is part."""
        marked = self.desk.chosen()
        if marked:
            return marked, self.desk.year, True
        return self.desk.standing.shown.filings, self.desk.year, False

    def open_first(self) -> bool:
        """Open the first report in which something is undecided."""
        rows = self.desk.standing.rows
        first = next((row for row in rows if getattr(row, "undecided", 0)), None)
        if first is not None:
            self.desk.gouji.open_review(first)  # type: ignore[arg-type]  # it has decisions
        return first is not None

    def whole_trail(self) -> None:
        """Open the trail of the whole book."""
        self.desk.gouji.open_book_trail()

    def rules(self) -> None:
        """Open the catalogue of rules."""
        self.desk.gouji.open_rules()

    def settings(self) -> None:
        """Open the settings in force."""
        self.desk.gouji.open_settings()

    def theme(self) -> None:
        """Change between the dark and the light look."""
        name = self.desk.gouji.next_theme()
        self.told(self.desk.texts("theme-" + name), "")

    def verify(self) -> None:
        """Verify the trail of the whole book."""
        verify_beside(self.desk.gouji, self)

    def verified(self, words: str, tone: str) -> None:
        """Say what verifying found."""
        self.told(words, tone)

    def palette(self) -> None:
        """Offer everything that can be done here by its name."""
        screen, gouji = self.desk, self.desk.gouji
        bound = {one.binding.id: one.binding for one in screen.active_bindings.values()}
        names = screen.offered([name for name in LISTED if name in bound and name != "palette"])
        those = deeds(names, gouji.keys, gouji.texts)

        def do(name: str | None) -> None:
            if name is not None:
                screen.call_later(self.carry_out, bound[name].action)

        screen.ask(Palette(gouji.texts, those, plainer=gouji.plainer), do)

    async def carry_out(self, action: str) -> None:
        """Do what a binding does, for the list if it is the list's."""
        roll, name = self.desk.roll, action.partition("(")[0]
        owner = roll if hasattr(roll, f"action_{name}") else self.desk
        await self.desk.app.run_action(action, owner)
