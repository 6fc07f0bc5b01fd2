"""Whatever happens in a season, the rows are what the events say, and the trail is whole."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import TrailError
from engine.trail.casebook import CheckProvenance, ReceivedFile
from engine.trail.verification.verify import verify

MEANS = CheckProvenance(
    pack_id="n", pack_version="1", pack_sha256="b" * 64, overlays_sha256="", engine_version="0"
)
FINDINGS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["d1", "d2"]), max_size=4)
STEPS = st.one_of(
    st.tuples(st.just("receive"), st.integers(0, 3)),
    st.tuples(st.just("record"), FINDINGS),
    st.tuples(st.just("sweep"), FINDINGS),
    st.tuples(
        st.sampled_from(["confirm", "dismiss", "accept", "note", "assign", "undo"]),
        st.integers(0, 3),
    ),
    st.tuples(st.sampled_from(["approve", "refuse"]), st.integers(0, 3)),
    st.tuples(st.sampled_from(["returned", "approved", "published", "reopened"]), st.just(0)),
    st.tuples(st.just("wait"), st.integers(1, 40)),
    st.tuples(st.just("four_eyes"), st.booleans()),
    st.tuples(st.just("purge"), st.sampled_from(["content", "findings", "texts"])),
)


class Walk:
    """A casebook in which one step after another is tried; what is refused changes nothing."""

    def __init__(self, desk, make_finding):
        self.desk, self.make_finding = desk, make_finding
        self.books = [desk.open("张三"), desk.open("李四")]
        self.version = desk.receive(self.books[0], b"0").version_id

    def found(self, digests):
        """Return findings with these keys and digests."""
        return [
            self.make_finding(key, digest, severity="warning" if key == "a" else "error")
            for key, digest in digests.items()
        ]

    def step(self, number, kind, value):
        """Try one step, by one of two auditors in turn."""
        book = self.books[number % 2]
        if kind == "receive":
            self.version = self.desk.receive(book, b"%d" % value).version_id
        elif kind == "record":
            self.desk.record(book, self.version, *self.found(value))
        elif kind == "sweep":
            arrival = ReceivedFile(name="s", data=b"s", agency="石桥镇", kind=None, year=2023)
            book.sweep([(arrival, self.found(value), (), {})], MEANS)
        elif kind == "wait":
            self.desk.clock.now += timedelta(days=value)
        elif kind == "four_eyes":
            book.set("four_eyes", value)
        elif kind == "purge":
            book.purge(1, [value], reason="来函要求删除")
        elif kind in ("returned", "approved", "published", "reopened"):
            today = date(2024, 2, 1)
            book.transition(1, kind, deadline=today, address="https://x.example", on=today)
        else:
            self.decide(book, kind, value)

    def decide(self, book, kind, value):
        """Try a decision on the finding at this place of the list, if there is one."""
        views = book.findings(1, include_resolved=True)
        if value >= len(views):
            return
        finding = views[value].id
        if kind == "assign":
            book.assign(finding, "王五")
        elif kind in ("undo", "approve", "refuse"):
            getattr(book, kind)(finding)
        else:
            until = self.desk.clock.now.date() + timedelta(days=20)
            book.decide(finding, kind, reason="误报", text="说明", expires=until)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, max_size=20))
def test_any_season_leaves_a_whole_trail_and_nothing_to_rebuild(reviewed, make_finding, steps):
    with tempfile.TemporaryDirectory() as folder:
        desk = type(reviewed)(Path(folder) / "b.db")
        walk = Walk(desk, make_finding)
        for number, (kind, value) in enumerate(steps):
            try:
                walk.step(number, kind, value)
            except TrailError:
                continue
        assert walk.books[0].rebuild() == ()
        for book in walk.books:
            book.close()
        found = verify(desk.path)
        assert found.code == 0, found.sentences
