"""A small season to try things on: a clock that can be set, findings, an open casebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from engine.anchor import Anchor
from engine.evidence import Evidence, Place
from engine.finding import Basis, Finding
from engine.trail.casebook import Casebook, CheckProvenance
from engine.trail.log.keys import create_key
from engine.trail.store import place as places
from engine.trail.store.confirmed_paths import Confirmed

if TYPE_CHECKING:
    from pathlib import Path

    from engine.trail.log.keys import Signer

BACKENDS: tuple[Any, ...] = (
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.needs("postgres")),
)
MEANS: dict[str, Any] = {
    "pack_id": "nianbao", "pack_version": "1", "pack_sha256": "a" * 64,
    "overlays_sha256": "", "engine_version": "0.1.0",
}  # fmt: skip


def finding(key: str, digest: str = "d1", **changed: Any) -> Finding:
    """Make a finding at a place, judged on values with this digest."""
    block = changed.pop("block", 5)
    quote = changed.pop("quote", "新收3")
    values: dict[str, Any] = {
        "key": key, "digest": digest, "rule": "F203", "name": "balance", "outcome": "fail",
        "severity": "error", "title": "申请收支不平衡", "message": f"{key}：新收3≠办理2",
        "place": Place(table=3, column="natural"),
        "evidence": (Evidence(quote=quote, anchor=Anchor(block=block), end=len(quote)),),
        "basis": (Basis(source="form-2021", clause="表三表头"),),
    }  # fmt: skip
    return Finding(**values | changed)


@dataclass
class Clock:
    """A clock that goes a second at each look and can be set."""

    now: datetime = field(default_factory=lambda: datetime(2024, 1, 20, 8, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Return the next second."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Desk:
    """A casebook's place and what is needed to work with it."""

    path: places.Place
    clock: Clock = field(default_factory=Clock)
    confirmed: Confirmed = field(default_factory=Confirmed)

    def open(self, actor: str = "张三", **more: Any) -> Casebook:
        """Open the casebook for somebody."""
        more = {"confirmed": self.confirmed} | more
        return Casebook.open(self.path, actor=actor, now=self.clock, **more)

    def receive(self, book: Casebook, data: bytes = b"one", **more: Any) -> Any:
        """Receive a file of 石桥镇 for 2023."""
        values: dict[str, Any] = {"agency": "石桥镇", "kind": "township", "year": 2023} | more
        return book.receive(more.pop("name", "石桥镇.txt"), data, **values)

    def record(self, book: Casebook, version_id: int, *findings: Finding, **more: Any) -> Any:
        """Record a check that found these."""
        outcomes = {"pass": 3, "fail": len(findings)}
        return book.record(version_id, findings, (), **MEANS | {"outcomes": outcomes} | more)

    def filled(self, book: Casebook, *findings: Finding, data: bytes = b"one") -> int:
        """Receive a report, record findings for it, return the filing's id."""
        received = self.receive(book, data)
        self.record(book, received.version_id, *(findings or (finding("k1"), finding("k2"))))
        return received.filing_id

    def states(self, book: Casebook, filing: int) -> dict[str, str]:
        """Return the states of a filing's findings by key, also of those that are gone."""
        return {one.key: one.state for one in book.findings(filing, include_resolved=True)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what works with a casebook on both databases, but for what is about SQLite's files."""
    if "backend" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker
        backends = BACKENDS[:1] if marked("sqlite_file") else BACKENDS
        backends = BACKENDS[1:] if marked("server_alone") else backends
        metafunc.parametrize("backend", backends, scope="function")


@pytest.fixture
def backend() -> str:
    """Give the database to work with; see ``pytest_generate_tests``."""
    return "sqlite"


@pytest.fixture
def desk(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """Give a place for a casebook, and a clock."""
    if backend == "sqlite":
        return Desk(tmp_path / "案卷.db")
    return Desk(places.place_of(request.getfixturevalue("postgres").book()))


@pytest.fixture
def keys(tmp_path: Path) -> Any:
    """Give the maker of keys, one file each."""
    made = iter(range(99))

    def make(owner: str) -> Signer:
        return create_key(tmp_path / f"{next(made)}.key", owner, "一个够长的好口令", cost=2)

    return make


@pytest.fixture
def means() -> CheckProvenance:
    """Give by what ``Desk.record`` says that it checked."""
    return CheckProvenance(**MEANS)


@pytest.fixture
def make_finding() -> Any:
    """Give the maker of findings."""
    return finding


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    """Give a casebook with a few decisions in it, closed again."""
    with desk.open() as book:
        filing = desk.filled(book, finding("k1"), finding("k2"), finding("k3"))
        one, two, three = book.findings(filing)
        book.decide(one.id, "confirm")
        book.decide(two.id, "dismiss", reason="误报", text="见附件，不算")
        book.decide(three.id, "note", text="再问一下")
    return desk
