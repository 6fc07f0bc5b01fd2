"""The question for one's key: its file and the passphrase, which no screen shows."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.dropped import paths_in
from tui.screens.questions_finding import Question
from tui.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from engine.trail.log.keys import Signer
    from tui.screens.application import Host, Steps
    from tui.text.words import Texts


class UnlockQuestion(Question[tuple["Path", str] | None]):
    """Asks for the file of a key and its passphrase."""

    title_key = "unlock"

    def __init__(self, texts: Texts, file: str, *, plainer: bool = False) -> None:
        super().__init__(texts, plainer=plainer)
        self.file = file

    def heading(self) -> tuple[str, str]:
        """Return what is unlocked, and why."""
        return self.texts("ask-unlock"), self.texts("ask-unlock-about")

    def fields(self) -> ComposeResult:
        """Yield the lines for the file and the passphrase."""
        yield Entry(self.texts("unlock-file"), id="file")
        secret = Entry(self.texts("unlock-secret"), id="text")
        secret.password = True
        yield secret

    def on_mount(self) -> None:
        """Begin with what is not known yet."""
        self.query_one("#file", Entry).value = self.file
        self.query_one("#text" if self.file else "#file", Entry).focus()

    def on_input_submitted(self, message: Entry.Submitted) -> None:
        """Go on to the passphrase, then answer."""
        files = paths_in(self.query_one("#file", Entry).value)
        if not files or not files[0].is_file():
            gone = self.texts("path-not-there", path=files[0]) if files else ""
            self.complain(gone or self.texts("path-needed"))
            self.query_one("#file", Entry).focus()
        elif message.input.id == "file":
            self.query_one("#text", Entry).focus()
        else:
            self.dismiss((files[0], self.query_one("#text", Entry).value))


class Unlocking:
    """The step that unlocks one's key; ``told`` says what came of it, ``then`` is done after it."""

    def __init__(
        self,
        host: Host,
        told: Callable[[str, str], None],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        self.host, self.told, self.then = host, told, then
        self.steps: Steps = {"unlock": self.ask}

    def ask(self) -> None:
        """Ask for file and passphrase, unless there is nothing to unlock."""
        host = self.host
        try:
            locked = host.work.book.locked
        except GoujiError as error:
            self.told(error.message, "error")
            return
        if not locked:
            key = "unlock-signs" if host.work.book.signs else "unlock-none"
            self.told(host.texts(key, who=host.work.me), "")
        elif not host.gouji.at_home:
            self.told(host.texts("not-at-home"), "warning")
        else:
            file = os.environ.get("GOUJI_KEY", "")
            plainer = host.gouji.plainer
            host.ask(UnlockQuestion(host.texts, file, plainer=plainer), self.begin)

    def begin(self, answer: tuple[Path, str] | None) -> None:
        """Unlock beside the screens: it takes its time on purpose."""
        if answer is not None:
            self.told(self.host.texts("unlocking"), "")
            self.host.gouji.beside(partial(opened, *answer), self.unlocked)

    def unlocked(self, result: Signer | Exception) -> None:
        """Sign from here on, or say why not."""
        texts, words = self.host.texts, ""
        if not isinstance(result, Exception):
            try:
                self.host.work.book.unlock(result)
            except GoujiError as error:
                words = error.message
        elif isinstance(result, GoujiError):
            words = result.message
        else:
            words = texts("many-erred", what=type(result).__name__)
        self.told(words or texts("unlocked", who=self.host.work.me), "error" if words else "")
        if not words:
            self.then()


def opened(path: Path, secret: str) -> Signer:
    """Return the key of a file."""
    from engine.trail.log.keys import unlock

    return unlock(path, secret)
