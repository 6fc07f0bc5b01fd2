"""A finding is copied in words that are safe to paste; the original is opened beside."""

from __future__ import annotations

import unicodedata

from tui.screens import review_document
from tui.widgets.bars import Bar


def test_a_finding_is_copied_without_anything_that_acts_on_a_terminal(drive):
    async def steps(pilot):
        walk = pilot.app.screen.walk
        walk.select(next(n for n, f in enumerate(walk.shown) if f.rule == "A102"))  # hostile
        await pilot.press("y")
        text = pilot.app.clipboard
        assert "A102" in text
        assert "点我" in text
        kinds = {unicodedata.category(character) for character in text if character != "\n"}
        assert not kinds & {"Cc", "Cf"}
        assert "已复制：A102" in pilot.app.screen.query_one("#notice", Bar).left

    drive(steps, filing=1)


def test_y_copies_and_approves_nothing(drive, book):
    async def steps(pilot):
        await pilot.press("y")

    drive(steps, filing=1)
    assert {finding.state for finding in book.findings(1)} == {"open"}


def test_the_original_is_handed_over_and_it_is_said_where(drive, settle, monkeypatch):
    given = []

    def opened(data, name, texts):
        given.append((data[:2], name))
        return texts("original-opened", path="/there/x")

    monkeypatch.setattr(review_document, "open_original", opened)

    async def steps(pilot):
        await pilot.press("O")
        await settle(pilot)
        assert "/there/x" in pilot.app.screen.query_one("#notice", Bar).left

    drive(steps, filing=1)
    assert len(given) == 1
