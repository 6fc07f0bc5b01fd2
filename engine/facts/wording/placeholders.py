"""What a template leaves behind: XX, ××, 待填写, 此处填写, brackets that ask to be filled in.

Names of people masked on purpose (李某某, 张××) and masked case numbers look alike; the fact says
so, and the rule lets them be. Latin text such as /xxgk/ in an address is none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import part_of_block, without_marks
from engine.privacy import mask
from engine.report import Grid, Paragraph
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from engine.anchor import Anchor
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="placeholder",
        meaning="形似模板残留、有待填写的文字，每处一条",
        fields={
            "words": ("str", "原文，前后各带几个字"),
            "shape": (
                "str",
                "cross 叉号圈号（XX、××、○○），blank 下划线空格，date 年月日未填，"
                "ask 待填写、此处填写，bracket 提示填写的括号",
            ),
            "masks": ("int", "读来像有意隐去的人名或案号，1/0"),
        },
    ),
)

_SHAPES = ("date", "cross", "blank", "ask", "bracket")
WORDS = Use("placeholders", patterns=(*_SHAPES, "hint", "unit", "case"), lists=("surnames",))
_CONTEXT = 8


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield a fact for each stretch that looks left over; overlapping shapes count once."""
    words = vocabulary[WORDS]
    hint = words["hint"]
    parts = part_of_block(report)
    count: Counter[int] = Counter()
    for text, anchor in _texts(report):
        if not hint.search(text) or not without_marks(text):
            continue
        end = 0
        for shape, match in sorted(_matches(text, words), key=lambda found: found[1].start()):
            if match.start() < end:
                continue
            end = match.end()
            part = parts.get(anchor.block, 0)
            count[part] += 1
            yield Fact(
                kind="placeholder",
                fields={
                    "words": _around(text, match),
                    "shape": shape,
                    "masks": int(shape == "cross" and _masks(text, match, words)),
                },
                place=Place(part=part or None, item=f"placeholder-{count[part]}", label="模板残留"),
                evidence=(_evidence(text, anchor, match),),
            )


def _texts(report: Report) -> Iterator[tuple[str, Anchor]]:
    for block in report.document.blocks:
        if isinstance(block, Paragraph) and block.role == "body":
            yield block.text, block.anchor
        elif isinstance(block, Grid):
            for cell in {id(cell): cell for row in block.rows for cell in row}.values():
                yield cell.text, cell.anchor


def _matches(text: str, words: Words) -> Iterator[tuple[str, re.Match[str]]]:
    for shape in _SHAPES:
        for match in words[shape].finditer(text):
            yield shape, match


def _around(text: str, match: re.Match[str]) -> str:
    around = mask(text)[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
    return " ".join(around.split())


def _masks(text: str, match: re.Match[str], words: Words) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if words["case"].search(before) and after.lstrip().startswith("号"):
        return True
    if words["unit"].match(after):
        return False
    return bool(before) and before[-1] in words.of("surnames")


def _evidence(text: str, anchor: Anchor, match: re.Match[str]) -> Evidence:
    quote = mask(text)[match.start() : match.end()]
    return Evidence(quote=quote, anchor=anchor, start=match.start(), end=match.end())
