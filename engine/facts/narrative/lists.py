"""Lists that say of what a total consists (n 条，其中 a…b…c…；n 条（a…b…）；n 条，a…，其他 c 条).

Only what stands there is taken down: the total, the items and their sum, how the list is opened
and closed, whether its items may overlap, and what of their names no word explains. Which lists
have to add up is the rule's matter.
"""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from engine.facts.narrative.labels import alike
from engine.facts.narrative.list_shapes import (
    both_ways,
    by_attribute,
    listings,
    of_requests,
)
from engine.facts.narrative.list_sums import (
    FEW,
    apart,
    continued,
    may_go_on,
    nearest,
    of_a_sort,
    of_one_sort,
    of_proposals,
    once,
    parallel,
    readings_of,
    sorts,
    told_ahead,
    told_apart,
    within,
)
from engine.facts.narrative.terms import MIXED, MIXED_UNIT, Term
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.facts.narrative.labels import Label
    from engine.facts.narrative.list_shapes import Listing, Reading
    from engine.facts.prose import Sentence

_value = attrgetter("value")
_SHARE = 20
"""Within so many characters behind the last item stands its share."""
_EVENTS = frozenset({"场", "期"})
_NEARLY_ALL = 90
_NEAR = 5
"""A number that is a fifth or more from what is listed is not meant, where another is near."""
_OVERLAP = 10_000
"""Shares that add up to more are of things that overlap; in hundredths of a percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A total with its items; ``sum`` is the reading of the list that comes nearest to it.

    ``part`` tells that the items are no more than some of the whole, ``largest`` then the largest
    of them. ``loose``: there are several totals to choose from, or the items have several units.
    ``opened`` is ``word`` (其中), ``bracket``, ``closing`` (合计) or ``plain`` (nothing opens it).
    ``whole``: the total is of information of every kind. ``nouns``: the residue may well name
    things. ``explicit``: the words around the list say that the total is divided into it.
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
    loose: bool
    whole: bool
    residue: str
    nouns: bool
    explicit: bool


def lists(sentence: Sentence, following: Sentence | None, words: Reading) -> Iterator[ItemList]:
    """Yield the lists of a sentence; ``following`` is the next one of the same paragraph."""
    if MIXED_UNIT.search(sentence.text) is None:
        return
    for raw in listings(sentence.text, words):
        if words["vague"].search(sentence.text, raw.start, raw.end):
            continue
        totals = _totals(raw, words)
        same = _same(raw, totals, words) if totals else ()
        if same:
            yield from _made(sentence, raw, following, (totals, same), words)


def _totals(raw: Listing, words: Reading) -> list[Term]:
    """Return the numbers that a list may divide: those before it in the unit of the last."""
    totals = [
        term
        for term in raw.totals
        if term.amount.unit in MIXED and not words["unusual"].search(term.label)
    ]
    if not totals or any(term.amount.rough for term in (totals[-1], *raw.items)):
        return []
    return [term for term in totals if term.amount.unit == totals[-1].amount.unit]


def _same(raw: Listing, totals: Sequence[Term], words: Reading) -> tuple[Term, ...]:
    """Return the items in the unit of the total; none of results, which are looked at elsewhere."""
    units = {totals[-1].amount.unit, "", raw.other_unit}
    most = max(term.value for term in totals)
    alike_in_unit = [term for term in raw.items if term.amount.unit in units]
    if raw.sums_up and len(alike_in_unit) < 2 and max(raw.items, key=_value).value < most:
        alike_in_unit = list(raw.items)  # 图解70张、短视频25个、长图文55篇，共计150件
    same = of_a_sort(alike_in_unit, words)
    if raw.opened == "closing" and len(same) < len(alike_in_unit):
        if not of_one_sort(alike_in_unit, words):
            return ()  # several sorts before one sum: nobody knows what it adds up
        same = tuple(alike_in_unit)
    named = [words.labels.read(term.named) for term in same]
    if raw.opened == "word" and not (
        same and (_closed(raw, named[-1:], words) or once(totals[-1], named, words))
    ):
        same = within(same, most)
    asked = any(words[one].search(totals[-1].label) for one in ("of_requests", "came_in"))
    if raw.opened == "closing" and asked:  # 合计收到申请5件
        alone = alike(totals[-1].label, [one.text for one in named])
        alone = alone or all(words["season"].search(term.label) for term in same)
        return same if alone or apart(totals[-1], named, words) else ()
    kinds = [one.kinds for one in named[: len(same)]]
    ends = [one.text[-2:] for one in named]
    mere = of_proposals(totals[-1].label, ends, words) or len(kinds) < 2  # 答复建议5件、提案2件
    if mere or not all("results" in one for one in kinds):
        return same
    rows = [one for one in kinds if "rows" in one]
    if raw.opened == "closing":  # rows may stand beside the group that holds them
        return () if 0 < len(rows) < len(kinds) else same
    group = words.labels.read(totals[-1].label).kinds
    of_group = "results" in group and "rows" not in group and len(rows) == len(kinds)
    beyond = sum(term.value for term in same) > totals[-1].value
    return same if of_group and beyond else ()


def _made(
    sentence: Sentence,
    raw: Listing,
    following: Sentence | None,
    terms_of: tuple[Sequence[Term], tuple[Term, ...]],
    words: Reading,
) -> Iterator[ItemList]:
    totals, same = terms_of
    unit = totals[-1].amount.unit
    named = [words.labels.read(term.named) for term in same]
    said = _says_part(raw, named, words) or len(same) < 2
    crossing = said and _crosses(raw.opener, totals, same, named, words)
    part = said and not crossing
    if part and (unit == "次" or raw.opened in {"plain", "closing"} or not _is_plain(named[0])):
        return
    more = () if part or following is None else continued(raw, following, unit, words)
    mixed = raw.items[: raw.items.index(same[-1]) + 1]
    values = [term.value for term in totals]
    total, reached, count = nearest(values, readings_of(same, mixed, more, words), words)
    if part:
        total, reached = max(values), same[0].value
    elif abs(total - reached) <= sum(term.slack for term in (totals[-1], *same)):
        reached = total  # 1.35万条, 0.82万条 and 0.53万条
    residue = "、".join(dict.fromkeys(one.residue for one in named if one.residue))
    several = _several(values, reached) or len(mixed) > len(same)
    yield ItemList(
        sentence=sentence, position=raw.position, unit=unit, total=total, sum=reached,
        items=count,
        opened=raw.opened,
        marked=_is_all(raw, named, totals[-1], words, over=reached - total),
        part=part,
        platforms=_in_several(raw, totals[-1], named, words),
        goes_on=reached != total and may_go_on(more, total - reached),
        loose=(several or crossing) and reached != total and not part,
        whole=words["whole"].search(totals[-1].label) is not None,
        residue=residue,
        nouns=words["no_name"].search(residue) is None,
        explicit=_is_explicit(raw, named, words),
    )  # fmt: skip


def _in_several(raw: Listing, total: Term, named: Sequence[Label], words: Reading) -> bool:
    """Tell channels in several of which one thing may stand: no visits, nothing told once each."""
    if not _platforms(named) or _each_once(raw, total, words):
        return False
    return total.amount.unit not in _EVENTS or not both_ways([one.text for one in named], words)


def _several(totals: Sequence[int], reached: int) -> bool:
    """Tell that more than one number, or all together, may be the whole of what was added up."""
    meant = {*totals, sum(totals)}
    near = {one for one in meant if abs(one - reached) * _NEAR <= max(one, reached)}
    return len(near or set(totals)) > 1


def _crosses(
    opener: str,
    totals: Sequence[Term],
    same: Sequence[Term],
    named: Sequence[Label],
    words: Reading,
) -> bool:
    """Tell 申请28件，涉及招生的15件、师资的14件: more together, though one may touch both."""
    kinds = frozenset[str]().union(*(one.kinds for one in named))
    beyond = sum(term.value for term in same) > max(term.value for term in totals)
    asked = of_requests(totals[-1], words) or words["of_requests"].search(opener) is not None
    requests = beyond and len(same) > 1 and asked
    return requests and "involves" in kinds and kinds.isdisjoint({"traits", "selective"})


def _each_once(raw: Listing, total: Term, words: Reading) -> bool:
    """Tell that nothing stands on two platforms: it is a request, or all is added up (合计)."""
    if raw.opened != "closing":
        counted = words["places"].search(total.label) is not None  # 新媒体账号52个，其中微信34个
        return counted or of_requests(total, words)
    added = words["summed"].search(total.label) or words["of_requests"].search(raw.words)
    return added is not None


def _is_explicit(raw: Listing, named: Sequence[Label], words: Reading) -> bool:
    """Tell a list that says itself that it is all: by its opener, or of two halves."""
    divided = words["divided"].search(raw.opener) is not None
    names = [one.text for one in named]
    halves = _halves(named) or both_ways(names, words)
    return raw.sums_up or halves or divided or parallel(names, words)


def _is_all(raw: Listing, named: Sequence[Label], last: Term, words: Reading, *, over: int) -> bool:
    """Tell a list that must be all: it says so, or sorts that exclude each other go beyond."""
    each = apart(last, named, words) or sorts(raw, named)
    exclusive = over > 0 and (each or (over <= FEW and told_apart(raw, named, words)))
    reached = sum(term.value for term in raw.items[: len(named)])
    if reached * 100 >= last.value * _NEARLY_ALL and by_attribute([n.text for n in named], words):
        return True
    return exclusive or _closed(raw, named, words)


def _closed(raw: Listing, named: Sequence[Label], words: Reading) -> bool:
    told = words["closes"].search(raw.opener) is not None or told_ahead(raw, named, words)
    told = told or _filled(raw, len(named), words) or both_ways([one.text for one in named], words)
    return told or raw.sums_up or "rest" in named[-1].kinds


def _filled(raw: Listing, items: int, words: Reading) -> bool:
    """Tell whether each item has its share and all shares make the whole: 占60%…占40%."""
    said = raw.words + raw.behind[:_SHARE]
    shares = [float(found["percent"]) for found in words["share"].finditer(said)]
    return len(shares) == items > 1 and abs(sum(shares) - 100) <= 1


def _says_part(raw: Listing, named: Sequence[Label], words: Reading) -> bool:
    """Tell whether the list names only some of the whole, or traits that one thing may share."""
    known = words.labels
    if raw.opened == "closing" or all("rows" in one.kinds for one in named) or _halves(named):
        return False
    if both_ways([one.text for one in named], words):
        return False
    shares = [
        _percent(found["percent"]) for found in words["share"].finditer(raw.words + raw.behind)
    ]
    some = {"selective", *(() if "rest" in named[-1].kinds else ("involves",))}
    return (
        any((some | {"traits"}) & one.kinds for one in named)
        or not some.isdisjoint(known.read(raw.before + raw.opener).kinds)
        or words["and_so_on"].search(raw.behind[:6]) is not None
        or (len(shares) > 1 and sum(shares) > _OVERLAP)
    )


def _halves(named: Sequence[Label]) -> bool:
    """Tell whether there is one number and all the rest: 其中4件……；其余6件."""
    return len(named) == 2 and "rest" in named[1].kinds and "rest" not in named[0].kinds


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
