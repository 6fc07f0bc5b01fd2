"""Lists that say of what a total consists (n 条，其中 a…b…c…；n 条（a…b…）；n 条，a…，其他 c 条).

Only what stands there is taken down: the total, the items and their sum, how the list is opened
and closed, whether its items may overlap, and what of their names no word explains. Which lists
have to add up is the rule's matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from engine.clauses.amounts import COUNTED
from engine.facts.narrative.labels import LISTS, Label, labels_of
from engine.facts.narrative.terms import Term, bracketed, terms, without_brackets
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from engine.facts.prose import Sentence
    from engine.vocabulary.model import Vocabulary

WORDS = Use(
    "lists",
    patterns=(
        *(
            "opens",
            "closes",
            "and_so_on",
            "measure",
            "unusual",
            "vague",
            "goes_on",
            "bare",
            "nested",
        ),
        *("generic", "share"),
    ),
    lists=LISTS,
)
_NEAR = 6  # characters between a total and its bracket: 200条信息（……）
_OVERLAP = 10_000  # shares that add up to more than the whole, in hundredths of a percent


class Reading:
    """What lists are read with: the patterns of the pack, and its labels."""

    __slots__ = ("_words", "labels")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary[WORDS]
        self.labels = labels_of(vocabulary, self._words)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return a pattern."""
        return self._words[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A total with its items; ``sum`` is the reading of the list that comes nearest to it.

    ``part`` tells that the items are no more than some of the whole, ``largest`` then the largest
    of them. ``open`` is ``word`` (其中), ``bracket`` or ``plain`` (nothing opens the list).
    """

    sentence: Sentence
    position: int
    unit: str
    total: int
    sum: int
    items: int
    opened: str
    marked: bool
    part: bool
    platforms: bool
    goes_on: bool
    residue: str


@dataclass(frozen=True, slots=True)
class _Raw:
    """A list as it stands: its totals, its items, and the words around them."""

    position: int
    totals: tuple[Term, ...]
    items: tuple[Term, ...]
    opener: str
    opened: str
    words: str
    before: str
    behind: str


def lists(sentence: Sentence, following: Sentence | None, words: Reading) -> Iterator[ItemList]:
    """Yield the lists of a sentence; ``following`` is the next one of the same paragraph."""
    text = sentence.text
    if not any(mark in text for mark in "件份条项个次宗起例") or words["vague"].search(text):
        return
    found = [*_in_brackets(text, words), *_introduced(text, words)]
    for raw in found or _plain(text, words):
        made = _made(sentence, raw, following, words)
        if made is not None:
            yield made


def _in_brackets(text: str, words: Reading) -> Iterator[_Raw]:
    """Yield the lists that stand in brackets right behind their total."""
    for start, end in bracketed(text):
        head = _last_clauses(without_brackets(text[: start - 1]))
        totals = terms(head, words["bare"])
        if not totals or len(head) - totals[-1].amount.end > _NEAR:
            continue
        opener = words["opens"].match(text, start, end)
        begin = opener.end() if opener else start
        items = _items(text[:end], begin, words)
        if items:
            yield _raw(text[:end], totals[-1:], items, opener, start, "bracket")


def _introduced(text: str, words: Reading) -> Iterator[_Raw]:
    """Yield the lists that a word opens, each up to what is said of the whole again."""
    outer, end = without_brackets(text), 0
    for opener in words["opens"].finditer(outer):
        if opener.start() < end:
            continue
        totals = terms(_last_clauses(outer[: opener.start()]), words["bare"])
        items = _items(outer, opener.end(), words)
        if totals and items:
            end = items[-1].amount.end
            yield _raw(outer, totals, items, opener, opener.start(), "word")


def _plain(text: str, words: Reading) -> Iterator[_Raw]:
    """Yield a list that nothing opens: 公开政府信息200条，人事类20条，……其他40条."""
    outer = without_brackets(text)
    head = terms(outer, words["bare"])[:1]
    if not head or not (words["generic"].search(head[0].label)):
        return
    items = _items(outer, head[0].amount.end, words)
    if not items or len(items) < 2 or max(term.value for term in items) >= head[0].value:
        return
    named = [words.labels.read(term.named) for term in items]
    if any({"channels", "results"} & one.kinds for one in named):
        return
    if "rest" in named[-1].kinds or all("heads" in one.kinds for one in named):
        yield _raw(outer, head, items, None, head[0].amount.end, "plain")


def _raw(
    text: str,
    totals: tuple[Term, ...],
    items: tuple[Term, ...],
    opener: re.Match[str] | None,
    position: int,
    opened: str,
) -> _Raw:
    end = items[-1].amount.end
    return _Raw(
        position=position,
        totals=totals,
        items=items,
        opener=opener.group() if opener else "",
        opened=opened,
        words=text[position:end],
        before=text[max(0, position - 8) : position],
        behind=text[end:],
    )


def _last_clauses(head: str) -> str:
    """Return where the total stands: what follows the last full stop or semicolon."""
    cut = max(head.rfind(mark, 0, max(len(head) - 1, 0)) for mark in "。；")
    return " " * (cut + 1) + head[cut + 1 :]


def _items(text: str, start: int, words: Reading) -> tuple[Term, ...]:
    """Return the items that follow, the inner list of one left out; none if it has no end."""
    found: list[Term] = []
    measured, last, resume = False, start, start
    for term in terms(text, words["bare"], start):
        if term.amount.start < resume:
            continue
        between = text[last : term.amount.start]
        if "。" in between or words["unusual"].search(between):
            break
        again = words["measure"].search(term.label) is not None
        if found and again and not measured:
            break
        inner = words["nested"].search(text, last, term.amount.start) if found else None
        if inner:
            resume = text.find("；", inner.end()) + 1
            if not resume:
                return tuple(found) if "；" in text[start:last] else ()
            last = resume
            continue
        measured = measured or again
        found.append(term)
        last = term.amount.end
    return tuple(found)


def _made(
    sentence: Sentence, raw: _Raw, following: Sentence | None, words: Reading
) -> ItemList | None:
    totals = [
        term
        for term in raw.totals
        if term.amount.unit in COUNTED and not words["unusual"].search(term.label)
    ]
    if not totals or any(term.amount.rough for term in (totals[-1], *raw.items)):
        return None
    unit = totals[-1].amount.unit
    totals = [term for term in totals if term.amount.unit == unit]
    same = _of_a_sort([term for term in raw.items if term.amount.unit in {unit, ""}], words)
    if not same:
        return None
    known = words.labels
    named = [known.read(term.named) for term in same]
    if len(named) > 1 and all("results" in one.kinds for one in named):
        return None  # the results of requests are looked at by themselves
    part = _says_part(raw, named, words) or len(same) < 2
    counted = [term for term, one in zip(same, named, strict=True) if _is_plain(one)]
    if part and (not counted or unit == "次" or raw.opened == "plain"):
        return None
    more = () if part or following is None else _continued(raw, following, unit, words)
    end = raw.items.index(same[-1]) + 1
    readings = [same, raw.items[:end], *([(*same, *more)] if more else [])]
    total, reached, count = _nearest(_possible_totals(totals), readings, words)
    if part:
        total, reached = max(term.value for term in totals), max(term.value for term in counted)
    return ItemList(
        sentence=sentence,
        position=raw.position,
        unit=unit,
        total=total,
        sum=reached,
        items=count,
        opened=raw.opened,
        marked="rest" in named[-1].kinds or words["closes"].search(raw.opener) is not None,
        part=part,
        platforms=_platforms(named),
        goes_on=bool(more) and reached != total,
        residue="、".join(dict.fromkeys(one.residue for one in named if one.residue)),
    )


def _says_part(raw: _Raw, named: Sequence[Label], words: Reading) -> bool:
    """Tell whether the list names only some of the whole, or traits that one thing may share."""
    known = words.labels
    shares = [
        _percent(found["percent"]) for found in words["share"].finditer(raw.words + raw.behind)
    ]
    return (
        any({"selective", "traits"} & one.kinds for one in named)
        or "selective" in known.read(raw.before + raw.opener).kinds
        or words["and_so_on"].search(raw.behind[:6]) is not None
        or (len(shares) > 1 and sum(shares) > _OVERLAP)
    )


def _percent(written: str) -> int:
    """Return a percentage in hundredths, rounded up to the next so that rounding never counts."""
    return int(Decimal(written) * 100) - 50


def _is_plain(label: Label) -> bool:
    return not label.residue and not {"traits", "selective"} & label.kinds


def _platforms(named: Sequence[Label]) -> bool:
    """Tell whether the items are channels, in several of which one thing may stand."""
    channels = [one for one in named if "channels" in one.kinds]
    boards = [one for one in named if "boards" in one.kinds] if channels else []
    return len(channels) + len(boards) > 1


def _continued(raw: _Raw, following: Sentence, unit: str, words: Reading) -> tuple[Term, ...]:
    """Return the items of the next sentence where the list goes on behind 此外 or 另."""
    behind = raw.behind.strip("）。；，")
    if any(character.isdigit() for character in behind) or not words["goes_on"].search(
        following.text
    ):
        return ()
    found = terms(without_brackets(following.text), words["bare"])
    return tuple(term for term in found if term.amount.unit == unit)


def _possible_totals(totals: Sequence[Term]) -> list[int]:
    """Return what the list may add up to: the number just before it, or several together."""
    values = [term.value for term in totals]
    sums = list(accumulate(reversed(values)))
    return [values[-1], *values[:-1], *sums[1:]]


def _nearest(
    wanted: list[int], readings: Sequence[Sequence[Term]], words: Reading
) -> tuple[int, int, int]:
    """Return (total, sum, items) of the first reading that fits, else of the plain one."""
    for total in wanted:
        for reading in readings:
            cuts = _cuts(reading, words)
            for count, reached in enumerate(accumulate(term.value for term in reading), start=1):
                if reached == total and count > 1 and count in cuts:
                    return total, reached, count
    values = [term.value for term in readings[0]]
    return (wanted[0] if len(wanted) == 1 else max(wanted)), sum(values), len(values)


def _of_a_sort(items: Sequence[Term], words: Reading) -> tuple[Term, ...]:
    """Return the items of the first sort, if they have one: applicants, then ways are two lists."""
    sorts = [_sort(words.labels.read(term.named)) for term in items]
    ends = [at for at in range(1, len(items)) if sorts[0] and sorts[at] != sorts[0]]
    other = [at for at in ends if "rest" not in words.labels.read(items[at].named).kinds]
    return tuple(items[: other[0] if other else len(items)])


def _cuts(reading: Sequence[Term], words: Reading) -> set[int]:
    """Return behind how many items a list may end: all, or where items of another sort begin."""
    sorts = [_sort(words.labels.read(term.named)) for term in reading]
    pairs = pairwise(sorts)
    return {len(reading), *(at for at, (one, other) in enumerate(pairs, start=1) if one != other)}


def _sort(label: Label) -> frozenset[str]:
    return label.kinds & {"ways", "applicants", "channels", "results"}
