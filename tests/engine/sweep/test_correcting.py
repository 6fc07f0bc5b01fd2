"""A misread cell or field is corrected: judged at once, with an event, all of it or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from making.drafts import clean, with_cell
from making.writers import as_docx, as_flat_text

from engine.audit.worker import WorkerConfig
from engine.errors import TrailError, UsageError
from engine.report import Correction
from engine.roster.unit import Unit
from engine.sweep.correcting import correct
from engine.sweep.sweep import Plan, Progress, files_kept, files_under, sweep
from engine.trail.casebook import Casebook, CheckProvenance
from engine.trail.commands import record
from engine.trail.queries.corrections import REMOVED
from engine.trail.verification.verify import verify

TOWN = "青禾县白沙镇人民政府"
ROSTER = (
    Unit(name="青禾县人民政府", kind="government"),
    Unit(name=TOWN, kind="township", parent="青禾县人民政府"),
)
PLAN = Plan(
    setup=WorkerConfig(roster=ROSTER),
    means=CheckProvenance(
        pack_id="nianbao", pack_version="1", pack_sha256="a", overlays_sha256="",
        engine_version="0",
    ),
    workers=1,
)  # fmt: skip
TOTAL = "3.new.total"
pytestmark = pytest.mark.slow


def town(year=2023, *, new=5, carried_in=0, carried_out=0):
    return clean(
        TOWN, "township", year,
        requests={
            "new": {"natural": new},
            "carried_in": {"natural": carried_in},
            "granted": {"natural": new + carried_in - carried_out},
            "carried_out": {"natural": carried_out},
        },
    )  # fmt: skip


SPOILT = with_cell(town(), 3, "new", "total", "9")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "b.book"


@pytest.fixture
def book(path):
    now = lambda: datetime(2024, 2, 1, 9, tzinfo=UTC)  # noqa: E731
    with Casebook.open(path, actor="张三", now=now) as opened:
        opened.import_roster(ROSTER)
        yield opened


@pytest.fixture
def receive(book, tmp_path):
    """Sweep one report into the book; return its filing, and how the sweep went."""
    folder = tmp_path / "files"
    folder.mkdir()

    def swept(name, data):
        (folder / name).write_bytes(data)
        progress = Progress()
        list(sweep(book, files_under([folder / name]), PLAN, progress))
        return progress

    return swept


def put(target=TOTAL, value="5", reason="原件为5"):
    return Correction(target=target, value=value, reason=reason)


def rules(book, filing_id):
    return {one.rule for one in book.findings(filing_id) if one.outcome == "fail"}


def test_a_corrected_cell_is_judged_at_once_and_decisions_follow(book, receive, path):
    receive("a.docx", as_docx(SPOILT))
    assert "F201" in rules(book, 1)
    mistaken = next(one for one in book.findings(1) if one.rule == "F201")
    book.decide(mistaken.id, "confirm")
    done = correct(book, 1, [put()], PLAN)
    assert done.made == (Correction(target=TOTAL, value="5", read="9", reason="原件为5"),)
    assert "F201" not in rules(book, 1)
    gone = next(one for one in book.findings(1, include_resolved=True) if one.key == mistaken.key)
    assert gone.state == "resolved"
    (standing,) = book.corrections(1)
    assert (standing.correction, standing.actor) == (done.made[0], "张三")
    event = next(one for one in book.events() if one.kind == "filing.corrected")
    assert event.text == "原件为5"
    assert "原件为5" not in str(event.payload)
    assert verify(path).code == 0


def test_taking_it_back_is_one_more_event_and_what_was_decided_holds_again(book, receive, path):
    receive("a.docx", as_docx(SPOILT))
    mistaken = next(one for one in book.findings(1) if one.rule == "F201")
    book.decide(mistaken.id, "confirm")
    correct(book, 1, [put()], PLAN)
    correct(book, 1, [], PLAN, withdrawn=[TOTAL])
    assert book.corrections(1) == []
    assert book.finding(mistaken.id).state == "confirmed"
    assert [one.kind for one in book.events()].count("filing.uncorrected") == 1
    assert verify(path).code == 0


def test_another_look_at_all_that_is_kept_reads_it_as_corrected(book, receive):
    receive("a.docx", as_docx(SPOILT))
    correct(book, 1, [put()], PLAN)
    again = Plan(setup=PLAN.setup, means=PLAN.means, workers=1, again=True)
    (answer,) = sweep(book, files_kept(book), again, Progress())
    assert answer.public["corrections"][0]["line"] == (
        "更正：表三总计列「新收」填报 9 → 5（原件为5）"
    )
    assert "F201" not in rules(book, 1)


def test_a_new_version_drops_it_with_a_word(book, receive, path):
    receive("a.docx", as_docx(SPOILT))
    correct(book, 1, [put()], PLAN)
    progress = receive("b.docx", as_docx(with_cell(town(), 3, "new", "total", "8")))
    assert progress.dropped == [(1, (TOTAL,))]
    assert book.corrections(1) == []
    assert "F201" in rules(book, 1)
    swept = [one for one in book.events() if one.kind == "sweep.recorded"][-1]
    assert swept.payload["received"][0]["dropped"] == [TOTAL]
    assert verify(path).code == 0


def test_next_years_report_is_compared_with_the_corrected_value(book, receive):
    receive("2022.txt", as_flat_text(town(2022, new=6, carried_out=4)))
    receive("2023.txt", as_flat_text(town(2023, new=6, carried_in=3)))
    last, this = sorted(book.filings(), key=lambda one: one.year or 0)
    assert "X101" in rules(book, this.id)
    wanted = [
        put(f"3.{row}.{column}", value)
        for row, value in (("carried_out", "3"), ("granted", "3"), ("done", "3"))
        for column in ("natural", "total")
    ]
    done = correct(book, last.id, wanted, PLAN)
    assert [one.id for one in done.others] == [this.id]
    assert "X101" not in rules(book, this.id)


def test_whose_report_it_is_can_be_corrected_and_taken_back(book, receive, path):
    receive("a.docx", as_docx(town()))
    done = correct(book, 1, [put("year", "2022", "标题印错")], PLAN)
    assert (done.filing.year, done.made[0].read) == (2022, "2023")
    correct(book, 1, [put("agency", "青禾县人民政府", "标题印错")], PLAN)
    assert book.filing(1).unit == "青禾县人民政府"
    assert verify(path).code == 0
    correct(book, 1, [], PLAN, withdrawn=["agency", "year"])
    filing = book.filing(1)
    assert (filing.unit, filing.agency, filing.year) == (TOWN, TOWN, 2023)
    assert verify(path).code == 0


def test_the_sign_off_is_judged_by_the_corrected_day(book, receive):
    receive("a.docx", as_docx(clean(TOWN, "township", 2023, signed="2023年1月12日")))
    before = rules(book, 1)
    assert before
    correct(book, 1, [put("signed", "2024-01-12", "看错年份")], PLAN)
    assert rules(book, 1) < before


def test_a_year_that_another_filing_has_is_refused(book, receive):
    receive("2022.txt", as_flat_text(town(2022)))
    receive("2023.txt", as_flat_text(town(2023)))
    events = len(list(book.events()))
    with pytest.raises(TrailError, match="2022 年度已有第 1 号"):
        correct(book, 2, [put("year", "2022", "x")], PLAN)
    assert len(list(book.events())) == events


@pytest.mark.parametrize(
    ("wanted", "withdrawn", "said"),
    [
        ([put(reason=" ")], [], "理由"),
        ([put(reason="x" * 501)], [], "太长"),
        ([put(), put(value="6")], [], "写了两次"),
        ([put()], [TOTAL], "写了两次"),
        ([], [TOTAL], "没有更正过"),
        ([put("2.nothing.made")], [], "没有这一格"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(book, receive, wanted, withdrawn, said):
    receive("a.docx", as_docx(SPOILT))
    events = len(list(book.events()))
    with pytest.raises((TrailError, UsageError), match=said):
        correct(book, 1, wanted, PLAN, withdrawn=withdrawn)
    assert len(list(book.events())) == events
    assert book.corrections(1) == []


def test_the_same_again_changes_nothing(book, receive):
    receive("a.docx", as_docx(SPOILT))
    correct(book, 1, [put()], PLAN)
    with pytest.raises(TrailError, match="已经这样更正过"):
        correct(book, 1, [put()], PLAN)


def test_one_that_fails_on_the_way_leaves_nothing_behind(book, receive, path, monkeypatch):
    receive("a.docx", as_docx(SPOILT))
    events = len(list(book.events()))

    def fails(*_given, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr(record, "write_checks", fails)
    with pytest.raises(KeyboardInterrupt):
        correct(book, 1, [put()], PLAN)
    monkeypatch.undo()
    assert book.corrections(1) == []
    assert len(list(book.events())) == events
    assert verify(path).code == 0


def test_who_was_faster_is_told(book, receive, path, monkeypatch):
    receive("a.docx", as_docx(SPOILT))
    write = book.correct

    def late(*given):
        monkeypatch.undo()
        now = lambda: datetime(2024, 2, 1, 10, tzinfo=UTC)  # noqa: E731
        with Casebook.open(path, actor="李四", now=now) as other:
            correct(other, 1, [put("3.new.natural", "9")], PLAN)
        return write(*given)

    monkeypatch.setattr(book, "correct", late)
    with pytest.raises(TrailError, match="重做") as refused:
        correct(book, 1, [put()], PLAN)
    assert refused.value.hint == "overtaken"


def test_without_the_bytes_nothing_is_corrected(book, receive):
    receive("a.docx", as_docx(SPOILT))
    book.purge(1, ["content"], reason="依法")
    with pytest.raises(TrailError, match=r"没有更正：.*不在案卷里"):
        correct(book, 1, [put()], PLAN)


def test_a_reason_can_be_removed_and_the_correction_stays(book, receive, path):
    receive("a.docx", as_docx(SPOILT))
    correct(book, 1, [put(reason="申请人赵六来电")], PLAN)
    book.purge(1, ["texts"], reason="个人信息保护法第四十七条")
    assert book.corrections(1)[0].correction.reason == REMOVED
    assert "赵六".encode() not in path.read_bytes()
    assert verify(path).code == 0


@pytest.mark.parametrize(
    "tampered", ["UPDATE corrections SET value = '7'", "DELETE FROM corrections"]
)
def test_a_row_changed_behind_the_trail_is_found_and_written_back(book, receive, path, tampered):
    receive("a.docx", as_docx(SPOILT))
    correct(book, 1, [put()], PLAN)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(tampered)
    found = verify(path)
    assert found.code == 1
    assert "更正（3.new.total）与留痕不一致" in found.sentences[1]
    assert len(book.rebuild()) == 1
    assert verify(path).code == 0
    assert book.corrections(1)[0].correction.value == "5"


def test_whom_a_text_resembles_is_found_again_and_the_next_sweep_has_nothing_to_do(book, receive):
    receive("a.docx", as_docx(town(2022)))
    receive("b.docx", as_docx(SPOILT))
    filing = next(one for one in book.filings() if one.year == 2023)
    assert {"F201", "X104"} <= rules(book, filing.id)
    correct(book, filing.id, [put()], PLAN)
    assert "X104" in rules(book, filing.id)
    assert "F201" not in rules(book, filing.id)
    assert receive("c.docx", b"not a report").rejudged == []
    assert book.bases()[filing.id].sha256 == filing.sha256
