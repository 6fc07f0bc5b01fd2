"""The desk's lines: columns, order, filter and groups, whatever the rows are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from making.views import CONTROLS, HOSTILE, filing, wide

from engine.roster.unit import Unit
from engine.trail.state.views import FilingView, UnreadableView
from tui.render.desk import (
    ORDERS,
    caption,
    desk_line,
    due_words,
    grouped,
    in_order,
    matching,
    names_rule,
    same,
    views_lines,
)
from tui.render.lines import line_width, plain_text
from tui.render.season import DeskSnapshot, Group, Missing
from tui.text.words import Texts

TODAY = date(2026, 11, 20)
TEXTS = Texts()


def unreadable(number: int = 1, name: str = "坏.docx") -> UnreadableView:
    return UnreadableView(
        id=number, name=name, source=f"年报/{name}", reason="坏", sha256="",
        received_at=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip


def missing(name: str = "青禾县水利局", year: int = 2023, **more) -> Missing:
    return Missing(Unit(name=name, kind="department"), year, **more)


def test_a_wide_window_is_shared_by_all_columns():
    def widths(cells: int) -> list[int]:
        return [line_width((run,)) for run in desk_line(filing(1), cells, Texts(), TODAY)[1:]]

    usual, wide = widths(118), widths(198)
    assert wide[0] < 1.2 * usual[0]
    assert all(more > 1.5 * few for few, more in zip(usual[1:], wide[1:], strict=True))
    assert 190 < sum(wide) <= 198


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


def test_a_deadline_years_ago_is_shown_whole():
    late = filing(1, due=date(2024, 1, 31), state="returned")
    assert "2024-01-31逾期" in plain_text(desk_line(late, 80, Texts(), TODAY))


@pytest.mark.parametrize("cells", [58, 78, 118, 200])
@pytest.mark.parametrize(
    "row",
    [
        filing(1, agency=HOSTILE, year=None, kind=None, due=date(1, 1, 1), state="returned"),
        unreadable(name=HOSTILE),
        missing(HOSTILE),
        Group(HOSTILE * 9, 3),
    ],
    ids=["filing", "unreadable", "missing", "group"],
)
def test_no_row_is_too_wide_or_acts_on_the_terminal(row, cells):
    for language in ("zh", "en"):
        line = desk_line(
            row, cells, Texts(language), TODAY, tag="unmatched", marked=True, plainer=True
        )
        assert line_width(line) <= cells
        assert not CONTROLS & set(plain_text(line))


def test_views_without_anything_are_left_out_and_lines_are_filled():
    many = [filing(n, state=("received", "returned", "approved")[n % 3]) for n in range(10_000)]
    picture = DeskSnapshot(filings=many, missing=[missing()])
    for cells in (30, 60, 200):
        lines = views_lines(picture, "published", cells, TEXTS)
        assert all(line_width(line) <= cells for line in lines)
        text = "".join(map(plain_text, lines))
        assert " 5 已公开 0 " in text, "the view one stands in stays in sight"
        assert "重新打开" not in text
        assert " 9 未报 1 " in text


@pytest.mark.parametrize(
    ("due", "today", "words"),
    [
        (None, TODAY, ("", "")), (TODAY, None, ("2026-11-20", "")),
        (TODAY, TODAY, ("11-20余0天", "warning")),
        (date(2026, 11, 22), TODAY, ("11-22余2天", "warning")),
        (date(2026, 11, 23), TODAY, ("11-23余3天", "")),
        (date(2026, 11, 19), TODAY, ("11-19逾1天", "error")),
        (date(2027, 1, 4), TODAY, ("27-01-04余45天", "")),
        (date(2027, 2, 28), TODAY, ("2027-02-28", "")),
        (date(2025, 8, 12), TODAY, ("2025-08-12逾期", "error")),
    ],
)  # fmt: skip
def test_a_deadline_tells_the_days_left_of_it(due, today, words):
    assert due_words(due, today, TEXTS) == words


ROWS = [
    filing(1, agency="青禾县石桥镇人民政府", source="石桥.docx"),
    filing(2, agency="青禾县教育局", kind="department", year=2022, state="returned"),
    unreadable(),
    missing(),
    Group("乡镇", 2),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", 5), (" 　 ", 5), ("石桥", 1), ("２０２２", 1), ("2022 教育", 1), ("2022 石桥", 0),
        ("sqz", 1), ("SQZ", 1), (wide("sqz"), 1), ("石桥.DOCX", 1), ("坏", 1), ("未报", 1),
        ("部门", 2),
        ("f203", 1), (wide("F203"), 1), ("f204", 0), ("[/]", 0), ("(", 0), ("\x00", 0),
        ("字" * 10_000, 0),
    ],
)  # fmt: skip
def test_a_filter_finds_rows_however_it_is_typed(wanted, found):
    assert len(matching(ROWS, wanted, TEXTS, {1: {"F203": 1}})) == found


@pytest.mark.parametrize(
    ("wanted", "is_one"),
    [("s104", True), (wide("S104"), True), ("石桥 f2", True), ("2023", False), ("sqz", False),
     ("", False)],
)  # fmt: skip
def test_a_filter_that_may_name_a_rule(wanted, is_one):
    assert names_rule(wanted) is is_one


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_keeps_all_and_lists_filings_first(order):
    rows = [missing(), unreadable(), *(filing(n, year=n % 3 or None) for n in range(1, 50))]
    ordered = in_order(rows, order)
    assert sorted(map(id, ordered)) == sorted(map(id, rows))
    assert not any(isinstance(row, FilingView) for row in ordered[-2:])


def test_deadlines_come_soonest_first_and_years_newest_first():
    three = [filing(1, due=None, year=None), filing(2, due=TODAY), filing(3, due=date(2026, 1, 1))]
    assert [one.id for one in in_order(three, "due")] == [3, 2, 1]
    assert [one.id for one in in_order(three, "year")][-1] == 1


def test_a_row_is_known_again_after_it_was_read_anew():
    one, file, unit = filing(1), unreadable(1), missing()
    assert same(one, replace(one, errors=9))
    assert same(file, replace(file, reason="好"))
    assert same(unit, missing(perhaps=(one,)))
    assert not same(one, file), "of one number, but a filing and a file"
    assert not same(unit, missing(year=2022))
    assert not same(None, one)
