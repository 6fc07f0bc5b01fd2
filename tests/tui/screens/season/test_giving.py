"""Material given once for all units, or waived: each step says what came of it, failed or not."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from engine.errors import TrailError, UsageError
from tui import intake
from tui.intake import Taken
from tui.screens.book.paths import PathQuestion
from tui.screens.season import giving
from tui.screens.season.material import MaterialScreen
from tui.text.words import Texts
from tui.widgets.bars import Bar

TEXTS = Texts()


@pytest.fixture
def material(drive):
    """Return a function that runs steps on the screen of what is asked of whom."""

    def run(steps, **options):
        async def opened(pilot):
            await pilot.press("m")
            assert isinstance(pilot.app.screen, MaterialScreen)
            await steps(pilot, pilot.app.screen)

        drive(opened, **options)

    return run


def notice(screen) -> Bar:
    return screen.query_one("#notice", Bar)


def give(screen) -> giving.Giving:
    return giving.Giving(screen)


DONE = {"listed": [1, 2], "judged": [1]} | {
    name: [] for name in ("waiting", "otherwise", "complaints", "unread")
}


@pytest.mark.parametrize(
    ("done", "words", "troubled"),
    [
        (None, [TEXTS("dates-stopped")], True),
        ({}, [TEXTS("material.listed", n=2, judged=1)], False),
        ({"waiting": [1]}, [TEXTS("dates-waiting", n=1)], False),
        ({"otherwise": [SimpleNamespace(agency="甲[/]")]}, ["甲[/]"], True),
        ({"complaints": [(3, "第3行不是日期"), (4, "第4行")]}, ["第3行不是日期"], True),
        ({"unread": [1]}, [TEXTS("material.listed", n=2, judged=1)], True),
    ],
)
def test_what_came_of_dates_is_told(material, done, words, troubled):
    result = None if done is None else SimpleNamespace(**{**DONE, **done})

    async def steps(_pilot, screen):
        give(screen)._published(result)  # type: ignore[arg-type]  # as much of it as is told
        assert all(one in notice(screen).left for one in words)
        assert notice(screen).has_class("-warning") is troubled
        assert "第4行" not in notice(screen).left, "the first complaint is enough"

    material(steps)


@pytest.mark.parametrize(
    ("more", "said"),
    [({}, ""), ({"unread": [("坏\x1b.doc", "打不开")]}, "坏"),
     ({"stopped": True}, TEXTS("taken-stopped"))],
)  # fmt: skip
def test_what_came_of_last_years_reports_is_told(material, more, said):
    progress = SimpleNamespace(rejudged=[1, 2])

    async def steps(_pilot, screen):
        give(screen)._taken(replace(Taken(progress), **more))  # type: ignore[arg-type]
        assert said in notice(screen).left
        assert notice(screen).has_class("-warning") is bool(more)

    material(steps)


def test_in_a_browser_nobody_is_asked_for_a_folder_of_this_machine(material):
    async def steps(pilot, screen):
        give(screen).last_year()
        await pilot.pause()
        assert pilot.app.screen is screen
        assert notice(screen).left == TEXTS("not-at-home")

    material(steps, at_home=False)


def test_a_folder_is_asked_for_and_escape_leaves(material, book):
    before = book.newest()

    async def steps(pilot, screen):
        give(screen).last_year()
        await pilot.pause()
        assert isinstance(pilot.app.screen, PathQuestion)
        await pilot.press("escape")
        assert pilot.app.screen is screen

    material(steps)
    assert book.newest() == before


def test_a_table_that_cannot_be_written_is_a_sentence(material, monkeypatch):
    def refused(*_):
        raise UsageError("写不了 [/]")

    monkeypatch.setattr(intake, "template_beside", refused)

    async def steps(_pilot, screen):
        give(screen).template()
        assert notice(screen).left == "写不了 [/]"

    material(steps)


def test_only_what_waits_for_that_paper_is_waived(material, book):
    async def steps(_pilot, screen):
        (one, *_) = screen.chosen()
        waiting = give(screen).waiting_for(one)
        assert [finding.rule for finding in waiting] == ["N110"]
        other = replace(one, paper="别的材料")
        assert give(screen).waiting_for(other) == []
        assert give(screen).waiting_for(replace(one, rules=("S104",))) == []

    material(steps)
    assert book.filings()


def test_a_waiver_that_fails_half_way_says_so_and_the_first_half_stays(material, book, monkeypatch):
    async def steps(pilot, screen):
        work = type(pilot.app.work)
        decided: list[object] = []
        decide = work.decide

        def once(self, finding, *arguments):
            if decided:
                raise TrailError("别人先定了")
            decided.append(finding)
            return decide(self, finding, *arguments)

        monkeypatch.setattr(work, "decide", once)
        await pilot.press("space", "space", "x", *"not", "enter")
        await pilot.pause()
        assert notice(screen).left == "别人先定了"
        assert notice(screen).has_class("-error")

    material(steps)
    assert sum(one.kind == "finding.dismiss" for one in book.events()) == 1


def test_nothing_under_the_cursor_is_nothing_to_waive(material):
    async def steps(pilot, screen):
        screen.chosen = list
        give(screen).waive()
        give(screen)._waive([], None)
        give(screen)._dated(None)
        give(screen)._last(None)
        await pilot.pause()
        assert pilot.app.screen is screen

    material(steps)
