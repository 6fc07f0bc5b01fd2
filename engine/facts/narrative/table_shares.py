"""Shares of what table 3 counts, told without its number: 自然人占75%, 予以公开率由50%升至75%."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from engine.facts.narrative.tables import cells_of, looked_up
from engine.facts.narrative.words import subject_words
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard
    from engine.report import Report

_WHOLES = {"applicant": (3, "new", "total"), "result": (3, "done", "total")}
_SUBJECTS = {"applicant": "applicant", "result": "handled"}
_BETWEEN = frozenset(
    {"filler", "light", "good_rate", "request", "request_weak", "last", "this"}
) | {
    *("than", "reach", "own", "percent", "total"),
}
"""What may stand between the name and its share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShare:
    """A share of a table's total in percent as written, and the table's two numbers."""

    of: str
    percent: str
    part: int
    whole: int


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
            if percent.category == "percent" and there is not None:
                yield from _share(named[0], percent, there)


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
            of=subject_words(subject),
            percent=percent.text.rstrip("%"),
            part=numbers["part"],
            whole=numbers["whole"],
        )
