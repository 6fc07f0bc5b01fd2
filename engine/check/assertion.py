"""Facts as the rule engine gets them: the fields that rules look at, integers and safe text only.

Report text never enters the engine as such: text is compared for equality alone, so anything but
a plain key goes in as its digest. A doubtful field, one of the wrong sort or one too large for
the engine's arithmetic is left out: the outcome is then ``uncertain``, never a wrong verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.compile.usage import Sort, Usage
    from engine.evidence import Fact, Kind

Scalar = int | str
Message = tuple[str, str]
"""A fact as the engine takes it: its kind in the engine's tongue, and its JSON, left open."""
_OF_THE_REPORT = ("year", "agency_kind")
"""What the checker adds to every fact that does not say it itself."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rules look at in one kind of fact.

    ``fields`` are (name, sort, largest absolute value), ``asserted`` (name, beginning of the
    member of JSON), ``needed`` (name, member).
    """

    kind: str
    head: str
    fields: tuple[tuple[str, Sort, int], ...]
    asserted: tuple[tuple[str, str], ...]
    needed: tuple[tuple[str, str], ...]


def looked_at(usage: Usage, kinds: Mapping[str, Kind]) -> dict[str, Looked]:
    """Return by kind of fact what the rules look at; ``kinds`` are the declared ones."""
    return {name: _looked(name, usage, kinds.get(name)) for name in usage.fields}


def _looked(name: str, usage: Usage, kind: Kind | None) -> Looked:
    used = usage.fields[name]
    sorts: dict[str, Sort] = {field: used.get(field, "any") for field in (*used, *_OF_THE_REPORT)}
    if kind is not None:
        sorts |= {field: kind.fields[field][0] for field in sorts if field in kind.fields}
    return Looked(
        kind=str(token(name)),
        head=f'"{KIND}":{_spelt(name)},"{ZERO}":0,"{YEAR}":',
        fields=tuple((field, sort, usage.limit(name, field)) for field, sort in sorts.items()),
        asserted=tuple((field, f',"{slot(field)}":') for field in used),
        needed=tuple(
            (field, f',"{given_mark(field)}":1') for field in sorted(usage.needs.get(name, ()))
        ),
    )


def known_values(fact: Fact, looked: Looked, report: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Return the fields of a fact that rules may rely on, with what the checker itself adds.

    ``report`` is what is known of the whole report: ``year`` and ``agency_kind``, if they are.
    """
    values: dict[str, Scalar] = {"explained": int(fact.explained is not None), **report}
    fields, doubtful = fact.fields, fact.doubtful
    for name, sort, limit in looked.fields:
        value = fields.get(name)
        if value is None or name in doubtful:
            continue
        if type(value) is int:  # nearly all are
            if sort != "str" and -limit <= value <= limit:
                values[name] = value
        elif isinstance(value, str):
            if sort != "int":
                values[name] = value
        elif sort != "str" and _is_safe(value, limit):
            values[name] = value
    return values


def _is_safe(value: object, limit: int) -> bool:
    """Tell a whole number that the engine can reckon with."""
    return isinstance(value, int) and not isinstance(value, bool) and -limit <= value <= limit


def message(number: int, fact: Fact, values: Mapping[str, Scalar], looked: Looked) -> Message:
    """Return a fact as a message of the rule engine; ``number`` tells equal facts apart."""
    parts = [f'{{"id":{number},{looked.head}{_spelt(values.get("year", THIS_YEAR))}']
    if "agency_kind" in values:
        parts.append(f',"{AGENCY}":{_spelt(values["agency_kind"])}')
    for name, begun in looked.asserted:
        if (value := values.get(name)) is not None:
            parts.append(f"{begun}{value}" if type(value) is int else begun + _spelt(value))
    for name, member in looked.needed:
        if name in values or name in fact.fields or name in fact.doubtful:
            parts.append(member)
    return looked.kind, "".join(parts)


def closing(number: int) -> Message:
    """Return the fact that is asserted last: only now may a pattern say that another is absent."""
    return CLOSING, f'{{"id":{number},"{KIND}":"{CLOSING}"'


def _spelt(value: Scalar) -> str:
    """Return a value's token as JSON; such text holds nothing that would have to be escaped."""
    return str(value) if isinstance(value, int) else f'"{token(value)}"'
