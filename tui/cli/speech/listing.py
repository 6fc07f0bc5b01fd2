"""Lines of a plain listing: indented, labelled, and on a terminal wrapped in cells.

A pipe gets one line for each thing that is said, so that ``grep`` finds it whole; a terminal gets
lines as wide as it is, continued under their own text.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from engine.values import dataclass
from tui.cli.speech.words import language
from tui.render.sanitise import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAINT = {"error": "31", "warning": "33", "info": "36", "quiet": "2", "strong": "1"}
CHINESE = re.compile("[一-鿿]")
NARROWEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing said; ``label`` is painted as ``how`` (the whole line where there is no label)."""

    text: str = ""
    indent: int = 0
    label: str = ""
    how: str = ""


def advice(hint: str) -> bool:
    """Tell whether a hint is for the person at the desk; libraries leave English words in it.

    Who asked for English is told those too: what gouji advises is in English then.
    """
    asked = language() == "en" or bool(os.environ.get("GOUJI_DEBUG"))
    return bool(hint) and (asked or bool(CHINESE.search(hint)))


def painted(text: str, how: str, *, colour: bool) -> str:
    """Return text in a colour, or as it is."""
    return f"\x1b[{PAINT[how]}m{text}\x1b[0m" if colour and how and text else text


def columns(*, terminal: bool) -> int | None:
    """Return how wide the terminal is; None where lines are not to be broken."""
    if not terminal:
        return None
    import shutil

    return max(NARROWEST, shutil.get_terminal_size((100, 24)).columns)


def typeset(lines: Iterable[Line], cells: int | None, *, colour: bool) -> Iterator[str]:
    """Yield the lines as they are written; everything in them is made safe first."""
    for line in lines:
        blank = " " * line.indent
        label = visible(line.label)
        text = visible(line.text)
        shown = painted(label, line.how, colour=colour) + "  " if label else ""
        how = "" if label else line.how
        pieces = [text] if cells is None else list(broken(text, cells, line.indent, label))
        for number, piece in enumerate(pieces):
            lead = blank + shown if number == 0 else hanging(line.indent, label)
            yield (lead + painted(piece, how, colour=colour)).rstrip()


def hanging(indent: int, label: str) -> str:
    """Return the blanks before a continued line."""
    from tui.render.wrap import width

    return " " * (indent + (width(label) + 2 if label else 0))


def broken(text: str, cells: int, indent: int, label: str) -> Iterator[str]:
    """Yield a text in pieces that fit beside its indent and label."""
    from tui.render.wrap import wrap

    room = cells - len(hanging(indent, label))
    for start, end in wrap(text, max(room, NARROWEST // 2)):
        yield text[start:end]
