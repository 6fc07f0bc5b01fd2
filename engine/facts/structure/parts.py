"""Facts about the six parts and their headings: what is there, in which order, how numbered."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from engine.doubts import DoubtKind
from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import body, quote, without_marks
from engine.facts.structure.names import NUMERALS, PARTS, part_label
from engine.report import Grid, Paragraph, Picture
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.doubts import Doubt
    from engine.report import Block, Heading, Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="part",
        meaning="格式规定的六个部分之一；每份报告六条",
        fields={
            "part": ("int", "第几部分，1–6"),
            "heading": ("int", "有没有认得出的标题，1/0"),
            "characters": ("int", "标题下正文的字数，不计标点和表格"),
            "tables": ("int", "标题下的表格数（含未能认出的表）"),
            "pictures": ("int", "标题下的图片数"),
            "statutory": ("int", "本部分的法定表（表二、三、四）是否读到，1/0"),
        },
    ),
    Kind(
        name="heading",
        meaning="被认作某一部分标题的一行；重复的也各有一条",
        fields={
            "part": ("int", "认作第几部分，1–6"),
            "due": ("str", "该部分应有的序号：一…六"),
            "numeral": ("str", "标题上的序号原文，没有则为空串"),
            "style": (
                "str",
                "序号样式：chinese（一、）arabic（1、）bracket（（一））none（没有）other",
            ),
            "ordinal": ("int", "序号的数值；没有序号为 0"),
            "wording": ("str", "去掉序号的标题文字"),
            "match": ("str", "form 与格式一致，alias 通行的别名，similar 只是相近"),
            "form": ("str", "格式规定的标题文字"),
            "occurrence": ("int", "同一部分的第几个标题，从 1 起"),
            "previous": ("int", "前一个（首次出现的）标题是第几部分；最前面的为 0"),
        },
    ),
)

WORDS = Use("headings", patterns=("lesser_five", "fee_alone"))
_CHINESE = re.compile(
    r"[一二三四五六七八九十]+[、.,:。·﹑\s]*|第[一二三四五六七八九十]+(?:部分|章|节)?[、.,:\s]*"
)
_ARABIC = re.compile(r"\d+[、.,:。)\s]*")
_BRACKET = re.compile(r"[(\[〔【][一二三四五六七八九十\d]+[)\]〕】][、.,\s]*")
_DASHED = re.compile(r"[-—–―─－ー]+[、.．]\s*(?=\S)")
"""A dash typed for 一, which it looks like: —、总体情况."""
_LONGEST = 28
_ONE = re.compile(r"(?:^|[\s#*。：:])(?:一[、.．]|第一部分)\s?[\u4e00-\u9fff\d]")
FIRST = 1
PROBLEMS = 5
LAST = 6
_UNSURE = frozenset({"heading", "limit", "scan", "lost-characters"})


def style(numeral: str) -> str:
    """Return how a heading's numeral is written; dot, comma and blank after it do not matter."""
    flat = unicodedata.normalize("NFKC", numeral).strip()
    if not flat:
        return "none"
    for name, pattern in (("chinese", _CHINESE), ("arabic", _ARABIC), ("bracket", _BRACKET)):
        if pattern.fullmatch(flat):
            return name
    return "other"


def facts(report: Report) -> Iterator[Fact]:
    """Yield one ``part`` for each of the six parts and one ``heading`` for each heading."""
    for number in PARTS:
        yield _part(report, number)
    yield from _headings(report)


def _part(report: Report, number: int) -> Fact:
    part = report.parts.get(number)
    blocks = [report.document.blocks[i] for i in part.blocks] if part else []
    heading = part.heading if part else None
    text = "".join(b.text for b in blocks if isinstance(b, Paragraph) and b.role == "body")
    other = unrecognised(report, number) if heading is None else None
    unsure = heading is None and any(_unsure(doubt, number) for doubt in report.doubts)
    return Fact(
        kind="part",
        fields={
            "part": number,
            "heading": int(heading is not None),
            "characters": len(without_marks(text)),
            "tables": _tables(blocks),
            "pictures": sum(isinstance(b, Picture) for b in blocks),
            "statutory": int(number in report.tables),
        },
        place=Place(part=number, label=part_label(number)),
        evidence=(Evidence.of(heading.mention),) if heading else (other,) if other else (),
        labels={"part": part_label(number)},
        doubtful=frozenset({"heading"}) if unsure or other else frozenset(),
    )


