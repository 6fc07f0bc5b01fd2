"""A second person's word on a proposal."""

from __future__ import annotations

import pytest
from making.season_screens import BRIDGE, RIVER, how, notice


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


@pytest.mark.slow
def test_a_second_person_finds_approves_and_takes_back(drive, book, shown):
    async def steps(pilot):
        assert "7 待我复核 1" in shown(pilot.app)
        await pilot.press("7", "enter")
        await pilot.pause()
        assert pilot.app.screen.walk.current.key == "mine"
        assert "张三 提请“排除：误报 看错了行”" in shown(pilot.app).replace("\n", "")
        assert "8 同意" in shown(pilot.app)
        await pilot.press("8")
        assert notice(pilot) == "已保存：复核同意 N101"
        assert book.findings(RIVER)[0].state == "dismissed"
        await pilot.press("u")
        assert notice(pilot) == "已撤销：N101 恢复为待第二人复核"

    drive(steps, size=(160, 60))


@pytest.mark.slow
def test_refusing_wants_words_and_opens_the_finding_again(drive, book):
    async def steps(pilot):
        await pilot.press("9", "enter")
        assert how(pilot) == "请写一句理由再保存。"
        await pilot.press(*"no", "enter")

    drive(steps, filing=RIVER)
    finding = next(f for f in book.findings(RIVER) if f.key == "mine")
    assert (finding.state, finding.pending) == ("open", "")
    assert (finding.history[-1].kind, finding.history[-1].text) == ("refuse", "no")


@pytest.mark.slow
def test_nobody_settles_their_own_proposal(drive, shown):
    async def steps(pilot):
        screen = pilot.app.screen
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.key == "same"))
        await pilot.press("x", "1", "enter")
        assert notice(pilot) == "已保存：提请复核 N101"
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.key == "same"))
        await pilot.pause()
        assert "等另一人复核" in shown(pilot.app)
        for key in "89":
            await pilot.press(key)
            assert notice(pilot) == "不能复核自己的提请，请由另一人复核。"

    drive(steps, filing=BRIDGE, size=(160, 60))
