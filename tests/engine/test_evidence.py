"""Places, quotations and facts: how a mention is quoted."""

from __future__ import annotations

from engine.anchor import Anchor
from engine.evidence import Evidence, Fact, Place
from engine.report import Mention


def test_a_mention_is_quoted_where_it_stands():
    mention = Mention(text="新收3件", anchor=Anchor(block=4), start=2, end=6)
    quoted = Evidence.of(mention)
    assert (quoted.quote, quoted.anchor, quoted.start, quoted.end) == (
        "新收3件", Anchor(block=4), 2, 6,
    )  # fmt: skip


def test_a_fact_says_nothing_that_it_was_not_given():
    fact = Fact(kind="part", fields={"n": 1})
    assert (fact.place, fact.doubtful, fact.explained) == (Place(), frozenset(), None)
    assert Place(part=1, label="甲") != Place(part=1), "the label is for people, keys leave it out"
