"""Reports written by hand as values: a title, parts with paragraphs, a sign-off; no file is read.

For tests of facts, which only see a Report. ``parts`` maps a part to its paragraphs (text, or a
block such as a Picture); its heading is the form's unless ``headings`` says otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from engine.anchor import Anchor
from engine.doubts import Doubt
from engine.report import (
    Block,
    Cell,
    DateMention,
    Document,
    Grid,
    Heading,
    Mention,
    Paragraph,
    Part,
    Picture,
    Report,
    Table,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from engine.doubts import CellDoubt, DoubtKind
    from engine.evidence import Fact

FORM = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
NUMERALS = "零一二三四五六"
PICTURE = Picture(anchor=Anchor(block=0))
GRID = Grid(
    rows=((Cell(text="0", anchor=Anchor(block=0, row=0, column=0)),),), anchor=Anchor(block=0)
)
PARTS: Mapping[int, Sequence[str | Block]] = {
    1: ("全年主动公开信息86条。",),
    2: (GRID,),
    3: (GRID,),
    4: (GRID,),
    5: ("一是更新不及时。下一步将加强培训。",),
    6: ("无。",),
}


def paragraph(text: str, index: int = 0, **more: object) -> Paragraph:
    """Return a paragraph that stands at a place."""
    where = Anchor(block=index, paragraph=index + 1)
    return Paragraph(text=text, anchor=where, **more)  # type: ignore[arg-type]


def mention(text: str, index: int = 0) -> Mention:
    """Return words and their place."""
    return Mention(text=text, anchor=Anchor(block=index), end=len(text))


def heading(part: int, text: str = "", index: int = 0) -> Heading:
    """Return a heading as written: its numeral cut off at 、 or ）."""
    text = text or f"{NUMERALS[part]}、{FORM[part]}"
    numeral, mark, wording = text.partition("、")
    if not mark or len(numeral) > 2:
        numeral, mark, wording = "", "", text
    value = int(numeral) if numeral.isdigit() else NUMERALS.find(numeral) if numeral else None
    return Heading(
        part=part,
        text=text,
        numeral=numeral + mark,
        ordinal=value,
        wording=wording.strip(),
        match="form" if wording.strip() == FORM[part] else "similar",
        mention=mention(text, index),
    )


def report(  # noqa: PLR0913  a report has that many sides
    parts: Mapping[int, Sequence[str | Block]] = PARTS,
    *,
    agency: str | None = "青禾县白沙镇人民政府",
    kind: str | None = "township",
    year: int | None = 2023,
    title: str | None = "青禾县白沙镇人民政府2023年政府信息公开工作年度报告",
    head: Sequence[str] = (),
    headings: Mapping[int, str] | None = None,
    tables: Mapping[int, Table] | None = None,
    signed: tuple[str | None, str | None] = ("青禾县白沙镇人民政府", "2024年1月12日"),
    doubts: Iterable[DoubtKind] = (),
    meta: Mapping[str, str] | None = None,
) -> Report:
    """Return a report in which what is not said is in order."""
    blocks: list[Block] = []
    above = [_put(blocks, text) for text in (title, *head) if text]
    names = {n: f"{NUMERALS[n]}、{FORM[n]}" for n in parts} | dict(headings or {})
    found = {n: _part(blocks, n, names[n], texts) for n, texts in parts.items()}
    by, on = signed
    tail = tuple(_put(blocks, text) for text in signed if text)
    return Report(
        document=Document(
            source="手写", sha256="0" * 64, format="text", blocks=tuple(blocks), meta=meta or {}
        ),
        title=mention(title) if title else None,
        agency=agency,
        kind=kind,  # type: ignore[arg-type]
        year=year,
        headings=tuple(p.heading for p in found.values() if p.heading),
        parts=found,
        tables=tables if tables is not None else {n: table(n) for n in (2, 3, 4) if n in parts},
        head=tuple(above),
        tail=tail,
        signoff_agency=mention(by, tail[0]) if by else None,
        signoff_date=_dated(on, tail[-1]) if on else None,
        doubts=tuple(Doubt(kind=kind) for kind in doubts),
    )


def _put(blocks: list[Block], block: str | Block) -> int:
    """Put a block, or words as a paragraph, behind the others; return where it stands."""
    index = len(blocks)
    if isinstance(block, str):
        blocks.append(paragraph(block, index))
    else:
        blocks.append(replace(block, anchor=replace(block.anchor, block=index)))
    return index


def _part(blocks: list[Block], number: int, name: str, texts: Sequence[str | Block]) -> Part:
    """Return a part whose heading, if it has one, and blocks are put behind the others."""
    head = heading(number, name, _put(blocks, name)) if name else None
    indexes = tuple(_put(blocks, text) for text in texts)
    words = [one if isinstance(one, str) else getattr(one, "text", "") for one in texts]
    return Part(number=number, heading=head, blocks=indexes, text="\n".join(words))


def _dated(text: str, index: int) -> DateMention:
    return DateMention(
        text=text, anchor=Anchor(block=index), end=len(text), value=date(2024, 1, 12)
    )


def table(number: int, form: str = "2021", block: int = -1, **more: object) -> Table:
    """Return a statutory table without cells."""
    return Table(number=number, form=form, values={}, anchor=Anchor(block=block), **more)  # type: ignore[arg-type]


def value(number: int | None, raw: str = "", doubt: CellDoubt | None = None) -> Value:
    """Return a cell of a statutory table."""
    shown = raw or ("" if number is None else str(number))
    return Value(number=number, raw=shown, anchor=Anchor(block=0), doubt=doubt)


def of(facts: Iterable[Fact], kind: str, **fields: object) -> Iterator[Fact]:
    """Yield the facts of a kind whose fields are these."""
    for fact in facts:
        if fact.kind == kind and all(fact.fields.get(k) == v for k, v in fields.items()):
            yield fact


def one(facts: Iterable[Fact], kind: str, **fields: object) -> Fact:
    """Return the only fact of a kind whose fields are these."""
    (found,) = of(facts, kind, **fields)
    return found
