"""Facts as the rule engine gets them: the fields that rules look at, integers and safe text only.

Report text never enters the engine as such: text is compared for equality alone, so anything but
a plain key goes in as its digest. A doubtful field, one of the wrong sort or one too large for
the engine's arithmetic is left out: the outcome is then ``uncertain``, never a wrong verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.compile.definition import THIS_YEAR
from engine.compile.patterns import (
    AGENCY,
    CLOSING,
    KIND,
    YEAR,
    ZERO,
    given_mark,
    slot,
    token,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.compile.usage import Sort, Usage
    from engine.evidence import Fact, Kind

Scalar = int | str


def known_values(
    fact: Fact, year: int | None, agency: str | None, usage: Usage, kind: Kind | None
) -> dict[str, Scalar]:
    """Return the fields of a fact that rules may rely on, with what the checker itself adds."""
    values: dict[str, Scalar] = {"explained": int(fact.explained is not None)}
    if year is not None:
        values["year"] = year
    if agency is not None:
        values["agency_kind"] = agency
    used = usage.fields[fact.kind]
    declared = kind.fields if kind is not None else {}
    for name, value in fact.fields.items():
        sort = declared[name][0] if name in declared else used.get(name, "any")
        limit = usage.limit(fact.kind, name)
        if name not in fact.doubtful and _fits(value, sort, limit):
            values[name] = value
    return values


def unsure(fact: Fact, values: Mapping[str, Scalar]) -> frozenset[str]:
    """Return the fields that the fact has but that nobody may rely on."""
    return frozenset(name for name in fact.fields if name not in values) | fact.doubtful


def _fits(value: object, sort: Sort, limit: int) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return sort != "str" and -limit <= value <= limit
    return isinstance(value, str) and sort != "int"


def message(number: int, fact: Fact, values: Mapping[str, Scalar], usage: Usage) -> dict[str, Any]:
    """Return a fact as a message of the rule engine; ``number`` tells equal facts apart."""
    used = usage.fields[fact.kind]
    result: dict[str, Any] = {
        "id": number,
        KIND: token(fact.kind),
        ZERO: 0,
        YEAR: values.get("year", THIS_YEAR),
    }
    if "agency_kind" in values:
        result[AGENCY] = token(values["agency_kind"])
    for name in used:
        if name in values:
            result[slot(name)] = token(values[name])
    for name in usage.needs.get(fact.kind, ()):
        if name in values or name in fact.fields or name in fact.doubtful:
            result[given_mark(name)] = 1
    return result


def closing(number: int) -> dict[str, Any]:
    """Return the fact that is asserted last: only now may a pattern say that another is absent."""
    return {"id": number, KIND: CLOSING}
