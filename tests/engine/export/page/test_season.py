"""The numbers of a season on the page."""

from __future__ import annotations

from making.changes import both, cell, words
from making.dossiers import GRANTED, cause, dossier, equations, exported, finding
from making.judged_units import judged

from engine.export.page.season import season_of


def test_the_numbers_of_the_season_are_those_of_the_problems():
    wrong = judged(
        both(cell(3, "granted", "business", "7"), words(1, "行政复议1件", "行政复议4件"))
    )
    season = season_of(exported(wrong, judged(lambda draft: draft, 2)))
    first, second = season.units
    assert (first.counts["error"], second.to_mend) == (2, 0)
    assert [one.number for one in season.clean] == [2]
    assert {one.rule: one.units for one in season.rules} == {"F201": 1, "F202": 1, "N105": 1}


def test_what_is_asked_or_dismissed_is_no_problem_of_the_season():
    one = dossier(finding(1, outcome="uncertain"), finding(2, state="dismissed"))
    (line,) = season_of(exported(one)).units
    assert (line.to_mend, line.questions) == (0, 1)


def test_one_cause_is_one_problem():
    (line,) = season_of(exported(dossier(*equations(), causes=[cause([GRANTED])]))).units
    assert line.to_mend == 1
    assert line.rules == {"F201": 1, "F202": 1}


def test_of_as_many_units_the_graver_rule_comes_first():
    small = finding(1, "D101", severity="info")
    grave = finding(2, "F301", severity="error")
    both_have = finding(3, "S107", severity="warning")
    season = season_of(
        exported(dossier(small, both_have), dossier(grave, both_have, id=2, agency="青禾县乙镇"))
    )
    assert [one.rule for one in season.rules] == ["S107", "F301", "D101"]
