"""Lines out and answers in: what the line mode says and hears; everything out is made safe."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from tui.render.sanitise import one_line, visible
from tui.terminal.keymap import DEFAULTS

if TYPE_CHECKING:
    from typing import TextIO

    from tui.text.words import Texts

KEYS = (
    "confirm", "confirm-cause", "dismiss",
    "accept", "note", "skip", "back", "undo", "filter", "trail", "quit",
    "menu", "rounds", "approve", "refuse", "assign", "correct",
)  # fmt: skip


class LeaveError(Exception):
    """The input has ended, or the person has gone."""


class Console:
    """Lines out and answers in; everything that goes out is made safe."""

    def __init__(self, texts: Texts, stdin: TextIO, stdout: TextIO) -> None:
        self.texts, self.stdin, self.stdout = texts, stdin, stdout

    def say(self, words: str = "") -> None:
        """Print one line; a line feed in what is said makes no further one."""
        self._write(visible(words) + "\n")

    def _write(self, words: str) -> None:
        encoding = getattr(self.stdout, "encoding", None) or "utf-8"
        self.stdout.write(words.encode(encoding, "replace").decode(encoding))

    def ask_for(self, label: str) -> str:
        """Ask for what a label names, and return the answer as ``ask`` does."""
        return self.ask(self.texts.labelled(label).rstrip())

    def ask(self, words: str) -> str:
        """Ask, and return the answer without blanks around it.

        Raises:
            LeaveError: there is no more input.
        """
        self._write(one_line(words) + " ")
        self.stdout.flush()
        try:
            line = self.stdin.readline()
        except (UnicodeDecodeError, KeyboardInterrupt) as error:
            raise LeaveError from error
        if not line:
            raise LeaveError
        if not self.stdin.isatty():
            self._write(one_line(line) + "\n")
        return line.strip()


def command(answer: str) -> tuple[str, str]:
    """Return the action that was typed and what follows it; full-width letters count as letters."""
    head = unicodedata.normalize("NFKC", answer[:1])
    if answer.isdecimal():
        return answer, ""
    if head.lower() == "y":  # here nothing is copied, and the letter is what one says
        return "approve", answer[1:].strip()
    for letter in (head, head.lower()):
        for name in (*KEYS, "help"):
            if letter and letter in DEFAULTS[name].split(","):
                return name, answer[1:].strip()
    return answer, ""
