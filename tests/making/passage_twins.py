"""Wrong twins of true passages: one bound number changed, deterministic, to no other true one."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from making.drafts import balanced, disputes

from engine.numbers import DIGITS, TENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from making.passages import Mark, Passage, Sheet

STEPS = (2, 1, 3, -1, 4, 5, -2, 7, 10, 6, 8, 9, 11, 12, 13, 17, 19, 23, 29)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
CHINESE = "零一二三四五六七八九"


@dataclass(frozen=True)
class Twin:
    """A wrong passage, or a true-looking one over tables of which it is untrue."""

    passage: Passage
    sheet: Sheet
    text: str
    start: int
    written: str
    name: str


def twins(passage: Passage) -> Iterator[Twin]:
    """Yield the passage with each marked number changed, one at a time."""
    for at, mark in enumerate(passage.marks, 1):
        written = mark.wrong or wrong_number(passage, mark, at)
        end = mark.start + len(mark.text)
        text = passage.text[: mark.start] + written + passage.text[end:]
        name = f"{passage.name}-{at}"
        yield Twin(passage, passage.sheet, text, mark.start, written, name)
    if passage.untrue is not None:
        yield Twin(passage, passage.untrue, passage.text, -1, "", f"{passage.name}-0")


def wrong_number(passage: Passage, mark: Mark, at: int) -> str:
    """Return a plausible number that stands nowhere in the passage or in its tables."""
    right = value_of(mark.text)
    taken = {value_of(one.text) for one in passage.marks} | numbers_of(passage.sheet, passage.form)
    turn = zlib.crc32(f"{passage.text}{at}".encode()) % 3
    steps = (*STEPS[turn:], *STEPS[:turn])
    share = "." in mark.text or passage.text[mark.start + len(mark.text)] == "%"
    if share:
        steps = (*(5 + step for step in steps), *(-5 - step for step in steps))
    if mark.way:
        steps = tuple(abs(step) if mark.way == ">" else -abs(step) for step in steps)
    for step in steps:
        wrong = right + step
        if wrong > 0 and wrong not in taken and not (share and wrong > 100 >= right):
            return written_like(mark.text, wrong)
    raise ValueError(f"{passage.name}: no wrong number for {mark.text}")


def numbers_of(sheet: Sheet, form: str) -> set[Decimal]:
    """Return the totals of the tables: a number among them might be another true reading."""
    table3 = balanced(sheet.requests, form=form)
    found = {int(value) for (_, who), value in table3.items() if who == "total"}
    found |= {int(value) for (row, _), value in table3.items() if row == "new"}
    found.add(int(table3["new", "total"]) + int(table3["carried_in", "total"]))
    found |= {int(value) for (_, result), value in disputes(sheet.disputes).items()}
    for value in sheet.documents.values():
        found |= set(value) if isinstance(value, list) else {value}
    return {Decimal(str(one)) for one in found}


def value_of(text: str) -> Decimal:
    """Return the value of a number in figures, full-width figures or Chinese numerals."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    total, digit = 0, 0
    for character in text:
        if character in TENS:
            total += (digit or 1) * TENS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return Decimal(total + digit)


def written_like(model: str, value: Decimal) -> str:
    """Write a number as the right one is written."""
    if not model[0].isdigit():
        return in_chinese(int(value))
    text = f"{value:f}"
    if "," in model:
        text = f"{value:,f}"
    return text.translate(FULL_WIDTH) if model[0] in "０１２３４５６７８９" else text


def in_chinese(value: int) -> str:
    """Write a number below a thousand in Chinese numerals."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{CHINESE[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else CHINESE[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (CHINESE[ones] if ones or not value else "")
