"""Numbers with their unit as running text writes them: Arabic, Chinese, rounded or exact."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.numbers import LONGEST, parse_integer, parse_number
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTED = ("件", "份", "宗", "起", "例", "条", "项", "个", "次", "件次")
TIMES = "倍"
MONEY = {"元": 100, "万元": 1_000_000, "亿元": 10_000_000_000}
_UNITS = (
    "万(?:条|件|次|篇|份|项|个)|个百分点|亿元|万元|人次|件次|批次|元|件|条|份|次|宗|起|项"
    "|篇|部|册|张|期|例|个|批|场|户|人|页|家|名|类|封|倍|%"
)
_ARABIC = r"(?<![\d.A-Za-z〔第])(?<!\d，)(?:\d{1,3}(?:,\d{3}){1,12}|\d+)(?:\.\d+)?"
NUMERAL = "零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟"
_CHINESE = rf"(?<![第每逐任之{NUMERAL}])[{NUMERAL}]+"
_ROUGH = r"余|多|来"
_AMOUNT = re.compile(
    rf"(?P<arabic>{_ARABIC})(?P<rough>{_ROUGH})?(?P<unit>{_UNITS})(?![代年月]|大?部分(?!公开)|方面|章节|内容)"
    rf"|(?P<chinese>{_CHINESE})(?P<rough2>{_ROUGH})?"
    r"(?P<unit2>件次|万元|元|件|条|份|次|宗|起|例|项|个|倍)"
    r"(?!件|性|条|个|体|龙|公里|工作日|自然日|月|小时|大?部分(?!公开)|方面|章节|内容)"
    r"|(?P<bare>(?<=[为是共计数量：])0)(?=[，。；、）]|$)"
)
_ANY = re.compile(
    r"\d|[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟余多来][件万元条份次宗起例项个倍]"
)
_NEARLY = ("近", "约", "超", "超过", "不足", "逾", "至少")
_NOT_ONE = re.compile(r"(?:未|无|没有|零)(?:发生|出现|收到|产生|接到|引发|受理)?过?$")
"""What stands before 一起 where nothing is counted: 未发生一起, 无一件."""
_NOT_EVEN = re.compile(r"[^，。；]{0,20}(?:均|都|也)(?:未|没|无)")
"""What stands behind it there: 一起行政复议均未发生."""
_SESSION = re.compile(r"届[^，。；\d]{0,8}$")
"""What stands before 四次会议 where it is the fourth: 十七届人大四次会议."""
_BEFORE = 8
"""No word of those before a number is longer, so that no more is looked at."""
_OR_SO = re.compile(r"以上|左右|上下|以内|不等|(?<=倍)多")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in a sentence with its unit (``""`` for a bare 0); ``rough`` if not meant exactly.

    ``start`` and ``end`` count in the squeezed sentence, unit included.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    rough: bool = False

    @property
    def count(self) -> int | None:
        """Return the value as a whole number of things counted, None for a fraction."""
        whole = int(self.value)
        return whole if whole == self.value else None

    @property
    def things(self) -> int | None:
        """Return how many things are counted, 1.86万条 in full; None for a fraction."""
        return int(self.value.scaleb(4)) if self.is_rounded else self.count

    @property
    def is_rounded(self) -> bool:
        """Tell 1.86万条: written to its last digit, not to the last thing."""
        return self.unit.startswith("万") and self.unit not in MONEY

    @property
    def rounding(self) -> int:
        """Return how many things the last digit written may leave out."""
        exponent = self.value.as_tuple().exponent
        whole = self.is_rounded and isinstance(exponent, int)
        return int(Decimal(1).scaleb(4 + min(int(exponent), 0))) // 2 if whole else 0

    @property
    def fen(self) -> int | None:
        """Return an amount of money in fen, None if the unit is not money."""
        factor = MONEY.get(self.unit)
        return None if factor is None else int(self.value * factor)


@lru_cache(maxsize=1024)  # stock sentences; a list asks again of its own pieces
def amounts(text: str) -> tuple[Amount, ...]:
    """Return every number with a unit of a squeezed sentence, in order."""
    return tuple(_found(text)) if _ANY.search(text) else ()


def _found(text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        written = match["arabic"] or match["chinese"] or match["bare"]
        value = _value(written)
        start, end = match.span()
        if value is None or (written == "一" and _is_none(text, start, end)):
            continue
        if text.startswith("会议", end) and _SESSION.search(text, 0, start):
            continue
        yield Amount(
            value=value,
            unit=match["unit"] or match["unit2"] or "",
            start=start,
            end=end,
            rough=bool(
                match["rough"] or match["rough2"] or nearly(text, start) or _OR_SO.match(text, end)
            ),
        )


def nearly(text: str, start: int) -> bool:
    """Tell a number that starts here from an exact one by the word before it: 近、超过、至少."""
    return text.endswith(_NEARLY, 0, start)


def _is_none(text: str, start: int, end: int) -> bool:
    """Tell 一件 that counts nothing from one thing counted."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_NOT_ONE.search(before) or _NOT_EVEN.match(text, end))


def _value(written: str) -> Decimal | None:
    if written.isdigit() and written.isascii() and len(written) <= LONGEST:
        return Decimal(int(written))
    number = parse_integer(written) if written.isdigit() else parse_number(written)
    return None if number is None else Decimal(number)
