"""The walk line by line: the same keys, the same decisions, at the end of a pipe."""

from __future__ import annotations

import io

import pytest

from engine.anchor import Anchor
from engine.report import Document, Paragraph
from tui import opened
from tui.opened import Opened
from tui.plain.excerpts import excerpts
from tui.plain.main import walk_plainly
from tui.render.lines import Spot
from tui.render.page import Mark
from tui.text.words import Language, Texts


@pytest.fixture
def console(work):
    """Return what was printed for these typed lines."""

    def run(*lines: str, filing: int | None = 1, lang: Language = "zh") -> str:
        out = io.StringIO()
        typed = io.StringIO("".join(line + "\n" for line in lines))
        assert walk_plainly(work, Texts(lang), typed, out, filing=filing) == 0
        return out.getvalue()

    return run


@pytest.mark.slow
def test_a_misread_cell_is_put_right_and_judged_anew_on_one_line(console, book):
    out = console("e 3.done.natural=3 原件为3", "q")
    assert "已更正并重新核对" in out
    assert book.corrections(1)[0].correction.reason == "原件为3"
    assert "不是数字" in console("e 3.done.natural=两件 x", "q")


def state(book, key: str) -> str:
    return next(finding.state for finding in book.findings(1) if finding.key == key)


def test_from_the_desk_into_a_filing_and_out_again(console, book):
    out = console("1", "c", "q", "q", filing=None)
    assert "第 1/13 条 · 待定 13 · 需补充材料 1" in out
    assert "已保存：确认 F203" in out
    assert "第 2/13 条 · 待定 12 · 需补充材料 1" in out
    assert state(book, "key-1") == "confirmed"


def test_a_number_of_thousands_of_digits_is_no_finding_and_no_filing(console):
    long = "9" * 5000
    assert "Traceback" not in console(long, f"v {long}", "q", filing=None)
    assert f"不认识“{long}" in console(long, "q")


def test_questions_are_asked_or_answered_on_one_line(console, book):
    console("x", "3", "第二段写了", "x 1 看错", "a 2027-06-30 先这样", "n 记一下")
    assert [state(book, f"key-{n}") for n in (1, 2, 3)] == ["dismissed", "dismissed", "accepted"]
    reasons = {finding.key: finding.history for finding in book.findings(1)}
    assert reasons["key-1"][-1].text == "第二段写了"
    assert reasons["key-2"][-1].reason == "误报"


def test_a_wrong_answer_saves_nothing(console, book):
    out = console("x", "9", "a 2020-01-01 旧", "a 2027-02-30 无此日", "z", "认")
    assert state(book, "key-1") == "open"
    assert out.count("到期日写成") == 2
    assert "不认识“认”" in out


def test_undo_and_back(console, book):
    out = console("c", "u", "s", "b")
    assert "已撤销：F203 恢复为待定" in out
    assert state(book, "key-1") == "open"


def test_the_evidence_stands_in_its_row_in_brackets(console):
    out = console("q")
    assert "> 一、本年新收政府信息公开申请数量 | " in out
    assert "【" in out


def test_every_marked_piece_of_a_paragraph_is_in_brackets():
    text = "甲乙丙丁戊己庚"
    paragraph = Paragraph(text=text, anchor=Anchor(block=0))
    document = Document(source="", sha256="", format="text", blocks=(paragraph,))
    marks = [Mark(Spot(0), 4, 6), Mark(Spot(0), 1, 2), Mark(Spot(0), 5, 6)]
    assert excerpts(Opened(document), marks) == ["甲【乙】丙丁【戊己】庚"]


def test_the_end_of_input_is_a_good_end(console):
    assert console().endswith("这次没有写入任何决定。\n")


def test_all_decided_ends_the_walk(console):
    assert "全部审完" in console(*["c"] * 13)


def test_the_filter_walks_only_what_matches(console):
    out = console("/警告", "q")
    assert "筛选“警告”：" in out
    assert "E101" in out


def test_a_document_that_a_fault_of_ours_keeps_away_does_not_stop_the_walk(
    console, monkeypatch, book
):
    def crash(_data, _name):
        raise KeyError("w:tbl")

    monkeypatch.setattr(opened, "open_document", crash)
    said = console("c", "q")
    assert "原文现在读不出来：程序出错（KeyError），不是文件的问题" in said
    assert "损坏" not in said
    assert state(book, "key-1") == "confirmed"


def test_english_words(console):
    assert "1 of 13 · 13 undecided · 1 asked for" in console("q", lang="en")


def test_a_filter_walks_each_of_its_findings_in_turn(console, book):
    """What is decided drops out of the list; the next one is not passed over for it."""
    out = console("/待定 W102", "c", "c", "c", "q")
    said = [line for line in out.splitlines() if line.startswith("[提示]")]
    assert [line.rpartition("之")[2] for line in said] == ["12", "13", "14"]
    assert [state(book, f"key-{n}") for n in (12, 13, 14)] == ["confirmed"] * 3


def test_what_the_filter_hides_is_not_all_decided(console, book):
    out = console("/待定 W102", "c", "c", "c", "q")
    assert "全部审完" not in out
    assert "都已定，其余还有 10 条待定" in out
    assert state(book, "key-1") == "open"
    rest = console("/W102", "u", *["c"] * 1, "/", *["c"] * 10)
    assert "全部审完\n确认 13 条" in rest, "what was decided under a filter counts too"


@pytest.mark.parametrize(
    "key", ["c", "C", "x 1", "a", "n 记", "y", "d", "g 王五", "s", "b", "u", "v"]
)
def test_a_filter_that_lets_nothing_through_any_more_stops_no_key(console, key):
    out = console("/待定 F203", "c", key, "q")
    assert "Traceback" not in out
    assert out.endswith("已保存，随时可以接着审。\n")


def test_undo_brings_back_what_the_filter_has_let_go(console, book):
    out = console("/待定 F203", "c", "u", "q")
    assert "已撤销：F203 恢复为待定" in out
    assert state(book, "key-1") == "open"
    other = console("/确认", "/F203", "c", "/确认 F203", "u", "q")
    assert "已撤销：F203 恢复为待定" in other, "also where it is hidden now"


def test_the_trail_is_told_in_words(console):
    out = console("c", "t", "q")
    assert "李四 确认问题 F203" in out
    assert "finding.confirm" not in out
    english = console("t", "q", lang="en")
    assert "李四 confirmed F203" in english


def test_a_finding_without_evidence_and_a_hostile_one_are_shown(console):
    out = console("/S114", "/A102", "q")
    assert "[错误] S114 待定 没有落款日期" in out
    assert "\x1b" not in out
    assert "[@click=app.bell]点我[/]" in out, "markup is text"


def test_a_number_far_out_is_no_finding(console):
    out = console("0", "15", "１", "9" * 400, "q")
    assert "不认识“0”" in out
    assert "不认识“15”" in out
    assert out.count("[错误] F203") == 2, "shown first, and by its full-width number"


def test_a_report_without_findings_says_so_and_ends(console, monkeypatch, work):
    monkeypatch.setattr(type(work), "findings", lambda _work, _filing: ())
    assert console() == "这份报告没有发现问题。\n这次没有写入任何决定。\n"
