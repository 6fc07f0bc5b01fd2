"""What comes into a casebook from outside: crooked files are told, a stop leaves nothing half."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from engine.audit.worker import AuditResult
from engine.errors import GoujiError, UsageError
from engine.packs.rulebook import Rulebook
from engine.sweep.plan import Progress
from engine.trail.casebook import Casebook
from tui import intake
from tui.intake import Stop, Taken
from tui.letter import folder_of
from tui.text.words import Texts

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
TEXTS = Texts()


@pytest.fixture
def empty(tmp_path):
    """Give a book in which there is nothing."""
    with Casebook.open(tmp_path / "empty.book", actor="张三", now=lambda: NOW) as book:
        yield book


@pytest.fixture
def book_path(season):
    """Let what asks for a book work on the one in the middle of a season."""
    return season


def judged(name: str, *, error: str = "", digest: str = "d") -> AuditResult:
    return AuditResult(source=name, sha256=digest, error=error)


def test_what_could_not_be_read_is_kept_with_its_sentence_and_not_counted():
    taken = Taken(Progress())
    taken.note(judged("甲.docx", digest="1"))
    taken.note(judged("坏.doc", error="打不开", digest="2"))
    assert (taken.checked, taken.unread, taken.digests) == (1, [("坏.doc", "打不开")], {"1"})


@pytest.mark.slow
def test_reports_papers_of_ours_and_rubbish_each_go_their_way(empty, made_book, tmp_path):
    folder = tmp_path / "年报"
    folder.mkdir()
    (folder / "云岭乡.txt").write_bytes((made_book.SAMPLES / "云岭乡.txt").read_bytes())
    (folder / "坏.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 50)
    (folder / "空.txt").write_bytes(b"")
    plan = replace(intake.plan_beside(empty, Rulebook()), workers=1, timeout=None)
    told: list[int] = []
    taken = intake.take_reports(empty, [folder], plan, lambda progress: told.append(progress.done))
    assert taken.checked == 1
    assert [one.agency for one in taken.filings(empty)] == ["青禾县云岭乡人民政府"]
    assert "坏.docx" in " ".join(name for name, _ in taken.unread)
    assert not taken.stopped
    assert told
    again = intake.take_reports(empty, [folder], replace(plan, again=False), lambda _: None)
    assert again.checked == 0
    assert len(again.filings(empty)) == 1, "what was there before counts as come"


@pytest.mark.slow
def test_a_stop_ends_it_and_what_was_checked_by_then_stands(empty, made_book):
    def stop(progress):
        if progress.done:
            raise Stop

    plan = replace(intake.plan_beside(empty, Rulebook()), workers=1, timeout=None)
    files = [made_book.SAMPLES / name for name in ("云岭乡.txt", "柳河乡.txt")]
    taken = intake.take_reports(empty, files, plan, stop)
    assert taken.stopped
    assert len(empty.filings()) <= 1
    with Casebook.open(empty.path, actor="x", now=lambda: NOW, create=False) as same:
        assert len(same.filings()) == len(empty.filings())


def test_a_plan_beside_the_screens_works_in_processes_held_to_limits(empty):
    plan = intake.plan_beside(empty, Rulebook())
    assert plan.workers == 0
    assert plan.timeout is not None
    assert not plan.again


def test_a_table_to_fill_in_needs_a_unit(empty):
    with pytest.raises(UsageError):
        intake.template_beside(empty, 2023, "登记表", TEXTS)
    assert not folder_of(empty.path).exists()


def test_a_table_to_fill_in_is_never_written_over_another(book):
    first, rows = intake.template_beside(book, 2023, "登记表", TEXTS)
    second, _ = intake.template_beside(book, 2023, "登记表", TEXTS)
    assert (first.name, second.name, rows) == ("登记表.xlsx", "登记表_2.xlsx", 5)
    assert first.read_bytes()[:2] == b"PK"


def test_a_folder_of_papers_that_is_a_file_is_a_sentence(book):
    folder_of(book.path).write_text("x")
    with pytest.raises(UsageError, match="写不了"):
        intake.template_beside(book, 2023, "登记表", TEXTS)


NO_ROSTERS = {
    "empty": b"", "binary": b"\x00\xff", "foreign": "名称,类型\n甲局,外星\n".encode(),
    "a torn workbook": b"PK\x03\x04",
}  # fmt: skip


@pytest.mark.parametrize("data", NO_ROSTERS.values(), ids=list(NO_ROSTERS))
def test_a_file_that_is_no_roster_changes_nothing(book, tmp_path, data):
    before, path = book.newest(), tmp_path / "名册.csv"
    path.write_bytes(data)
    with pytest.raises(GoujiError):
        intake.roster_taken(book, path, "名册")
    assert book.newest() == before


def test_a_roster_is_told_by_what_changed(book, tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text("名称,类型\n青禾县石桥镇人民政府,乡镇\n新局,部门\n", "utf-8")
    words, data = intake.roster_taken(book, path, "名册")
    assert "新增 1" in words
    assert data == path.read_bytes()
    with pytest.raises(GoujiError):
        intake.roster_taken(book, tmp_path / "没有.csv", "名册")


def test_pasted_rows_complain_by_the_lines_that_were_pasted(book):
    text = "石桥镇\t2023\t2024-01-15\thttps://example.invalid/1\n不知道谁\t2023\t哪天\tx"
    table = intake.pasted(book, text, "粘贴", TODAY)
    assert [one.published_on for one in table.rows] == [date(2024, 1, 15)]
    assert {line for line, _ in table.complaints} == {2}


@pytest.mark.parametrize("text", ["", "\n\n", "\x00", "，" * 1000, "一行什么也不是", "\t\t\t"])
def test_pasted_rubbish_gives_no_row_and_stops_nothing(book, text):
    with suppress(UsageError):
        table = intake.pasted(book, text, "粘贴", TODAY)
        assert table.rows == ()
        assert all(line >= 1 for line, _ in table.complaints)


def test_a_roster_without_days_gives_none(book):
    data = "名称,类型\n青禾县石桥镇人民政府,乡镇\n".encode()
    assert intake.days_in(book, data, "名册.csv", TODAY) == ()


def test_nothing_is_published_where_somebody_stopped_it(book, monkeypatch):
    from engine.sweep import publishing

    def stopped(*_arguments, **_more):
        raise Stop

    monkeypatch.setattr(publishing, "publish", stopped)
    plan = intake.plan_beside(book, Rulebook())
    assert intake.publish_rows(book, (), plan, 2023, lambda _: None) is None


def test_nobody_is_asked_for_material_of_years_that_are_no_season(book):
    assert intake.other_years(book, 2023) == {2022}
    assert intake.other_years(book, 1999) == {2022, 2023}
    assert 2023 not in intake.other_years(book, None)
    assert {one.filing.year for one in intake.wanted(book, 2023)} <= {2023}
