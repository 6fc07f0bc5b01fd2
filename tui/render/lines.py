"""Lines as the screens draw them: runs of safe text with a style's name and a place in the source.

Values and pure functions only; the widgets turn a style's name into colours.
"""

from __future__ import annotations

from typing import NamedTuple

from engine.values import dataclass
from tui.render.wrap import width, wrap


class Spot(NamedTuple):
    """A paragraph, or a cell of a grid, in the document that is shown."""

    block: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of one line; ``start`` is the offset of its text in the source of ``spot``."""

    text: str
    style: str = ""
    spot: Spot | None = None
    start: int = 0


Line = tuple[Run, ...]
BLANK: Line = ()


def line_width(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(width(run.text) for run in line)


def plain_text(line: Line) -> str:
    """Return a line without styles."""
    return "".join(run.text for run in line)


def prose(text: str, cells: int, style: str = "", *, indent: int = 0) -> list[Line]:
    """Return safe text wrapped to ``cells``, every line indented alike."""
    margin = (Run(" " * indent),) if indent else ()
    return [
        (*margin, Run(text[start:end], style)) for start, end in wrap(text, max(4, cells - indent))
    ]
