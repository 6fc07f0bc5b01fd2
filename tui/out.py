"""Everything that a command says, made safe on its way out; nothing else in tui writes to streams.

What is said comes from casebooks, reports, rules and file names, any of which may be hostile, so
there is no way out that does not go through the sanitiser. Data for other programs (JSON, CSV) is
written by tui/cli/speech/streams.py.
"""

from __future__ import annotations

import sys
from typing import Protocol

from tui.render.sanitise import one_line, visible


class Listener(Protocol):
    """Who writes what is told in another form than lines for a person."""

    def note(self, text: str) -> None:
        """Take a sentence that was to be told on stderr."""

    def end(self, code: int) -> None:
        """Take the exit code with which the command ends."""


_listeners: list[Listener] = []


def listen(listener: Listener | None) -> None:
    """Let somebody take all that is told from now on; None: it is written to stderr again."""
    _listeners[:] = [] if listener is None else [listener]


def listening() -> bool:
    """Tell whether somebody takes what is told."""
    return bool(_listeners)


def ended(code: int) -> None:
    """Tell who listens how the command ended; nobody listens after that."""
    for one in _listeners:
        one.end(code)
    listen(None)


def put(text: object) -> None:
    """Write one line to stdout; line feeds in it become blanks."""
    sys.stdout.write(visible(str(text)).rstrip() + "\n")


def put_row(*cells: object) -> None:
    """Write one line of cells with tabs between them to stdout; no cell can make a further one."""
    sys.stdout.write("\t".join(one_line(str(cell)) for cell in cells).rstrip() + "\n")


def put_lines(text: str) -> None:
    """Write a text of our own with its line feeds to stdout."""
    sys.stdout.write(visible(text, lines=True) + "\n")


def put_painted(line: str) -> None:
    """Write a line to stdout that ``listing`` has made safe and painted."""
    sys.stdout.write(line + "\n")


def tell(text: object, *, indent: int = 0) -> None:
    """Write one line to stderr, at once."""
    if _listeners:
        _listeners[0].note(str(text))
        return
    sys.stderr.write(" " * indent + visible(str(text)).rstrip() + "\n")
    sys.stderr.flush()


def tell_lines(text: str) -> None:
    """Write a text of our own with its line feeds to stderr."""
    if _listeners:
        _listeners[0].note(text.strip())
        return
    sys.stderr.write(visible(text, lines=True) + "\n")
