"""Facts about the statutory tables: present or not, after which form, and where they deviate."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.off_page import off_page
from engine.facts.sentences import without_spaces
from engine.facts.structure.names import TABLES
from engine.report import Grid, Paragraph, Picture
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.report import Report, Table

KINDS: tuple[Kind, ...] = (
    Kind(
        name="table",
        meaning="法定的表二、表三、表四之一；每份报告三条",
        fields={
            "table": ("int", "表号，2–4"),
            "present": ("int", "读到了这张表，1/0；疑为图片或未能认出时存疑"),
            "form": ("str", "所用格式：2019 或 2021；没有表则无此项"),
            "mixed": ("int", "一张表里两种格式的行列混用，1/0；没有表则无此项"),
            "report_form": ("str", "全报告各表合看：2019、2021 或 mixed；一张表也没有则无此项"),
            "pictures": ("int", "该部分里的图片数"),
        },
    ),
    Kind(
        name="deviation",
        meaning="法定表的行列与所用格式的一处不同；没有不同的表有一条 change 为 none",
        fields={
            "table": ("int", "表号，2–4"),
            "change": (
                "str",
                "none 没有，missing 缺，added 多，misspelt 名称错漏一两个字，relabelled 换了意思",
            ),
            "axis": ("str", "row 行，column 列；change 为 none 时为空串"),
            "key": ("str", "该行列在格式中的代号，多出来的为空串"),
            "label": ("str", "该行列的文字：缺的是格式原文，其余是报告原文"),
        },
    ),
)

_AXES = {"row": "行", "column": "列", "": ""}
_FIGURES = '0123456789,，;；:：|/、.。— -"'
"""What is left of a row behind its label, where its cells were not told apart."""
_UNSURE = frozenset({"table", "scan", "picture", "limit", "split-cells", "converter"})


def facts(report: Report) -> Iterator[Fact]:
    """Yield one ``table`` for each of tables 2–4, and the deviations of those that are there.

    What lies beyond the page is no row or column that the agency left out.
    """
    cut = off_page(report)
    for number in TABLES:
        yield _table(report, number)
        table = report.tables.get(number)
        if table is not None:
            guessed = _laid_out_by_us(report, table)
            loose = _loose_lines(report, number) if table.deviations else ()
            for fact in _deviations(table, _heading(report, number)):
                if number in cut and fact.fields["change"] == "missing":
                    continue
                differs = guessed and fact.fields["change"] != "none"
                differs = differs or _stands_loose(fact, loose)
                yield replace(fact, doubtful=frozenset({"change"})) if differs else fact


def _laid_out_by_us(report: Report, table: Table) -> bool:
    """Tell whether rows and columns were told by position: their wording then proves nothing."""
    return any(
        doubt.code == "table"
        and doubt.anchor is not None
        and doubt.anchor.block == table.anchor.block
        for doubt in report.doubts
    )


def _loose_lines(report: Report, number: int) -> tuple[str, ...]:
    """Return the lines of a part that hold figures and are in no table, without their spaces."""
    part = report.parts.get(number)
    blocks = [report.document.blocks[i] for i in part.blocks] if part else []
    texts = [without_spaces(block.text) for block in blocks if isinstance(block, Paragraph)]
    return tuple(text for text in texts if text.rstrip(_FIGURES) != text)


def _stands_loose(fact: Fact, lines: tuple[str, ...]) -> bool:
    """Tell a row that is missing from the table as we read it, and stands beside it: 总计,8,9."""
    label = str(fact.fields["label"])
    if fact.fields["change"] != "missing" or fact.fields["axis"] != "row":
        return False
    behind = [line.partition(label)[2] for line in lines if label in line]
    return any(rest and not rest.strip(_FIGURES) for rest in behind)


def _heading(report: Report, number: int) -> tuple[Evidence, ...]:
    part = report.parts.get(number)
    return (Evidence.of(part.heading.mention),) if part and part.heading else ()


def _table(report: Report, number: int) -> Fact:
    table = report.tables.get(number)
    part = report.parts.get(number)
    blocks = [report.document.blocks[i] for i in part.blocks] if part else []
    pictures = sum(isinstance(block, Picture) for block in blocks)
    fields: dict[str, int | str] = {"table": number, "present": int(table is not None)}
    if table is not None:
        fields |= {"form": table.form, "mixed": int(table.mixed)}
    if report.form is not None:
        fields["report_form"] = report.form
    fields["pictures"] = pictures
    return Fact(
        kind="table",
        fields=fields,
        place=Place(part=number, table=number, label=TABLES[number]),
        evidence=_shown(table) or _heading(report, number),
        labels={"table": TABLES[number], **_form_words(table)},
        doubtful=frozenset({"present"})
        if table is None and _unsure(report, number)
        else frozenset(),
    )


def _form_words(table: Table | None) -> dict[str, str]:
    """Say in words which form a table follows."""
    if table is None:
        return {}
    if table.mixed:
        return {"form": "新旧两种格式混用"}
    return {"form": "2019年试行格式" if table.form == "2019" else "2021年格式"}


def _shown(table: Table | None) -> tuple[Evidence, ...]:
    return (Evidence(quote="", anchor=table.anchor),) if table is not None else ()


def _unsure(report: Report, number: int) -> bool:
    """Tell whether the table may stand in the file and not have been recognised by us."""
    part = report.parts.get(number)
    own = {table.anchor.block for table in report.tables.values()}
    blocks = report.document.blocks
    indexes = part.blocks if part else range(len(blocks))
    unread = any(
        isinstance(blocks[i], Picture) or (isinstance(blocks[i], Grid) and i not in own)
        for i in indexes
    )
    return unread or any(doubt.code in _UNSURE for doubt in report.doubts)


def _deviations(table: Table, heading: tuple[Evidence, ...]) -> Iterator[Fact]:
    if not table.deviations:
        none = {"change": "none", "axis": "", "key": "", "label": ""}
        yield _deviation(table, none, _shown(table) or heading, "none")
    seen: Counter[str] = Counter()
    for found in table.deviations:
        item = f"{found.kind}-{found.axis}-{found.key or 'own'}"
        seen[item] += 1
        if seen[item] > 1:
            item += f"-{seen[item]}"
        quoted = Evidence(quote="" if found.kind == "missing" else found.label, anchor=found.anchor)
        fields = {
            "change": found.kind,
            "axis": found.axis,
            "key": found.key or "",
            "label": without_spaces(found.label),
        }
        yield _deviation(table, fields, (quoted,), item)


def _deviation(
    table: Table, fields: Mapping[str, str], evidence: tuple[Evidence, ...], item: str
) -> Fact:
    return Fact(
        kind="deviation",
        fields={"table": table.number, **fields},
        place=Place(
            part=table.number,
            table=table.number,
            row=fields["key"] or None if fields["axis"] == "row" else None,
            column=fields["key"] or None if fields["axis"] == "column" else None,
            item=item,
            label=fields["label"] or "行列",
        ),
        evidence=evidence,
        labels={"table": TABLES[table.number], "axis": _AXES[fields["axis"]]},
    )
