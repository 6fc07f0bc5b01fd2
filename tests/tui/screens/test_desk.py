"""The desk: filings with counts, filter, order, and back from a review with counts of now."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from engine.trail.state.views import FilingView
from tui.render.desk import caption, desk_line, in_order, matching
from tui.render.lines import line_width, plain_text
from tui.screens.catalogue import RulesScreen, TrailScreen
from tui.screens.review import ReviewScreen
from tui.text.words import Texts

TODAY = date(2026, 11, 20)


def filing(number: int, **more) -> FilingView:
    defaults = {
        "agency": f"{number}镇", "kind": "township", "year": 2023, "state": "received", "round": 1,
        "version_id": number,
    }  # fmt: skip
    return FilingView(id=number, **{**defaults, **more})


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
        await pilot.press("enter", "enter")
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps)


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
    assert len(caption(cells, texts).split()) == {58: 6, 78: 8}.get(cells, 9)


def test_what_is_late_is_red_and_a_count_of_nought_is_a_dot():
    late = filing(1, due=date(2026, 1, 1), state="returned")
    line = desk_line(late, 80, Texts(), TODAY)
    assert any(run.style == "error" and "2026-01-01逾期" in run.text for run in line)
    assert " · " in plain_text(line)
