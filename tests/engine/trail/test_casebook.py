"""A season in the casebook: received, checked, decided, returned, mended, approved, published."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from engine.errors import TrailError, UsageError
from engine.roster.unit import Unit
from engine.trail.casebook import CheckProvenance, Filter, ReceivedFile
from engine.trail.commands import sweep as sweeping
from engine.trail.queries.events import KIND_NAMES, describe
from engine.trail.verification.verify import verify

MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="2", pack_sha256="b" * 64, overlays_sha256="",
    engine_version="0.1.0",
)  # fmt: skip


def states(book, filing):
    return {one.key: one.state for one in book.findings(filing, include_resolved=True)}


def test_the_same_bytes_again_change_nothing(desk):
    with desk.open() as book:
        first, again = desk.receive(book), desk.receive(book)
        assert (first.new, first.known, again.new, again.known) == (True, False, False, True)
        assert again.version_id == first.version_id
        assert [event.kind for event in book.events()] == ["book.created", "filing.received"]


def test_other_bytes_are_the_next_round(desk):
    with desk.open() as book:
        desk.receive(book)
        second = desk.receive(book, b"two")
        assert (second.new, second.round) == (False, 2)
        assert [version.round for version in book.versions(second.filing_id)] == [1, 2]
        assert book.content(second.filing_id) == ("石桥镇.txt", b"two")
        first = book.versions(second.filing_id)[0]
        assert book.content(second.filing_id, first.id)[1] == b"one"


def test_what_could_not_be_read_is_kept_apart_and_matched_by_a_person(desk):
    with desk.open() as book:
        book.import_roster([Unit(name="石桥镇", kind="township"), Unit(name="临河乡")])
        one = desk.receive(book, b"x", agency=None)
        two = desk.receive(book, b"y", agency=None)
        assert one.filing_id != two.filing_id
        assert desk.receive(book, b"x", agency=None).known
        assert book.match(one.filing_id, "石桥镇").unit == "石桥镇"
        there = book.match(two.filing_id, "石桥镇")
        assert (there.id, there.round) == (one.filing_id, 2)
        assert len(book.filings()) == 1
        assert book.content(there.id)[1] == b"y"
    assert verify(desk.path).code == 0


def test_a_report_is_matched_to_the_roster_only_when_that_is_certain(desk):
    with desk.open() as book:
        book.import_roster(
            [Unit(name="石桥镇", aliases=("石桥",)), Unit(name="民政局"), Unit(name="民生局")]
        )
        assert desk.receive(book, b"1", agency="石桥镇人民政府").unit == "石桥镇"
        assert desk.receive(book, b"2", agency="石 桥").unit == "石桥镇"
        assert desk.receive(book, b"3", agency="民政生局").unit == ""
        assert book.candidates("民政生局")[0][0].name in ("民政局", "民生局")


def test_a_unit_that_is_not_on_the_roster_is_refused(desk):
    with desk.open() as book, pytest.raises(TrailError, match="名册里没有"):
        desk.receive(book, unit="无此单位")


def test_findings_come_in_document_order_those_of_a_cause_together(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(
            book, make_finding("late", block=9), make_finding("far", block=8, cause="c1"),
            make_finding("near", block=2, cause="c1"), make_finding("mid", block=5),
        )  # fmt: skip
        assert [one.key for one in book.findings(filing)] == ["near", "far", "mid", "late"]


def test_a_repeated_key_loses_no_finding(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"), make_finding("k", "d2"))
        assert sorted(states(book, filing)) == ["k", "k#2"]


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
        assert states(book, filing) == {
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
        assert states(book, filing) == {"k": "resolved"}
        desk.record(book, version, make_finding("k"))
        assert states(book, filing) == {"k": "dismissed"}
        desk.record(book, version)
        desk.record(book, version, make_finding("k", "d2"))
        assert states(book, filing) == {"k": "open"}
    assert verify(desk.path).code == 0


def test_an_older_version_checked_again_leaves_the_current_findings_alone(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        old = book.filing(filing).version_id
        desk.record(book, desk.receive(book, b"two").version_id, make_finding("k2"))
        assert desk.record(book, old, make_finding("k3"), pack_sha256="c" * 64).stale
        assert states(book, filing) == {"k": "resolved", "k2": "open"}
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


def test_every_decision_is_in_the_history_with_its_words(reviewed):
    with reviewed.open() as book:
        one, two, three = book.findings(1)
        assert [one.state, two.state, three.state] == ["confirmed", "dismissed", "open"]
        step = two.history[0]
        assert (step.kind, step.reason, step.text) == ("dismiss", "误报", "见附件，不算")
        filing = book.filing(1)
        counts = (filing.errors, filing.undecided, filing.confirmed, filing.dismissed)
        assert (filing.state, counts) == ("under_review", (3, 1, 1, 1))


def test_undo_goes_back_step_by_step_and_stays_in_the_history(reviewed):
    with reviewed.open() as book:
        finding = book.findings(1)[0].id
        book.decide(finding, "dismiss", reason="误报")
        book.undo(finding)
        assert book.finding(finding).state == "confirmed"
        book.undo(finding)
        assert book.finding(finding).state == "open"
        with pytest.raises(TrailError, match="没有可以撤销"):
            book.undo(finding)
        history = book.finding(finding).history
        assert [step.kind for step in history] == ["confirm", "dismiss", "undo", "undo"]
        assert [step.undone for step in history] == [True, True, False, False]


def test_a_decision_that_a_check_has_overtaken_cannot_be_undone(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        finding = book.findings(filing)[0].id
        book.decide(finding, "confirm")
        desk.record(book, desk.receive(book, b"two").version_id, make_finding("k", "d2"))
        with pytest.raises(TrailError, match="此后的复核已改变"):
            book.undo(finding)


def test_who_decides_on_what_he_has_not_seen_is_shown_it_first(reviewed):
    with reviewed.open() as mine, reviewed.open("李四") as theirs:
        seen = mine.findings(1)[2]
        theirs.decide(seen.id, "confirm")
        with pytest.raises(TrailError, match=r"李四 已于 .* 作出“确认”") as overtaken:
            mine.decide(seen.id, "dismiss", reason="误报", seen_seq=seen.seq)
        assert overtaken.value.hint == "overtaken"
        mine.decide(seen.id, "dismiss", reason="误报", seen_seq=mine.finding(seen.id).seq)


def test_four_eyes_nobody_approves_his_own(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("e"), make_finding("w", severity="warning"))
        book.set("four_eyes", value=True)
        error, warning = sorted(book.findings(filing), key=lambda one: one.key)
        assert book.decide(warning.id, "dismiss", reason="误报").kind == "dismiss"
        assert book.decide(error.id, "dismiss", reason="误报").kind == "propose"
        proposed = book.finding(error.id)
        assert (proposed.state, proposed.pending, proposed.proposer) == ("open", "dismiss", "张三")
        assert book.filing(filing).undecided == 0
        assert [(one.key, one.proposer) for one in book.proposals()] == [(error.key, "张三")]
        with pytest.raises(TrailError, match="不能复核自己"):
            book.approve(error.id)
    with desk.open("李四") as book:
        book.refuse(error.id, text="请再核对")
        assert book.finding(error.id).pending == ""
        assert book.proposals() == []
        with pytest.raises(TrailError, match="没有待复核"):
            book.approve(error.id)
    with desk.open() as book:
        book.decide(error.id, "accept", expires=date(2024, 6, 30))
    with desk.open("李四") as book:
        book.approve(error.id)
        assert book.finding(error.id).state == "accepted"
        assert book.finding(error.id).expires == date(2024, 6, 30)
    assert verify(desk.path).code == 0


def test_an_acceptance_opens_again_on_the_first_check_after_its_last_day(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        version = book.filing(filing).version_id
        book.decide(book.findings(filing)[0].id, "accept", expires=date(2024, 3, 1))
        desk.clock.now = datetime(2024, 3, 1, 15, 0, tzinfo=UTC)  # 23:00 in China
        desk.record(book, version, make_finding("k"))
        assert states(book, filing) == {"k": "accepted"}
        desk.clock.now += timedelta(hours=1, minutes=1)  # past midnight in China
        desk.record(book, version, make_finding("k"))
        assert states(book, filing) == {"k": "open"}
        assert book.findings(filing)[0].history[-1].reason == "暂予接受已到期"


def test_a_filing_walks_through_its_season(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        with pytest.raises(TrailError, match="期限"):
            book.transition(filing, "returned")
        assert book.transition(filing, "returned", deadline=date(2024, 2, 15)).due is not None
        desk.record(book, desk.receive(book, b"mended").version_id)
        assert (book.filing(filing).state, book.filing(filing).due) == ("received", None)
        with pytest.raises(TrailError, match="不能变为"):
            book.transition(filing, "published", address="https://x", on=date(2024, 3, 1))
        approved = book.transition(filing, "approved")
        assert approved.approved_sha256 == approved.sha256
        with pytest.raises(TrailError, match="网址"):
            book.transition(filing, "published")
        shown = book.transition(
            filing, "published", address="https://qinghe.example/nb", on=date(2024, 1, 30)
        )
        assert (shown.state, shown.published_on) == ("published", date(2024, 1, 30))
        assert shown.published_sha256 == shown.approved_sha256
        assert desk.receive(book, b"changed afterwards").round == 3
        assert book.filing(filing).state == "reopened"
    assert verify(desk.path).code == 0


def test_nothing_is_approved_while_an_error_is_undecided(reviewed):
    with reviewed.open() as book, pytest.raises(TrailError, match="还有 1 条错误"):
        book.transition(1, "approved")


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
    ("seconds", "each"), [(0.0, [120]), (sweeping.SECONDS / 2.5, [24] * 5), (9.0, [8] * 15)]
)
def test_a_transaction_of_a_sweep_ends_in_time_by_its_clock(desk, make_finding, seconds, each):
    """Each look at the clock finds it so many seconds later: few reports, and others may write."""
    clock = count(step=seconds)
    chunk = [
        (
            ReceivedFile(name=f"{n}.txt", data=b"%d" % n, agency=f"单位{n}", kind=None, year=2023),
            [make_finding(f"k{n}")], (), {"fail": 1},
        )
        for n in range(120)
    ]  # fmt: skip
    with desk.open() as book:
        swept = book.sweep(chunk, MEANS, clock=lambda: next(clock), again=False)
        assert (len(swept.received), swept.recorded.opened) == (120, 120)
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
        assert states(book, 1) == {"old": "resolved", "new": "open"}
    assert verify(desk.path).code == 0


def test_the_trail_is_shown_by_filing_finding_person_time_and_kind(reviewed):
    with reviewed.open("李四") as book:
        desk_finding = book.findings(1)[0]
        book.decide(desk_finding.id, "note", text="李四看过")

        def kinds(**wanted):
            return [event.kind for event in book.events(Filter(**wanted))]

        assert kinds(finding=desk_finding.id) == ["finding.confirm", "finding.note"]
        assert kinds(actor="李四") == ["finding.note"]
        assert kinds(kind="finding", last=2) == ["finding.note", "finding.note"]
        assert "book.created" not in kinds(filing=1)
        assert kinds(since=date(2024, 1, 21)) == []
        assert len(kinds(until=date(2024, 1, 20))) == len(kinds())
        assert [e.text for e in book.events(Filter(last=1))] == ["李四看过"]


def test_search_finds_two_character_words_in_findings_and_notes(reviewed):
    with reviewed.open() as book:
        assert len(book.search("收支")) == 3
        assert [hit["finding_id"] for hit in book.search("附件")] == [2]
        assert book.search("100%") == []


def test_roster_and_settings_are_events_too(desk):
    with desk.open() as book:
        first = [Unit(name="石桥镇"), Unit(name="临河乡", deadline=date(2024, 1, 31))]
        assert book.import_roster(first).added == ("石桥镇", "临河乡")
        change = book.import_roster([Unit(name="石桥镇", kind="township")], replace=True)
        assert (change.changed, change.removed) == (("石桥镇",), ("临河乡",))
        assert [unit.name for unit in book.units()] == ["石桥镇"]
        for name, value in (("four_eyes", "yes"), ("colour", True)):
            with pytest.raises(UsageError):
                book.set(name, value)
        book.set("title", "2023年度")
        assert book.settings()["title"] == "2023年度"
    assert verify(desk.path).code == 0


@pytest.mark.sqlite_file
def test_numbers_of_persons_do_not_reach_events_or_findings(desk, make_finding):
    with desk.open("王五13800138000") as book:
        filing = desk.filled(book, make_finding("k", quote="联系人13912345678"))
        book.decide(book.findings(filing)[0].id, "note", text="证件11010519491231002X")
    stored = desk.path.read_bytes()
    for number in (b"13800138000", b"13912345678", b"11010519491231002X"):
        assert number not in stored


@pytest.mark.sqlite_file
def test_a_casebook_that_is_not_there_is_not_made_unasked(desk):
    with pytest.raises(TrailError, match="没有案卷"):
        desk.open(create=False)
    assert not desk.path.exists()


@pytest.mark.sqlite_file
def test_leaving_leaves_one_file(reviewed):
    assert [file.name for file in reviewed.path.parent.iterdir()] == [reviewed.path.name]


def test_every_event_can_be_told_in_a_short_line(desk, make_finding):
    with desk.open() as book:
        book.import_roster([Unit(name="石桥镇")])
        book.set("title", "2023年度")
        filing = desk.filled(book, make_finding("k"))
        finding = book.findings(filing)[0].id
        book.decide(finding, "dismiss", reason="误报", text="见说明")
        book.undo(finding)
        book.assign(finding, "李四")
        book.transition(filing, "returned", deadline=date(2024, 2, 15), text="请核对")
        desk.record(book, desk.receive(book, b"two").version_id, make_finding("k", "d2"))
        lines = {event.kind: describe(event) for event in book.events()}
        seen = [event.kind for event in book.events(Filter(finding=finding))]
    assert lines["roster.imported"] == "新增 1，变更 0，移除 0"
    assert lines["finding.dismiss"] == "F203 误报；见说明"
    assert lines["finding.undo"].startswith("F203 撤销第")
    assert lines["filing.returned"] == "期限 2024-02-15；请核对"
    assert lines["filing.checked"] == "问题 1"
    assert set(lines) <= set(KIND_NAMES)
    assert seen == ["finding.dismiss", "finding.undo", "finding.assign"]


def test_the_checks_that_touched_a_decided_finding_are_among_its_events(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        finding = book.findings(filing)[0].id
        book.decide(finding, "confirm")
        desk.record(book, desk.receive(book, b"two").version_id)
        seen = [event.kind for event in book.events(Filter(finding=finding))]
    assert seen == ["finding.confirm", "filing.checked"]
