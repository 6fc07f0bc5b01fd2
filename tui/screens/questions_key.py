"""Unlocking one's key where a step has to be signed and none was given at the start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.screens.questions_finding import Question
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from tui.text.words import Texts


class UnlockQuestion(Question[str]):
    """Asks for the key's file and its passphrase; answers once it is unlocked."""

    title_key = "unlock"

    def __init__(
        self, texts: Texts, who: str, unlock: Callable[[Path, str], None], *, plainer: bool = False
    ) -> None:
        super().__init__(texts, plainer=plainer)
        self.who, self.unlock = who, unlock

    def heading(self) -> tuple[str, str]:
        """Return the title, and why it is asked."""
        return self.texts("ask-unlock"), self.texts("ask-unlock-why", who=self.who)

    def fields(self) -> ComposeResult:
        """Yield a line for the file and one for the passphrase, which is not shown."""
        yield Entry(self.texts("ask-key-file"), id="text")
        phrase = Entry(self.texts("ask-passphrase"), id="passphrase")
        phrase.password = True
        yield phrase

    def on_mount(self) -> None:
        """Begin with the file."""
        self.query_one("#text", Entry).focus()

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go on to the passphrase, then unlock; say what is wrong."""
        phrase = self.query_one("#passphrase", Entry)
        if message.input is not phrase:
            phrase.focus()
            return
        file = self.text.strip("'\"")  # as file managers paste it
        try:
            self.unlock(Path(file).expanduser(), phrase.value)
        except GoujiError as error:
            phrase.value = ""
            self.complain(error.message)
        else:
            self.dismiss("unlocked")
