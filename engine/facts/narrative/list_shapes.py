"""Where lists stand: behind 其中, in brackets, or behind a total that nothing opens.

Nested lists are left out of the outer one; a list ends where something is said of the whole again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.facts.narrative.closing import before_sum, ending_with, one_a_clause
from engine.facts.narrative.labels import LISTS, alike, labels_of
from engine.facts.narrative.terms import (
    MIXED,
    NUMBER,
    Term,
    bared,
    bracketed,
    terms,
    without_brackets,
)
from engine.values import dataclass, replace
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.vocabulary.model import Vocabulary

WORDS = Use(
    "lists",
    patterns=(
        *("opens", "closes", "and_so_on", "measure", "unusual", "vague", "goes_on", "bare"),
        *("nested", "added_up", "adds_up", "restated", "of_year", "shown_on", "summed", "each"),
        *("of_requests", "whole", "no_name", "divided", "attribute", "one_way", "other_way"),
        *("came_in", "places", "of_any_kind", "lead", "generic", "share", "season", "year_whole"),
        *("among_others", "leads", "proposals", "deed", "placed"),
    ),
    lists=LISTS,
)
_NEAR = 6
"""Characters between a total and its bracket: 200条信息（……）."""
_ENOUGH = 3
_WAYS = ("one_way", "other_way")
_COMING = frozenset({"ways", "channels", "came"})
"""Kinds of names that say how a request came: one came in one way."""
_OTHER_UNIT = re.compile(rf"（({'|'.join(MIXED)})）")
_MANY = 30
"""So many items before their total are added up."""


class Reading:
    """What lists are read with: the patterns of the pack, and its labels."""

    __slots__ = ("_words", "labels")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary[WORDS]
        self.labels = labels_of(vocabulary, self._words)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """Return a pattern."""
        return self._words[name]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it stands: its totals, its items, and the words around them.

    ``head`` is what stands before the last total in its clause, 、 included. ``loosely``: a sum
    behind its items tells what was done (全年共发布200篇), so it may be of more than they are.
    ``other_unit``: 合计118份（篇）.
    """

    position: int
    totals: tuple[Term, ...]
    items: tuple[Term, ...]
    opener: str
    opened: str
    start: int
    end: int
    words: str
    before: str
    behind: str
    head: str
    loosely: bool = False
    other_unit: str = ""

    @property
    def sums_up(self) -> bool:
        """Tell whether the sum behind the items says that it is theirs: 合计, 三类共."""
        return self.opened == "closing" and not self.loosely


def listings(text: str, words: Reading) -> list[Listing]:
    """Return the lists of a squeezed sentence; one that no word opens has three numbers."""
    numbers = len(NUMBER.findall(text))
    found = [*_in_brackets(text, words), *_introduced(text, words)] if numbers > 1 else []
    if not found and numbers >= _ENOUGH:
        found = [*_added_up(text, words)] or [*_plain(text, words)]
    elif numbers > _ENOUGH:  # 建议33件、提案41件，共74件；其中同意公开60件
        found += (one for one in _added_up(text[: found[0].position], words) if one.sums_up)
    return found


def _in_brackets(text: str, words: Reading) -> Iterator[Listing]:
    """Yield the lists that stand in brackets right behind their total."""
    for start, end in bracketed(text):
        head = _last_clauses(without_brackets(text[: start - 1]))
        totals = terms(head, words["bare"])
        if not totals or len(head) - totals[-1].amount.end > _NEAR:
            continue
        if words["of_year"].search(head, totals[-1].amount.end):  # 9件，仅为上年（18件）的一半
            continue
        opener = words["opens"].match(text, start, end)
        begin = opener.end() if opener else start
        items = _items(text[:end], begin, words)
        if items:
            yield _raw(text[:end], totals[-1:], items, opener, start, "bracket")


def _introduced(text: str, words: Reading) -> Iterator[Listing]:
    """Yield the lists that a word opens, each up to what is said of the whole again."""
    outer, end = without_brackets(text), 0
    divided: tuple[Term, ...] | None = None
    for opener in words["opens"].finditer(outer):
        if opener.start() < end:
            continue
        totals = terms(_last_clauses(outer[: opener.start()]), words["bare"])
        if words["leads"].match(opener.group().lstrip("，：")):  # 按内容分，…；按渠道分，…
            again = outer[: opener.start()].endswith("；")
            totals = divided = divided if again and divided is not None else totals
        items = _items(outer, opener.end(), words)
        if totals and items:
            end = items[-1].amount.end
            yield _raw(outer, totals, items, opener, opener.start(), "word")


def _plain(text: str, words: Reading) -> Iterator[Listing]:
    """Yield a list that nothing opens: 公开政府信息200条，人事类20条，……其他40条."""
    outer = without_brackets(text)
    told = terms(outer, words["bare"])
    if len(told) < _ENOUGH:
        return
    again = told[1].amount.start == told[0].amount.end  # 52期205条
    head = told[1:2] if again else told[:1]
    items = _items(outer, head[0].amount.end, words)
    if not items or len(items) < 2 or outer.startswith("、", head[0].amount.end):
        return  # 甲社区4件、乙社区3件: the first of a row is no total of the others
    if any(words["of_year"].search(term.label) for term in items):
        return
    if max(term.value for term in items) >= head[0].value:
        return
    if _divides(head[0], items, words):
        yield _raw(outer, head, items, None, head[0].amount.end, "plain")


