"""The review: one key a decision, saved at once, on to the next undecided finding."""

from __future__ import annotations

from datetime import date

import pytest
from textual.widgets import Input

from engine.trail.casebook import Casebook, Filter
from tui.render import navigation
from tui.screens.desk.screen import DeskScreen
from tui.screens.review.screen import ReviewScreen
from tui.screens.summary import Summary
from tui.widgets.bars import Bar


def states(book, filing: int = 1) -> dict[str, str]:
    return {finding.key: finding.state for finding in book.findings(filing)}


def last_step(book, key: str):
    return next(finding for finding in book.findings(1) if finding.key == key).history[-1]


def notice(app) -> str:
    return app.screen.query_one("#notice", Bar).left


def title(app) -> str:
    return app.screen.query_one("#title", Bar).right


def test_confirming_is_saved_at_once_and_the_next_undecided_comes_by_itself(drive, book):
    async def steps(pilot):
        screen = pilot.app.screen
        assert screen.walk.current.rule == "F203"
        assert title(pilot.app) == "第 1/13 条 · 待定 13 · 需补充材料 1"
        await pilot.press("c")
        assert states(book)["key-1"] == "confirmed"
        assert screen.walk.current.rule == "F202"
        assert title(pilot.app) == "第 2/13 条 · 待定 12 · 需补充材料 1"
        assert notice(pilot.app) == "已保存：确认 F203"

    drive(steps, filing=1)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["c", "C", "f2", "\uff43"])
def test_every_way_to_type_the_key_confirms(drive, book, key):
    async def steps(pilot):
        await pilot.press(key)

    drive(steps, filing=1)
    assert states(book)["key-1"] == "confirmed"


@pytest.mark.slow
def test_dismissing_asks_for_a_reason_and_its_own_key_never_answers(drive, book):
    async def steps(pilot):
        await pilot.press("x", "x", "x", "c")
        assert states(book)["key-1"] == "open"
        await pilot.press("3")
        await pilot.press(*"abc", "enter")
        assert states(book)["key-1"] == "dismissed"

    drive(steps, filing=1)
    step = last_step(book, "key-1")
    assert (step.reason, step.text, step.actor) == ("报告已说明", "abc", "李四")


@pytest.mark.slow
def test_enter_without_a_reason_says_so_and_saves_nothing(drive, book):
    async def steps(pilot):
        await pilot.press("x", "tab", "enter")
        assert "1–4" in pilot.app.screen.query_one("#how", Bar).left
        await pilot.press("escape")

    drive(steps, filing=1)
    assert set(states(book).values()) == {"open"}


@pytest.mark.slow
def test_accepting_wants_a_day_to_come_and_a_reason(drive, book):
    async def steps(pilot):
        await pilot.press("a", *"2020-01-01", "enter")
        assert "晚于今天" in pilot.app.screen.query_one("#how", Bar).left
        pilot.app.screen.query_one("#until", Input).value = "2027年6月30日"
        await pilot.press("enter", "enter")
        assert states(book)["key-1"] == "open"
        await pilot.press("o", "k", "enter")

    drive(steps, filing=1)
    accepted = next(finding for finding in book.findings(1) if finding.key == "key-1")
    assert (accepted.state, accepted.expires) == ("accepted", date(2027, 6, 30))


def test_a_note_changes_no_state_and_stays_on_the_finding(drive, book):
    async def steps(pilot):
        await pilot.press("n", *"see", "enter")
        assert pilot.app.screen.walk.current.key == "key-1"

    drive(steps, filing=1)
    assert states(book)["key-1"] == "open"
    assert last_step(book, "key-1").text == "see"


def test_undo_takes_back_the_last_decisions_one_by_one_and_shows_them(drive, book):
    async def steps(pilot):
        await pilot.press("c", "c", "c")
        await pilot.press("u", "u")
        assert pilot.app.screen.walk.current.key == "key-2"
        assert notice(pilot.app) == "已撤销：F202 恢复为待定"

    drive(steps, filing=1)
    assert [finding.state for finding in book.findings(1)].count("confirmed") == 1
    kinds = [event.kind for event in book.events(Filter(filing=1))]
    assert kinds.count("finding.undo") == 2


def test_undo_with_nothing_done_says_so(drive):
    async def steps(pilot):
        await pilot.press("u")
        assert notice(pilot.app) == "没有可撤销的决定。"

    drive(steps, filing=1)


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


@pytest.mark.slow
def test_a_key_held_down_decides_one_finding_only(drive, book):
    async def steps(pilot):
        pilot.app.patience = 5.0
        await pilot.press(*"cccccc")

    drive(steps, filing=1)
    assert list(states(book).values()).count("confirmed") == 1


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


def test_the_evidence_is_marked_and_in_view(drive):
    async def steps(pilot):
        page = pilot.app.screen.panes.page
        assert [mark.style for mark in page.evidence] == ["mark"] * 4 + ["suspect"]
        assert page.at == 4  # what is suspected comes first
        line, _ = page.page.find(page.evidence[page.at])
        assert page.scroll_y <= line < page.scroll_y + page.size.height
        await pilot.press("m")
        assert notice(pilot.app).startswith("证据 1/5")

    drive(steps, filing=1)


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


def test_evidence_that_is_nowhere_in_the_text_is_said_so(drive):
    async def steps(pilot):
        screen = pilot.app.screen
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.rule == "S114"))
        await pilot.pause()
        where = screen.query_one("#document-title", Bar).right
        assert where.startswith("证据不在正文里")

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


def test_a_document_that_cannot_be_read_does_not_stop_the_review(drive, book, shown):
    received = book.receive("坏.docx", b"PK\x03\x04no", agency="坏镇", kind="township", year=2023)
    book.record(
        received.version_id, [dict(book.findings(1)[0].data)], pack_id="p", pack_version="1",
        pack_sha256="0", overlays_sha256="", engine_version="0", outcomes={},
    )  # fmt: skip

    async def steps(pilot):
        assert "原文现在读不出来" in shown(pilot.app)
        await pilot.press("c")

    drive(steps, filing=received.filing_id)
    assert set(states(book, received.filing_id).values()) == {"confirmed"}


def test_in_a_narrow_window_one_walks_without_the_list_and_finds_it_on_1(drive, shown):
    async def steps(pilot):
        assert "2 原文" in shown(pilot.app)
        assert "1 问题" not in shown(pilot.app)
        await pilot.press("1")
        assert "1 问题" in shown(pilot.app)
        await pilot.press("down", "enter")
        assert "1 问题" not in shown(pilot.app)
        assert pilot.app.screen.walk.current.rule == "F202"

    drive(steps, filing=1, size=(80, 24))


@pytest.mark.slow
def test_the_trail_of_the_filing_opens_with_what_was_just_done(drive, shown):
    async def steps(pilot):
        await pilot.press("c", "t")
        assert "确认问题" in shown(pilot.app)
        assert "李四" in shown(pilot.app)

    drive(steps, filing=1)
