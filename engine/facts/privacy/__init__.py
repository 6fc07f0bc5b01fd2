"""Facts about numbers that belong to a person; the number itself never leaves this package.

What a fact carries is the number masked (``masked``), and which tests it passes. Every text of the
document is looked at, the cells of tables too; navigation of a web page is not the report's.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.personal_numbers import (
    CARD,
    IDENTITY,
    MOBILE,
    PAPER,
    bare,
    has_birthday,
    has_check_digit,
    passes_luhn,
)
from engine.privacy import mask, masked
from engine.report import Grid, Paragraph
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.anchor import Anchor
    from engine.facts.context import Context
    from engine.report import Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="identity_number",
        meaning="十八位、形似公民身份号码的数字",
        fields={
            "masked": ("str", "掩码后的号码，只留首三位和末两位"),
            "check_digit": ("int", "末位是否合于 GB 11643 的校验码，1/0"),
            "birthday": ("int", "前十四位是否有省份代码和真实的出生日期，1/0"),
        },
    ),
    Kind(
        name="mobile_number",
        meaning="十一位、形似手机号码的数字",
        fields={
            "masked": ("str", "掩码后的号码，只留首三位和末两位"),
            "amount": ("int", "后面紧跟元、件、条等单位，是数量而不是号码，1/0"),
        },
    ),
    Kind(
        name="card_number",
        meaning="十六至十九位、形似银行卡号的数字（合于身份号码校验的除外）",
        fields={
            "masked": ("str", "掩码后的号码，只留首三位和末两位"),
            "luhn": ("int", "是否通过银行卡的 Luhn 校验，1/0"),
            "payment": ("int", "前后文是否谈到账户、卡号、缴费、转账，1/0"),
        },
    ),
    Kind(
        name="paper_number",
        meaning="写在护照、通行证、居留证一类字样后面的证件号码",
        fields={
            "masked": ("str", "掩码后的号码，只留首三位和末两位"),
            "paper": ("str", "是什么证件"),
            "other": ("int", "是电话、文号一类的号码，或者后面紧跟件、本等单位，1/0"),
        },
    ),
)

_LABELS: Mapping[str, str] = {
    "identity_number": "公民身份号码",
    "mobile_number": "手机号码",
    "card_number": "银行卡号",
}
WORDS = Use("private_numbers", patterns=("amount", "payment", "other_number", "piece"))
_NEAR = 40
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SHORTEST = 8
_LONG = re.compile(r"\d{3}[ -]?\d{4}")


def _texts(report: Report) -> Iterator[tuple[str, Anchor]]:
    for block in report.document.blocks:
        if isinstance(block, Paragraph) and block.role != "navigation":
            yield block.text, block.anchor
        elif isinstance(block, Grid):
            cells = {id(cell): cell for row in block.rows for cell in row}
            for cell in cells.values():
                yield cell.text, cell.anchor


def _figures_read(report: Report) -> dict[Anchor, str]:
    """Return the digits of the figures that were read of a statutory table, by their place."""
    figures: dict[Anchor, str] = {}
    for table in report.tables.values():
        for value in table.values.values():
            figures[value.anchor] = figures.get(value.anchor, "") + bare(value.raw)
    return figures


def _is_row(report: Report, text: str, anchor: Anchor) -> bool:
    """Tell a line of a statutory table without a grid: its label and the figures behind it."""
    block = report.document.blocks[anchor.block]
    return isinstance(block, Paragraph) and block.role == "cell" and bool(_HAN.search(text))


def _near(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.end() + _NEAR]


def _is_identity(number: str) -> bool:
    return has_check_digit(number) and has_birthday(number)


def _identity(match: re.Match[str], text: str) -> dict[str, int | str]:
    del text
    number = bare(match.group())
    return {"check_digit": int(has_check_digit(number)), "birthday": int(has_birthday(number))}


def _mobile(match: re.Match[str], text: str) -> dict[str, int | str]:
    return {"amount": int(words_of(WORDS)["amount"].match(text, match.end()) is not None)}


def _card(match: re.Match[str], text: str) -> dict[str, int | str] | None:
    number = bare(match.group())
    if len(number) == 18 and _is_identity(number):
        return None
    payment = words_of(WORDS)["payment"].search(_near(text, match)) is not None
    return {"luhn": int(passes_luhn(number)), "payment": int(payment)}


_LOOKS = (
    ("identity_number", IDENTITY, _identity),
    ("mobile_number", MOBILE, _mobile),
    ("card_number", CARD, _card),
)


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield a fact for each number that looks like a person's, masked, in document order."""
    del context
    count: Counter[str] = Counter()
    parts = {index: part.number for part in report.parts.values() for index in part.blocks}
    read = cache(partial(_figures_read, report))
    for text, anchor in _texts(report):
        if len(text) < _SHORTEST:
            continue
        yield from _papers(text, anchor, parts, count)
        if not _LONG.search(text) or _is_row(report, text, anchor):
            continue
        for kind, pattern, tests in _LOOKS:
            for match in pattern.finditer(text):
                fields = tests(match, text)
                if fields is None or bare(match.group()) in read().get(anchor, ""):
                    continue
                count[kind] += 1
                yield Fact(
                    kind=kind,
                    fields={"masked": masked(match.group()), **fields},
                    place=Place(
                        part=parts.get(anchor.block),
                        item=f"{kind}-{count[kind]}",
                        label=_LABELS[kind],
                    ),
                    evidence=(_evidence(text, anchor, match),),
                )


def _papers(
    text: str, anchor: Anchor, parts: Mapping[int, int], count: Counter[str]
) -> Iterator[Fact]:
    """Yield the numbers of passports and permits that the text names."""
    for match in PAPER.finditer(text):
        start, end = match.span("number")
        words = words_of(WORDS)
        other = words["other_number"].search(match["between"]) or words["piece"].match(text, end)
        count["paper_number"] += 1
        quoted = masked(match["number"])
        yield Fact(
            kind="paper_number",
            fields={"masked": quoted, "paper": match["word"], "other": int(other is not None)},
            place=Place(
                part=parts.get(anchor.block),
                item=f"paper_number-{count['paper_number']}",
                label=match["word"],
            ),
            evidence=(Evidence(quote=quoted, anchor=anchor, start=start, end=end),),
        )


def _evidence(text: str, anchor: Anchor, match: re.Match[str]) -> Evidence:
    quote = mask(text)[match.start() : match.end()]
    return Evidence(quote=quote, anchor=anchor, start=match.start(), end=match.end())
