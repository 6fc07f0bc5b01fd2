"""Which cells an equation adds up, also those with a nought, so that the screens can outline them.

The rules' own equations, in the pack in force; read once a session, and only where it is needed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from engine.compile.equations import Linear
    from engine.packs.rulebook import Rulebook
    from engine.report import Report
    from engine.roster.unit import Unit

CellKey = tuple[int, str, str]
Place = tuple[str, int | None, str | None, str | None]
"""Rule, table, row and column of a finding."""


@cache
def _stated(pack_folder: Path | None, overlays: tuple[Path, ...]) -> Sequence[Linear]:
    from engine.compile.equations import equations
    from engine.packs import load_pack

    pack = load_pack(pack_folder, overlays=overlays)
    return equations(pack.rules, pack.settings)


def cells_added_up(
    report: Report, rulebook: Rulebook | None = None, units: Sequence[Unit] = ()
) -> dict[Place, list[CellKey]]:
    """Return by rule and place the cells of every equation over the report's tables.

    Raises:
        PackError: the pack cannot be read.
    """
    from engine.facts.context import NOTHING_ELSE
    from engine.facts.figures import facts
    from engine.localise.stated import cells_of
    from engine.packs.rulebook import Rulebook

    by = rulebook or Rulebook()
    stated = _stated(by.pack, by.overlays_for(units))
    found: dict[Place, list[CellKey]] = {}
    for fact in facts(report, NOTHING_ELSE):
        for rule in stated:
            if rule.over == fact.kind:
                place = (rule.code, fact.place.table, fact.place.row, fact.place.column)
                found[place] = [cell for one in rule.coefficients for cell in cells_of(fact, one)]
    return found


def place_of(rule: str, data: Mapping[str, Any]) -> Place:
    """Return where a stored finding's equation is looked up."""
    place = data.get("place") or {}
    return rule, place.get("table"), place.get("row"), place.get("column")
