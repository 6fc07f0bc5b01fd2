"""A casebook with two years of one unit, by hand: what stands beside the document for a finding."""

from __future__ import annotations

from pathlib import Path

from engine.anchor import OTHER_REPORT, Anchor
from engine.evidence import Evidence, Place
from engine.finding import Basis, Finding
from engine.trail.casebook import Casebook
from tui.opened import open_document

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
UNIT = "青禾县自然资源局"
LAW = Basis(source="regulation", clause="第五十条", title="中华人民共和国政府信息公开条例")


def make_years(path: Path, now) -> Path:
    """Write the casebook: 1 last year's report, 2 this year's in its second round, 3 findings."""
    with Casebook.open(path, actor="张三", now=now) as book:
        for year, rounds in ((2022, 1), (2023, 2)):
            data = (SAMPLES / f"{year}/自然资源局.docx").read_bytes()
            first = (SAMPLES / "2023/白沙镇.docx").read_bytes()
            for content in [first, data][2 - rounds :]:
                received = book.receive(
                    f"{year}.docx", content, agency=UNIT, kind="department", year=year
                )
            found = _findings(data) if year == 2023 else []
            book.record(
                received.version_id, found, pack_id="p", pack_version="1", pack_sha256="0" * 64,
                overlays_sha256="", engine_version="0", outcomes={"fail": len(found)},
            )  # fmt: skip
    return path


def _findings(data: bytes) -> list[Finding]:
    opened = open_document(data, "a.docx")
    cell = opened.cells[3, "carried_in", "natural"]
    there = next(
        (number, block.text)
        for number, block in enumerate(opened.document.blocks)
        if "新收政府信息公开申请34" in getattr(block, "text", "")
    )
    sentence = there[1][there[1].index("我局") : there[1].index("。因") + 1]
    start = there[1].index(sentence)
    said = Evidence(
        quote=sentence, anchor=Anchor(block=there[0], paragraph=7), start=start,
        end=start + len(sentence),
    )  # fmt: skip
    number = Evidence(
        quote="2", anchor=Anchor(block=cell.block, row=cell.row, column=cell.column, table=2)
    )
    other = Evidence(
        quote="我局全年新收政府信息公开申请15件，办结11件，结转下年度继续办理4件。",
        anchor=Anchor(block=-1, native=OTHER_REPORT + UNIT + "2022年"),
    )
    carried = Place(part=3, table=3, row="carried_in", column="natural", label="表三上年结转")
    text = Place(part=1, item="likeness", label="自撰文字")
    return [
        _finding("X101", "上年结转与上年报告不符", carried, (number,)),
        _finding("N103", "正文结转数与表三不一致", Place(part=1, item="carried", label="总体情况"),
                 (said, number)),
        _finding("X104", "与本机关上年报告雷同", text, (said, other)),
    ]  # fmt: skip


def _finding(rule: str, title: str, place: Place, evidence: tuple[Evidence, ...]) -> Finding:
    return Finding(
        key=rule, digest="a" * 64, rule=rule, name="made", outcome="fail", severity="error",
        title=title, message=f"{title}。", evidence=evidence, basis=(LAW,), place=place,
        why="应当一致。", remedy="改正。",
    )  # fmt: skip
