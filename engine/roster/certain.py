"""The roster in the casebook: units as rows and as events, and whose report a file is.

Only a certain match counts here: what is merely similar is put to the auditor, never guessed.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict, deque
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine.agency_names.places import area_off, roster_core
from engine.roster.match import match
from engine.roster.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_LATELY: deque[tuple[tuple[Unit, ...], Mapping[str, tuple[Unit, ...]]]] = deque(maxlen=4)
"""The last rosters asked of with their units by name: a province's is not hashed for each file."""
_TELLING = 3
"""A name of fewer characters (县局) stands in other words by chance."""


def match_unit(agency: str, kind: str | None, roster: Sequence[Unit]) -> Unit | None:
    """Return the one unit a report's agency certainly names, or None."""
    if not agency or not roster:
        return None
    named = _named(roster).get(roster_core(agency), ())
    if len(named) == 1:
        return named[0]
    found = match(agency, roster, kind)
    return found.unit if found.how in ("exact", "alias") else None


def unit_in(words: str, roster: Sequence[Unit], *, short: bool = False) -> Unit | None:
    """Return the one unit whose name stands in some words, as in a file's name, or None.

    A name that is only a part of another one found does not count: 青禾县 in 青禾县白沙镇. With
    ``short`` a name without its county counts too (水利局), which may be another county's.
    """
    squeezed = "".join(_nfc(words).split())
    found: dict[str, set[Unit]] = defaultdict(set)
    for unit in roster:
        shorter = (area_off(unit.name),) if short else ()
        for name in (unit.name, roster_core(unit.name), *shorter, *unit.aliases):
            if len(name) >= _TELLING and name in squeezed:
                found[name].add(unit)
    whole = {
        unit
        for name, units in found.items()
        if not any(name in other for other in found if other != name)
        for unit in units
    }
    return whole.pop() if len(whole) == 1 else None


def candidates(agency: str, roster: Sequence[Unit], limit: int = 5) -> tuple[tuple[Unit, int], ...]:
    """Return the units that look most like an agency's name, with 0–100: for a person to choose."""
    from rapidfuzz import fuzz  # only when a person is asked

    wanted = roster_core(agency)
    scored = [
        (
            unit,
            max(
                round(fuzz.WRatio(wanted, roster_core(name))) for name in (unit.name, *unit.aliases)
            ),
        )
        for unit in roster
    ]
    return tuple(sorted(scored, key=lambda pair: -pair[1])[:limit])


def unit_data(unit: Unit) -> dict[str, Any]:
    """Return a unit as the trail keeps it."""
    return {
        "name": _nfc(unit.name), "aliases": [_nfc(alias) for alias in unit.aliases],
        "kind": unit.kind, "parent": _nfc(unit.parent), "code": _nfc(unit.code),
        "deadline": unit.deadline.isoformat() if unit.deadline else "",
    }  # fmt: skip


def unit_of(row: Mapping[Any, Any]) -> Unit:
    """Return the unit of a row of the table ``units``."""
    return Unit(
        name=row["name"], aliases=tuple(json.loads(row["aliases"])), kind=row["kind"],
        parent=row["parent"], code=row["code"],
        deadline=date.fromisoformat(row["deadline"]) if row["deadline"] else None,
    )  # fmt: skip


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _named(roster: Sequence[Unit]) -> Mapping[str, tuple[Unit, ...]]:
    """Return the units by name; the very roster that was asked of lately is known at once."""
    for known, names in tuple(_LATELY):
        if known is roster:
            return names
    asked = tuple(roster)
    names = _by_name(asked)
    _LATELY.append((asked, names))
    return names


@lru_cache(maxsize=4)
def _by_name(roster: tuple[Unit, ...]) -> Mapping[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in roster:
        for name in {roster_core(one) for one in (unit.name, *unit.aliases)}:
            found[name].append(unit)
    return {name: tuple(units) for name, units in found.items()}