def _unsure(doubt: Doubt, number: int) -> bool:
    """Tell whether a doubt leaves it open whether a part has a heading; one names its part."""
    if doubt.kind is DoubtKind.HEADING_RUN_IN:
        return dict(doubt.fields).get("part") == number
    return doubt.code in _UNSURE


def _tables(blocks: Sequence[Block]) -> int:
    """Count the tables, lines of one without a grid as one more."""
    loose = any(isinstance(b, Paragraph) and b.role == "cell" for b in blocks)
    return sum(isinstance(b, Grid) for b in blocks) + loose


def unrecognised(report: Report, number: int) -> Evidence | None:
    """Return a short line under the part's own numeral that was taken for no heading, if any.

    Before the first heading a line of any length under the first numeral may be part one's.
    """
    taken = {heading.mention.anchor.block for heading in report.headings}
    line = re.compile(rf"[\s#*]*{NUMERALS[number]}[、.．]\s*[^。；，,]{{2,{_LONGEST}}}\s*")
    for paragraph in report.paragraphs():
        if paragraph.anchor.block not in taken and line.fullmatch(
            paragraph.number + paragraph.text
        ):
            return quote(paragraph)
    if number == FIRST:
        before = body(report, report.head)
        return next((quote(p) for p in before if _ONE.search(p.number + p.text)), None)
    return _lesser_heading(report) if number == PROBLEMS else None


def _lesser_heading(report: Report) -> Evidence | None:
    """Return a sub-heading of part five that stands below table 4: only its heading got lost."""
    blocks = report.parts[4].blocks if 4 in report.parts else ()
    words = words_of(WORDS)["lesser_five"]
    for index in blocks:
        block = report.document.blocks[index]
        if isinstance(block, Paragraph) and words.fullmatch(block.text):
            return quote(block)
    return None


def _headings(report: Report) -> Iterator[Fact]:
    seen: Counter[int] = Counter()
    previous = 0
    beside = further(report)
    for heading in (*(h for h in report.headings if h not in beside), *beside):
        seen[heading.part] += 1
        yield _heading(heading, seen[heading.part], previous)
        if seen[heading.part] == 1:
            previous = heading.part


def further(report: Report) -> tuple[Heading, ...]:
    """Return the headings of a part for the fee alone that stands beside a part six."""
    last = [heading for heading in report.headings if heading.part == LAST]
    alone = words_of(WORDS)["fee_alone"]
    of_fee = tuple(h for h in last if h.match == "similar" and alone.match(h.wording.strip()))
    return of_fee if len(of_fee) < len(last) else ()


def _numbered(heading: Heading) -> tuple[str, int, str]:
    """Return a heading's numeral, its value and its wording."""
    wording = heading.wording.strip()
    dashed = None if heading.numeral.strip() else _DASHED.match(wording)
    if dashed:
        return dashed[0].strip(), 1, wording[dashed.end() :]
    return heading.numeral.strip(), heading.ordinal or 0, wording.lstrip("、.．")


def _heading(heading: Heading, occurrence: int, previous: int) -> Fact:
    numeral, ordinal, wording = _numbered(heading)
    return Fact(
        kind="heading",
        fields={
            "part": heading.part,
            "due": NUMERALS[heading.part],
            "numeral": numeral,
            "style": style(numeral),
            "ordinal": ordinal,
            "wording": wording,
            "match": "form" if wording == PARTS[heading.part] else heading.match,
            "form": PARTS[heading.part],
            "occurrence": occurrence,
            "previous": previous,
        },
        place=Place(
            part=heading.part,
            item="heading" if occurrence == 1 else f"heading-{occurrence}",
            label=part_label(heading.part),
        ),
        evidence=(Evidence.of(heading.mention),),
        labels={"part": part_label(heading.part), "previous": _previous_label(previous)},
    )


def _previous_label(previous: int) -> str:
    return part_label(previous) if previous else "开头"
