"""Numbers dealt out to names told before them: 行政许可、行政处罚分别办理24件、8件.

``分别`` gives the first number to the first name, the second to the second. 近三年 stands for three
years, the reported one last. Where numbers and names do not match, nobody knows which is whose.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from engine.numbers import parse_number
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase

APART = "分别"
DEALING = (APART, "依次")
_NUMERALS = "两二三四五六"
_NAMING = (
    ("row", "outcome_word"),
    ("result", "open"),
    ("applicant", "channel"),
    ("make", "repeal", "valid"),
    ("decision",),
    ("request", "request_attr", "request_weak", "dispute", "carry"),
    ("document",),
    ("this", "last"),
    ("own", "level", "unit", "area", "part", "office", "government"),
)
"""What one of the categories of a row names may be told apart; the first that has enough is meant.
"""
_JOINING = frozenset({"、", "，", ""})
_PERSONS = "自然人、法人"
_KINDS = ("natural", "organisation")
_SPANS = {"近两年": 2, "近三年": 3, "近3年": 3, "三年来": 3, "近五年": 5, "五年来": 5}


def dealt(parts: tuple[Phrase, ...], year: int | None) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence with each number behind 分别 given its own name."""
    if not any(_deals(part) for part in parts):
        return parts
    return tuple(_dealt(parts, year))


def _dealt(parts: Sequence[Phrase], year: int | None) -> Iterator[Phrase]:
    at = 0
    while at < len(parts):
        first = parts[at]
        run = [first, *takewhile(_goes_on, parts[at + 1 :])] if _deals(first) else [first]
        yield from _shared_out(run, year) if len(run) > 1 else run
        at += len(run)


def _deals(part: Phrase) -> bool:
    """Tell a number right behind 分别, or behind what is done to each."""
    return part.number is not None and any(t.text.startswith(DEALING) for t in _ahead(part))


def _goes_on(part: Phrase) -> bool:
    """Tell a number that has no name of its own: 24件、8件和1件."""
    bare = all(token.category == "filler" for token in _ahead(part))
    return part.number is not None and part.opened in _JOINING and bare


def _ahead(part: Phrase) -> list[Token]:
    end = part.number.start if part.number else 0
    return [token for token in part.before if token.start < end]


def _shared_out(run: Sequence[Phrase], year: int | None) -> Iterator[Phrase]:
    told = _ahead(run[0])
    names = _names(told, len(run)) or _years(told, len(run), year) or _persons(told, len(run))
    if not names:
        unknown = next(t for t in told if t.text.startswith(DEALING))
        yield run[0]
        for part in run[1:]:
            yield replace(part, before=(*part.before, replace(unknown, category="residue")))
        return
    spans = {token.start for token in names}
    shared = [t for t in told if t.start not in spans and not t.text.startswith(DEALING)]
    for part, name in zip(run, names, strict=True):
        own = sorted((*shared, name), key=lambda token: token.start)
        clause = tuple(dict.fromkeys((*run[0].clause, *part.clause)))
        yield replace(part, before=tuple(own), clause=clause, opened=run[0].opened)


def _names(told: Sequence[Token], count: int) -> list[Token]:
    """Return the names that are as many as the numbers."""
    for categories in _NAMING:
        found = [token for token in told if token.category in categories]
        if len(found) == count:
            return found
    return []


def _years(told: Sequence[Token], count: int, year: int | None) -> list[Token]:
    """Return the years that 近三年 stands for, oldest first."""
    span = next((t for t in told if _SPANS.get(t.text) == count), None)
    if span is None or year is None:
        return []
    when = [year - back for back in range(count - 1, -1, -1)]
    this = ["this" if one == year else "last" for one in when]
    return [replace(span, category=c, key=str(one)) for c, one in zip(this, when, strict=True)]


def _persons(told: Sequence[Token], count: int) -> list[Token]:
    """Return the two kinds of applicant that 自然人、法人或其他组织 names."""
    all_of_them = next((t for t in told if t.text.startswith(_PERSONS)), None)
    if all_of_them is None or count != len(_KINDS):
        return []
    return [replace(all_of_them, category="applicant", key=key) for key in _KINDS]


def series_end(parts: Sequence[Phrase]) -> int | None:
    """Return which phrase holds the reported year's number, None if no such series is told."""
    numbered = [i for i, one in enumerate(parts) if one.number]
    told = next((i for i in numbered if _tells_years_apart(parts[i])), None)
    if told is None:
        return None
    years = _years_named(parts[: told + 1])
    behind = [i for i in numbered if i >= told]
    return behind[-1] if years > 1 and len(behind) == years else None


def _tells_years_apart(phrase: Phrase) -> bool:
    return any(t.category == "among" and t.text.startswith(APART) for t in phrase.before)


def _years_named(parts: Sequence[Phrase]) -> int:
    """Return how many years are named, if the last of them is the reported one."""
    tokens = [token for one in parts for token in one.before]
    spans = [token.text for token in tokens if token.category == "span"]
    if spans:
        said = [c for c in spans[-1] if c in _NUMERALS]
        return int(parse_number(said[0]) or 0) if said else 0
    named = [t for t in tokens if t.category in {"this", "last"} and t.key.isdigit()]
    if not named or named[-1].category != "this":
        return 0
    years = [int(token.key) for token in named]
    through = any(token.text == "至" for token in tokens)
    return years[-1] - years[0] + 1 if through and len(years) == 2 else len(set(years))
