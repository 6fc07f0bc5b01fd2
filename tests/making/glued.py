"""Tables whose figures lost the walls between them, in several layouts of text."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from making.writers import physical_rows, pieces

if TYPE_CHECKING:
    from making.drafts import Draft
    from making.grids import Grid

MODES = ("all", "some", "pairs", "fifteen", "spaced")
LAYOUTS = ("tabs", "bars", "blanks", "cell a line", "label too")


def as_glued(draft: Draft, mode: str, layout: str) -> bytes:
    """Write the text; ``mode`` says which figures run together, ``layout`` how rows are written."""
    dice = random.Random(mode)  # noqa: S311 — tests, not secrets
    lines: list[str] = []
    for what, content in pieces(draft):
        if what == "grid":
            lines += _table(content, mode, layout, dice)
        else:
            lines.append(str(content))
    return "\n".join(lines).encode()


def _table(grid: Grid, mode: str, layout: str, dice: random.Random) -> list[str]:
    lines: list[str] = []
    for row in physical_rows(grid):
        texts = [text.replace("\n", "") for text in row]
        figures = [text for text in texts if text.isdigit()]
        labels = [text for text in texts if not text.isdigit() and (text or layout == "tabs")]
        if len(figures) in {7, 15}:
            figures = _glued(figures, mode, dice)
        lines += _row(labels, figures, layout)
    return [*lines, *([""] if layout != "cell a line" else ["", ""])]


def _glued(figures: list[str], mode: str, dice: random.Random) -> list[str]:
    together = mode == "all" or (mode == "some" and dice.random() < 0.3)
    if together or (mode == "fifteen" and len(figures) == 15):
        return ["".join(figures)]
    if mode == "spaced":
        return [" ".join(figures)]
    if mode == "pairs" and dice.random() < 0.5:
        at = dice.randrange(len(figures) - 1)
        return [*figures[:at], figures[at] + figures[at + 1], *figures[at + 2 :]]
    return figures


def _row(labels: list[str], figures: list[str], layout: str) -> list[str]:
    cells = [*labels, *figures]
    if layout == "cell a line":
        return [*(f"\t{cell}" for cell in cells), ""]
    if layout == "label too":
        apart = " " if len(figures) > 1 else ""
        return ["".join(labels) + apart + " ".join(figures)]
    if layout == "bars":
        return ["| " + " | ".join(cells) + " |"]
    return [("\t" if layout == "tabs" else " ").join(cells)]
