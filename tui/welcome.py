"""Where there is no casebook yet: asks whether to make one, before anything is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from engine.reading.files.children import prepare
from tui.screens.menu import Menu
from tui.themes import THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from tui.text.words import Texts


class Welcome(App[bool]):
    """Answers whether a casebook is to be made."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, path: Path, texts: Texts, *, plainer: bool = False) -> None:
        prepare()
        super().__init__()
        self.path, self.texts, self.plainer = path, texts, plainer

    def on_mount(self) -> None:
        """Ask."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        title = self.texts("welcome", path=self.path)
        choices = [(name, self.texts("welcome-" + name)) for name in ("make", "not")]
        menu = Menu(self.texts, title, choices, plainer=self.plainer)
        self.push_screen(menu, lambda name: self.exit(name == "make"))
