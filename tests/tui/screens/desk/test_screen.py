"""The desk: filings with counts, filter, order, and back from a review with counts of now."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from textual.widgets import Input

from engine.roster.unit import Unit
from engine.trail.casebook import Casebook, UnreadableFile
from engine.trail.state.views import FilingView
from tui.render.desk import caption, desk_line, grouped, in_order, matching
from tui.render.lines import line_width, plain_text
from tui.render.season import Group
from tui.screens.catalogue import RulesScreen
from tui.screens.review.screen import ReviewScreen
from tui.screens.trail import TrailScreen
from tui.text.words import Texts
from tui.widgets.bars import Bar

TODAY = date(2026, 11, 20)
LATER = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def filing(number: int, **more) -> FilingView:
    defaults = {
        "agency": f"{number}镇", "kind": "township", "year": 2023, "state": "received", "round": 1,
        "version_id": number,
    }  # fmt: skip
    return FilingView(id=number, **{**defaults, **more})


def test_a_wide_window_is_shared_by_all_columns():
    def widths(cells: int) -> list[int]:
        return [line_width((run,)) for run in desk_line(filing(1), cells, Texts(), TODAY)[1:]]

    usual, wide = widths(118), widths(198)
    assert wide[0] < 1.2 * usual[0]
    assert all(more > 1.5 * few for few, more in zip(usual[1:], wide[1:], strict=True))
    assert 190 < sum(wide) <= 198


@pytest.mark.slow
def test_counts_are_right_on_coming_back(drive):
    async def steps(pilot):
        before = pilot.app.screen.roll.current
        await pilot.press("enter", "c", "q")
        after = next(f for f in pilot.app.screen.roll.items if f.id == before.id)
        assert (after.confirmed, after.undecided) == (1, before.undecided - 1)
        assert after.state == "under_review"

    drive(steps)


def test_the_filter_narrows_as_one_types(drive):
    async def steps(pilot):
        await pilot.press("slash")
        pilot.app.screen.query_one("#filter", Input).value = "云岭"
        await pilot.pause()
        assert [f.agency for f in pilot.app.screen.roll.items] == ["云岭乡"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps)


def test_pinyin_finds_and_the_arrows_choose_while_one_types(drive, shown):
    async def steps(pilot):
        await pilot.press("slash", "y", "l", "x")
        assert [f.agency for f in pilot.app.screen.roll.items] == ["云岭乡"]
        assert "筛选“ylx” 1 件" in shown(pilot.app)
        await pilot.press("backspace", "backspace", "backspace")
        before = pilot.app.screen.roll.cursor
        await pilot.press("down")
        assert pilot.app.screen.roll.cursor == before + 1
        assert pilot.app.screen.focused.id == "filter"
        await pilot.press("tab")
        assert pilot.app.screen.focused.id == "filings"

    drive(steps)


def test_the_filter_knows_the_rules_that_speak_against_a_filing(drive, book):
    by_rule = book.by_rule()
    with_d102 = {filing for filing, rules in by_rule.items() if "D102" in rules}
    assert with_d102

    async def steps(pilot):
        await pilot.press("slash", *"d102")
        assert {f.id for f in pilot.app.screen.roll.items} == with_d102
        await pilot.press("escape", "slash", *"d109")
        assert not pilot.app.screen.roll.items

    drive(steps)


def test_what_another_process_writes_is_seen_without_a_key(drive, book_path):
    async def steps(pilot):
        screen = pilot.app.screen
        first = screen.roll.items[0]
        with Casebook.open(book_path, actor="王五", now=lambda: LATER, create=False) as other:
            open_one = next(f for f in other.findings(first.id) if f.state == "open")
            other.decide(open_one.id, "confirm")
        screen.lookout.look()
        await pilot.pause()
        after = next(f for f in screen.roll.items if f.id == first.id)
        assert after.confirmed == first.confirmed + 1
        assert screen.roll.current.id == first.id

    drive(steps)


def test_who_works_on_which_book_is_said(drive, shown):
    async def steps(pilot):
        assert "李四 · made.book" in shown(pilot.app)

    drive(steps, size=(80, 24))


@pytest.mark.slow
def test_other_rooms_open_and_close(drive):
    async def steps(pilot):
        await pilot.press("t")
        assert isinstance(pilot.app.screen, TrailScreen)
        await pilot.press("escape", "r")
        assert isinstance(pilot.app.screen, RulesScreen)
        await pilot.press("q")

    drive(steps)


def test_q_leaves_with_nothing_to_report(drive):
    async def steps(pilot):
        await pilot.press("q")

    assert drive(steps).return_code == 0


def test_right_after_a_filing_q_leaves_only_when_pressed_twice(drive):
    async def steps(pilot):
        await pilot.press("enter", "q", "q")
        assert pilot.app.is_running
        assert "再按一次" in pilot.app.screen.query_one("#notice", Bar).left
        await pilot.press("q")

    assert drive(steps).return_code == 0


def test_a_filing_of_nobody_and_a_file_that_was_not_read_are_rows_with_their_files(
    drive, book, shown
):
    book.receive(
        "新文件 (2).docx", b"x", agency=None, kind=None, year=None,
        source_path="年报/新文件 (2).docx",
    )  # fmt: skip
    book.keep_unreadable([UnreadableFile(source="年报/损坏.docx", reason="坏")])

    async def steps(pilot):
        text = shown(pilot.app)
        assert "新文件 (2).docx（单位未识别）" in text
        assert "损坏.docx" in text
        await pilot.press("slash", *"(2)", "enter")
        await pilot.pause()
        assert "新文件 (2).docx（单位未识别）" in shown(pilot.app).splitlines()[0]

    drive(steps)


def test_a_superior_stands_among_its_own_and_one_without_is_on_the_roster_all_the_same():
    units = {
        name: Unit(name=name, kind="township", parent=parent)
        for name, parent in (("县政府", ""), ("甲乡", "县政府"), ("乙院", ""))
    }
    rows = [
        FilingView(
            id=n, agency=name, unit=name, kind="", year=2023, state="received", round=1,
            version_id=n,
        )
        for n, name in enumerate(("甲乡", "县政府", "乙院", "外人"))
    ]  # fmt: skip
    heads = [row for row in grouped(rows, "parent", units, Texts()) if isinstance(row, Group)]
    assert [(one.words, one.count) for one in heads] == [
        ("县政府", 2), ("（没有主管）", 1), ("（名册上没有）", 1),
    ]  # fmt: skip


def test_ten_thousand_filings_are_listed_without_waiting():
    filings = [filing(n, undecided=n % 7) for n in range(10_000)]
    assert in_order(filings, "undecided")[0].undecided == 6
    assert len(matching(filings, "已收 99", Texts())) == 280


@pytest.mark.parametrize("cells", [58, 78, 118, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_filings_line_fits_under_the_caption(cells, lang):
    texts = Texts(lang)
    line = desk_line(filing(1, agency="很" * 90, errors=12345), cells, texts, TODAY)
    assert line_width(line) <= cells
    assert len(caption(cells, texts).split()) == {58: 6, 78: 8}.get(cells, 10)


def test_what_is_late_is_red_and_a_count_of_nought_is_a_dot():
    late = filing(1, due=date(2026, 1, 1), state="returned")
    line = desk_line(late, 80, Texts(), TODAY)
    assert any(run.style == "error" and "01-01逾323天" in run.text for run in line)
    assert " · " in plain_text(line)


def test_help_lists_the_keys_that_work_here_and_no_other(drive, shown):
    async def steps(pilot):
        await pilot.press("f1")
        text = shown(pilot.app)
        assert "换年度" in text
        assert "暂予接受" not in text.partition("按键")[2]

    drive(steps, size=(120, 60))


def test_a_deadline_years_ago_is_shown_whole():
    late = filing(1, due=date(2024, 1, 31), state="returned")
    assert "2024-01-31逾期" in plain_text(desk_line(late, 80, Texts(), TODAY))


def test_a_window_that_was_too_small_and_is_not_any_more_says_nothing_of_it(drive, shown):
    async def steps(pilot):
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert "窗口太小" in pilot.app.screen.query_one("#notice", Bar).left
        await pilot.resize_terminal(200, 50)
        await pilot.pause()
        assert "窗口太小" not in shown(pilot.app)

    drive(steps)


def test_tab_goes_past_a_filter_that_was_kept(drive):
    async def steps(pilot):
        await pilot.press("r", "slash", *"S1", "enter", "tab")
        assert pilot.app.screen.focused.id == "detail"
        await pilot.press("tab")
        assert pilot.app.screen.focused.id == "items"

    drive(steps)
