"""Notices and amounts as part six words them: 发出收费通知2件，总金额300元，实际收取200元."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.evidence import Fact, Kind, Place
from engine.numbers import find_numbers, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.evidence import Evidence
    from engine.facts.sentences import Sentence
    from engine.numbers import FoundNumber

AMOUNT = Kind(
    name="fee.amount",
    meaning="信息处理费的一个金额",
    fields={
        "role": ("str", "notified 收费通知的总金额，collected 实际收取，plain 看不出是哪一种"),
        "amount": ("int", "金额（分）"),
        "nearest": ("int", "最接近的十元整倍数（分）"),
        "yuan": ("str", "金额，供语句使用"),
    },
)
TEN_YUAN: Final = 1000
_FEN: Final = 100
_COLLECTED = re.compile(r"收取|实收|收到|收缴|缴纳|缴费|到账|入账|收入|上缴|收费(?!通知|标准|总)")
_NOTIFIED = re.compile(r"通知|应收|应缴|总金额|总额|告知")
_NONE = re.compile(
    r"(?:未|没有|无)[^，。；]{0,6}(?:收取|收费|收到|产生|发生|征收|涉及)|未收取|不收取|免收|免费|(?:收取|费用?)[^，。；]{0,6}(?:为|是|:)?(?:零|无)"
)
_NO_NOTICE = re.compile(
    r"(?:未|没有|无)[^，。；]{0,8}(?:发出|下达|出具|开具|送达|制发|作出)?[^，。；]{0,24}收费通知"
)
_NOTICE = re.compile(r"收费通知|缴费通知|(?:发出|下达|出具|开具|送达|制发)[^，。；]{0,12}通知")
_COUNTER: Final = ("件", "份", "次", "笔", "个", "张", "宗", "起")
_PERSONS: Final = ("名", "人", "位")
"""Each of whom has had one notice, where the notice is spoken of."""
_MONEY = re.compile(r"处理费|收费|收取|缴费|费用|通知")
_OTHER_WORK = re.compile(r"申请|受理|答复|办理|公开|发布")
_CLAUSE = re.compile(r"[^，,；;。、]+")
_OTHER = re.compile(
    r"行政(?:性)?事业(?:性)?收费|标准|每件|每页|每份|以上|以下|按件|按量|邮寄|检索|复制|复印|工本"
    r"|上一?年|去年|往年|罚没|罚款|支出|开支|经费|培训|运维|诉讼费"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in fen, what it is, and where it is stated."""

    role: str
    fen: int
    evidence: Evidence


@dataclass(slots=True)
class Told:
    """What is stated of the fee; ``unread``: a table asks for notices and no number is there."""

    notices: int | None = None
    amounts: list[Amount] = field(default_factory=list)
    spoken_of: bool = False
    collected_none: bool = False
    unread: bool = False

    @property
    def noticed(self) -> bool:
        """Tell whether a notice is reported: a number above zero, a total, or in words alone."""
        if self.notices is not None:
            return self.notices > 0
        return self.spoken_of or any(a.role == "notified" and a.fen for a in self.amounts)

    @property
    def kinds_of_amount(self) -> str:
        """Return which of the two totals are stated: both, notified, collected or none."""
        stated = [role for role in ("notified", "collected") if role in self.fields]
        return "both" if len(stated) == 2 else "".join(stated) or "none"

    @property
    def fields(self) -> dict[str, int | str]:
        """Return the fields of the fact ``fee`` that these sentences give."""
        fields: dict[str, int | str] = {}
        if self.notices is not None:
            fields["notices"] = self.notices
        for role in ("notified", "collected"):
            sums = [amount.fen for amount in self.amounts if amount.role == role]
            if role == "collected" and not sums and self.collected_none:
                sums = [0]
            if sums:
                fields[role] = max(sums)
                fields[f"{role}_yuan"] = yuan(max(sums))
        if self.amounts:
            most = max(amount.fen for amount in self.amounts)
            fields |= {"amount": most, "amount_yuan": yuan(most)}
        return fields


def told_of(sentences: Sequence[Sentence]) -> Told:
    """Read notices and amounts out of the sentences about the fee, clause by clause."""
    told = Told()
    for sentence in sentences:
        text = "".join(normalise(sentence.text).text.split())
        told.collected_none = told.collected_none or bool(_NONE.search(text))
        role = ""
        for match in _CLAUSE.finditer(re.sub(r"(?<=\d),(?=\d{3})", "", text)):
            role = _clause(told, match[0], sentence, role)
    return told


def _clause(told: Told, clause: str, sentence: Sentence, before: str) -> str:
    """Read one clause; return what it spoke of, for the clause after it (共计300元)."""
    if _NO_NOTICE.search(clause):
        told.notices = told.notices or 0
        return "notified"
    notice = _NOTICE.search(clause)
    numbers = [] if _OTHER.search(clause) else find_numbers(clause)
    for number in numbers:
        after = clause[number.end :]
        if after.startswith("元"):
            role = _role(clause[: number.start], before)
            told.amounts.append(Amount(role, int(Decimal(number.value) * _FEN), sentence.evidence))
        elif after.startswith(_PERSONS) and notice and told.notices is None:
            told.notices = int(number.value)
        elif after.startswith(_COUNTER) and _counts_notices(clause, number, before):
            told.notices = int(number.value)
    if notice and told.notices is None and not numbers:
        told.spoken_of = told.spoken_of or bool(re.search(r"发出|下达|出具|开具|送达|制发", clause))
    if notice:
        return "notified"
    return "collected" if _COLLECTED.search(clause) else before


def _role(words: str, before: str) -> str:
    """Tell by the nearest word in front of an amount what it is, else by the clause before."""
    hits = [(match.start(), "collected") for match in _COLLECTED.finditer(words)]
    hits += [(match.start(), "notified") for match in _NOTIFIED.finditer(words)]
    return max(hits)[1] if hits else before or "plain"


def _counts_notices(clause: str, number: FoundNumber, before: str) -> bool:
    """Tell a number of notices from 第2次, and from applications that merely stand beside it."""
    if not isinstance(number.value, int) or clause[: number.start].endswith("第"):
        return False
    if _MONEY.search(clause):
        return not _NONE.search(clause)
    return bool(before) and not _OTHER_WORK.search(clause)


def amounts(told: Told) -> Iterator[Fact]:
    """Yield a fact for each amount above zero."""
    for index, amount in enumerate((a for a in told.amounts if a.fen), 1):
        yield Fact(
            kind=AMOUNT.name,
            fields={
                "role": amount.role,
                "amount": amount.fen,
                "nearest": (amount.fen + TEN_YUAN // 2) // TEN_YUAN * TEN_YUAN,
                "yuan": yuan(amount.fen),
            },
            place=Place(part=6, item=f"fee-amount-{index}", label="信息处理费金额"),
            evidence=(amount.evidence,),
        )


def yuan(fen: int) -> str:
    """Write an amount in fen as people read it: 300元, 12.5元."""
    whole, rest = divmod(fen, _FEN)
    return f"{whole}元" if not rest else f"{Decimal(fen) / _FEN:f}元"
