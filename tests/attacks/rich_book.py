"""A casebook with something of everything in it: persons, keys, rounds, decisions, purges."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from engine.anchor import Anchor
from engine.evidence import Evidence, Place
from engine.finding import Basis, Finding
from engine.report import Correction
from engine.roster.unit import Unit
from engine.trail.casebook import Casebook, CheckProvenance, ReceivedFile, UnreadableFile
from engine.trail.commands.correct import Amendment
from engine.trail.log.keys import Signer, create_key
from engine.trail.queries.publications import Listed
from engine.trail.state.basis import JudgedOn, Neighbour, Sketch, sketch_digest

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "一个够长的好口令"  # noqa: S105  # made up
MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="1", pack_sha256="a" * 64, overlays_sha256="",
    engine_version="0.1.0",
)  # fmt: skip


@dataclass
class Clock:
    """A clock that goes a second at each look."""

    now: datetime = field(default_factory=lambda: datetime(2024, 1, 20, 8, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Return the next second."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Rich:
    """The book's file, its checkpoint file and the keys of 李四 (administrator) and 王五."""

    path: Path
    witness: Path
    li: Signer
    wang: Signer
    clock: Clock = field(default_factory=Clock)

    def open(self, actor: str = "张三", key: Signer | None = None) -> Casebook:
        """Open the book for somebody."""
        return Casebook.open(self.path, actor=actor, now=self.clock, key=key)


def finding(
    key: str,
    block: int,
    severity: Literal["error", "warning", "info"] = "error",
    message: str = "新收3≠办理2",
) -> Finding:
    """Make a finding at a place of the document."""
    return Finding(
        key=key, digest=f"d-{key}", rule="F203", name="balance", outcome="fail", severity=severity,
        title="申请收支不平衡", message=f"{key}：{message}", place=Place(table=3, column="natural"),
        evidence=(Evidence(quote="新收3", anchor=Anchor(block=block), end=3),),
        basis=(Basis(source="form-2021", clause="表三表头"),),
    )  # fmt: skip


def arrival(agency: str, data: bytes, year: int = 2023) -> ReceivedFile:
    """Make a file on its way in, judged on its neighbours."""
    sketch = Sketch(unit=agency, year=year, marks=data, words=data)
    return ReceivedFile(
        name=f"{agency}.txt", data=data, agency=agency, kind="township", year=year,
        on=JudgedOn(
            neighbours=(Neighbour("last", "", "n1"),), sketch=sketch,
            sketch_sha256=sketch_digest(sketch),
        ),
    )  # fmt: skip


def report(agency: str, data: bytes, *found: Finding) -> Any:
    """Make a report as a sweep hands it in."""
    return (arrival(agency, data), found, (), {"pass": 3, "fail": len(found)})


def build(folder: Path) -> Rich:
    """Make the book in an empty folder."""
    li = create_key(folder / "li.key", "李四", PASSPHRASE, cost=2)
    wang = create_key(folder / "wang.key", "王五", PASSPHRASE, cost=2)
    rich = Rich(folder / "案卷.book", folder / "检查点.txt", li, wang)
    with rich.open("李四", li) as book:
        book.enrol(unit="县政务公开办", role="复核")
        book.enrol_key(li)
        book.name_administrator(li.key_id)
        book.import_roster([unit("石桥镇", "石桥"), unit("白沙镇"), unit("青禾局")])
    with rich.open("王五", wang) as book:
        book.enrol_key(wang)
    _season(rich)
    with rich.open("李四", li) as book:
        book.set("four_eyes", value=True)
        book.seal([rich.witness])
    with rich.open() as book:
        book.decide(of(book, "k3").id, "dismiss", reason="误报", text="提请")
    with rich.open("王五", wang) as book:
        book.approve(of(book, "k3").id, text="同意")
        book.seal([rich.witness])
    with rich.open() as book:
        book.decide(of(book, "k4").id, "confirm")
        book.seal([rich.witness])
    with rich.open("李四", li) as book:
        book.decide(of(book, "k5").id, "confirm", text="属实")
        book.seal([rich.witness])
    return rich


def unit(name: str, *aliases: str) -> Unit:
    """Make a unit of the roster."""
    return Unit(name=name, aliases=aliases, kind="township", parent="", code="", deadline=None)


def of(book: Casebook, key: str) -> Any:
    """Return the finding with this key, wherever it stands."""
    views = [one for filing in book.filings() for one in book.findings(filing.id)]
    return next(one for one in views if one.key == key)


def _season(rich: Rich) -> None:
    with rich.open() as book:
        book.sweep(
            [
                report("石桥镇", b"one" * 90, *(finding(f"k{n}", n) for n in range(1, 5))),
                report("白沙镇", b"two" * 90, finding("k5", 1), finding("k6", 2, "warning")),
                report("青禾局", b"three" * 90, finding("k7", 1)),
            ],
            MEANS,
        )
        book.decide(of(book, "k1").id, "confirm")
        book.decide(of(book, "k2").id, "accept", expires=date(2024, 6, 30), text="已电话核实")
        book.decide(of(book, "k2").id, "note", text="再看看")
        book.keep_unreadable([UnreadableFile(source="坏.pdf", reason="打不开", sha256="e" * 64)])
        listed = Listed(
            agency="白沙镇", year=2023, published_on=date(2024, 1, 25), address="http://a.test/1"
        )
        book.publish([listed], [], MEANS)
        row = book.filing(2)
        right = Correction(target="3.granted.business", value="3", read="8", reason="原件为3")
        amendment = Amendment(filing_id=2, version_id=row.version_id or 0, corrections=[right])
        book.correct(amendment, [], MEANS)
        book.purge(3, ["content", "findings"], reason="某某法第几条")
