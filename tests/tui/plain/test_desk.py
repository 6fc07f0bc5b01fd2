"""The season line by line: the same actions at the end of a pipe."""

from __future__ import annotations

import io

import pytest

from engine.errors import TrailError
from tui.plain.main import walk_plainly
from tui.text.words import Language, Texts

BRIDGE, RIVER, STRANGER = 1, 2, 3


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


@pytest.fixture
def console(work):
    """Return what was printed for these typed lines."""

    def run(*lines: str, filing: int | None = None, lang: Language = "zh") -> str:
        out = io.StringIO()
        typed = io.StringIO("".join(line + "\n" for line in lines))
        assert walk_plainly(work, Texts(lang), typed, out, filing=filing) == 0
        return out.getvalue()

    return run


def test_the_desk_says_who_has_not_filed_and_what_waits(console):
    out = console("q")
    assert "2023 年度未报：青禾县教育局、青禾县水利局" in out
    assert "审核中 错误 1 警告 1 待定 1 待你复核 1" in out
    assert "石桥镇政务公开办 2023 已收 错误 1 警告 0 待定 1 未认定单位" in out


def test_the_desk_names_the_seasons_missing_and_says_what_is_stray(console, book):
    for name, agency, year in (("a", "石桥镇", 2024), ("b", "青禾县水务局", 2023)):
        book.receive(
            f"{name}.txt", name.encode(), agency=agency, kind=None, year=year, source_path=name
        )
    out = console("q")
    assert "2023 年度未报：青禾县教育局\n" in out
    assert "2023 年度是否报送不明：青禾县水利局\n" in out
    assert "2024 年度只有 1 份，不当作一季" in out
    assert "2024 年度未报" not in out


def test_a_filing_goes_back_with_a_deadline(console, book):
    out = console("/石桥镇人民政府", ".1", "1", "昨天", ".1", "t", "2026-12-01", "q")
    assert "N101 正文说3件（same）" in out
    assert "期限写成" in out
    assert "青禾县石桥镇人民政府 2023 现为“已退回”" in out
    assert "期限 2026-12-01" in out
    assert book.filing(BRIDGE).state == "returned"


def test_a_move_is_taken_back(console, book):
    out = console("/石桥镇人民政府", ".1", "1", "2026-12-01", "u", "u", "q")
    assert "已撤销：青禾县石桥镇人民政府 2023 现为“审核中”" in out
    assert "没有可撤销的办理" in out
    console(".", "1", "2026-12-01", "u", "q", filing=BRIDGE)
    assert book.filing(BRIDGE).state == "under_review"


def test_approval_is_refused_while_errors_are_open_and_then_published(console, book):
    out = console(".", "2", "c", "c", "c", ".", "P", filing=BRIDGE)
    assert "还有 2 条错误没有处理" in out
    assert book.filing(BRIDGE).state == "under_review"
    console("/石桥镇人民政府", ".1", "2", ".1", "4", "https://a.cn/x", "2026-11-01", "q")
    assert book.filing(BRIDGE).published_address == "https://a.cn/x"


def test_a_person_says_whose_report_it_is(console, book):
    out = console("/政务公开办", ".1", "6", "不存在的局", ".1", "6", "青禾县水利局", "q")
    assert "名册里没有“不存在的局”" in out
    assert book.filing(STRANGER).unit == "青禾县水利局"


def test_an_empty_answer_changes_nothing(console, book):
    before = [event.seq for event in book.events()]
    console(".1", "", ".1", "99", ".77", "v", "q")
    assert [event.seq for event in book.events()] == before


def test_rounds_are_printed(console):
    out = console("/石桥镇人民政府", "v1", "q")
    for words in ("第 2 轮", "石桥镇-3.txt", "新出现 1 条", "已整改 1 条"):
        assert words in out


def test_proposals_are_settled(console, book):
    out = console("d", "", "d 不是误报", "g 王五", filing=RIVER)
    assert "请写一句理由再保存。" in out
    assert "已保存：复核不同意 N101" in out
    mine = next(f for f in book.findings(RIVER) if f.key == "mine")
    assert (mine.state, mine.assignee) == ("open", "王五")
    assert "没有待复核的提请" in console("y", filing=RIVER)


def test_under_four_eyes_a_decision_is_a_proposal(console):
    out = console("y", "c", "q", filing=RIVER)
    assert "已保存：复核同意 N101" in out
    assert "全部审完" in out
    assert "已保存：提请复核 N101" in console("x 1 看错", "q", filing=STRANGER)


def test_in_english(console):
    out = console(".2", "", "q", lang="en")
    assert "return to be mended" in out
    assert "not filed for 2023" in out


def test_a_return_writes_the_letter_and_says_where(console, book, season):
    out = console("/石桥镇人民政府", ".1", "1", "2026-12-01", "q")
    path = season.with_name("season-papers") / "青禾县石桥镇人民政府2023_整改通知书.docx"
    assert f"整改通知书：{path}" in out
    assert path.is_file()
    assert [one.payload["format"] for one in book.events() if one.kind == "book.exported"] == [
        "notice"
    ]


def test_a_letter_that_cannot_be_written_leaves_the_return_as_it_is(console, book, season):
    season.with_name("season-papers").write_text("not a folder")
    out = console("/石桥镇人民政府", ".1", "1", "2026-12-01", "q")
    assert "整改通知书没有写成" in out
    assert book.filing(BRIDGE).state == "returned"


def test_the_year_is_at_the_top_and_brackets_change_it(console):
    out = console("[", "]", "]", "q")
    heads = [line.split(" · ")[0] for line in out.splitlines() if " · 已审" in line]
    assert heads == ["2023 年度", "2022 年度（以前年度，供对照）", "2023 年度", "全部年度"]
    assert "2023 年度 · 已收 2/4 · 已审 0" in out


def test_a_question_mark_helps_and_pinyin_filters(console):
    out = console("?", "/lhx", "q")
    assert "拼音首字母" in out
    assert "石桥镇" not in out.rpartition("/lhx")[2].partition("2023 年度未报")[0]
    assert "柳河乡" in out.rpartition("/lhx")[2]


def test_taking_back_what_another_program_holds_is_told_and_the_walk_goes_on(
    console, monkeypatch, work
):
    def taken(*_arguments, **_details):
        raise TrailError("案卷正被占用。")

    monkeypatch.setattr(type(work), "move_back", taken)
    out = console("u", "q")
    assert "案卷正被占用。" in out
    assert out.endswith("这次没有写入任何决定。\n")
