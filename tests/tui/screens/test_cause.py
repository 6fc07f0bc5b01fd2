"""The cause is what is decided on: said in a sentence, repaired in its cell, confirmed at once."""

from __future__ import annotations

import io

import pytest

from engine.errors import TrailError
from engine.trail.casebook import Casebook, Filter
from tui.plain.main import walk_plainly
from tui.render.explain import Explainer
from tui.render.lines import plain_text
from tui.text.words import Texts
from tui.widgets.bars import Bar


def change(row: str, label: str, before: int, after: int) -> dict[str, object]:
    cell = {"table": 3, "row": row, "column": "business", "label": label}
    return {"cells": [{**cell, "from": before, "to": after}], "slip": ""}


REPAIR = change("granted", "商业企业列「予以公开」", 7, 2)
OTHER = change("done", "商业企业列「总计」", 2, 7)


def states(book) -> dict[str, str]:
    return {finding.key: finding.state for finding in book.findings(1)}


def two_of_one_cause(book):
    found = {finding.key: finding for finding in book.findings(1)}
    return found["key-1"], found["key-2"]


def notice(app) -> str:
    return app.screen.query_one("#notice", Bar).left


@pytest.mark.parametrize("key", ["C", "\uff23", "ctrl+k"])
def test_one_key_confirms_the_whole_cause_and_one_takes_it_back(drive, book, key):
    async def steps(pilot):
        await pilot.press(key)
        assert [states(book)[f"key-{n}"] for n in (1, 2, 3)] == ["confirmed", "confirmed", "open"]
        assert "2 条（F203、F202）" in notice(pilot.app)
        assert pilot.app.screen.walk.current.key == "key-3"
        await pilot.press("u")
        assert set(states(book).values()) == {"open"}
        assert pilot.app.screen.walk.current.key == "key-1"

    drive(steps, filing=1)
    kinds = [event.kind for event in book.events(Filter(filing=1))]
    assert (kinds.count("finding.confirm"), kinds.count("finding.undo")) == (2, 2)


def test_of_a_finding_without_a_cause_it_confirms_that_one(drive, book):
    async def steps(pilot):
        pilot.app.screen.walk.select(2)
        await pilot.press("C")

    drive(steps, filing=1)
    assert [key for key, state in states(book).items() if state == "confirmed"] == ["key-3"]


def test_what_is_decided_of_a_cause_stays_as_it_is(drive, book):
    async def steps(pilot):
        await pilot.press("x", "1", "enter", "b", "C")

    drive(steps, filing=1)
    assert [states(book)[f"key-{n}"] for n in (1, 2)] == ["dismissed", "confirmed"]


def test_all_are_confirmed_or_none(work, book, book_path):
    first, second = two_of_one_cause(book)
    with Casebook.open(book_path, actor="王五", now=work.now, create=False) as other:
        other.decide(second.id, "dismiss", reason="误报", text="看错了")
    with pytest.raises(TrailError, match="王五"):
        book.confirm_all({first.id: first.seq, second.id: second.seq})
    assert {f.key: f.state for f in book.findings(1)}["key-1"] == "open"


def said(finding, cause, fellows=(), cells=76) -> str:
    lines = Explainer(Texts(), cells).lines(finding, cause, (), fellows)
    return "\n".join(map(plain_text, lines))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_the_repair_stands_in_its_cell_and_in_words_without_scrolling(drive, shown, settle, size):
    async def steps(pilot):
        await settle(pilot)
        text = shown(pilot.app)
        assert "应为 3" in text
        page = pilot.app.screen.panes.page
        styles = {mark.style for mark in page.marks}
        assert {"mark", "suspect", "repair"} <= styles
        assert "→3" in text

    drive(steps, filing=1, size=size)


def test_the_line_mode_confirms_a_cause_too(work, book):
    out = io.StringIO()
    walk_plainly(work, Texts(), io.StringIO("C\nu\nq\n"), out, filing=1)
    assert "确认同一原因的 2 条（F203、F202）" in out.getvalue()
    assert "已撤销：F203、F202 恢复为待定" in out.getvalue()
    assert set(states(book).values()) == {"open"}
