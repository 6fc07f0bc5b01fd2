"""Which unit of the roster a name means: exactly, by alias, similar with a doubt, or none.

A report names its agency in many ways (淮安市洪泽区人民政府, 洪泽区人民政府, 洪泽区政府). What
is only similar is never taken for certain: it comes back with all candidates, for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.agency_names.places import area_off, roster_core, without_marks
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.roster.unit import Unit

How = Literal["exact", "alias", "similar", "none"]
SIMILAR = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The unit a name means, how that is known, and whoever else it could mean.

    ``unit`` is None for ``none``, and for ``similar`` too where several are equally near;
    ``candidates`` are ordered, nearest first. ``doubt`` is a sentence for the auditor.
    """

    how: How
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    doubt: str = ""


def match(name: str, units: Sequence[Unit], kind: str | None = None) -> Match:
    """Find the unit that a name means; ``kind`` narrows down what is not exact."""
    if not without_marks(name):
        return Match(how="none", doubt="报告没有写明机关名称，请选择单位。")
    return (
        _one(name, units, "exact", lambda unit: (unit.name,), without_marks)
        or _one(name, units, "alias", lambda unit: unit.aliases, without_marks)
        or _one(name, units, "alias", _by_parent, roster_core)
        or _one(name, units, "alias", lambda unit: (unit.name, *unit.aliases), roster_core)
        or _without_area(name, units)
        or _near(name, units, kind)
    )


def _without_area(name: str, units: Sequence[Unit]) -> Match | None:
    """Match names of which only one says its county; where both do, they differ: a doubt."""
    found = _one(name, units, "alias", lambda unit: (unit.name, *unit.aliases), area_off)
    if found is None or found.unit is None:
        return found
    told = roster_core(name) != area_off(name)
    known = bool(found.unit.parent) or roster_core(found.unit.name) != area_off(found.unit.name)
    if not (told and known):
        return found
    doubt = f"“{name}”与名册上的“{found.unit.name}”所属的县区不同，请确认。"
    return Match(how="similar", unit=found.unit, candidates=found.candidates, doubt=doubt)


def _one(
    name: str,
    units: Sequence[Unit],
    how: How,
    names: Callable[[Unit], tuple[str, ...]],
    shape: Callable[[str], str],
) -> Match | None:
    """Match what is equal once brought into a shape; several equal ones are put to a person."""
    wanted = shape(name)
    found = [unit for unit in units if any(shape(one) == wanted for one in names(unit) if one)]
    if found and shape is without_marks:
        found += [unit for unit in units if unit not in found and _namesake(name, unit)]
    if len(found) == 1:
        return Match(how=how, unit=found[0], candidates=tuple(found))
    if found:
        doubt = f"名册上有{len(found)}个单位都可能是“{name}”，请选择。"
        return Match(how="similar", candidates=tuple(found), doubt=doubt)
    return None


def _namesake(name: str, unit: Unit) -> bool:
    """Tell whether another unit is called the same but for 人民政府: two counties' 城关镇."""
    return roster_core(unit.name) == roster_core(name)


def _by_parent(unit: Unit) -> tuple[str, ...]:
    """Return a unit's names with its superior's area in front: 洪泽区 + 教育局."""
    area = roster_core(unit.parent)
    names = (unit.name, *unit.aliases)
    return tuple(area + name for name in names if area and not name.startswith(area))


def _near(name: str, units: Sequence[Unit], kind: str | None) -> Match:
    """Match what is nearly equal, always with a doubt; the nearest is named only if it is alone."""
    from rapidfuzz import fuzz  # only when nothing fits exactly

    wanted = roster_core(name)
    scored = []
    for unit in units:
        names = (roster_core(one) for one in (unit.name, *unit.aliases, *_by_parent(unit)) if one)
        score = max(fuzz.ratio(wanted, one) for one in names)
        if score >= SIMILAR and (kind is None or unit.kind in {kind, "other"}):
            scored.append((-score, unit.name, unit))
    ranked = sorted(scored, key=lambda entry: entry[:2])
    if not ranked:
        return Match(how="none", doubt=f"名册上没有“{name}”，请选择单位或在名册上补别名。")
    alone = len(ranked) == 1 or ranked[0][0] < ranked[1][0] - 5
    nearest = ranked[0][2] if alone else None
    said = f"“{name}”与名册上的“{ranked[0][1]}”相近但不相同，请确认。"
    candidates = tuple(unit for *_, unit in ranked)
    return Match(how="similar", unit=nearest, candidates=candidates, doubt=said)
