"""The history of a filing does not hang on where a sweep's transactions end."""

from __future__ import annotations

import gc
from itertools import count

import pytest

from engine.trail.casebook import CheckProvenance, ReceivedFile
from engine.trail.commands import sweep as sweeping
from engine.trail.verification.verify import verify

MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="2", pack_sha256="b" * 64, overlays_sha256="",
    engine_version="0.1.0",
)  # fmt: skip
TOGETHER = sweeping.TOGETHER


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