def _divides(total: Term, items: Sequence[Term], words: Reading) -> bool:
    """Tell by its names alone that a list divides the number before it."""
    names = [term.label for term in items]
    named = [words.labels.read(term.named) for term in items]
    came = of_requests(total, words) and all(_COMING & n.kinds for n in named)
    ruled = all("outcomes" in n.kinds for n in named)  # 诉讼12件，胜诉11件，败诉1件
    asked = of_requests(total, words) and "involves" in named[0].kinds
    asked = asked and "involves" not in words.labels.read(total.named).kinds
    if came or ruled or asked or by_attribute(names, words) or both_ways(names, words):
        return True
    sorts = alike(total.label, names)
    classed = len(items) >= _ENOUGH and all(name.endswith("类") for name in names)
    if not (sorts or classed or words["generic"].search(total.label)):
        return False
    if any({"channels", "results"} & one.kinds for one in named):
        return False
    return sorts or "rest" in named[-1].kinds or all("heads" in one.kinds for one in named)


def of_requests(total: Term, words: Reading) -> bool:
    """Tell a number of requests: 申请6件, 6份信息公开申请."""
    return words["of_requests"].search(f"{total.label}，{total.after}") is not None


def both_ways(names: Sequence[str], words: Reading) -> bool:
    """Tell 线上10场、线下14场, 原创8篇、转载2篇: there is no third way."""
    ways = [tuple(bool(words[way].match(name)) for way in _WAYS) for name in names]
    return sorted(ways) == [(False, True), (True, False)]


def by_attribute(names: Sequence[str], words: Reading) -> bool:
    """Tell 主动公开95件，依申请公开180件，不予公开145件: a document is open in one way only."""
    told = [match.lastgroup for name in names if (match := words["attribute"].search(name))]
    return len(told) == len(names) == len(set(told)) == _ENOUGH


def _added_up(text: str, words: Reading) -> Iterator[Listing]:
    """Yield a list whose total stands behind it: 网站20条、公告栏（30条），合计50条."""
    outer = without_brackets(bared(text))
    found = terms(outer, words["bare"])
    for index, total in enumerate(found[2:], start=2):
        known, told = before_sum(found[:index], total, words)
        start = max(outer.rfind(mark, 0, total.start) for mark in "。；") + 1
        before = [term for term in known if term.amount.start > start][-_MANY:]
        if len(before) == 1 and one_a_clause(outer, known, words):
            start = outer.rfind("。", 0, total.start) + 1
            before = [term for term in known if term.amount.start > start][-_MANY:]
        if len(before) < 2 or any(words["each"].search(term.label) for term in before):
            continue
        items = ending_with(before, total, outer)
        between = outer[start : total.start]
        if not told and max(term.value for term in items) > total.value:
            continue  # 办结90件，共作出行政处罚决定5件
        other = words["unusual"].search(between) or words["added_up"].search(between)
        if not other and not words["nested"].search(outer, before[0].amount.end, total.start):
            raw = _raw(outer, (total,), items, None, start, "closing")
            unit = _OTHER_UNIT.match(text, total.amount.end)
            yield replace(
                raw, end=total.amount.end, loosely=not told, other_unit=unit[1] if unit else ""
            )


def _raw(
    text: str,
    totals: tuple[Term, ...],
    items: tuple[Term, ...],
    opener: re.Match[str] | None,
    position: int,
    opened: str,
) -> Listing:
    end, at = items[-1].amount.end, totals[-1].amount.start
    return Listing(
        position=position,
        totals=totals,
        items=items,
        opener=opener.group() if opener else "",
        opened=opened,
        start=totals[0].start,
        end=end,
        words=text[position:end],
        before=text[max(0, position - 8) : position],
        behind=text[end:],
        head=text[max(text.rfind(mark, 0, at) for mark in "，。；：") + 1 : at],
    )


def _last_clauses(head: str) -> str:
    """Return where the total stands: what follows the last full stop or semicolon."""
    cut = max(head.rfind(mark, 0, max(len(head) - 1, 0)) for mark in "。；")
    return " " * (cut + 1) + head[cut + 1 :]


def _divided(text: str, term: Term, words: Reading) -> bool:
    """Tell whether a number behind a semicolon has items of its own: ；诉讼3件，其中…."""
    end = text.find("；", term.amount.end)
    return words["nested"].search(text, term.amount.end, end if end > 0 else len(text)) is not None


def _is_restated(term: Term, words: Reading) -> bool:
    """Tell 5件申请均已答复 behind a list: the whole is spoken of again."""
    return not term.label and words["restated"].search(term.after) is not None


def _is_another(found: Sequence[Term], term: Term, between: str, words: Reading) -> bool:
    """Tell what is no item any more: …、概况61条，组织访谈24场; 其中原创11条；抖音发布158条."""
    deed, units = words["deed"].match, {one.amount.unit for one in found}
    if term.amount.unit not in units and deed(term.label):
        return "，" in between and len(found) > 1 and not any(deed(one.label) for one in found)
    named = [one.named for one in (*found, term)] if "；" in between else [""]
    placed = ["channels" in words.labels.read(n).kinds or words["placed"].match(n) for n in named]
    return bool(placed[-1]) and not any(placed[:-1])


def _items(text: str, start: int, words: Reading) -> tuple[Term, ...]:
    """Return the items that follow, the inner list of one left out; none if it has no end."""
    found: list[Term] = []
    measured, last, resume = False, start, start
    for term in terms(text, words["bare"], start):
        if term.amount.start < resume:
            continue
        between = text[last : term.amount.start]
        anew = "；" in between and words["leads"].search(between)
        if "。" in between or words["unusual"].search(between) or anew:
            break
        again = words["measure"].search(term.named) is not None
        one_segment = len(found) > 1 and "；" not in text[start:last]
        if one_segment and "；" in between and (again or _divided(text, term, words)):
            break
        if found and ((again and not measured) or _is_restated(term, words)):
            break
        if found and _is_another(found, term, between, words):
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
