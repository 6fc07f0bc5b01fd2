"""The review: one key a decision, saved at once, on to the next undecided finding."""

from __future__ import annotations

import pytest
from making.review_seen import notice

from engine.reading import read_document
from tui.render import navigation
from tui.screens.desk.screen import DeskScreen
from tui.screens.review.screen import ReviewScreen
from tui.screens.summary import Summary
from tui.widgets.bars import Bar


@pytest.mark.slow
def test_when_all_is_decided_there_is_a_summary_and_enter_returns_to_the_desk(drive, book):
    async def steps(pilot):
        await pilot.press(*"c" * 13)
        assert isinstance(pilot.app.screen, Summary)
        assert "确认 13 条" in pilot.app.screen.query_one("#counts", Bar).left
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, DeskScreen)
        filing = next(f for f in pilot.app.screen.roll.items if f.id == 1)
        assert filing.confirmed == 13

    drive(steps, filing=1)
    assert sum(map(navigation.undecided, book.findings(1))) == 0


def test_a_file_that_comes_meanwhile_is_shown_with_its_findings(drive, settle, book, made_book):
    filing = book.filing(1)
    name, old = book.content(1, None)
    data = made_book.SAMPLES.joinpath("白沙镇.docx").read_bytes()
    assert data != old

    async def steps(pilot):
        screen = pilot.app.screen
        before = screen.panes.opened
        received = book.receive(
            name, data, agency=filing.agency, kind=filing.kind, year=filing.year, source_path=name
        )
        findings, causes = made_book.made_findings(read_document(data, name))
        book.record(
            received.version_id, findings, causes, pack_id="nianbao", pack_version="1",
            pack_sha256="0" * 64, overlays_sha256="", engine_version="0",
            outcomes={"pass": 40, "fail": 12, "uncertain": 1, "not_assessable": 1, "broken": 0},
        )  # fmt: skip
        await pilot.press("c")
        await settle(pilot)
        assert "刚收到这份报告的新文件（第 2 轮）" in notice(pilot.app)
        assert screen.panes.opened is not before
        assert screen.panes.opened.document.blocks == read_document(data, name).blocks

    drive(steps, filing=1)
    assert next(one.state for one in book.findings(1) if one.key == "key-1") == "confirmed"


def test_page_keys_turn_the_document_while_the_list_has_the_focus(drive):
    async def steps(pilot):
        screen = pilot.app.screen
        before, current = screen.panes.page.scroll_y, screen.walk.current
        await pilot.press("pageup")
        assert screen.panes.page.scroll_y < before
        await pilot.press("pagedown", "space")
        assert screen.panes.page.scroll_y >= before
        assert screen.walk.current is current

    drive(steps, filing=1)


def test_a_stray_chinese_character_brings_the_hint_to_switch(drive):
    async def steps(pilot):
        await pilot.press("确")
        assert "输入法" in notice(pilot.app)

    drive(steps, filing=1)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["f1", "question_mark", "？"])
def test_help_opens_for_the_pane_with_the_focus_and_closes(drive, shown, key):
    async def steps(pilot):
        await pilot.press("2", key)
        assert "左边有 >" in shown(pilot.app)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(steps, filing=1)


@pytest.mark.slow
def test_the_trail_of_the_filing_opens_with_what_was_just_done(drive, shown):
    async def steps(pilot):
        await pilot.press("c", "t")
        assert "确认问题" in shown(pilot.app)
        assert "李四" in shown(pilot.app)

    drive(steps, filing=1)
