"""A line to type in: what is pasted comes whole and safe, what was written before comes back."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE
from textual import events

from tui.widgets.entry import Entry, Recalling


def drawn(entry: Entry) -> str:
    return entry.render_line(0).text


@pytest.mark.parametrize(
    ("pasted", "value"),
    [
        ("看错了", "看错了"), ("第一行\n第二行", "第一行 第二行"), ("甲\r\n\r\n  乙 \r\n", "甲 乙"),
        ("\n", ""), ("", ""), ("\x1b[2J", "␛[2J"), ("\u202e倒", "⇆倒"),
        ("字" * 10_000, "字" * 10_000),
    ],
)  # fmt: skip
def test_every_line_that_is_pasted_is_taken_and_made_visible(alone, pasted, value):
    entry = Entry("理由")

    async def steps(pilot):
        entry.post_message(events.Paste(pasted))
        await pilot.pause()
        assert entry.value == value

    alone(entry, steps)


def test_a_paste_replaces_what_is_selected(alone):
    entry = Entry()

    async def steps(pilot):
        entry.value = "2023年"
        entry.select_all()
        entry.post_message(events.Paste("２０２４\n年"))
        await pilot.pause()
        assert entry.value == "２０２４ 年"

    alone(entry, steps)


def test_typing_goes_on_where_a_paste_ended(alone):
    entry = Entry()

    async def steps(pilot):
        await pilot.press("a", "left")
        entry.post_message(events.Paste("中"))
        await pilot.pause()
        await pilot.press("b")
        assert entry.value == "中ba"

    alone(entry, steps)


@pytest.mark.parametrize("plainer", [True, False])
def test_what_was_put_there_acts_on_nothing(alone, plainer):
    entry = Entry("提示…“”")

    async def steps(pilot):
        if plainer:
            assert "…" not in drawn(entry)
        entry.value = HOSTILE + "\n第二行"
        await pilot.pause()
        assert not CONTROLS & set(drawn(entry))
        assert entry.value.endswith("\n第二行"), "only drawn otherwise, not changed"

    alone(entry, steps, plainer=plainer, size=(90, 3))


def test_a_passphrase_is_not_drawn(alone):
    entry = Entry()
    entry.password = True

    async def steps(pilot):
        await pilot.press("a", "b")
        assert drawn(entry).strip() == "••"

    alone(entry, steps)


def test_arrows_bring_what_was_written_and_what_one_has_typed(alone):
    entry = Recalling("理由", ("一\n二", "三"), id="text")

    async def steps(pilot):
        seen = []
        await pilot.press("x")
        for key in ("down", "up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            seen.append(entry.value)
        assert seen == ["x", "一\n二", "三", "三", "一\n二", "x", "x"]
        assert entry.cursor_position == 1

    alone(entry, steps)


def test_where_nothing_was_written_the_arrows_change_nothing(alone):
    entry = Recalling("理由", (), id="text")

    async def steps(pilot):
        await pilot.press("y", "up", "up", "down")
        assert entry.value == "y"

    alone(entry, steps)
