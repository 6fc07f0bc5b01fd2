"""Whether the report says what became of the 信息处理费, in whatever words, and where.

In part six any word about charging for information is about this fee; elsewhere only its name or
a sentence about 依申请公开 is. A sentence discloses if it tells a result (未收取, 没有产生, 0元, an
amount, a number of notices); citing the regulation alone tells none. A bare 无 tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.facts.fee.account import own_account
from engine.facts.fee.grid import is_of_fee
from engine.facts.sentences import own_text, part_sentences
from engine.numbers import normalise
from engine.report import Grid, Paragraph, Picture
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.facts.fee.account import Account
    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Words

WORDS = Use(
    "fee",
    patterns=(
        *("heading", "collected", "count", "notified", "named", "wan"),
        *("never", "untaken", "unpaid", "aside"),
    ),
)
_OTHER_FEES = re.compile(
    r"(?:其他)?行政(?:性)?事业(?:性)?收费|涉企收费|教育收费|经费|会费|水电费|物业费"
)
_NAMED = re.compile(
    r"信息处理费|信息公开的?(?:信息)?(?:处理)?(?:费|收费)|公开处理费|收费通知|信息(?:检索|复制|邮寄)"
    r"[^，。]{0,8}费|^(?=.*(?:依申请|信息公开|公开申请)).*(?:未|没有|不)[^，,。；]{0,16}"
    r"(?:(?:收取|产生|发生)[^，,。；]{0,20}费|收费)"
)
_GOES_ON = re.compile(r"\d(?:元|万元)|未收|未发生|未产生|没有")
_IN_PART_SIX = re.compile(r"处理费|收费|费用|收取|缴费|免费|免收")
_ANSWER = re.compile(
    r"(?:20\d\d年(?:度)?|本年(?:度)?|今年|全年|[^，,。]{2,12}?)?[，,]?(?:无|未|没有|0|零)"
)
CAPTION: Final = 30
"""A line of so few characters may be a caption (信息处理费收取情况) that the next line answers."""
_TITLE = re.compile(
    r"《[^《》]*(?:《[^》]{0,200}》[^《》]*)?》|〔\d{4}〕\s*\d+\s*号|\[\d{4}\]\s*\d+\s*号"
)
_RESULT = re.compile(
    r"未|没有|没|无|零|不收|不存在|免费|免收|不涉及|均不|尚无|[为是：:]\s*0(?![\d.])"
    r"|(?<![\d.])\d[\d,.]{0,40}\s*(?:元|万元|件|份|次|笔|个|张)"
    r"|[一二两三四五六七八九十百千](?:元|万元|件|份|次|笔)|收取了|发出"
)
_YEAR = re.compile(r"20\d\d\s*年(?:度)?")
_NAMES: Final = {1: "一", 2: "二", 3: "三", 4: "四", 5: "五", 6: "六"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What was found: ``state`` as in the fact's field (``""``: cannot be told), the sentences."""

    state: str
    sentences: tuple[Sentence, ...] = ()
    where: str = ""
    grids: tuple[Grid, ...] = ()


def disclosure(report: Report, words: Words) -> Disclosure:
    """Find the sentences and tables about the fee: in a part of its own and in part six first."""
    own = own_account(report, words)
    told: list[Sentence] = []
    grids: tuple[Grid, ...] = ()
    if 6 in report.parts:
        told, grids = _about_fee(list(part_sentences(report, 6))), _grids(report, words)
        if own is None and ((told and _has_result(told)) or grids):
            return Disclosure(
                state="part_six", sentences=tuple(told), where="第六部分", grids=grids
            )
    if own is not None and (found := _in_own_part(own, told, grids)):
        return found
    elsewhere = _elsewhere(report)
    if elsewhere:
        return elsewhere
    if told:
        return Disclosure(state="mention", sentences=tuple(told), where="第六部分")
    return Disclosure(state="" if _unreadable(report) else "nowhere")


def _in_own_part(
    own: Account, told: Sequence[Sentence], grids: tuple[Grid, ...]
) -> Disclosure | None:
    """Tell what the fee's own part says (its heading names the fee), and part six beside it."""
    stated = (*own.sentences, *told)
    if own.grids or grids or _has_result(stated):
        return Disclosure(
            state="part_six",
            sentences=stated,
            where="单独的一部分",
            grids=(*own.grids, *grids),
        )
    return None


def _elsewhere(report: Report) -> Disclosure | None:
    """Look in the other parts; without a part six, after part five is as good as in it."""
    others = [s for s in own_text(report) if s.part != 6]
    told = _about_fee(others, outside=True)
    if not told or not _has_result(told):
        return None
    part = told[0].part
    unheaded = 6 not in report.parts and part == 5
    where = f"第{_NAMES[part]}部分" if part else "正文开头"
    state = "part_six" if unheaded else "elsewhere"
    return Disclosure(state=state, sentences=tuple(told), where=where)


def _about_fee(sentences: Sequence[Sentence], *, outside: bool = False) -> list[Sentence]:
    """Return the sentences about the fee, and those right after one that go on about money.

    ``outside`` part six the fee has to be named, and not merely in the title of its regulation.
    """
    words = _NAMED if outside else _IN_PART_SIX
    found: list[Sentence] = []
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        text = _plain(sentence)
        if outside:
            text = _TITLE.sub("", text)
        follows = bool(found) and found[-1] is before
        same = follows and found[-1].anchor == sentence.anchor
        captioned = follows and len(_plain(found[-1])) <= CAPTION
        answered = captioned and _ANSWER.match(text) and "其他" not in text
        if words.search(text) or (same and _GOES_ON.search(text)) or answered:
            found.append(sentence)
    return found


def _has_result(sentences: Sequence[Sentence]) -> bool:
    return any(_RESULT.search(_YEAR.sub("", _TITLE.sub("", _plain(s)))) for s in sentences)


def _grids(report: Report, words: Words) -> tuple[Grid, ...]:
    """Return the tables of part six that are about the fee; the statutory ones are none."""
    blocks = report.document.blocks
    statutory = {table.anchor.block for table in report.tables.values()}
    found = []
    for index in report.parts[6].blocks:
        grid, before = blocks[index], blocks[index - 1]
        caption = before.text if isinstance(before, Paragraph) else ""
        if isinstance(grid, Grid) and index not in statutory and is_of_fee(grid, caption, words):
            found.append(grid)
    return tuple(found)


def _plain(sentence: Sentence) -> str:
    """Return the sentence without blanks and without what other fees are called."""
    return _OTHER_FEES.sub("", "".join(normalise(sentence.text).text.split()))


def _unreadable(report: Report) -> bool:
    """Tell whether part six may say it in a picture, or could not be told apart at all."""
    part = report.parts.get(6)
    if part is None:
        return any(isinstance(block, Picture) for block in report.document.blocks[-6:])
    return any(isinstance(report.document.blocks[index], Picture) for index in part.blocks)
