"""Sentences read one after the other: claims with their residue, and what each leaves behind."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.claim import Claim, Doubt
from engine.clauses.reading import Reader
from engine.clauses.scope import About

BUREAU = About(year=2024, kind="department", agency="松岭市林业局")


def claims(*sentences, **more):
    reader = Reader(VOCABULARY, BUREAU, **more)
    return [claim for one in sentences for claim in reader.claims(one)]


def told(*sentences):
    return [(one.subject, one.value, one.scope.year) for one in claims(*sentences)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024年收到政府信息公开申请3件。", [("received", 3, "this")]),
        ("未收到政府信息公开申请。", [("received", 0, "this")]),
        ("2023年收到政府信息公开申请3件。", [("received", 3, "last")]),
        ("天气晴好。", []),
        ("", []),
    ],
)
def test_a_sentence_claims_what_it_says(text, wanted):
    assert told(text) == wanted


def test_a_year_holds_for_the_next_sentence_of_the_paragraph_and_no_farther():
    first, second = "2023年工作如下。", "收到政府信息公开申请3件。"
    assert told(first, second) == [("received", 3, "last")]
    reader = Reader(VOCABULARY, BUREAU)
    reader.claims(first, paragraph=0)
    (other,) = reader.claims(second, paragraph=1)
    assert other.scope.year == "this"


def test_what_no_word_explains_stays_with_the_claim():
    (plain,) = claims("收到政府信息公开申请3件。")
    assert plain.residue == ()
    (strange,) = claims("收到魑魅魍魉政府信息公开申请3件。")
    assert strange.residue


def test_a_claim_knows_where_its_number_stands():
    text = "收到政府信息公开申请3件。"
    (one,) = claims(text)
    assert text[one.start : one.end] == "3件"
    assert not one.none_said
    (none,) = claims("收到政府信息公开申请0件。")
    assert none.none_said


def test_a_limiting_word_makes_it_a_part():
    (one,) = claims("收到有效政府信息公开申请3件。")
    assert one.part
    assert [doubt.kind for doubt in one.doubts] == ["limit"]


def test_every_sentence_is_read_if_asked():
    quiet, every = Reader(VOCABULARY, BUREAU), Reader(VOCABULARY, BUREAU, every=True)
    assert quiet.heard("天气晴好") == ()
    assert every.heard("天气晴好")


def test_two_readers_share_nothing():
    reader = Reader(VOCABULARY, BUREAU)
    reader.claims("2023年工作如下。")
    assert told("收到政府信息公开申请3件。") == [("received", 3, "this")]


def test_a_doubt_is_added_to_a_copy():
    claim = Claim(subject="received", value=3)
    doubted = claim.doubted("limit", "有效").doubted("level")
    assert doubted.doubts == (Doubt("limit", "有效"), Doubt("level"))
    assert claim.doubts == ()
