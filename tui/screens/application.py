"""What a screen asks of the application, and what the actions on a screen ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from textual.screen import ModalScreen

    from engine.errors import GoujiError
    from engine.trail.state.views import FilingView
    from tui.session import Casework
    from tui.text.words import Texts

Answer = TypeVar("Answer")
Result = TypeVar("Result")
Steps = dict[str, "Callable[[], None]"]
"""What each key does, by the key's id in the keymap."""


class Application(Protocol):
    """The session at work, the words and keys in force, and the ways to other screens."""

    work: Casework
    texts: Texts
    keys: Mapping[str, str]
    book_name: str
    plainer: bool
    at_home: bool
    """Whether who sits here is at the machine whose files are named."""
    settings: Sequence[tuple[str, str, str]]
    """What files and environment set: name, value, where it comes from."""

    def next_theme(self) -> str:
        """Change the look; return the name of the new one."""

    def open_material(self, year: int | None) -> None:
        """Open what is asked of whom."""

    def open_picture(self, year: int | None) -> None:
        """Open the picture of a season."""

    def open_settings(self) -> None:
        """Open the settings in force."""

    def held(self, key: str) -> bool:
        """Tell whether a key is being held down."""

    def copy_to_clipboard(self, text: str) -> None:
        """Put safe text on the terminal's clipboard."""

    def open_review(self, filing: FilingView, wanted: str = "") -> None:
        """Open a filing for review, its findings filtered by ``wanted``."""

    def back_to_desk(self, wanted: str) -> None:
        """Close what lies over the desk and filter the desk."""

    def open_next(self, filing: FilingView) -> None:
        """Open a filing for review in place of the one that is open."""

    def open_rounds(self, filing: FilingView, then: Callable[[], None] | None = None) -> None:
        """Open the rounds of a filing; ``then`` is called when they are closed."""

    def open_trail(self, filing: FilingView, then: Callable[[], None] | None = None) -> None:
        """Open the trail of a filing; ``then`` is called when it is closed."""

    def open_book_trail(self) -> None:
        """Open the trail of the whole book."""

    def open_rules(self, code: str = "") -> None:
        """Open the catalogue of rules, at one of them."""

    def open_help(self, topics: Sequence[str], keys: Mapping[str, Collection[str]]) -> None:
        """Open help on these topics; ``keys`` are those that do something now, by their ids."""

    def beside(
        self, work: Callable[[], Result], then: Callable[[Result | Exception], None]
    ) -> None:
        """Do work in a thread beside the screens; ``then`` gets its result, or what it raised."""

    def later(self, seconds: float, then: Callable[[], None]) -> None:
        """Call something after so many seconds, unless the screens are gone by then."""

    def load_pack(self) -> Any:
        """Return the rule pack in force."""


class Turns(Protocol):
    """How a screen waits for its turn while another program writes into the casebook."""

    @property
    def waiting(self) -> bool:
        """Tell whether a step waits; it says so again."""

    def attempt(
        self,
        step: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[GoujiError], None],
    ) -> None:
        """Do a step that writes and go on with what it gave, or with the error."""

    def at_once_or_beside(
        self, work: Callable[[], Result], then: Callable[[Result | Exception], None]
    ) -> None:
        """Do work at once; where another program is writing, beside the screens in its turn."""

    def beside(
        self, work: Callable[[], Result], then: Callable[[Result | Exception], None]
    ) -> None:
        """Do long work beside the screens; while it waits for its turn one can give it up."""

    def give_up(self) -> bool:
        """Let go of the step that waits; False if none does."""


class Host(Protocol):
    """A screen as the actions that it holds see it: the application, and ways to talk."""

    @property
    def gouji(self) -> Application:
        """The application."""

    @property
    def work(self) -> Casework:
        """The session at work."""

    @property
    def texts(self) -> Texts:
        """The words of the interface."""

    @property
    def patience(self) -> Turns:
        """What waits for its turn to be written."""

    def say(self, words: str, *, tone: str = "") -> None:
        """Show a sentence."""

    def ask(self, question: ModalScreen[Answer], then: Callable[[Answer | None], None]) -> None:
        """Ask a question; ``then`` is called with the answer."""
