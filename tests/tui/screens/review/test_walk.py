"""The walk through a filing's findings: onwards, back, past what others did, within a filter."""

from __future__ import annotations

from making.review_seen import notice, states
from textual.widgets import Input

from engine.errors import TrailError
from engine.trail.casebook import Casebook


def test_skipping_leaves_for_later_and_back_returns(drive, book):
    async def steps(pilot):
        await pilot.press("s")
        assert pilot.app.screen.walk.current.rule == "F202"
        await pilot.press("b")
        assert pilot.app.screen.walk.current.rule == "F203"
        await pilot.press("b")
        assert notice(pilot.app) == "已经是第一条。"

    drive(steps, filing=1)
    assert set(states(book).values()) == {"open"}


def test_a_colleagues_decision_is_shown_before_ours_goes_through(drive, work, book, book_path):
    async def steps(pilot):
        with Casebook.open(book_path, actor="王五", now=work.now, create=False) as other:
            finding = next(f for f in other.findings(1) if f.key == "key-1")
            other.decide(finding.id, "dismiss", reason="误报", text="看错了")
        await pilot.press("c")
        assert "王五" in notice(pilot.app)
        assert states(book)["key-1"] == "dismissed"
        assert pilot.app.screen.walk.current.history[-1].actor == "王五"
        await pilot.press("c")
        assert states(book)["key-1"] == "confirmed"

    drive(steps, filing=1)


def test_the_filter_narrows_as_one_types_and_escape_clears_it(drive):
    async def steps(pilot):
        screen = pilot.app.screen
        await pilot.press("slash")
        screen.query_one("#filter", Input).value = "错误 表三"
        await pilot.pause()
        assert [finding.rule for finding in screen.walk.shown] == ["F203", "F202"]
        await pilot.press("enter", "c")
        assert screen.query_one("#filter", Input).value == "错误 表三"
        await pilot.press("escape")
        assert len(screen.walk.shown) == 14

    drive(steps, filing=1)


def test_within_a_filter_each_is_walked_in_turn_though_it_drops_out(drive, book):
    async def steps(pilot):
        screen = pilot.app.screen
        await pilot.press("slash")
        screen.query_one("#filter", Input).value = "待定 W102"
        await pilot.pause()
        await pilot.press("enter")
        assert [one.key for one in screen.walk.shown] == ["key-12", "key-13", "key-14"]
        seen = []
        await pilot.press("s")
        for _ in range(3):
            seen.append(screen.walk.current.key)
            await pilot.press("c")
        assert seen == ["key-13", "key-14", "key-12"], "what was skipped comes last"
        assert screen.walk.current is None
        await pilot.press("c", "x", "s", "b", "C")
        assert screen.is_current

    drive(steps, filing=1)
    assert [states(book)[f"key-{n}"] for n in (1, 12, 13, 14)] == ["open"] + ["confirmed"] * 3


def test_what_cannot_be_read_is_said_and_the_walk_stays(drive, monkeypatch):
    async def steps(pilot):
        walk, before = pilot.app.screen.walk, len(pilot.app.screen.walk.shown)

        def fails(*_):
            raise TrailError("读不了")

        monkeypatch.setattr(type(pilot.app.work), "findings", fails)
        walk.load()
        assert notice(pilot.app) == "读不了"
        assert len(walk.shown) == before

    drive(steps, filing=1)


def test_there_is_nothing_before_the_first_and_no_index_beyond_the_last(drive):
    async def steps(pilot):
        walk = pilot.app.screen.walk
        await pilot.press("b")
        assert notice(pilot.app) == pilot.app.texts("first")
        first = walk.current
        for index in (-1, 10_000):
            walk.select(index)
            assert walk.current is first
        assert walk.place(None) == -1

    drive(steps, filing=1)


def test_a_report_without_findings_says_so_and_no_key_falls_over(drive, monkeypatch):
    async def steps(pilot):
        screen = pilot.app.screen
        monkeypatch.setattr(type(pilot.app.work), "findings", lambda *_: ())
        screen.walk.load()
        assert notice(pilot.app) == pilot.app.texts("no-findings")
        for key in (
            "c",
            "C",
            "x",
            "a",
            "n",
            "s",
            "b",
            "u",
            "g",
            "y",
            "8",
            "9",
            "m",
            "e",
            "tab",
            "z",
        ):
            await pilot.press(key)
            if not screen.is_current:
                await pilot.press("escape")
        assert screen.is_current

    drive(steps, filing=1)
