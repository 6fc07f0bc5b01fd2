"""Everything that a command says, made safe on its way out; nothing else in tui writes to streams.

What is said comes from casebooks, reports, rules and file names, any of which may be hostile, so
there is no way out that does not go through the sanitiser. Data for other programs (JSON, CSV) is
written by tui/cli/speech/streams.py.
"""

from __future__ import annotations

import sys

from tui.render.sanitise import one_line, visible


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
    sys.stderr.write(" " * indent + visible(str(text)).rstrip() + "\n")
    sys.stderr.flush()


def tell_lines(text: str) -> None:
    """Write a text of our own with its line feeds to stderr."""
    sys.stderr.write(visible(text, lines=True) + "\n")
