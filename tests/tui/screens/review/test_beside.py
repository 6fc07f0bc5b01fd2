"""What stands beside the document: last year, another place, an earlier round, a likeness."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from making.beside import module_at

from engine.trail.casebook import Casebook
from tui.session import Casework
from tui.widgets.bars import Bar

HERE = Path(__file__).resolve().parents[2]
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}


@pytest.fixture(scope="module")
def years_template(tmp_path_factory) -> Path:
    """Write the casebook once."""
    conftest = module_at(HERE / "conftest.py")
    ticks = (conftest.NOW + timedelta(seconds=n) for n in range(10_000))
    path = tmp_path_factory.mktemp("years") / "years.book"
    return module_at(HERE / "made_years.py").make_years(path, lambda: next(ticks))


@pytest.fixture
def book_path(years_template, tmp_path) -> Path:
    """Give a copy of it."""
    path = tmp_path / "years.book"
    path.write_bytes(years_template.read_bytes())
    return path


def at(pilot, rule: str) -> None:
    walk = pilot.app.screen.walk
    walk.select(next(n for n, one in enumerate(walk.shown) if one.rule == rule))


def title(pilot) -> str:
    return pilot.app.screen.query_one("#beside-title", Bar).left


def in_view(page, spot) -> str:
    """Return the drawn line in which a cell stands, '' if it is not on the screen."""
    top = int(page.scroll_y)
    for number in range(top, top + page.size.height):
        if any(run.spot == spot and run.start >= 0 for run in page.lines[number]):
            return "".join(run.text for run in page.lines[number])
    return ""


@pytest.mark.parametrize("size", SIZES)
def test_last_years_cell_stands_beside_this_years(drive, shown, settle, golden, size):
    async def steps(pilot):
        at(pilot, "X101")
        await pilot.press("w")
        await settle(pilot)
        panes, beside = pilot.app.screen.panes, pilot.app.screen.query_one("#beside")
        assert title(pilot) == "上年报告 · 青禾县自然资源局 2022"
        last, own = beside.evidence[0].spot, panes.page.evidence[0].spot
        assert "结转下年度" in in_view(beside, last)
        if panes.is_wide:
            assert "上年结转" in in_view(panes.page, own)
        golden(f"beside-last-{size}", shown(pilot.app))

    drive(steps, filing=2, size=SIZES[size])


def test_the_sentence_and_its_row_stand_side_by_side(drive, settle):
    async def steps(pilot):
        at(pilot, "N103")
        await pilot.press("w")
        await settle(pilot)
        panes, beside = pilot.app.screen.panes, pilot.app.screen.query_one("#beside")
        assert title(pilot) == "本报告的另一处"
        assert panes.page.evidence[panes.page.at].spot.row is None
        assert "上年结转" in in_view(beside, beside.evidence[beside.at].spot)

    drive(steps, filing=2)


def test_what_two_texts_share_is_marked_in_both(drive, shown, settle, golden):
    async def steps(pilot):
        at(pilot, "X104")
        await pilot.press("w")
        await settle(pilot)
        panes, beside = pilot.app.screen.panes, pilot.app.screen.query_one("#beside")
        for page in (panes.page, beside):
            runs = [
                run.text
                for y in range(page.size.height)
                for run in page._marked_line(int(page.scroll_y) + y)
                if "shared" in run.style
            ]
            assert "结转下年" in "".join(runs)
            assert "34" not in "".join(runs)
            assert "15" not in "".join(runs)
        golden("beside-alike-120x40", shown(pilot.app))

    drive(steps, filing=2)


def test_the_key_goes_through_all_there_is_and_closes(drive, settle):
    async def steps(pilot):
        at(pilot, "X104")
        seen = []
        for _ in range(4):
            await pilot.press("w")
            await settle(pilot)
            seen.append(title(pilot) if pilot.app.screen.panes.paired else "")
        assert seen == [
            "雷同的文字", "上年报告 · 青禾县自然资源局 2022", "第 1 轮的报告", "",
        ]  # fmt: skip
        assert pilot.app.focused is pilot.app.screen.panes.roll

    drive(steps, filing=2)


def test_what_changed_since_the_round_before_is_marked(drive, settle):
    async def steps(pilot):
        at(pilot, "X101")
        await pilot.press("w", "w")
        await settle(pilot)
        beside = pilot.app.screen.query_one("#beside")
        assert title(pilot) == "第 1 轮的报告"
        assert {"mark", "perhaps"} <= {mark.style for mark in beside.marks}
        assert "perhaps" in {mark.style for mark in pilot.app.screen.panes.page.marks}

    drive(steps, filing=2)


def test_deciding_goes_on_beside_and_closes_what_the_next_has_not(drive, book, settle):
    async def steps(pilot):
        walk = pilot.app.screen.walk
        at(pilot, "X101")
        await pilot.press("w")
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert walk.current.rule != "X101"
        assert pilot.app.screen.panes.paired
        await pilot.press("1")
        await settle(pilot)
        assert not pilot.app.screen.panes.paired
        assert pilot.app.focused is pilot.app.screen.panes.roll

    drive(steps, filing=2)
    assert [one.state for one in book.findings(2) if one.rule == "X101"] == ["confirmed"]


def test_where_nothing_can_stand_beside_it_is_said(drive, settle):
    async def steps(pilot):
        await pilot.press("w")
        await settle(pilot)
        assert not pilot.app.screen.panes.paired

    drive(steps, filing=1)


def test_a_report_of_last_year_that_cannot_be_read_is_told(drive, settle, monkeypatch):
    def content_of(_work, _filing, _version):
        return "x.docx", b"PK\x03\x04broken"

    monkeypatch.setattr(Casework, "content_of", content_of)

    async def steps(pilot):
        at(pilot, "X101")
        await pilot.press("w")
        await settle(pilot)
        beside = pilot.app.screen.query_one("#beside")
        assert "读不出来" in "".join(run.text for line in beside.lines for run in line)
        await pilot.press("c")

    drive(steps, filing=2)


@pytest.fixture
def other(book_path):
    """Open the book for a colleague."""
    with Casebook.open(
        book_path, actor="王五", now=module_at(HERE / "conftest.py").NOW.replace, create=False
    ) as opened:
        yield opened


def test_what_a_colleague_decided_meanwhile_is_seen_after_ones_own_step(drive, settle, other):
    async def steps(pilot):
        walk = pilot.app.screen.walk
        at(pilot, "X101")
        theirs = next(one for one in other.findings(2) if one.rule == "X104")
        other.decide(theirs.id, "confirm", seen_seq=theirs.seq)
        await pilot.press("c")
        await settle(pilot)
        states = {one.rule: one.state for one in walk.findings}
        assert states == {"X101": "confirmed", "N103": "open", "X104": "confirmed"}

    drive(steps, filing=2)
