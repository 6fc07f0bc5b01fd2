"""A season on the screens: filings moved on, units told, rounds compared, proposals settled."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from making.season_screens import BRIDGE, RIVER, notice

from engine.trail.casebook import Casebook


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


def test_sentences_alike_stand_one_over_the_other_with_the_others_name(drive, shown):
    async def steps(pilot):
        screen = pilot.app.screen
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.key == "alike"))
        await pilot.pause()
        lines = [line.split()[-1:] for line in shown(pilot.app).splitlines()]
        first = lines.index(["青禾县教育局2023年"], 5)
        assert lines[first - 1 : first + 2 : 2] == [["收到申请3件。"], ["收到申请9件。"]]
        assert "X105 雷同 青禾县教育局2023年" in shown(pilot.app)
        await pilot.press("m")
        assert notice(pilot) == "证据 1/1：第3段 = 青禾县教育局2023年：收到申请9件。"

    drive(steps, filing=RIVER, size=(160, 60))


def test_a_finding_is_given_to_somebody(drive, book, shown):
    async def steps(pilot):
        await pilot.press("7", *"wang", "enter")
        await pilot.pause()
        assert "分派给 wang" in shown(pilot.app)

    drive(steps, filing=RIVER, size=(160, 60))
    assert book.findings(RIVER)[0].assignee == "wang"


def test_an_acceptance_that_ended_says_so(drive, book_path, shown):
    with Casebook.open(book_path, actor="张三", now=_clock(2026, 11, 20), create=False) as other:
        other.set("four_eyes", value=False)
        fresh = next(f for f in other.findings(BRIDGE) if f.key == "fresh")
        other.decide(fresh.id, "accept", text="等系统升级", expires=date(2026, 12, 31))
    with Casebook.open(book_path, actor="张三", now=_clock(2027, 1, 2), create=False) as other:
        findings = [f.data for f in other.findings(BRIDGE)]
        version = other.filing(BRIDGE).version_id
        assert version
        other.record(
            version, findings, pack_id="n", pack_version="2",
            pack_sha256="1" * 64, overlays_sha256="", engine_version="0", outcomes={},
        )  # fmt: skip

    async def steps(pilot):
        screen = pilot.app.screen
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.key == "fresh"))
        await pilot.pause()
        assert "暂予接受已到期，所以重新打开" in shown(pilot.app)
        assert "等系统升级" in shown(pilot.app)

    drive(steps, filing=BRIDGE, size=(160, 60))


def _clock(year: int, month: int, day: int):
    return lambda: datetime(year, month, day, 4, tzinfo=UTC)


@pytest.mark.parametrize("size", ["200x60", "120x40", "80x24"])
def test_the_desk_in_a_season_looks_as_it_was_judged(drive, shown, golden, size):
    async def steps(pilot):
        golden(f"desk-season-{size}", shown(pilot.app))

    drive(steps, size=tuple(map(int, size.split("x"))))


@pytest.mark.slow
def test_without_box_characters_nothing_ambiguous_is_drawn_here_either(drive, shown):
    async def steps(pilot):
        for keys in (".", "2", "escape", "v", "escape", "8", ".", "1", "escape", "7", "9"):
            await pilot.press(keys)
            await pilot.pause()
            assert not set("│─“”…—·–") & set(shown(pilot.app)), keys

    drive(steps, size=(80, 24), plainer=True)
