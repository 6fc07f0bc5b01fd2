"""A casebook in the middle of a season, by hand: a roster, two rounds, proposals, a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.anchor import OTHER_REPORT, Anchor
from engine.evidence import Evidence, Place
from engine.finding import Basis, Finding
from engine.roster.unit import Unit
from engine.trail.casebook import Casebook

if TYPE_CHECKING:
    from pathlib import Path

LAW = Basis(source="regulation", clause="第五十条", title="中华人民共和国政府信息公开条例")
UNITS = (
    Unit(name="青禾县石桥镇人民政府", aliases=("石桥镇",), kind="township"),
    Unit(name="青禾县柳河乡人民政府", aliases=("柳河乡",), kind="township"),
    Unit(name="青禾县教育局", aliases=("县教育局",), kind="department"),
    Unit(name="青禾县水利局", aliases=("县水利局",), kind="department"),
)
TEXT = "石桥镇2023年政府信息公开工作年度报告\n一、总体情况\n收到申请{n}件。\n"


def finding(key: str, digest: str = "a", **more) -> Finding:
    """Make a finding on the third line of the text."""
    quote = more.pop("quote", "收到申请3件。")
    mark = Evidence(quote=quote, anchor=Anchor(block=2, paragraph=3), start=0, end=len(quote))
    evidence = more.pop("evidence", (mark,))
    return Finding(
        key=key, digest=digest * 64, rule=more.pop("rule", "N101"), name="made", outcome="fail",
        severity=more.pop("severity", "error"), title=more.pop("title", "正文与表三不一致"),
        message=more.pop("message", f"正文说3件（{key}）"), evidence=evidence, basis=(LAW,),
        place=Place(part=1, item=key, label="总体情况"), why="应当一致。", remedy="改正。", **more,
    )  # fmt: skip


def pair() -> tuple[Evidence, Evidence]:
    """Make a sentence here and its like in another agency's report."""
    here = Evidence(quote="收到申请3件。", anchor=Anchor(block=2, paragraph=3), start=0, end=7)
    there = Evidence(
        quote="收到申请9件。", anchor=Anchor(block=-1, native=OTHER_REPORT + "青禾县教育局2023年")
    )
    return here, there


def check(book: Casebook, version: int, *findings: Finding) -> None:
    """Record a check with these findings."""
    book.record(
        version, findings, pack_id="nianbao", pack_version="1", pack_sha256="0" * 64,
        overlays_sha256="", engine_version="0", outcomes={"fail": len(findings)},
    )  # fmt: skip


def receive(book: Casebook, agency: str, n: int = 3, year: int = 2023):
    """Receive a report of an agency that says it got ``n`` requests."""
    return book.receive(
        f"{agency}-{n}.txt", TEXT.format(n=n).encode(), agency=agency, kind="township",
        year=year, source_path=f"{agency}-{n}.txt",
    )  # fmt: skip


def make_season(path: Path, now) -> Path:
    """Write the casebook: 1 石桥镇 (two rounds), 2 柳河乡 (a proposal of 张三), 3 a stranger."""
    with Casebook.open(path, actor="张三", now=now) as book:
        book.import_roster(UNITS)
        first = receive(book, "石桥镇", 3)
        check(book, first.version_id, finding("gone"), finding("same"), finding("moved"))
        for one in book.findings(first.filing_id):
            book.decide(one.id, "confirm", text="核对过")
        second = receive(book, "石桥镇", 4)
        changed = finding("moved", "b", message="正文说4件（moved）", quote="收到申请4件。")
        check(book, second.version_id, finding("same"), changed, finding("fresh"))
        other = receive(book, "柳河乡")
        alike = finding(
            "alike", rule="X105", severity="warning", title="雷同", evidence=pair(), message="雷同"
        )
        check(book, other.version_id, finding("mine"), alike)
        book.set("four_eyes", value=True)
        mine = next(f for f in book.findings(other.filing_id) if f.key == "mine")
        book.decide(mine.id, "dismiss", reason="误报", text="看错了行")
        stranger = receive(book, "石桥镇政务公开办")
        check(book, stranger.version_id, finding("odd"))
        receive(book, "柳河乡", 3, 2022)
    return path
