"""Comparisons put beside the tables of two years' reports."""

from __future__ import annotations

from making.shipped import VOCABULARY
from making.told import told

from engine.clauses.reading import Reader
from engine.facts.narrative import about
from engine.facts.narrative.over_years.changes import Changes


def changes(text, new=8, before=5):
    """Return the fields of a sentence's comparisons; ``before`` None: no report of last year."""
    report = told({1: text}, cells={(3, "new", "total"): new})
    last = told({1: ""}, cells={(3, "new", "total"): before}, year=2022)
    heard = Reader(VOCABULARY, about(report)).heard(text)
    made = Changes(report, None if before is None else last, VOCABULARY)
    return [fields for fields, _ in made.of(heard)]


def test_a_change_is_told_with_both_years_numbers():
    (one,) = changes("收到政府信息公开申请8件，比上年增加3件。")
    assert (one["current"], one["last_new"], one["delta"], one["by_rate"]) == (8, 5, 3, 0)
    assert (one["of"], one["told"], one["clear"], one["against_last"]) == ("新收", 0, 1, 1)


def test_without_last_years_report_its_number_is_absent():
    (one,) = changes("收到政府信息公开申请8件，比上年增加3件。", before=None)
    assert "last_new" not in one


def test_where_the_sentence_s_own_number_is_another_the_change_is_not_clear():
    (one,) = changes("收到政府信息公开申请9件，比上年增加3件。")
    assert one["clear"] == 0


def test_both_numbers_in_a_sentence_are_worked_out_by_themselves():
    found = changes("收到政府信息公开申请8件，较上年的5件增加3件。", before=None)
    own = [one for one in found if one["told"] == 1]
    assert [(one["current"], one["last_new"], one["delta"]) for one in own] == [(8, 5, 3)]


def test_a_number_of_last_year_is_the_change_that_it_makes():
    (one,) = changes("收到政府信息公开申请8件，上年为6件。")
    assert (one["told"], one["said"], one["delta"]) == (2, 6, 2)


def test_a_year_before_last_is_not_last_year():
    found = changes("收到政府信息公开申请8件，比2021年增加3件。")
    assert [one["against_last"] for one in found] in ([0], [])


def test_a_rate_is_told_with_what_rounding_allows():
    (one,) = changes("收到政府信息公开申请8件，同比增长60%。")
    assert (one["by_rate"], one["rate"]) == (1, 6000)
    assert one["slack"] > 0
