"""What a check does to the findings that stand: kept, opened again, resolved, restored."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from engine.trail.verification.verify import verify


def test_a_repeated_key_loses_no_finding(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"), make_finding("k", "d2"))
        assert sorted(desk.states(book, filing)) == ["k", "k#2"]


def test_a_recheck_keeps_opens_again_resolves_and_opens(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(
            book, make_finding("same"), make_finding("changed"), make_finding("gone")
        )
        for one in book.findings(filing):
            book.decide(one.id, "confirm")
        version = desk.receive(book, b"two").version_id
        counts = desk.record(
            book, version, make_finding("same"), make_finding("changed", "d2"), make_finding("new")
        )
        assert (counts.opened, counts.kept, counts.reopened, counts.resolved) == (1, 1, 1, 1)
        assert desk.states(book, filing) == {
            "same": "confirmed", "changed": "open", "gone": "resolved", "new": "open",
        }  # fmt: skip
        changed = next(one for one in book.findings(filing) if one.key == "changed")
        assert (changed.previous_digest, changed.digest) == ("d1", "d2")
        assert changed.previous["message"] == "changed：新收3≠办理2"
        assert [step.kind for step in changed.history] == ["confirm", "reopen"]
        rounds = book.rounds(filing)
        kinds = ("mended", "new", "changed", "still")
        assert [[one.key for one in getattr(rounds, kind)] for kind in kinds] == [
            ["gone"], ["new"], ["changed"], ["same"],
        ]  # fmt: skip


def test_a_finding_that_comes_back_as_it_was_judged_has_its_decision_again(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        book.decide(book.findings(filing)[0].id, "dismiss", reason="不适用")
        version = book.versions(filing)[0].id
        desk.record(book, version)
        assert desk.states(book, filing) == {"k": "resolved"}
        desk.record(book, version, make_finding("k"))
        assert desk.states(book, filing) == {"k": "dismissed"}
        desk.record(book, version)
        desk.record(book, version, make_finding("k", "d2"))
        assert desk.states(book, filing) == {"k": "open"}
    assert verify(desk.path).code == 0


def test_an_older_version_checked_again_leaves_the_current_findings_alone(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        old = book.filing(filing).version_id
        desk.record(book, desk.receive(book, b"two").version_id, make_finding("k2"))
        assert desk.record(book, old, make_finding("k3"), pack_sha256="c" * 64).stale
        assert desk.states(book, filing) == {"k": "resolved", "k2": "open"}
    assert verify(desk.path).code == 0


def test_a_preview_tells_what_would_change_and_changes_nothing(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("same"), make_finding("gone"))
        before = list(book.events())
        told = book.preview(
            book.filing(filing).version_id, [make_finding("same"), make_finding("new")]
        )
        assert told == {
            "opened": ("new",), "kept": ("same",), "reopened": (), "resolved": ("gone",),
        }  # fmt: skip
        assert list(book.events()) == before


def test_an_acceptance_opens_again_on_the_first_check_after_its_last_day(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        version = book.filing(filing).version_id
        book.decide(book.findings(filing)[0].id, "accept", expires=date(2024, 3, 1))
        desk.clock.now = datetime(2024, 3, 1, 15, 0, tzinfo=UTC)  # 23:00 in China
        desk.record(book, version, make_finding("k"))
        assert desk.states(book, filing) == {"k": "accepted"}
        desk.clock.now += timedelta(hours=1, minutes=1)  # past midnight in China
        desk.record(book, version, make_finding("k"))
        assert desk.states(book, filing) == {"k": "open"}
        assert book.findings(filing)[0].history[-1].reason == "暂予接受已到期"
