"""Widths in terminal cells and line breaking for Chinese; offsets into the text are kept.

Textual breaks at spaces and lets closing punctuation start a line, so the screens wrap themselves.
Text comes in sanitised: one character, one width. Never use ``len()`` for a width.
"""

from __future__ import annotations

from functools import cache

from rich.cells import get_character_cell_size

NOT_FIRST = frozenset("，。、；：？！）〕】》〉」』”’％‰℃…—·,.;:?!)]}>%～~／\uff5d\uff3d")
NOT_LAST = frozenset("（〔【《〈「『“‘([{<￥$№第\uff5b\uff3b")
HANGING = 3


@cache
def cell(character: str) -> int:
    """Return how many cells a character takes: 0, 1 or 2 (as Textual counts)."""
    return get_character_cell_size(character)


def width(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else sum(map(cell, text))


def wrap(text: str, cells: int, *, indent: int = 0) -> list[tuple[int, int]]:
    """Break a text into lines of at most ``cells`` and return their slices (start, end).

    ``indent`` is what the first line leaves free.

    Line feeds break; a space at a break is left out; Chinese breaks anywhere but before closing
    and after opening punctuation; a Latin word or a number is kept whole where it fits.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        stop = start + len(paragraph)
        lines += _paragraph(text, start, stop, max(2, cells), 0 if lines else indent)
        start = stop + 1
    return lines


def _paragraph(text: str, start: int, stop: int, cells: int, indent: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while True:
        end = _fill(text, start, stop, cells if lines else max(2, cells - indent))
        if end >= stop:
            lines.append((start, stop))
            return lines
        end = _mend(text, start, end)
        lines.append((start, end))
        start = end
        while start < stop and text[start] == " ":
            start += 1
        if start >= stop:
            return lines


def _fill(text: str, start: int, stop: int, cells: int) -> int:
    """Return where the line is full; at least one character fits always."""
    end, used = start, 0
    while end < stop:
        used += cell(text[end])
        if used > cells and end > start:
            return end
        end += 1
    return end


def _mend(text: str, start: int, end: int) -> int:
    """Move a break back to a place where a line may end."""
    back = end
    while back > start and _within_word(text, back):
        back -= 1
    if back > start:
        end = back
    back = end
    for _ in range(HANGING):
        if back <= start + 1 or not (text[back] in NOT_FIRST or text[back - 1] in NOT_LAST):
            break
        back -= 1
    held = text[back] in NOT_FIRST or text[back - 1] in NOT_LAST
    return end if held or back <= start else back


def _within_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def cut(text: str, cells: int, *, mark: str = "…") -> str:
    """Return the text cut to ``cells``, ending in ``mark`` where something was left out."""
    if width(text) <= cells:
        return text
    room, end = cells - width(mark), 0
    for character in text:
        room -= cell(character)
        if room < 0:
            break
        end += 1
    return text[:end] + mark if cells >= width(mark) else ""


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Return the text cut or filled with spaces to exactly ``cells``."""
    text = cut(text, cells)
    blank = " " * (cells - width(text))
    return blank + text if right else text + blank
