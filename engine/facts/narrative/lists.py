"""Lists that say of what a total consists (共计 n 条，其中 a…b…c…).

Only the arithmetic is taken down (total, sum, how many items, what share of the total they make,
whether the list says that it is complete); which of them are meant to add up is the rule's matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from engine.clauses.amounts import COUNTED, Amount, amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.prose import Sentence

_INTRODUCED = re.compile(r"其中(?:，|：)?(?:包括|有)?|分别(?:为|是)|具体(?:为|是|如下)?：|包括：")
_SELECTIVE = re.compile(
    r"主要|重点|包括但不限于|例如|比如|如：|部分(?!公开)|涉及|涵盖|最多|不含|重复|累计观看"
)
_AND_SO_ON = re.compile(r"等(?:[，。；]|$)|等等")
_NESTED = re.compile(r"其中|内有|包括|包含|含|分别")
_IN_ALL = re.compile(r"(?:共|合计|总计|共计)[^，。；\d]{0,8}$")
_REST = re.compile(r"其他|其它|其余|剩余")
_PLATFORM = re.compile(r"网站|微信|微博|公众号|抖音|快手|平台|客户端|APP|栏|头条|媒体|网络|渠道")
_MEASURE = re.compile(r"新收|结转|办结|办理|答复|在办")
_AGAIN = re.compile(r"，(?=[^，。；]*(?:结转|办结))")
_UNUSUAL = re.compile(r"同比|比上年|较上年|较去年|比去年|增加|减少|增长|下降|平均")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A total with its items; ``sum`` is the reading of the list that comes nearest to it."""

    sentence: Sentence
    position: int
    unit: str
    total: int
    sum: int
    items: int
    marked: bool
    platforms: bool


def lists(sentence: Sentence) -> Iterator[ItemList]:
    """Yield the list of a sentence; nested ones count by their outer items, doubtful ones not."""
    for introduction in _INTRODUCED.finditer(sentence.text):
        found = _list_at(sentence, introduction)
        if found is not None:
            yield found
        return
    yield from _unintroduced(sentence)


def _unintroduced(sentence: Sentence) -> Iterator[ItemList]:
    """Yield a list without 其中 that starts with 共 n 条 and ends with 其他 n 条."""
    if not _REST.search(sentence.text):
        return
    found = [amount for amount in amounts(sentence.text) if amount.unit in COUNTED]
    if len(found) < 3 or not _IN_ALL.search(sentence.text[: found[0].start]):
        return
    label = sentence.text[found[-2].end : found[-1].start]
    if found[-1].unit == found[0].unit and _REST.search(label) and label.count("，") <= 1:
        one = _list_between(sentence, found[0].end, found[0].end)
        if one is not None:
            yield one


def _list_at(sentence: Sentence, introduction: re.Match[str]) -> ItemList | None:
    return _list_between(sentence, introduction.start(), introduction.end())


def _list_between(sentence: Sentence, start: int, end: int) -> ItemList | None:
    """Read the list whose total stands before ``start`` and whose items follow ``end``."""
    head, tail = sentence.text[:start], sentence.text[end:]
    head, tail = head[_last_break(head) :], _own_items(_within_bracket(head, tail))
    totals = [amount for amount in amounts(head) if amount.unit in COUNTED and not amount.rough]
    parts = _outer(tail)
    if not totals or parts is None or _UNUSUAL.search(head) or _SELECTIVE.search(tail + head[-8:]):
        return None
    if head.startswith("事项", totals[-1].end) and "办理" in tail:
        return None  # 11个事项，其中……办理466件: kinds of work, and pieces of each
    unit = totals[-1].unit
    same = [amount for amount in parts if amount.unit == unit]
    if len(same) < 2 or any(amount.rough for amount in parts) or not _whole(totals + parts):
        return None
    if _AND_SO_ON.search(tail[same[-1].end :][:3]):
        return None
    return _fitted(sentence, start, totals, parts, tail)


def _last_break(head: str) -> int:
    """Return where the clause group of the total starts: after the last full stop or semicolon."""
    last = 0
    for match in re.finditer(r"[。；](?=.)", head):
        last = match.end()
    return last


def _within_bracket(head: str, tail: str) -> str:
    """Cut off what follows the list's own bracket: 9件（其中上年结转2件），办结8件."""
    if head.rfind("（") <= head.rfind("）"):
        return tail
    return tail.partition("）")[0] or tail


def _own_items(tail: str) -> str:
    """Cut off what is said of all requests again, as in 其中网上申请3件，办结8件."""
    first, _, _ = tail.partition("，")
    again = None if _MEASURE.search(first) else _AGAIN.search(tail)
    return tail if again is None else tail[: again.start()]


def _whole(found: list[Amount]) -> bool:
    return all(amount.count is not None for amount in found)


def _outer(tail: str) -> list[Amount] | None:
    """Return the items of the outer list; None where a list within it cannot be told apart."""
    tail = re.sub(r"（[^（）]*）", lambda match: "□" * len(match.group()), tail)
    items: list[Amount] = []
    offset = 0
    for segment in re.split(r"(?<=；)", tail):
        nested = _NESTED.search(segment)
        found = [
            Amount(
                value=amount.value,
                unit=amount.unit,
                start=amount.start + offset,
                end=amount.end + offset,
                rough=amount.rough,
            )
            for amount in amounts(segment)
        ]
        offset += len(segment)
        if nested and found:
            if "；" not in tail or segment[: nested.start()].count("，") > 1:
                return None
            found = found[:1]
        items += [amount for amount in found if amount.unit in {*COUNTED, "期", "篇", "部", "场"}]
    return items


def _fitted(
    sentence: Sentence, position: int, totals: list[Amount], parts: list[Amount], tail: str
) -> ItemList:
    unit = totals[-1].unit
    same = [amount for amount in parts if amount.unit == unit]
    last = parts.index(same[-1])
    wanted = _possible_totals([amount for amount in totals if amount.unit == unit])
    total, reached, items = _nearest(wanted, (same, parts[: last + 1]))
    words = tail[: same[-1].end]
    return ItemList(
        sentence=sentence,
        position=position,
        unit=unit,
        total=total,
        sum=reached,
        items=items,
        marked=_REST.search(words[-16:]) is not None or "分别" in sentence.text[position:][:6],
        platforms=len(_PLATFORM.findall(words)) > 1,
    )


def _possible_totals(totals: list[Amount]) -> list[int]:
    """Return what the list may add up to: the number just before it, or several together."""
    values = [int(amount.value) for amount in totals]
    sums = list(accumulate(reversed(values)))
    return [values[-1], *values[:-1], *sums[1:]]


def _nearest(wanted: list[int], readings: tuple[list[Amount], ...]) -> tuple[int, int, int]:
    """Return (total, sum, items) of the first reading that fits, else of the plain one."""
    for total in wanted:
        for reading in readings:
            values = [int(amount.value) for amount in reading]
            for count, reached in enumerate(accumulate(values), start=1):
                if reached == total and count > 1:
                    return total, reached, count
    values = [int(amount.value) for amount in readings[0]]
    return (wanted[0] if len(wanted) == 1 else max(wanted)), sum(values), len(values)
