"""A season on the screens: filings moved on, units told, rounds compared, proposals settled."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from textual.widgets import Input

from engine.trail.casebook import Casebook
from tui.render.season import FIXED, Missing
from tui.screens.menu import Menu
from tui.screens.questions_filing import PublishQuestion, ReturnQuestion
from tui.screens.rounds import RoundsScreen
from tui.widgets.bars import Bar
from tui.widgets.roll import CursorList

BRIDGE, RIVER, STRANGER = 1, 2, 3


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


def notice(pilot) -> str:
    return pilot.app.screen.query_one("#notice", Bar).left


def how(pilot) -> str:
    return pilot.app.screen.query_one("#how", Bar).left


async def at(pilot, filing: int) -> None:
    """Put the desk's cursor on a filing."""
    roll = pilot.app.screen.roll
    roll.move_to(next(n for n, item in enumerate(roll.items) if item.id == filing))
    await pilot.pause()


async def choose(pilot, name: str, key: str = ".") -> None:
    """Open the menu and choose by digit."""
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Menu)
    await pilot.press(FIXED[name])
    await pilot.pause()


@pytest.mark.slow
@pytest.mark.parametrize("key", ["full_stop", "。", "\uff0e", "ctrl+o"])
def test_the_menu_lists_only_what_is_allowed_now(drive, key):
    async def steps(pilot):
        await at(pilot, RIVER)
        await pilot.press(key)
        names = [name for name, _ in pilot.app.screen.choices]
        assert names == ["returned", "approved", "match", "rounds", "trail"]
        await pilot.press(key, "escape")
        assert "等你复核" in notice(pilot)

    drive(steps)


@pytest.mark.slow
def test_returning_shows_what_goes_back_asks_the_deadline_and_is_undone(drive, book, shown):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await choose(pilot, "returned")
        assert isinstance(pilot.app.screen, ReturnQuestion)
        text = shown(pilot.app)
        assert "1 条已确认的问题" in text
        assert "N101 正文说3件（same）" in text
        await pilot.press(*"2026-11-01", "enter")
        assert "不早于今天" in how(pilot)
        pilot.app.screen.query_one("#deadline", Input).value = "2026年12月1日"
        await pilot.press("enter", "enter")
        await pilot.pause()
        said = "已保存：青禾县石桥镇人民政府 2023 现为“已退回”；u 撤销；整改通知书："
        assert notice(pilot).startswith(said)
        assert book.filing(BRIDGE).due == date(2026, 12, 1)
        await pilot.press("u")
        assert notice(pilot) == "已撤销：青禾县石桥镇人民政府 2023 现为“审核中”"

    drive(steps)
    assert book.filing(BRIDGE).state == "under_review"


def test_approving_with_open_errors_is_refused_with_the_casebooks_sentence(drive, book):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await choose(pilot, "approved")
        assert "还有 2 条错误没有处理" in notice(pilot)

    drive(steps)
    assert book.filing(BRIDGE).state == "received"


@pytest.mark.slow
def test_from_the_walks_end_to_approval_and_publication(drive, book):
    async def steps(pilot):
        await pilot.press("c", "c")
        await pilot.press(".")
        assert isinstance(pilot.app.screen, Menu)
        await pilot.press("escape")
        await choose(pilot, "approved")
        assert "还有 0 条待定" in pilot.app.screen.query_one("#about", Bar).left
        await pilot.press("enter")
        assert book.filing(BRIDGE).state == "approved"
        await pilot.press("q")
        await at(pilot, BRIDGE)
        await choose(pilot, "published")
        assert isinstance(pilot.app.screen, PublishQuestion)
        await pilot.press("enter")
        assert how(pilot) == "请填写公开的网址。"
        await pilot.press(*"https://a.cn/x", "enter", *"20271120", "enter")
        assert "不晚于今天" in how(pilot)
        pilot.app.screen.query_one("#on", Input).value = "2026-11-20"
        await pilot.press("enter")
        await pilot.pause()

    drive(steps, filing=BRIDGE)
    filing = book.filing(BRIDGE)
    assert (filing.state, filing.published_address) == ("published", "https://a.cn/x")
    assert filing.published_on == date(2026, 11, 20)


@pytest.mark.slow
def test_undo_in_the_review_takes_back_whichever_step_was_the_last(drive, book):
    async def steps(pilot):
        await pilot.press("c")
        await choose(pilot, "returned")
        await pilot.press(*"2026-12-01", "enter", "enter")
        await pilot.pause()
        assert book.filing(BRIDGE).state == "returned"
        await pilot.press("u")
        assert book.filing(BRIDGE).state == "under_review"
        assert notice(pilot).startswith("已撤销：青禾县石桥镇人民政府 2023")
        await pilot.press("u")
        assert notice(pilot) == "已撤销：N101 恢复为待定"

    drive(steps, filing=BRIDGE)


