"""The season's pure parts: moves, views, lateness, pairs, and one name for every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.roster.unit import Unit
from engine.trail.state.views import FilingView
from engine.trail.state.workflow import DECISION_NAMES, FILING_MOVES, FILING_NAMES, FINDING_NAMES
from tui.render.desk import desk_line, in_order, matching, views_lines
from tui.render.lines import line_width, plain_text
from tui.render.season import (
    BACK,
    VIEWS,
    DeskSnapshot,
    Missing,
    about,
    moves,
    of_its_year,
    overdue,
)
from tui.render.side_by_side import pairs
from tui.text.words import Texts

TODAY = date(2026, 11, 20)
HERE = {"block": 3, "at": "第4段", "quote": "甲"}
THERE = {"block": -1, "at": "乙局2023年", "quote": "乙"}


def filing(**more) -> FilingView:
    defaults = {
        "id": 1, "agency": "甲镇", "kind": "township", "year": 2023, "state": "received",
        "round": 1, "version_id": 1,
    }  # fmt: skip
    return FilingView(**{**defaults, **more})


@pytest.mark.parametrize("state", [state for state in FILING_MOVES if state])
def test_moves_are_those_of_the_casebook_and_each_has_words(state):
    offered = moves(filing(state=state), DeskSnapshot(units={"甲镇": Unit(name="甲镇")}))
    allowed = [move for move in FILING_MOVES[state] if move != "received"]
    assert [move for move in offered if move in FILING_NAMES] == allowed
    assert all(Texts()("move-" + move) != move for move in offered)


def test_only_of_a_report_under_last_years_number_it_is_asked_whether_it_is_last_years():
    one = filing(id=7, year=2022)
    assert moves(one, DeskSnapshot(misdated=frozenset({7})))[0] == "last-year"
    assert "last-year" not in moves(one, DeskSnapshot())
    assert "2022" in Texts()("move-last-year", year=2022)
    assert of_its_year(one, Texts()).value == "2022"


def test_what_takes_a_move_back_is_allowed():
    assert all(back in FILING_MOVES[state] for state, back in BACK.items())


def test_every_state_has_the_casebooks_name():
    texts = Texts()
    for prefix, names in (
        ("filing-", FILING_NAMES), ("state-", FINDING_NAMES), ("event-", DECISION_NAMES),
    ):  # fmt: skip
        assert all(texts(prefix + key) == name for key, name in names.items() if key)
    views = {name: texts("view-" + name) for name in VIEWS if name in FILING_NAMES}
    assert views == {name: FILING_NAMES[name] for name in views}


@pytest.mark.parametrize(
    ("state", "due", "days"),
    [("returned", date(2026, 11, 17), 3), ("returned", TODAY, 0), ("received", date(2026, 1, 1), 0),
     ("returned", None, 0)],
)  # fmt: skip
def test_only_what_was_returned_and_is_not_back_is_late(state, due, days):
    assert overdue(filing(state=state, due=due), TODAY) == days


def test_a_unit_without_a_filing_is_a_line_like_others():
    item = Missing(Unit(name="[/]水利局", deadline=date(2026, 1, 20)), 2025)
    line = desk_line(item, 78, Texts(), date(2026, 1, 25))
    assert line_width(line) <= 78
    assert "01-20逾5天" in plain_text(line)
    earlier = desk_line(replace(item, year=2023), 78, Texts(), TODAY)
    assert "01-20" not in plain_text(earlier)
    assert matching([item], "水利 未报", Texts()) == [item]
    assert in_order([item], "due") == [item]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_views_fit_even_where_all_of_them_hold_something(lang):
    filings = [filing(id=n, state=state) for n, state in enumerate(FILING_NAMES) if state]
    picture = DeskSnapshot(
        filings, [Missing(Unit(name="乙"), 2023)], frozenset({2}), {3: (1, 0), 4: (0, 1)}
    )
    assert [picture.tag(one) for one in filings[:4]] == ["", "unmatched", "seconding", "waiting"]
    lines = views_lines(picture, "all", 80, Texts(lang))
    assert sum(map(len, lines)) == len(VIEWS)
    assert len(lines) == 2
    assert all(line_width(line) <= 80 for line in lines)


def test_evidence_pairs_only_where_every_sentence_has_its_like():
    assert pairs([HERE, THERE, HERE, THERE]) == [(HERE, THERE)] * 2
    assert pairs([HERE, HERE]) == pairs([HERE, THERE, HERE]) == pairs([THERE, HERE]) == []
    assert pairs([]) == []


@pytest.mark.parametrize(
    ("year", "words"), [(2022, "待核实：收到的第 1 甲镇"), (None, "的报告可能是第 1 甲镇")]
)
def test_what_may_be_a_units_report_is_told_with_what_is_odd_of_it(year, words):
    item = Missing(Unit(name="甲镇"), 2023, (filing(year=year),))
    assert words in about(item, DeskSnapshot(()), TODAY, Texts())
