"""What no roster holds: characters that nobody sees or types, units that are above themselves."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from engine.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.roster.unit import Unit


SHOWN = 4


def refuse_unprintable(cells: Iterable[str], name: str, line: int) -> None:
    """Raise UsageError for NUL, escape and other control characters; tabs and line ends may be."""
    for cell in cells:
        for character in cell:
            if unicodedata.category(character) == "Cc" and not character.isspace():
                raise UsageError(
                    f"{name} 第{line}行有看不见的控制字符（U+{ord(character):04X}），"
                    "请删去后再导入。"
                )


def refuse_loops(units: Sequence[Unit], lines: Iterable[int], name: str) -> None:
    """Raise UsageError where following superiors from a unit leads back to it."""
    above = {unit.name: unit.parent for unit in units}
    done: set[str] = set()
    for unit, line in zip(units, lines, strict=True):
        way = {unit.name: None}  # in order, and quick to look in
        here = unit.name
        while (parent := above.get(here, "")) and parent not in done:
            if parent in way:
                circle = "→".join([*list(way)[-SHOWN:], parent])
                raise UsageError(f"{name} 第{line}行的上级绕回了自己（{circle}），请改正。")
            way[parent] = None
            here = parent
        done.update(way)
