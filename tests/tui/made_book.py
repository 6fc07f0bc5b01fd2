"""A casebook with hand-made findings on made-up reports, to walk on; run it to get the file.

python tests/tui/made_book.py /tmp/try.book && gouji review --book /tmp/try.book
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from engine.evidence import Evidence, Place
from engine.finding import Basis, Cause, CellChange, Finding, Repair, Severity
from engine.reading import read_document
from engine.report import Document, Grid, Paragraph
from engine.trail.casebook import Casebook

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "2023"
FORM = Basis(source="form-2021", clause="表三表头", title="政府信息公开工作年度报告格式")
LAW = Basis(source="regulation", clause="第五十条", title="中华人民共和国政府信息公开条例")
HOSTILE = "[/] [@click=app.bell]点我[/] \x1b]0;改标题\x07 \u202e倒\u202c \x00 [附件1]"


def at(document: Document, block: int, row: int | None = None, column: int | None = None):
    """Quote a paragraph, or a cell of a grid."""
    item = document.blocks[block]
    if isinstance(item, Grid):
        cell = item.rows[row or 0][column or 0]
        return Evidence(quote=cell.text, anchor=cell.anchor, start=0, end=len(cell.text))
    text = item.text if isinstance(item, Paragraph) else ""
    return Evidence(quote=text[:12], anchor=item.anchor, start=0, end=min(12, len(text)))


def made(number: int, rule: str, title: str, severity: Severity, **more: Any) -> Finding:
    """Return a finding; what is not said is as of any."""
    place = more.pop("place", Place(part=3, item=str(number), label=f"第{number}处"))
    return Finding(
        key=f"key-{number}", digest="a" * 64, rule=rule, name="made",
        outcome=more.pop("outcome", "fail"), severity=severity, title=title,
        message=more.pop("message", f"{title}：请核对第{number}处。"),
        place=place, basis=more.pop("basis", (LAW,)),
        why="年度报告的内容和期限由条例规定，公众据此监督。",
        remedy="请单位按格式更正后重新报送。", **more,
    )  # fmt: skip


def made_findings(document: Document) -> tuple[list[Finding], list[Cause]]:
    """Return fourteen findings: two of one cause, one not assessable, one hostile."""
    words = [n for n, b in enumerate(document.blocks) if isinstance(b, Paragraph) and b.text]

    def one(number: int, rule: str, title: str, severity: Severity, **more: Any) -> Finding:
        quoted = (at(document, words[number % len(words)]),)
        return made(number, rule, title, severity, **{"evidence": quoted, **more})

    alike, cause = of_one_cause(document)
    rest = [
        one(3, "D102", "落款早于年度终了", "error"),
        one(4, "S104", "缺少应有的内容：监督保障", "error"),
        one(5, "E101", "存在问题一节没有内容", "warning", responsibility="reading"),
        one(6, "S102", "标题序号不对", "warning"),
        one(7, "A102", "乡的报告里写了“本镇”", "warning", message=f"写了“本镇”：{HOSTILE}"),
        one(8, "W101", "错别字", "info"),
        one(9, "S114", "没有落款日期", "error", evidence=()),
        one(10, "N110", "与上年对比", "warning", outcome="not_assessable", ask="请提供上年报告。"),
        one(11, "D201", "统计期限不是全年", "error", outcome="uncertain"),
    ]  # fmt: skip
    rest += [one(n, "W102", f"表述不规范之{n}", "info") for n in range(12, 15)]
    return [*alike, *rest], [cause]


def of_one_cause(document: Document) -> tuple[list[Finding], Cause]:
    """Return two findings of table three that one cell mends, and their cause."""
    grid = max((b for b in document.blocks if isinstance(b, Grid)), key=lambda g: len(g.rows))
    table = document.blocks.index(grid)
    column, last = len(grid.rows[0]) - 7, len(grid.rows) - 1
    balance = made(
        1, "F203", "申请收支不平衡", "error", cause="c1", basis=(FORM,),
        message="自然人：新收3＋上年结转0≠办理2＋结转下年0",
        expected="3 ＋ 0 ＝ 3", actual="2 ＋ 0 ＝ 2",
        evidence=tuple(at(document, table, row, column) for row in (3, 4, last - 1, last)),
        place=Place(part=3, table=3, column="natural", label="表三 自然人"),
    )  # fmt: skip
    total = made(
        2, "F202", "分项之和不等于总计", "error", cause="c1", basis=(FORM,),
        evidence=tuple(at(document, table, last - 1, c) for c in range(column, column + 7)),
        place=Place(part=3, table=3, row="done", label="表三 办理结果总计"),
    )  # fmt: skip
    change = CellChange(
        table=3, row="done", column="natural", before=2, after=3, label="总计行「自然人」"
    )
    cause = Cause(
        id="c1", findings=("key-1", "key-2"), summary="总计行「自然人」应为 3（填报 2）",
        repairs=(Repair(cells=(change,), slip="少计一件"),),
    )  # fmt: skip
    return [balance, total], cause


def make_book(path: Path, *, filings: int = 3, actor: str = "张三") -> Path:
    """Write a casebook with some filings and their findings."""
    sources = sorted(p for p in SAMPLES.iterdir() if p.suffix in {".txt", ".docx"})
    with Casebook.open(path, actor=actor, now=lambda: datetime.now(UTC)) as book:
        for number in range(filings):
            source = sources[number % len(sources)]
            data = source.read_bytes()
            agency = source.stem if number < len(sources) else f"{source.stem}{number}"
            received = book.receive(
                source.name, data, agency=agency, kind="township", year=2023,
                source_path=source.name,
            )  # fmt: skip
            findings, causes = made_findings(read_document(data, source.name))
            book.record(
                received.version_id, findings, causes, pack_id="nianbao", pack_version="1",
                pack_sha256="0" * 64, overlays_sha256="", engine_version="0",
                outcomes={"pass": 40, "fail": 12, "uncertain": 1, "not_assessable": 1, "broken": 0},
            )  # fmt: skip
    return path


if __name__ == "__main__":
    make_book(Path(sys.argv[1]), filings=int(sys.argv[2]) if len(sys.argv) > 2 else 3)
