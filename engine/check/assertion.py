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

    from engine.compile.usage import Usage
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
    used, doubtful = usage.fields[fact.kind], fact.doubtful
    declared = kind.fields if kind is not None else {}
    for name, value in fact.fields.items():
        if name in doubtful:
            continue
        sort = declared[name][0] if name in declared else used.get(name, "any")
        if isinstance(value, str):
            fits = sort != "int"
        else:
            fits = sort != "str" and _is_safe(value, usage.limit(fact.kind, name))
        if fits:
            values[name] = value
    return values


def unsure(fact: Fact, values: Mapping[str, Scalar]) -> frozenset[str]:
    """Return the fields that the fact has but that nobody may rely on."""
    return frozenset(name for name in fact.fields if name not in values) | fact.doubtful


def _is_safe(value: object, limit: int) -> bool:
    """Tell a whole number that the engine can reckon with."""
    return isinstance(value, int) and not isinstance(value, bool) and -limit <= value <= limit


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
        value = values.get(name)
        if value is not None:
            result[slot(name)] = value if isinstance(value, int) else token(value)
    for name in usage.needs.get(fact.kind, ()):
        if name in values or name in fact.fields or name in fact.doubtful:
            result[given_mark(name)] = 1
    return result


def closing(number: int) -> dict[str, Any]:
    """Return the fact that is asserted last: only now may a pattern say that another is absent."""
    return {"id": number, KIND: CLOSING}