@pytest.mark.slow
def test_reopening_wants_a_reason(drive, book):
    for finding in book.findings(BRIDGE):
        book.decide(finding.id, "confirm") if finding.state == "open" else None
    book.transition(BRIDGE, "approved")

    async def steps(pilot):
        await at(pilot, BRIDGE)
        await choose(pilot, "reopened")
        await pilot.press("enter")
        assert how(pilot) == "请写一句理由再保存。"
        await pilot.press(*"why", "enter")

    drive(steps)
    assert book.filing(BRIDGE).state == "reopened"


@pytest.mark.slow
def test_a_stranger_is_marked_and_a_person_says_whose_report_it_is(drive, book, shown):
    async def steps(pilot):
        await at(pilot, STRANGER)
        assert "还没有认定是哪个单位" in notice(pilot)
        await pilot.press("8")
        assert [item.id for item in pilot.app.screen.roll.items] == [STRANGER]
        await choose(pilot, "match")
        assert "青禾县石桥镇人民政府" in shown(pilot.app)
        assert book.filing(STRANGER).unit == ""
        await pilot.press("1")
        assert "这份并为第 3 轮" in how(pilot)
        entry = pilot.app.screen.query_one("#text", Input)
        entry.value = "教育局"
        await pilot.press("enter")
        assert "名册里没有这个名称" in how(pilot)
        await pilot.press("1")
        assert entry.value == "青禾县教育局"
        await pilot.press("enter")
        await pilot.pause()
        assert notice(pilot) == f"已保存：第 {STRANGER} 号认定为 青禾县教育局"

    drive(steps)
    assert book.filing(STRANGER).unit == "青禾县教育局"


def test_units_that_have_not_filed_are_a_view_with_their_year(drive):
    async def steps(pilot):
        await pilot.press("9")
        items = pilot.app.screen.roll.items
        assert all(isinstance(item, Missing) and item.year == 2023 for item in items)
        assert [item.unit.name for item in items] == ["青禾县教育局", "青禾县水利局"]
        assert "青禾县教育局还没有报送 2023 年度报告" in notice(pilot)
        await pilot.press("enter", "full_stop")
        assert notice(pilot) == "这一行不是报告。"
        await pilot.press("0")
        rows = pilot.app.screen.roll.items
        assert [type(row).__name__ for row in rows] == ["FilingView"] * 3 + ["Missing"] * 2

    drive(steps)


def test_a_stray_year_accuses_nobody_and_an_unclear_name_is_asked_for(drive, book):
    stray = book.receive(
        "a.txt",
        b"a",
        agency="青禾县石桥镇人民政府",
        kind="township",
        year=2024,
        source_path="a.txt",
    )
    near = book.receive(
        "b.txt", b"b", agency="青禾县水务局", kind="department", year=2023, source_path="b.txt"
    )

    async def steps(pilot):
        await at(pilot, stray.filing_id)
        assert "2024 年度只有 1 份，不当作一季" in notice(pilot)
        await pilot.press("9")
        items = [(item.unit.name, item.year) for item in pilot.app.screen.roll.items]
        assert items == [("青禾县教育局", 2023), ("青禾县水利局", 2023)]
        await pilot.press("end")
        await pilot.pause()
        assert f"可能是第 {near.filing_id} 青禾县水务局 2023" in notice(pilot)

    drive(steps)


def test_digits_show_one_state_and_an_empty_view_says_so(drive):
    async def steps(pilot):
        await pilot.press("2")
        assert [item.state for item in pilot.app.screen.roll.items] == ["under_review"]
        await pilot.press("5")
        assert notice(pilot) == "“已公开”里没有报告，按 0 看全部。"

    drive(steps)


def test_the_rounds_tell_what_was_mended_what_is_new_changed_and_still_there(drive, shown):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await pilot.press("v")
        screen = pilot.app.screen
        assert isinstance(screen, RoundsScreen)
        names = [i if isinstance(i, str) else getattr(i, "key", "") or i.name for i in screen.items]
        assert names == [
            "收到的文件", "石桥镇-4.txt", "石桥镇-3.txt", "新出现 1 条", "fresh", "数据有变 1 条",
            "moved", "仍在 1 条", "same", "已整改 1 条（上一轮有，这一轮没有了）", "gone",
        ]  # fmt: skip
        assert "现在审核的是这一份" in shown(pilot.app)
        screen.query_one("#items", CursorList).move_to(6)
        await pilot.pause()
        assert "正文说3件（moved）" in shown(pilot.app)
        assert "正文说4件（moved）" in shown(pilot.app)

    drive(steps)


