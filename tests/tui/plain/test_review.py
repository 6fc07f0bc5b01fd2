"""The walk line by line: the same keys, the same decisions, at the end of a pipe."""

from __future__ import annotations

import io

import pytest

from engine.anchor import Anchor
from engine.report import Document, Paragraph
from tui import opened
from tui.opened import Opened
from tui.plain.console import command
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


@pytest.mark.parametrize(
    ("typed", "name"),
    [("c", "confirm"), ("C", "confirm-cause"), ("\uff43", "confirm"), ("／错误", "filter"),
     ("？", "help"), ("12", "12"), ("认", "认"), ("", "")],
)  # fmt: skip
def test_commands_in_every_way_to_type_them(typed, name):
    assert command(typed)[0] == name
