"""A sweep's chunks: one event a transaction, ended in time, the same again changes nothing.

The history of a filing does not hang on where a transaction ends.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from itertools import count

import pytest

from engine.trail.casebook import CheckProvenance, Filter, ReceivedFile
from engine.trail.commands import sweep as sweeping
from engine.trail.verification.verify import verify

MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="2", pack_sha256="b" * 64, overlays_sha256="",
    engine_version="0.1.0",
)  # fmt: skip
TOGETHER = sweeping.TOGETHER


def test_a_sweep_is_one_event_and_idempotent(desk, make_finding):
    def chunk(number):
        return [
            (
                ReceivedFile(
                    name=f"{n}.txt", data=b"%d" % n, agency=f"单位{n}", kind=None, year=2023
                ),
                [make_finding(f"{n}-{k}") for k in range(3)], (), {"fail": 3},
            )
            for n in range(number)
        ]  # fmt: skip

    with desk.open() as book:
        swept = book.sweep(chunk(20), MEANS, clock=lambda: 0.0)
        assert (len(book.filings()), swept.recorded.opened) == (20, 60)
        assert [event.kind for event in book.events()] == ["book.created", "sweep.recorded"]
        again = book.sweep(chunk(20), MEANS, clock=lambda: 0.0)
        assert (again.recorded.opened, again.recorded.kept) == (0, 60)
        digests = book.checked_digests(MEANS)
        assert len(digests) == 20
        assert all(book.already(digest, MEANS) for digest in digests)
        for other in ({"pack_sha256": "c" * 64}, {"engine_version": "0.2.0"}):
            means = replace(MEANS, **other)
            assert not book.already(next(iter(digests)), means)
            assert not book.checked_digests(means)
        assert [event.seq for event in book.events(Filter(filing=7))] == [2, 3]
    assert verify(desk.path).code == 0


@pytest.mark.parametrize(
    ("seconds", "each"),
    [
        (0.0, [15 * TOGETHER]),
        (sweeping.SECONDS / 2.5, [3 * TOGETHER] * 5),
        (9.0, [TOGETHER] * 15),
    ],
)
def test_a_transaction_of_a_sweep_ends_in_time_by_its_clock(desk, make_finding, seconds, each):
    """Each look at the clock finds it so many seconds later: few reports, and others may write."""
    clock = count(step=seconds)
    chunk = [
        (
            ReceivedFile(name=f"{n}.txt", data=b"%d" % n, agency=f"单位{n}", kind=None, year=2023),
            [make_finding(f"k{n}")], (), {"fail": 1},
        )
        for n in range(15 * TOGETHER)
    ]  # fmt: skip
    with desk.open() as book:
        swept = book.sweep(chunk, MEANS, clock=lambda: next(clock), again=False)
        assert (len(swept.received), swept.recorded.opened) == (15 * TOGETHER, 15 * TOGETHER)
        events = [one.payload for one in book.events() if one.kind == "sweep.recorded"]
        assert [len(one["checks"]) for one in events] == each
        assert len(book.sweep(chunk, MEANS, again=False).received) == 0
        assert swept.seq == book.newest()
    assert verify(desk.path).code == 0


def test_two_versions_of_a_filing_in_one_chunk_end_with_the_later(desk, make_finding):
    def report(data, key):
        arrival = ReceivedFile(name="a", data=data, agency="石桥镇", kind=None, year=2023)
        return arrival, [make_finding(key)], (), {"fail": 1}

    with desk.open() as book:
        book.sweep([report(b"1", "old"), report(b"2", "new"), report(b"2", "new")], MEANS)
        assert desk.states(book, 1) == {"old": "resolved", "new": "open"}
    assert verify(desk.path).code == 0


def report(agency, data, findings):
    arrival = ReceivedFile(name="a.txt", data=data, agency=agency, kind=None, year=2023)
    return arrival, findings, (), {"fail": len(findings)}


def others(first, number):
    return [report(f"单位{n}", b"%d" % n, []) for n in range(first, first + number)]


@pytest.mark.parametrize("step", [0.0, 9.0], ids=["一个事务", "到时就换"])
@pytest.mark.parametrize(
    ("before", "between"),
    [(0, 0), (TOGETHER - 1, 0), (0, TOGETHER - 1), (0, TOGETHER), (2, 3 * TOGETHER)],
    ids=["挨着", "分在两批", "第二份在下一批", "隔一批", "隔几批"],
)
def test_two_versions_have_the_same_history_wherever_a_transaction_ends(
    desk, make_finding, before, between, step
):
    """The first version's finding stands, and the second, which lacks it, resolves it."""
    clock = count(step=step)
    chunk = [
        *others(0, before),
        report("石桥镇", b"old", [make_finding("both"), make_finding("mended")]),
        *others(100, between),
        report("石桥镇", b"new", [make_finding("both"), make_finding("fresh")]),
        *others(200, TOGETHER),
    ]
    with desk.open() as book:
        swept = book.sweep(chunk, MEANS, clock=lambda: next(clock), again=False)
        filing = next(one for one in swept.received if one.round == 2).filing_id
        found = book.findings(filing, include_resolved=True)
        assert {one.key: one.state for one in found} == {
            "both": "open", "mended": "resolved", "fresh": "open",
        }  # fmt: skip
        counts = swept.recorded
        assert (counts.opened, counts.kept, counts.resolved) == (3, 1, 1)
        checks = [
            {name: value for name, value in check.items() if name in {"version", "stale"}}
            for event in book.events()
            for check in event.payload.get("checks", ())
            if check["filing"] == filing
        ]
        rounds = [one.sha256 for one in book.versions(filing)]
        assert checks == [{"version": digest} for digest in rounds]
    assert verify(desk.path).code == 0


def test_a_sweep_leaves_nothing_that_waits_to_be_collected(desk, make_finding):
    """A command collects seldom, so what refers to itself is memory that grows with the reports."""
    chunk = [report(f"单位{n}", b"%d" % n, [make_finding(f"k{n}")]) for n in range(10 * TOGETHER)]
    with desk.open() as book:
        book.sweep(chunk[:TOGETHER], MEANS, again=False)
        gc.collect()
        gc.disable()
        try:
            book.sweep(chunk, MEANS, again=False)
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            left = [one for one in gc.garbage if type(one).__module__.startswith("sqlalchemy")]
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
    assert len(left) < TOGETHER, left[:3]
