"""Shares of what the tables count, told without its number: 自然人占75%, 予以公开率由50%升至75%.

Rates too: 办结率90%, and 纠错率50% behind the disputes that it is of. They are reckoned in more
ways than one, so each is held against every whole that it may be of.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.facts.narrative.tables import CLOSED, cells_of, looked_up
from engine.facts.narrative.words import subject_words
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard
    from engine.facts.narrative.tables import Cell
    from engine.report import Report

    Ratio = tuple[tuple[Cell, ...], tuple[Cell, ...]]

_WHOLES = {"applicant": (3, "new", "total"), "result": (3, "done", "total")}
_SUBJECTS = {"applicant": "applicant", "result": "handled"}
_BETWEEN = frozenset(
    {"filler", "light", "good_rate", "request", "request_weak", "last", "this"}
) | {
    *("than", "reach", "own", "percent", "total"),
}
"""What may stand between the name and its share."""
_NEW, _CARRIED, _DONE = (3, "new", "total"), (3, "carried_in", "total"), (3, "done", "total")
_WAYS = ((_NEW, _CARRIED), (_NEW,))
_GRANTED, _PARTIAL = (3, "granted", "total"), (3, "partial", "total")
_RECKONED: dict[str, tuple[Ratio, ...]] = {
    "done": tuple(((_DONE,), whole) for whole in _WAYS),
    "answered": tuple(((_DONE,), whole) for whole in _WAYS),
    "open": tuple(
        (part, whole)
        for part in ((_GRANTED,), (_GRANTED, _PARTIAL))
        for whole in ((_DONE,), *_WAYS)
    ),
}
_RULED = frozenset({"review", "suit", "suit_direct", "suit_after_review"})
_RATES = frozenset({"rate", "ruled_rate"})
_PLAIN = _BETWEEN | _RATES | {"request", "request_attr", "area", "all", "dispute", "about"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShare:
    """A share of a table's total in percent as written, and the table's two numbers.

    Where it is not ``sure``, it may have been reckoned otherwise.
    """

    of: str
    percent: str
    part: int
    whole: int
    sure: bool = True


def table_shares(
    heard: Sequence[Heard], report: Report, last: Report | None
) -> Iterator[TableShare]:
    """Yield the shares of a sentence of which every word of the clause is understood."""
    for one in _clauses(heard):
        named = [token for token in one.phrase.clause if token.category in _WHOLES]
        if len(named) != 1 or one.phrase.number is not None or one.scope.body != "own":
            continue
        tail = _tail(one.phrase.clause, named[0])
        for before, percent in pairwise(tail):
            ago = before.category in {"last", "than"} or _comes_before_reach(tail, percent)
            there = last if ago else report
            if percent.key == "%" and there is not None:
                yield from _share(named[0], percent, there)


def table_rates(heard: Sequence[Heard], report: Report) -> Iterator[TableShare]:
    """Yield the rates below a hundred that a sentence tells, each nearest to what the table has."""
    counted: dict[str, None] = {}
    done = False
    for place, one in enumerate(heard):
        done = done or _is_done_elsewhere(one)
        counted |= _told_of(one)
        told = _told_rate(one)
        larger = one.phrase.clause_has("area") and report.kind != "government"
        if told is None or larger or (one.scope.body, one.scope.year) != ("own", "this"):
            continue
        name, percent = told
        if name.category == "rate":
            asked = one.topic.startswith("request") and not done  # 投诉举报3,428件，办结率99.2%
            wanted = list(_RECKONED.get(name.key, ())) if asked else []
        else:
            wanted = [
                (_ruled(subject, (name.key,)), _ruled(subject, all_of))
                for subject in _disputes(counted or _told_behind(heard[place:]))
                for all_of in _ENDS
            ]
        for share in _nearest(name, percent, wanted, report):
            behind = name.category == "ruled_rate" and not counted
            yield replace(share, sure=share.sure and not behind)


def _told_of(one: Heard) -> dict[str, None]:
    subjects = [claim.subject.partition(".")[0] for claim in one.claims]
    return dict.fromkeys(subject for subject in subjects if subject in _RULED)


def _told_behind(heard: Sequence[Heard]) -> dict[str, None]:
    """Return the disputes counted behind a rate: 纠错率20%，4件中1件被纠正."""
    wider = heard[0].phrase.clause_has("area") or any(
        one.phrase.has("among", "every_matter") for one in heard
    )
    found = [subject for one in heard for subject in _told_of(one)]
    return {} if wider else dict.fromkeys(found)


def _is_done_elsewhere(one: Heard) -> bool:
    """Tell a number that was closed and is no claim about requests: 投诉举报3,428件."""
    counted = one.phrase.number is not None and one.phrase.has("handle", "answer")
    return counted and not any(claim.subject.startswith("handled") for claim in one.claims)


_ENDS = (("total",), CLOSED, ("upheld", "corrected"))
_FAR = 3
"""So many percent points from each way of reckoning, a rate is reckoned in none of them."""


def _told_rate(one: Heard) -> tuple[Token, Token] | None:
    """Return the name of a rate and its percentage, if nothing else stands in their clause."""
    clause = one.phrase.clause
    names = [token for token in clause if token.category in _RATES and token.key]
    shares = [token for token in clause if token.key == "%" and token.amount]
    plain = all(token.category in _PLAIN for token in clause)
    if len(names) != 1 or len(shares) != 1 or not plain:
        return None
    return (names[0], shares[0]) if 0 < _value(shares[0]) < 100 else None


def _disputes(counted: Iterable[str]) -> set[str]:
    """Return the disputes that a rate may be of: any that was told, and both kinds of suits."""
    told = set(counted)
    return told | ({"suit"} if any(one.startswith("suit_") for one in told) else set())


def _value(percent: Token) -> Decimal:
    return percent.amount.value if percent.amount else Decimal(0)


def _ruled(subject: str, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    rows = ("suit_direct", "suit_after_review") if subject == "suit" else (subject,)
    return tuple((4, row, column) for row in rows for column in columns)


def _nearest(
    name: Token,
    percent: Token,
    wanted: Sequence[Ratio],
    report: Report,
) -> Iterator[TableShare]:
    pairs = []
    for cells, all_cells in wanted:
        found = looked_up(report, {"part": cells, "whole": all_cells})
        numbers = found.fields if found and not found.doubtful else {}
        if "part" in numbers and numbers.get("whole"):
            pairs.append((numbers["part"], numbers["whole"]))
    if pairs:
        said = _value(percent)
        part, whole = min(pairs, key=lambda pair: _between(said, *pair))
        far = _between(said, part, whole) > _FAR and "诉" not in name.text
        yield TableShare(
            of=name.text[: name.text.index("率") + 1],
            percent=percent.text.rstrip("%"),
            part=part,
            whole=whole,
            sure=name.key == "done" or (far and _may_be_sure(name)),
        )


def _may_be_sure(name: Token) -> bool:
    """Tell rates that are reckoned in the ways looked up, and in no other."""
    return name.category == "ruled_rate" or name.key == "open"


def _between(said: Decimal, part: int, whole: int) -> Decimal:
    """Return how many percent points a rate is from a share."""
    return abs(said - Decimal(100 * part) / whole)


def _clauses(heard: Sequence[Heard]) -> Iterator[Heard]:
    for one in heard:
        cats = {token.category for token in one.phrase.clause}
        if "percent" in cats and one.topic == "request" and not one.phrase.residue:
            yield one


def _tail(clause: Sequence[Token], named: Token) -> list[Token]:
    """Return the name and what follows it, nothing if another word is among it."""
    tail = [token for token in clause if token.start >= named.start]
    return tail if all(token.category in _BETWEEN for token in tail[1:]) else []


def _comes_before_reach(tail: Sequence[Token], percent: Token) -> bool:
    return any(token.category == "reach" and token.start > percent.start for token in tail)


def _share(named: Token, percent: Token, report: Report) -> Iterator[TableShare]:
    subject = f"{_SUBJECTS[named.category]}.{named.key}"
    wanted = cells_of(subject)
    cells = (wanted or {}).get("table_value")
    found = (
        looked_up(report, {"part": cells, "whole": (_WHOLES[named.category],)}) if cells else None
    )
    numbers = found.fields if found and not found.doubtful else {}
    if "part" in numbers and numbers.get("whole"):
        yield TableShare(
            of=f"{subject_words(subject)}占",
            percent=percent.text.rstrip("%"),
            part=numbers["part"],
            whole=numbers["whole"],
        )
