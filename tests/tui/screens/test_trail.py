"""The trail of a filing: every event in words, filtered, with the finding it is about."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE, event, wide

from engine.errors import TrailError
from tui.screens.trail import TrailScreen
from tui.widgets.bars import Bar
from tui.widgets.entry import Entry
from tui.widgets.roll import CursorList
from tui.widgets.sheet import LineView


def detail(pilot) -> str:
    view = pilot.app.screen.query_one("#detail", LineView)
    return "\n".join("".join(run.text for run in line) for line in view.lines)


def items(pilot):
    return pilot.app.screen.query_one("#items", CursorList).items


def test_a_step_is_told_with_the_finding_it_is_about(drive, book):
    first = next(one for one in book.findings(1) if one.key == "key-1")
    book.decide(first.id, "dismiss", reason="误报", text=HOSTILE)

    async def steps(pilot):
        pilot.app.open_trail(book.filing(1))
        await pilot.pause()
        assert [one.seq for one in items(pilot)] == sorted(
            (o.seq for o in items(pilot)), reverse=True
        )
        text = detail(pilot)
        assert "排除问题" in text
        assert "申请收支不平衡" in text
        assert not (CONTROLS - {"\n"}) & set(text)
        await pilot.press("end")
        await pilot.pause()
        assert "收件" in detail(pilot)

    drive(steps)


@pytest.mark.parametrize(
    ("wanted", "count"), [("", 3), ("排除", 1), (wide("f203"), 1), ("张三", 2), ("没有的", 0),
     ("[/]", 1)],
)  # fmt: skip
def test_the_filter_looks_at_everything_that_is_told(drive, book, wanted, count):
    first = next(one for one in book.findings(1) if one.key == "key-1")
    book.decide(first.id, "dismiss", reason="误报", text="见[/]")

    async def steps(pilot):
        pilot.app.open_trail(book.filing(1))
        await pilot.pause()
        pilot.app.screen.query_one("#filter", Entry).value = wanted
        await pilot.pause()
        shown = [one for one in items(pilot) if one.kind != "filing.under_review"]
        assert len(shown) == count
        assert (detail(pilot) == "") is (count == 0)

    drive(steps)


def test_a_filing_without_an_event_and_one_that_cannot_be_read_say_so(drive, book, monkeypatch):
    async def steps(pilot):
        monkeypatch.setattr(type(pilot.app.work), "events", lambda *_: ())
        pilot.app.open_trail(book.filing(1))
        await pilot.pause()
        assert pilot.app.screen.query_one("#notice", Bar).left == "还没有事件。"
        await pilot.press("enter", "down", "escape")

        def fails(*_):
            raise TrailError("读不了")

        monkeypatch.setattr(type(pilot.app.work), "events", fails)
        pilot.app.open_trail(book.filing(1))
        await pilot.pause()
        assert pilot.app.screen.query_one("#notice", Bar).left == "读不了"
        await pilot.press("escape")

    drive(steps)


def test_crooked_events_are_rows_like_others(drive, monkeypatch):
    crooked = [
        event("filing.checked", {"outcomes": 3}, seq=3),
        event("finding.note", subject="filing/1/finding/没有", text="长" * 5000, seq=2),
        event("kind.of.tomorrow", {"x": {"y": [1]}}, subject="filing/x/finding/1", actor=HOSTILE),
    ]

    async def steps(pilot):
        monkeypatch.setattr(TrailScreen, "fetch", lambda _self: crooked)
        pilot.app.open_trail(pilot.app.work.filing(1))
        await pilot.pause()
        for _ in crooked:
            assert detail(pilot)
            await pilot.press("down")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()

    drive(steps)
