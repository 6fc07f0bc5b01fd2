"""The marked cell is on the screen: on every opening of a session, at every size, after every turn.

What counts is what is drawn: a line that the pinned names of columns cover is not in sight.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from making.amount import WHOLE

from engine.trail.casebook import Casebook
from tui.app import GoujiApp
from tui.render.clock import now
from tui.render.lines import plain_text
from tui.session import Casework

CHECKOUT = Path(__file__).resolve().parents[2]
SIZES = [(80, 24), (100, 30), (120, 40)]
AGENCIES = ["石桥镇", "三河镇", "自然资源局"]
OTHERS = [(120, 40), (80, 24), (80, 40), (80, 24), (100, 24), (100, 40), (160, 45), (60, 16)]


@pytest.fixture(scope="module")
def swept(tmp_path_factory) -> Path:
    """Sweep the samples into a casebook."""
    book = tmp_path_factory.mktemp("swept") / "b.book"
    words = ("--roster", "samples/roster.csv", "--book", str(book), "--fail-on", "never")
    command = [sys.executable, "-m", "tui.cli", "sweep", "samples/2023", *words]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    return book


@pytest.fixture
def session(swept):
    """Return a function that runs steps in a session over that casebook."""

    def run(steps, size) -> None:
        async def session(app):
            async with app.run_test(size=size) as pilot:
                await steps(pilot)

        with Casebook.open(swept, actor="李四", now=now, create=False) as book:
            app = GoujiApp(Casework(book))
            app.patience = 0.0
            asyncio.run(session(app))

    return run


def drawn(app) -> list[str]:
    """Return the rows of the document's pane as they stand on the screen."""
    area = app.screen.panes.page.region
    strips = app.screen._compositor.render_strips()[area.y : area.bottom]
    return [strip.crop(area.x, area.right).text for strip in strips]


def in_sight(app) -> bool:
    """Tell whether the line of the marked cell is drawn, with its sign at the edge."""
    page = app.screen.panes.page
    line, _ = page.page.find(page.evidence[page.at])
    wanted = f"> {plain_text(page.lines[line])}"
    return any(row.startswith(wanted) for row in drawn(app))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES if WHOLE else SIZES[:1], ids=str)
def test_on_every_opening_of_a_session(session, settle, size):
    async def steps(pilot):
        marked = []
        for filing in pilot.app.work.filings():
            pilot.app.open_review(filing)
            await settle(pilot)
            if (
                pilot.app.screen.panes.page.evidence
            ):  # some first findings are about what is missing
                marked.append(filing)
                assert in_sight(pilot.app), (filing.agency, drawn(pilot.app))
            await pilot.press("q")
        assert len(marked) >= 8

    session(steps, size)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("agency", "size"),
    list(product(AGENCIES, SIZES) if WHOLE else zip(AGENCIES, SIZES, strict=True)),
    ids=str,
)
def test_after_every_resize(session, settle, size, agency):
    async def steps(pilot):
        filing = next(f for f in pilot.app.work.filings() if agency in f.agency)
        pilot.app.open_review(filing)
        await settle(pilot)
        for other in (*OTHERS, size):
            await pilot.resize_terminal(*other)
            await settle(pilot)
            assert in_sight(pilot.app), (other, drawn(pilot.app))

    session(steps, size)


TURNS = (
    (),
    ("2", "z"),
    ("z",),
    ("escape", "3"),
    ("1", "2"),
    ("escape", "3", "z"),
    ("z", "2", "escape"),
)
"""In the document digits are parts of the report, until Esc."""


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES if WHOLE else SIZES[:1], ids=str)
def test_for_every_finding_and_after_every_turn_to_another_pane(session, settle, size):
    async def steps(pilot):
        filing = next(f for f in pilot.app.work.filings() if "石桥镇" in f.agency)
        pilot.app.open_review(filing)
        await settle(pilot)
        screen = pilot.app.screen
        for number in range(len(screen.walk.shown)):
            screen.walk.select(number)
            await settle(pilot)
            for keys in TURNS:
                await pilot.press(*keys)
                await settle(pilot)
                if screen.panes.page.evidence and screen.panes.page.size.height:
                    assert in_sight(pilot.app), (number, keys, drawn(pilot.app))

    session(steps, size)
