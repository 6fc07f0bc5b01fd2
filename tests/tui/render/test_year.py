"""The desk of a year: what is its work, what is there for reference, how far it has come."""

from __future__ import annotations

from datetime import date

from engine.roster.unit import Unit
from engine.trail.queries.filed import seasons
from engine.trail.state.views import FilingView, UnreadableView
from tui.render.season import DeskSnapshot, snapshot
from tui.render.year import beside, of_year, progress, progress_line, year_words
from tui.text.words import Texts

TODAY = date(2024, 3, 1)
UNITS = tuple(
    Unit(name=f"青禾县{name}", kind="township", deadline=date(2024, 1, 31))
    for name in ("石桥镇", "柳河乡", "白沙镇", "云岭乡")
)


def filing(number: int, unit: str, year: int | None, **more) -> FilingView:
    defaults = {"state": "received", "round": 1, "version_id": number, "kind": "township"}
    agency = f"青禾县{unit}"
    return FilingView(id=number, agency=agency, unit=agency, year=year, **{**defaults, **more})


def desk(*filings: FilingView, units=UNITS, unreadable=()) -> DeskSnapshot:
    known = seasons(filings, units, (), unreadable)
    return snapshot(filings, known, {}, unreadable, units)


def ids(picture: DeskSnapshot) -> list[int]:
    return [one.id for one in picture.filings]


FULL = (
    filing(1, "石桥镇", 2023, undecided=2),
    filing(2, "柳河乡", 2023, state="returned", due=date(2024, 2, 1), undecided=1),
    filing(3, "白沙镇", 2023, state="approved"),
    filing(4, "石桥镇", 2022, undecided=9),
    filing(5, "柳河乡", 2022),
    filing(6, "云岭乡", 2024),
    filing(7, "白沙镇", None),
)


def test_the_seasons_desk_holds_its_year_strays_and_what_has_none_but_not_last_years():
    picture = desk(*FULL)
    assert picture.season == 2023
    assert ids(of_year(picture, 2023)) == [1, 2, 3, 6, 7]


def test_an_earlier_year_is_shown_alone_with_who_did_not_file_for_it():
    shown = of_year(desk(*FULL), 2022)
    assert ids(shown) == [4, 5]
    assert [one.unit.name for one in shown.missing] == ["青禾县云岭乡", "青禾县白沙镇"]


def test_a_stray_year_is_a_years_desk_without_anybody_missing():
    shown = of_year(desk(*FULL), 2024)
    assert (ids(shown), list(shown.missing)) == ([6], [])


def test_the_years_follow_each_other_and_all_stand_after_the_newest():
    picture = desk(*FULL)
    assert [beside(picture, 2023, by) for by in (-1, 1)] == [2022, 2024]
    assert beside(picture, 2022, -1) == 2022
    assert beside(picture, 2024, 1) is None
    assert beside(picture, None, 1) is None
    assert beside(picture, None, -1) == 2024


def test_progress_counts_the_years_units_and_filings():
    picture = desk(*FULL)
    shown = of_year(picture, 2023)
    assert progress_line(progress(shown, 2023, TODAY), Texts()) == (
        "已收 3/4 · 已审 4 · 退回 1 · 逾期 2"
    )


def test_a_unit_past_its_deadline_is_late_and_one_that_perhaps_filed_is_not():
    late = of_year(desk(*FULL[:6]), 2023)
    assert progress(late, 2023, TODAY).late == 2
    assert progress(late, 2023, date(2024, 1, 31)).late == 0


def test_without_a_roster_all_years_are_work_and_nobody_is_expected():
    picture = desk(*FULL, units=())
    assert (picture.season, list(picture.missing)) == (None, [])
    assert ids(of_year(picture, None)) == [1, 2, 3, 4, 5, 6, 7]
    assert progress_line(progress(of_year(picture, 2022), 2022, TODAY), Texts()) == (
        "已收 2 · 已审 1"
    )


def test_an_empty_book_has_no_year():
    picture = desk(units=())
    assert year_words(picture, picture.season, Texts()) == "全部年度"
    assert beside(picture, None, -1) is None


def test_files_that_cannot_be_read_are_rows_of_the_season():
    lost = UnreadableView(
        id=1, name="云岭乡2023.docx", source="", reason="坏了。", sha256="",
        received_at=None,  # type: ignore[arg-type]  # not looked at
    )  # fmt: skip
    picture = desk(*FULL, unreadable=(lost,))
    assert lost in of_year(picture, 2023).view("all")
    assert lost not in of_year(picture, 2022).view("all")
