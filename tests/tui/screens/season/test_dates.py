"""Dates for all units at once, judged at once, on reports that were judged before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from engine.packs.rulebook import Rulebook
from engine.trail.casebook import Casebook
from tui import intake
from tui.screens.season.material import MaterialScreen
from tui.widgets.bars import Bar
from tui.widgets.paste_area import PasteArea

pytestmark = pytest.mark.slow


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


async def ended(pilot, kind) -> None:
    """Wait until the work beside the screens is done."""
    for _ in range(600):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if isinstance(pilot.app.screen, kind):
            return
    raise AssertionError(pilot.app.screen)


@pytest.fixture(scope="session")
def swept(tmp_path_factory, made_book):
    """Sweep two samples into a book."""
    path = tmp_path_factory.mktemp("swept") / "swept.book"
    ticks = iter(range(10_000))

    def now():
        return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=next(ticks))

    with Casebook.open(path, actor="张三", now=now) as book:
        plan = replace(intake.plan_beside(book, Rulebook()), workers=1, timeout=None)
        files = [made_book.SAMPLES / "云岭乡.txt", made_book.SAMPLES / "白沙镇.docx"]
        taken = intake.take_reports(book, files, plan, lambda _progress: None)
        assert taken.checked == 2
    return path


@pytest.fixture
def book_path(swept, tmp_path):
    """Work on a copy."""
    path = tmp_path / "swept.book"
    path.write_bytes(swept.read_bytes())
    return path


def test_dates_of_all_units_are_given_once_and_judged_at_once(drive, book, monkeypatch):
    plan = intake.plan_beside

    def here(book, rulebook):
        return replace(plan(book, rulebook), workers=1, timeout=None)

    monkeypatch.setattr(intake, "plan_beside", here)

    async def steps(pilot):
        await pilot.press("m", "d")
        rows = pilot.app.screen.query_one("#rows", PasteArea).text.split("\n")
        assert rows[0] == "单位,年度,公开日期,公开网址"
        units = [row.split(",")[0] for row in rows[1:]]
        assert len(units) == 2
        area = pilot.app.screen.query_one("#rows", PasteArea)
        area.text = "\n".join(f"{unit}\t2024-01-2{n}" for n, unit in enumerate(units))
        await pilot.pause()
        await pilot.press("ctrl+s", "ctrl+s")
        await ended(pilot, MaterialScreen)
        assert notice(pilot).startswith("登记公开日期和网址 2 项，重新核对 2 份报告")

    drive(steps)
    assert not [one for one in book.material() if "D101" in one.rules]
    assert {one.published_on for one in book.publications().values()} == {
        date(2024, 1, 20), date(2024, 1, 21),
    }  # fmt: skip
