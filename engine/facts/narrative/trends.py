"""Comparisons of this year's requests with last year's: 比上年增加3件, 同比下降12.5%, 持平."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.facts.narrative.requests import FOREIGN, REQUEST
from engine.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.prose import Sentence

_COMPARED = re.compile(
    r"(?:(?:比|较|与|同|跟)(?P<when>上年度?|上一年度?|去年|前一年|20(?P<year>\d\d)年度?)(?:同期)?(?:相比|比较|比)?|(?P<yoy>同比))"
    r"(?:的?\d+[件条份宗起例])?，?[^，。；\d]{0,10}?(?P<way>增加|增长|上升|提高|多|减少|下降|降低|少|增|减|升|降|持平)[了约为]*(?:幅度?为?|率为)?"
    r"(?P<amount>\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+)?(?P<unit>件|条|份|宗|起|例|个百分点|%|倍)?"
)
_DOWN = {"减少", "下降", "降低", "少", "减", "降"}
_RECEIVED = re.compile(r"收到|受理|接收|接到|新收|申请")
_HANDLED = re.compile(r"办结|答复|办理|复议|诉讼")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A stated change of the number of requests: by ``delta`` pieces, or by ``rate`` (0.01 %).

    ``slack`` is how far rounding to the last digit written may be off, in the unit of ``rate``.
    """

    sentence: Sentence
    position: int
    against: int | None
    by_rate: bool
    delta: int = 0
    rate: int = 0
    slack: int = 0


def trends(sentence: Sentence) -> Iterator[Trend]:
    """Yield every comparison of received requests that has a number, or says 持平."""
    for match in _COMPARED.finditer(sentence.text):
        if not _about_requests(sentence, match):
            continue
        trend = _read(sentence, match)
        if trend is not None:
            yield trend


def _about_requests(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the nearest noun before the comparison (or in it) is requests received."""
    before = sentence.text[: match.end()]
    nouns = [found.end() for found in re.finditer(REQUEST, before)]
    others = [found.end() for found in FOREIGN.finditer(before)]
    if not nouns and sentence.aspect == "request" and not others:
        nouns = [found.end() for found in re.finditer(r"申请", before)]
    if not nouns or max(nouns) < max(others, default=0):
        return False
    between = re.sub(r"（[^（）]*）", "", before[max(nouns) :])
    return not _HANDLED.search(between) and not re.search(
        r"自然人|法人|公民|网络|信函|当面|信息|文件|[篇期场]", between
    )


def _read(sentence: Sentence, match: re.Match[str]) -> Trend | None:
    sign = -1 if match["way"] in _DOWN else 1
    against = 2000 + int(match["year"]) if match["year"] else None
    if match["way"] == "持平":
        return Trend(sentence=sentence, position=match.start(), against=against, by_rate=False)
    if match["amount"] is None or match["unit"] in {None, "个百分点", "倍"}:
        return None
    number = parse_number(match["amount"])
    if number is None:
        return None
    written = Decimal(match["amount"]) if match["amount"][0].isdecimal() else Decimal(number)
    if match["unit"] == "%":
        return Trend(
            sentence=sentence,
            position=match.start(),
            against=against,
            by_rate=True,
            rate=sign * int(written * 100),
            slack=max(1, int(Decimal(100).scaleb(_exponent(written)))),
        )
    if written != int(written):
        return None
    return Trend(
        sentence=sentence,
        position=match.start(),
        against=against,
        by_rate=False,
        delta=sign * int(written),
    )


def _exponent(written: Decimal) -> int:
    exponent = written.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
