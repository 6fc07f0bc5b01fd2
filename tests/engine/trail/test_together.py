"""Ten auditors and two sweeps on one casebook at once: no event is lost, and the chain holds."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.trail.casebook import CheckProvenance, ReceivedFile
from engine.trail.verification.verify import verify

AUDITORS, STEPS, SWEEPS, CHUNKS, REPORTS = 10, 6, 2, 3, 5
MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="1", pack_sha256="a" * 64, overlays_sha256="",
    engine_version="0.1.0",
)  # fmt: skip


def decides(desk, number, findings):
    """Note something on each finding, and see on the way what others wrote."""
    with desk.open(f"审核员{number}") as book:
        seen = [book.newest()]
        for step in range(STEPS):
            book.decide(findings[step % len(findings)], "note", text=f"{number}-{step}")
            seen.append(book.newest())
    return seen


def sweeps(desk, make_finding, number):
    """Receive and check reports of its own, and one that the other sweep brings too."""
    with desk.open(f"批量{number}") as book:
        for chunk in range(CHUNKS):
            names = [f"{number}-{chunk}-{one}" for one in range(REPORTS)] + [f"同-{chunk}"]
            book.sweep(
                [
                    (
                        ReceivedFile(
                            name=f"{name}.txt", data=name.encode(), agency=f"{name}镇",
                            kind="township", year=2023,
                        ),
                        [make_finding(f"k-{name}")], (), {"fail": 1},
                    )
                    for name in names
                ],
                MEANS, again=False,
            )  # fmt: skip


@pytest.mark.slow
def test_ten_auditors_and_two_sweeps_lose_nothing(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, *(make_finding(f"k{one}") for one in range(4)))
        findings = [one.id for one in book.findings(filing)]
        before = book.newest()
    with ThreadPoolExecutor(AUDITORS + SWEEPS) as pool:
        sweeping = [pool.submit(sweeps, desk, make_finding, one) for one in range(SWEEPS)]
        deciding = [pool.submit(decides, desk, one, findings) for one in range(AUDITORS)]
        for one in sweeping:
            one.result()
        heads = [one.result() for one in deciding]
    assert all(seen == sorted(set(seen)) for seen in heads), "each sees his own step at once"
    with desk.open() as book:
        events = [(one.actor, one.kind) for one in book.events() if one.seq > before]
        checked = [
            check["version"]
            for one in book.events() if one.kind == "sweep.recorded"
            for check in one.payload["checks"]
        ]  # fmt: skip
        told = [one.text for one in book.events() if one.kind == "finding.note"]
        assert len(book.filings()) == 1 + SWEEPS * CHUNKS * REPORTS + CHUNKS
    counts = Counter(kind for _actor, kind in events)
    assert counts["finding.note"] == AUDITORS * STEPS
    assert counts["sweep.recorded"] >= SWEEPS * CHUNKS
    assert len(checked) == len(set(checked)) == SWEEPS * CHUNKS * REPORTS + CHUNKS
    assert sorted(told) == sorted(f"{n}-{step}" for n in range(AUDITORS) for step in range(STEPS))
    found = verify(desk.path)
    assert (found.code, found.problems) == (0, ())


def test_who_only_looks_waits_for_nobody(desk):
    with desk.open() as book, desk.open("李四") as other:
        filing = desk.filled(book)
        with book._ledger.writing() as transaction:
            transaction.append("filing.under_review", f"filing/{filing}", {"filing": filing})
            assert len(other.findings(filing)) == 2
            assert other.newest() == transaction.seq - 1
        assert other.newest() == book.newest()
