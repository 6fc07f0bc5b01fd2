"""What the items of a list add up to: by their sorts, units and what goes on behind it."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from engine.facts.narrative.labels import alike
from engine.facts.narrative.list_shapes import both_ways, of_requests
from engine.facts.narrative.terms import Term, terms, without_brackets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.facts.narrative.labels import Label
    from engine.facts.narrative.list_shapes import Listing, Reading
    from engine.facts.prose import Sentence

FEW = 3
"""So many more than the whole are hardly things that two of its sorts share."""
_SEVERAL = 3
WAYS = frozenset({"ways", "channels", "came"})


def readings_of(
    same: tuple[Term, ...], mixed: Sequence[Term], more: Sequence[Term], words: Reading
) -> list[Sequence[Term]]:
    """Return what the items may be: those of one unit, with others between, with what goes on."""
    readings: list[Sequence[Term]] = [same, mixed, *([(*same, *more)] if more else [])]
    if words["measure"].search(same[0].label):  # 6件，其中结转1件；审结5件、未审结1件
        readings.append(same[1:])
    run = next((at for at, term in enumerate(mixed) if term not in same), len(same))
    if 1 < run < len(same):  # 公开226条，其中动态201条、目录25条，访谈24场，发布解读2条
        readings.append(same[:run])
    return readings


def parallel(names: Sequence[str], words: Reading) -> bool:
    """Tell names of one kind: 简易程序、一般程序; 信息 and 方面 make none."""
    ends = {name[-2:] for name in names}
    return len(ends) == 1 < len(names) and words["of_any_kind"].search(names[0]) is None


def nearest(
    values: Sequence[int], readings: Sequence[Sequence[Term]], words: Reading
) -> tuple[int, int, int]:
    """Return (total, sum, items) of the first reading that fits, else of the one with most items.

    A list may add up to the number just before it, to another, or to several together.
    """
    sums = list(accumulate(reversed(values)))
    for total in [values[-1], *values[:-1], *sums[1:]]:
        for reading in readings:
            cuts = _cuts(reading, words)
            for count, reached in enumerate(accumulate(term.value for term in reading), start=1):
                if reached == total and count > 1 and count in cuts:
                    return total, reached, count
    longest = max(readings[:2], key=len)
    reached = sum(term.value for term in longest)
    return min(values, key=lambda total: abs(total - reached)), reached, len(longest)


def of_a_sort(items: Sequence[Term], words: Reading) -> tuple[Term, ...]:
    """Return the items of the first sort, if they have one: applicants, then ways are two lists.

    A name of no sort between two ways is one too: 信箱210条，12345转办320条，留言板50条.
    """
    kinds = [_sort(words.labels.read(term.named)) for term in items]
    rest = any("rest" in words.labels.read(item.named).kinds for item in items[1:-1])
    if items and not rest and words["shown_on"].search(items[0].named) and not any(kinds[1:]):
        return tuple(items)  # 网站发布政策信息45条、公示85条: 网站 stands before them all
    ends = [
        at
        for at in range(1, len(items))
        if kinds[0]
        and kinds[at] != kinds[0]
        and items[at].named  # 分别发布5200条、1300条
        and not (kinds[0] == {"ways"} and not kinds[at] and kinds[0] in kinds[at:])
    ]
    other = [at for at in ends if "rest" not in words.labels.read(items[at].named).kinds]
    return tuple(items[: other[0] if other else len(items)])


def of_one_sort(items: Sequence[Term], words: Reading) -> bool:
    """Tell that the items that have a sort share it: 广播播发48期，宣讲36场 are told once each."""
    return len({_sort(words.labels.read(term.named)) for term in items} - {frozenset()}) == 1


def _cuts(reading: Sequence[Term], words: Reading) -> set[int]:
    """Return behind how many items a list may end: all, or where items of another sort begin."""
    kinds = [_sort(words.labels.read(term.named)) for term in reading]
    pairs = pairwise(kinds)
    return {len(reading), *(at for at, (one, other) in enumerate(pairs, start=1) if one != other)}


def _sort(label: Label) -> frozenset[str]:
    kinds = label.kinds & {"applicants", "results", "outcomes"}
    return kinds if WAYS.isdisjoint(label.kinds) else (kinds - {"results"}) | {"ways"}


def apart(total: Term, named: Sequence[Label], words: Reading) -> bool:
    """Tell whether one thing can only be of one such item: an applicant, a way, an outcome.

    A request comes in one way, be it a website; what is published may stand on several.
    """
    kinds = {"ways", "applicants", "outcomes", "rows"}
    if of_requests(total, words) or words["came_in"].search(total.label):
        kinds |= WAYS
    return all(not kinds.isdisjoint(label.kinds) for label in named)


def once(total: Term, named: Sequence[Label], words: Reading) -> bool:
    """Tell items of which a thing is one only: 自然人 or 企业, 线上 or 线下."""
    return apart(total, named, words) or both_ways([one.text for one in named], words)


def sorts(raw: Listing, named: Sequence[Label]) -> bool:
    """Tell sorts of what is counted: 解读20篇，文字解读9篇、图表解读7篇、视频解读4篇."""
    return len(named) >= _SEVERAL and alike(raw.totals[-1].label, [one.text for one in named])


def may_go_on(more: Sequence[Term], missing: int) -> bool:
    """Tell what may be the rest of a list: not 另在微信发布344条 where one is missing."""
    return 0 < sum(term.value for term in more) <= abs(missing) * 2


def of_proposals(whole: str, ends: Iterable[str], words: Reading) -> bool:
    """Tell 提案议案7件，其中代表建议5件、政协提案2件: one is either a 建议 or a 提案."""
    named = words["proposals"]
    return named.search(whole.rstrip("共计合总为的")) is not None and all(map(named.search, ends))


def told_ahead(raw: Listing, named: Sequence[Label], words: Reading) -> bool:
    """Tell whether the total is told of just these: 复议、诉讼共7件，其中复议4件、诉讼3件."""
    ends = {label.text[-2:] for label in named}
    told = all(len(end) == 2 and raw.head.count(end) == 1 for end in ends)
    told = told or of_proposals(raw.totals[-1].label, ends, words)
    some = words["among_others"].search(raw.head)
    return told and some is None and len(ends) == len(named) > 1


def told_apart(raw: Listing, named: Sequence[Label], words: Reading) -> bool:
    """Tell names of one kind, or several that are all known, where a word or bracket opens them."""
    if raw.opened == "plain":
        return False
    known = len(named) >= _SEVERAL and not any(one.residue for one in named)
    return known or parallel([one.text for one in named], words)


def within(items: tuple[Term, ...], most: int) -> tuple[Term, ...]:
    """Return the items up to one that is larger than the whole: 政策20条，其中解读5条，公告30条."""
    beyond = [at for at, term in enumerate(items) if at and term.value > most]
    return items[: beyond[0]] if beyond else items


def continued(raw: Listing, following: Sentence, unit: str, words: Reading) -> tuple[Term, ...]:
    """Return the items of the next sentence where the list goes on behind 此外 or 另."""
    behind = raw.behind.strip("）。；，")
    if any(character.isdigit() for character in behind) or not words["goes_on"].search(
        following.text
    ):
        return ()
    found = terms(without_brackets(following.text), words["bare"])
    return tuple(term for term in found if term.amount.unit == unit)
