"""Notices and amounts as part six words them: 发出收费通知2件，总金额300元，实际收取200元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.evidence import Fact, Kind, Place
from engine.numbers import find_numbers, normalise
from engine.values import dataclass, field
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.evidence import Evidence
    from engine.facts.sentences import Sentence
    from engine.numbers import FoundNumber
    from engine.vocabulary.model import Words

WORDS = Use(
    "fee",
    patterns=(
        *("sum_collected", "notifying", "nothing_collected", "no_notice", "notice", "issuing"),
        *("counted", "other_work", "other_sum", "other_year"),
    ),
)
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
_COUNTER: Final = ("件", "份", "次", "笔", "个", "张", "宗", "起")
_PERSONS: Final = ("名", "人", "位")
"""Each of whom has had one notice, where the notice is spoken of."""
_CLAUSE = re.compile(r"[^，,；;。、]+")


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


def told_of(sentences: Sequence[Sentence], words: Words) -> Told:
    """Read notices and amounts out of the sentences about the fee, clause by clause."""
    told = Told()
    for sentence in sentences:
        text = "".join(normalise(sentence.text).text.split())
        told.collected_none = told.collected_none or bool(words["nothing_collected"].search(text))
        text = words["other_year"].sub("", text)
        role = ""
        for match in _CLAUSE.finditer(re.sub(r"(?<=\d),(?=\d{3})", "", text)):
            role = _clause(_Clause(match[0], role, words), told, sentence)
    return told


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, what the one before it spoke of, and the words that it is read by."""

    text: str
    before: str
    words: Words

    def says(self, name: str) -> bool:
        """Tell whether a pattern of the vocabulary is found in the clause."""
        return self.words[name].search(self.text) is not None

    def role(self, number: FoundNumber) -> str:
        """Tell by the nearest word in front of an amount what it is, else by the clause before."""
        front = self.text[: number.start]
        kinds = (("sum_collected", "collected"), ("notifying", "notified"))
        hits = [
            (match.end(), kind)
            for name, kind in kinds
            for match in self.words[name].finditer(front)
        ]
        return max(hits)[1] if hits else self.before or "plain"

    def counts_notices(self, number: FoundNumber) -> bool:
        """Tell a number of notices from 第2次, and from applications that stand beside it."""
        if not isinstance(number.value, int) or self.text[: number.start].endswith("第"):
            return False
        if self.says("counted"):
            return not self.says("nothing_collected")
        return bool(self.before) and not self.says("other_work")


def _clause(clause: _Clause, told: Told, sentence: Sentence) -> str:
    """Read one clause; return what it spoke of, for the clause after it (共计300元)."""
    if clause.says("no_notice"):
        told.notices = told.notices or 0
        return "notified"
    notice = clause.says("notice")
    numbers = [] if clause.says("other_sum") else find_numbers(clause.text)
    for number in numbers:
        after = clause.text[number.end :]
        if after.startswith("元"):
            fen = int(Decimal(number.value) * _FEN)
            told.amounts.append(Amount(clause.role(number), fen, sentence.evidence))
        elif (after.startswith(_PERSONS) and notice and told.notices is None) or (
            after.startswith(_COUNTER) and clause.counts_notices(number)
        ):
            told.notices = int(number.value)
    if notice and told.notices is None and not numbers:
        told.spoken_of = told.spoken_of or clause.says("issuing")
    if notice:
        return "notified"
    return "collected" if clause.says("sum_collected") else clause.before


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
