"""The application: opens the desk, keeps language, keys and look, and leaves the terminal whole."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from contextlib import suppress
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.scrollbar import ScrollBar, ScrollBarRender

from engine.reading.files.children import prepare
from tui.screens.base import BaseScreen
from tui.screens.opening import OpeningScreen
from tui.screens.undaunted import Undaunted, told
from tui.terminal.keymap import DEFAULTS, spread
from tui.text.words import Texts
from tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from engine.trail.state.views import FilingView
    from tui.screens.application import Result
    from tui.session import Casework

HELD = 0.12
PATIENT = 3.0
ENDINGS = ("SIGTERM", "SIGHUP")


def get_ready() -> None:
    """Load what the first filing will need while somebody looks at the desk."""
    from engine.packs import forms_of
    from engine.reading import read_report  # noqa: F401 - loaded, not used
    from tui.screens import summary  # noqa: F401 - loaded, not used
    from tui.screens.review import screen  # noqa: F401

    forms_of()


def closed(then: Callable[[], None] | None) -> Callable[[object], None] | None:
    """Return what Textual calls when a whole screen is closed: it answers nothing."""
    return None if then is None else lambda _: then()


class PlainBar(ScrollBarRender):
    """A scroll bar without block characters, which old consoles draw two cells wide."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class GoujiApp(Undaunted, App[int]):
    """The screens over one casebook.

    ``work`` may be how to open it: then a screen is drawn first, and the casebook opened beside
    it. ``failure`` is why it could not be opened; ``begun`` tells that it was.
    """

    TITLE = "勾稽"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        work: Casework | Callable[[], Casework],
        texts: Texts | None = None,
        *,
        book_name: str = "",
        plainer: bool = False,
        keys: Mapping[str, str] | None = None,
        filing: int | None = None,
        settings: Sequence[tuple[str, str, str]] = (),
        at_home: bool = True,
    ) -> None:
        prepare()  # here: every way into the screens makes the app before Textual captures stderr
        super().__init__()
        self.opening = work if callable(work) else lambda: work
        self.begun = not callable(work)
        if not callable(work):
            self.work = work
        self.failure: Exception | None = None
        self.texts, self.book_name = texts or Texts(), book_name
        self.plainer, self.filing = plainer, filing
        self.settings, self.at_home = settings, at_home
        self.keys = {**DEFAULTS, **(keys or {})}
        self.patience = HELD
        self.last_resort: Timer | None = None
        self._pressed: dict[str, float] = {}
        self.set_keymap({name: spread(own) for name, own in (keys or {}).items()})

    def on_mount(self) -> None:
        """Set the look; open the desk, or first draw something and open the casebook."""
        ScrollBar.renderer = PlainBar if self.plainer else ScrollBarRender
        self.set_class(self.plainer, "-plainer")
        for theme in THEMES:
            self.register_theme(theme)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = THEMES[0].name
        self._leave_well()
        if self.begun:
            self.begin(self.work)
        else:
            self.push_screen(OpeningScreen(lambda: self.beside(self.opening, self.opened)))

    def opened(self, work: Casework | Exception) -> None:
        """Go on with the casebook; leave where it could not be opened."""
        if isinstance(work, Exception):
            self.failure = work
            self.exit(1)
        else:
            self.call_later(self.begin, work)

    def begin(self, work: Casework) -> None:
        """Open the desk, and the filing asked for on top of it."""
        from tui.screens.desk.screen import DeskScreen

        self.work, self.begun = work, True
        if isinstance(self.screen, OpeningScreen):
            for key in self.screen.typed:
                self.call_after_refresh(self.simulate_key, key)
            self.switch_screen(DeskScreen())
        else:
            self.push_screen(DeskScreen())
        if self.filing is not None:
            self.open_review(self.work.filing(self.filing))
        self.call_after_refresh(self.run_worker, self._get_ready, thread=True, exit_on_error=False)

    def _get_ready(self) -> None:
        """Load what comes next, and set aside what now stays: a key would wait for its garbage.

        To look through all of it for rings takes a tenth of a second. Where the app is one of many
        in a process (a test), nothing is set aside.
        """
        get_ready()
        if not self.is_headless:
            gc.freeze()

    def _leave_well(self) -> None:
        """Let the signals that end a session end the app, so that the terminal is restored."""
        loop = asyncio.get_running_loop()
        for name in ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end, 128 + number)

    def _end(self, code: int) -> None:
        """Leave for a signal; a terminal that is gone must not keep the process (all is saved)."""
        self.last_resort = Timer(PATIENT, os._exit, (code,))
        self.last_resort.daemon = True
        self.last_resort.start()
        self.exit(code)

    def _handle_exception(self, error: Exception) -> None:
        """Tell what the casebook could not do; anything else is a mistake of ours, and the end."""
        if not told(self, error):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave on a mistake of our own without Textual's picture of it: it shows what it holds.

        What it holds is of reports, and of persons. Whoever started the app tells the mistake.
        """
        self.failure = self.failure or self._exception
        self._close_messages_no_wait()

    def held(self, key: str) -> bool:
        """Tell whether a key is being held down: one press must not decide twenty findings."""
        now = monotonic()
        before, self._pressed[key] = self._pressed.get(key, float("-inf")), now
        return now - before < self.patience

    def action_help_quit(self) -> None:
        """Say how to leave when Ctrl+C is pressed (it may be meant to copy)."""
        if isinstance(self.screen, BaseScreen):
            self.screen.say(self.texts("how-to-quit"))

    def open_review(self, filing: FilingView, wanted: str = "") -> None:
        """Open a filing for review, its findings filtered by ``wanted``."""
        from tui.screens.review.screen import ReviewScreen

        self.push_screen(ReviewScreen(filing, wanted))

    def back_to_desk(self, wanted: str) -> None:
        """Close what lies over the desk and filter the desk."""
        from tui.screens.desk.screen import DeskScreen

        while not isinstance(self.screen, DeskScreen):
            self.pop_screen()
        self.screen.filter_by(wanted)

    def open_next(self, filing: FilingView) -> None:
        """Open a filing for review in place of the one that is open."""
        from tui.screens.review.screen import ReviewScreen

        self.switch_screen(ReviewScreen(filing))

    def open_rounds(self, filing: FilingView, then: Callable[[], None] | None = None) -> None:
        """Open the rounds of a filing; ``then`` is called when they are closed."""
        from tui.screens.rounds import RoundsScreen

        self.push_screen(RoundsScreen(filing), closed(then))

    def open_trail(self, filing: FilingView, then: Callable[[], None] | None = None) -> None:
        """Open the trail of a filing; ``then`` is called when it is closed."""
        from tui.screens.trail import TrailScreen

        self.push_screen(TrailScreen(filing), closed(then))

    def open_book_trail(self) -> None:
        """Open the trail of the whole book."""
        from tui.screens.desk.book_trail import BookTrailScreen

        self.push_screen(BookTrailScreen())

    def open_rules(self, code: str = "") -> None:
        """Open the catalogue of rules, at one of them."""
        from tui.screens.catalogue import RulesScreen

        self.push_screen(RulesScreen(code))

    def open_material(self, year: int | None) -> None:
        """Open what is asked of whom."""
        from tui.screens.season.material import MaterialScreen

        self.push_screen(MaterialScreen(year))

    def open_picture(self, year: int | None) -> None:
        """Open the picture of a season."""
        from tui.screens.season.picture import PictureScreen

        self.push_screen(PictureScreen(year))

    def open_settings(self) -> None:
        """Open the settings in force."""
        from tui.screens.book.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def next_theme(self) -> str:
        """Change the look; return the name of the new one."""
        dark, light = (one.name for one in THEMES)
        self.theme = light if self.theme == dark else dark
        return self.theme

    def open_help(self, topics: Sequence[str], keys: Mapping[str, Collection[str]]) -> None:
        """Open help on these topics and keys."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(topics, keys))

    def beside(
        self, work: Callable[[], Result], then: Callable[[Result | Exception], None]
    ) -> None:
        """Do work in a thread beside the screens; ``then`` gets its result, or what it raised.

        What ``then`` raises itself is handled like the error of a key.
        """

        def answer(result: Result | Exception) -> None:
            try:
                then(result)
            except Exception as error:  # noqa: BLE001 - no message carries it, so it is handed over
                self._handle_exception(error)

        def run() -> None:
            try:
                result: Result | Exception = work()
            except Exception as error:  # noqa: BLE001 - told where the work was asked for
                result = error
            with suppress(RuntimeError):  # the screens may be gone by then
                self.call_from_thread(answer, result)

        self.run_worker(run, thread=True, exit_on_error=False)

    def later(self, seconds: float, then: Callable[[], None]) -> None:
        """Call something after so many seconds, unless the screens are gone by then."""
        self.set_timer(seconds, then)

    def load_pack(self) -> Any:
        """Return the rule pack in force, with what overlays change; PackError if it fails."""
        return self.work.pack()
