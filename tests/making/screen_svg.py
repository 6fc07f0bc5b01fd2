"""A screen of cells as a picture (SVG): each character at its own cell, Chinese over two.

Rich's own picture gives a run of text the width of its characters' count, which squeezes Chinese
to half; here every character has a place of its own.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.color import Color
    from rich.style import Style
    from textual.strip import Strip

CELL, LINE = 8, 18
"""The width and height of a cell."""
FONT = "Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','Source Han Mono SC',monospace"
INK, PAPER = "#e0e0e0", "#121212"


def svg(strips: Sequence[Strip], size: tuple[int, int]) -> str:
    """Return a picture of lines of cells."""
    width, height = size[0] * CELL, size[1] * LINE
    rows = [part for y, strip in enumerate(strips) for part in drawn(strip, y)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' font-family="{FONT}" font-size="14">\n'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>\n'
        + "\n".join(rows)
        + "\n</svg>\n"
    )


def drawn(strip: Strip, y: int) -> Iterator[str]:
    """Yield the grounds and the words of one line."""
    x = 0
    for text, style, _control in strip:
        cells = cell_len(text)
        ink, paper = colours(style)
        if paper != PAPER:
            yield (
                f'<rect x="{x * CELL}" y="{y * LINE}" width="{cells * CELL}"'
                f' height="{LINE}" fill="{paper}"/>'
            )
        yield from words(text, x, y, ink, style)
        x += cells


def words(text: str, x: int, y: int, ink: str, style: Style | None) -> Iterator[str]:
    """Yield the characters of a run, each with its own place; blanks need none."""
    places, seen = [], ""
    for character in text:
        if character.strip():
            places.append(str(x * CELL))
            seen += character
        x += cell_len(character)
    if not seen:
        return
    more = ' font-weight="bold"' if style is not None and style.bold else ""
    if style is not None and style.underline:
        more += ' text-decoration="underline"'
    yield (
        f'<text x="{" ".join(places)}" y="{y * LINE + LINE - 4}" fill="{ink}"{more}>'
        f"{escape(seen)}</text>"
    )


def colours(style: Style | None) -> tuple[str, str]:
    """Return the ink and the ground of a style."""
    ink = hexadecimal(style.color if style else None) or INK
    paper = hexadecimal(style.bgcolor if style else None) or PAPER
    return (paper, ink) if style is not None and style.reverse else (ink, paper)


def hexadecimal(colour: Color | None) -> str:
    """Return a colour as SVG writes it, ``""`` for the terminal's own."""
    return "" if colour is None or colour.is_default else colour.get_truecolor().hex
