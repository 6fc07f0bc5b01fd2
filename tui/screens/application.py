"""What a screen asks of the application, so that no screen has to know its class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.trail.state.views import FilingView
    from tui.session import Casework
    from tui.text.screens import Texts


class Application(Protocol):
    """The session at work, the words and keys in force, and the ways to other screens."""

    work: Casework
    texts: Texts
    keys: Mapping[str, str]
    book_name: str
    plainer: bool

    def held(self, key: str) -> bool:
        """Tell whether a key is being held down."""

    def open_review(self, filing: FilingView) -> None:
        """Open a filing for review."""

    def open_rounds(self, filing: FilingView) -> None:
        """Open the rounds of a filing."""

    def open_trail(self, filing: FilingView) -> None:
        """Open the trail of a filing."""

    def open_rules(self, code: str = "") -> None:
        """Open the catalogue of rules, at one of them."""

    def open_help(self, topics: Sequence[str]) -> None:
        """Open help on these topics."""

    def load_pack(self) -> Any:
        """Return the rule pack in force."""