def test_what_was_judged_before_stands_beside_what_it_is_now(drive, shown):
    async def steps(pilot):
        screen = pilot.app.screen
        screen.walk.select(next(n for n, f in enumerate(screen.walk.shown) if f.key == "moved"))
        await pilot.pause()
        text = shown(pilot.app)
        for words in (
            "数据变了",
            "当时的决定",
            "张三 确认 核对过",
            "收到申请3件。",
            "收到申请4件。",
        ):
            assert words in text, words
        assert "变 N101" in text

    drive(steps, filing=BRIDGE, size=(160, 60))


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


def test_the_menu_and_the_deadline_look_as_they_were_judged(drive, shown, golden):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await pilot.press("full_stop")
        golden("menu-80x24", shown(pilot.app))
        await pilot.press("1")
        await pilot.pause()
        golden("return-80x24", shown(pilot.app))

    drive(steps, size=(80, 24))


def test_rounds_look_as_they_were_judged(drive, shown, golden):
    async def steps(pilot):
        await at(pilot, BRIDGE)
        await pilot.press("v")
        for size in ("80x24", "120x40", "200x60"):
            await pilot.resize_terminal(*map(int, size.split("x")))
            await pilot.pause()
            golden(f"rounds-{size}", shown(pilot.app))

    drive(steps, size=(80, 24))


@pytest.mark.slow
def test_without_box_characters_nothing_ambiguous_is_drawn_here_either(drive, shown):
    async def steps(pilot):
        for keys in (".", "2", "escape", "v", "escape", "8", ".", "1", "escape", "7", "9"):
            await pilot.press(keys)
            await pilot.pause()
            assert not set("│─“”…—·–") & set(shown(pilot.app)), keys

    drive(steps, size=(80, 24), plainer=True)


async def returned(pilot):
    """Return the filing that is in sight, for the first of December."""
    await choose(pilot, "returned")
    await pilot.press(*"2026-12-01", "enter", "enter")
    await pilot.pause()


@pytest.mark.slow
def test_returning_writes_the_letter_with_what_is_confirmed_beside_the_book(drive, book, season):
    said: list[str] = []

    async def steps(pilot):
        await at(pilot, BRIDGE)
        await returned(pilot)
        said.append(notice(pilot))
        await pilot.press("u")
        await returned(pilot)

    drive(steps)
    folder = season.with_name("season-papers")
    assert "；u 撤销；整改通知书：" in said[0]
    assert Path(said[0].rpartition("：")[2]).parent == folder
    names = [
        "青禾县石桥镇人民政府2023_整改通知书.docx",
        "青禾县石桥镇人民政府2023_整改通知书_2.docx",
    ]
    assert sorted(path.name for path in folder.iterdir()) == names
    first = folder / names[0]
    assert (folder.stat().st_mode & 0o777, first.stat().st_mode & 0o777) == (0o700, 0o600)
    words = "\n".join(one.text for one in docx.Document(str(first)).paragraphs)
    assert "于2026年12月1日前" in words
    assert "有1处须整改" in words
    noted = [one.payload for one in book.events() if one.kind == "book.exported"]
    digests = [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names]
    assert [(one["format"], one["sha256"]) for one in noted] == [("notice", d) for d in digests]


@pytest.mark.slow
def test_a_letter_that_cannot_be_written_is_said_and_the_return_stands(drive, book, season):
    season.with_name("season-papers").write_text("not a folder")

    async def steps(pilot):
        await at(pilot, BRIDGE)
        await returned(pilot)
        assert "整改通知书没有写成" in notice(pilot)
        assert f"--filing {BRIDGE}" in notice(pilot)

    drive(steps)
    assert book.filing(BRIDGE).state == "returned"
    assert not [one for one in book.events() if one.kind == "book.exported"]


@pytest.mark.slow
def test_where_nothing_is_confirmed_no_letter_says_that_all_is_well(drive, book, season):
    async def steps(pilot):
        await at(pilot, RIVER)
        await returned(pilot)
        assert "没有写整改通知书" in notice(pilot)

    drive(steps)
    assert book.filing(RIVER).state == "returned"
    assert not season.with_name("season-papers").exists()
