"""The names that a report gives itself."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE, knowing
from making.written import PARTS, report

from engine.facts.authority.speaking import self_names
from engine.roster.unit import Unit

OWN = "青禾县白沙镇人民政府"


def told(*paragraphs, context=NOTHING_ELSE, head=(), **more):
    """Return (where, named, relation) of each name."""
    made = report({**PARTS, 1: paragraphs or PARTS[1]}, head=head, **more)
    return [
        (one.fields["where"], one.fields["named"], one.fields["relation"])
        for one in self_names(made, context)
    ]


def test_a_report_that_does_not_name_itself_tells_nothing():
    assert told() == []
    assert told(f"联系电话见{OWN}网站。", agency=None) == []


@pytest.mark.parametrize(
    ("name", "relation"),
    [("青禾县白沙镇", "short"), ("青禾县柳河乡", "elsewhere"), ("青禾县白沙乡", "renamed")],
)
def test_the_opening_names_the_agency(name, relation):
    text = f"本报告由{name}根据《政府信息公开条例》编制。"
    assert told(text) == [("opening", name, relation)]


def test_who_names_himself_rightly_and_then_speaks_as_another_place_is_told_of_both():
    said = f"本报告由{OWN}根据《政府信息公开条例》编制。青禾县柳河乡人民政府坚持公开为常态。"
    assert told(said) == [
        ("opening", "青禾县白沙镇", "short"),
        ("opening", "青禾县柳河乡人民政府", "elsewhere"),
    ]
    beside = f"本报告由{OWN}根据条例编制。青禾县人民政府坚持每季通报。赴青禾县柳河乡学习。"
    assert told(beside) == [("opening", "青禾县白沙镇", "short")]


def test_with_a_roster_the_title_is_held_against_the_unit():
    unit = Unit(name=OWN, kind="township", parent="青禾县人民政府")
    other = Unit(name="青禾县柳河乡人民政府", kind="township", parent="青禾县人民政府")
    context = knowing(unit=unit, roster=(unit, other))
    assert told(context=context)[0] == ("title", OWN, "same")
    named = list(self_names(report(PARTS, agency=other.name), context))
    assert named[0].fields["rostered"] == 1


def test_a_name_is_told_once_wherever_it_is_spoken():
    text = "如有疑问，请与青禾县柳河乡人民政府联系。"
    found = told(text, text)
    assert found == [("contact", "青禾县柳河乡人民政府", "elsewhere")]


def test_what_was_called_so_formerly_is_no_mistake():
    text = "本报告由原青禾县沙河镇人民政府编制。"
    assert told(text) == []
    assert told(text.replace("原", "")) != []


def test_a_department_s_misspelt_name_anywhere_is_near():
    own = "青禾县财政局"
    assert told("我局（青禾县财政局）公开86条。", agency=own) == []
    assert told("我局（青河县财政局）公开86条。", agency=own) == [("text", "青河县财政局", "near")]


def test_evidence_quotes_the_name_where_it_stands():
    text = "本报告由青禾县白沙镇人民政府根据《政府信息公开条例》编制。"
    (fact,) = self_names(report({**PARTS, 1: (text,)}), NOTHING_ELSE)
    (quoted,) = fact.evidence
    assert text[quoted.start : quoted.end] == quoted.quote == "青禾县白沙镇"
