"""Sentences that stand more than once."""

from __future__ import annotations

import pytest
from making.tables import report

from engine.facts.wording.repetition import facts

LONG = "在政务服务大厅新设查询点一处方便群众"


def repeated(*texts, **parts):
    found = facts(report(parts={1: texts, **{int(n[1:]): one for n, one in parts.items()}}))
    return [(fact.fields["times"], fact.fields["characters"]) for fact in found]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        ((f"{LONG}。", f"{LONG}。"), 1),
        ((f"{LONG}。", f"一是{LONG}。"), 1),
        ((f"{LONG}。{LONG}！",), 1),
        ((f"{LONG}。", "在政务服务大厅，新设查询点一处方便群众。"), 1),
        ((f"{LONG}。",), 0),
        (("继续做好工作。", "继续做好工作。"), 0),
        ((f"{LONG}。", f"{LONG}们。"), 0),
    ],
)
def test_marks_blanks_and_ordinals_make_no_difference_and_short_ones_do_not_count(texts, count):
    assert len(repeated(*texts)) == count


def test_a_sentence_of_two_parts_is_one_fact_with_both_places():
    (fact,) = facts(report(parts={1: [f"{LONG}。"], 5: [f"{LONG}。"]}))
    assert (fact.fields["times"], len(fact.evidence), fact.place.part) == (2, 2, 1)
    assert fact.fields["characters"] == len(LONG)


def test_a_long_one_is_shown_by_its_beginning():
    text = LONG * 3 + "。"
    (fact,) = facts(report(parts={1: [text, text]}))
    words = str(fact.fields["words"])
    assert words.endswith("…")
    assert text.startswith(words[:-1])
