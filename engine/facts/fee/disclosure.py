"""Whether the report says what became of the 信息处理费, in whatever words, and where.

In part six any word about charging for information is about this fee; elsewhere only its name or
a sentence about 依申请公开 is. A sentence discloses if it tells a result (未收取, 没有产生, 0元, an
amount, a number of notices); citing the regulation alone tells none. A bare 无 tells nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.doubts import DoubtKind
from engine.facts.fee.account import own_account
from engine.facts.fee.grid import is_of_fee, of_lines
from engine.facts.sentences import own_text, part_sentences
from engine.numbers import normalise
from engine.report import Grid, Paragraph, Picture
from engine.values import dataclass
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
        *("money_words", "spoken_of", "other_fee", "goes_on", "answer", "result"),
    ),
)
CAPTION: Final = 30
"""A line of so few characters may be a caption (信息处理费收取情况) that the next line answers."""
_TITLE = re.compile(
    r"《[^《》]*(?:《[^》]{0,200}》[^《》]*)?》|〔\d{4}〕\s*\d+\s*号|\[\d{4}\]\s*\d+\s*号"
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
        told, grids = _about_fee(list(part_sentences(report, 6)), words), _grids(report, words)
        if own is None and ((told and _has_result(told, words)) or grids):
            return Disclosure(
                state="part_six", sentences=tuple(told), where="第六部分", grids=grids
            )
    if own is not None and (found := _in_own_part(own, told, grids, words)):
        return found
    elsewhere = _elsewhere(report, words)
    if elsewhere:
        return elsewhere
    if told:
        return Disclosure(state="mention", sentences=tuple(told), where="第六部分")
    return Disclosure(state="" if _unreadable(report) else "nowhere")


def _in_own_part(
    own: Account, told: Sequence[Sentence], grids: tuple[Grid, ...], words: Words
) -> Disclosure | None:
    """Tell what the fee's own part says (its heading names the fee), and part six beside it."""
    stated = (*own.sentences, *told)
    if own.grids or grids or _has_result(stated, words):
        return Disclosure(
            state="part_six",
            sentences=stated,
            where="单独的一部分",
            grids=(*own.grids, *grids),
        )
    return None


def _elsewhere(report: Report, words: Words) -> Disclosure | None:
    """Look in the other parts; without a part six, after part five is as good as in it."""
    others = [s for s in own_text(report) if s.part != 6]
    told = _about_fee(others, words, outside=True)
    if not told or not _has_result(told, words):
        return None
    part = told[0].part
    unheaded = 6 not in report.parts and part == 5
    where = f"第{_NAMES[part]}部分" if part else "正文开头"
    state = "part_six" if unheaded else "elsewhere"
    return Disclosure(state=state, sentences=tuple(told), where=where)


def _about_fee(
    sentences: Sequence[Sentence], words: Words, *, outside: bool = False
) -> list[Sentence]:
    """Return the sentences about the fee, and those right after one that go on about money.

    ``outside`` part six the fee has to be named, and not merely in the title of its regulation.
    """
    wanted = words["spoken_of" if outside else "money_words"]
    found: list[Sentence] = []
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        text = _plain(sentence, words)
        if outside and ("《" in text or "〔" in text or "[" in text):
            text = _TITLE.sub("", text)
        follows = bool(found) and found[-1] is before
        same = follows and found[-1].anchor == sentence.anchor
        captioned = follows and len(_plain(found[-1], words)) <= CAPTION
        answered = captioned and words["answer"].match(text) and "其他" not in text
        goes_on = same and words["goes_on"].search(text)
        if goes_on or answered or _tells(wanted, text):
            found.append(sentence)
    return found


@lru_cache(maxsize=1024)
def _tells(wanted: re.Pattern[str], text: str) -> bool:
    return wanted.search(text) is not None


def _has_result(sentences: Sequence[Sentence], words: Words) -> bool:
    plain = (_plain(sentence, words) for sentence in sentences)
    return any(words["result"].search(_YEAR.sub("", _TITLE.sub("", text))) for text in plain)


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
    lines = None if found else of_lines(report.paragraphs(6), words)
    return (*found, lines) if lines else tuple(found)


def _plain(sentence: Sentence, words: Words) -> str:
    """Return the sentence without blanks and without what other fees are called."""
    return _without(words["other_fee"], sentence.text)


@lru_cache(maxsize=1024)  # stock sentences stand in every report of a county
def _without(other_fee: re.Pattern[str], text: str) -> str:
    return other_fee.sub("", "".join(normalise(text).text.split()))


def _unreadable(report: Report) -> bool:
    """Tell whether part six may say it in a picture, or could not be told apart at all."""
    part = report.parts.get(6)
    if part is None:
        glued = (d for d in report.doubts if d.kind is DoubtKind.HEADING_RUN_IN)
        pictured = any(isinstance(block, Picture) for block in report.document.blocks[-6:])
        return pictured or any(dict(doubt.fields).get("part") == 6 for doubt in glued)
    return any(isinstance(report.document.blocks[index], Picture) for index in part.blocks)
