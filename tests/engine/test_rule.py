"""Rules and packs as values: when one is in force, and where its code stands."""

from __future__ import annotations

import pickle
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making.rules import rule

from engine.packs import load_pack
from engine.rule import FAMILIES, Pack, Source, Years, catalogue_order

SHIPPED = load_pack()
YEAR = st.integers(1900, 2100)


@pytest.mark.parametrize(
    ("years", "inside", "outside"),
    [
        (Years(first=2021), (2021, 2022, 9999), (2020, 0, -1)),
        (Years(first=2019, last=2020), (2019, 2020), (2018, 2021)),
        (Years(first=2021, last=2021), (2021,), (2020, 2022)),
    ],
)
def test_the_first_and_the_last_year_are_in_force(years, inside, outside):
    assert all(year in years for year in inside)
    assert not any(year in years for year in outside)


@pytest.mark.parametrize(
    ("years", "written"),
    [
        (Years(first=2021), "2021-"),
        (Years(first=2019, last=2020), "2019-2020"),
        (Years(first=2021, last=2021), "2021"),
    ],
)
def test_years_are_spelt_as_a_rule_file_does_and_read_back(years, written):
    assert str(years) == written
    assert rule(years=written).years == years


def test_an_unknown_year_is_the_newest():
    assert rule(years="2021-").in_force(None, None)
    assert not rule(years="2019-2020").in_force(None, None)
    assert Source(id="a", title="t", years=Years(first=2021)).governs(None)
    assert not Source(id="a", title="t", years=Years(first=2019, last=2020)).governs(None)


@given(YEAR)
def test_a_source_without_years_governs_every_year(year):
    assert Source(id="a", title="t").governs(year)
    assert Source(id="a", title="t").governs(None)


@given(YEAR | st.none(), st.sampled_from(["township", "department", None]))
def test_a_rule_for_some_kinds_either_applies_waits_for_the_kind_or_does_not(year, kind):
    some = rule(kinds=["township"], years="2019-2022")
    applies, waits = some.in_force(year, kind), some.awaits_kind(year, kind)
    assert not (applies and waits)
    timely = year is not None and 2019 <= year <= 2022
    assert (applies or waits) == (timely and kind != "department")


def test_a_rule_for_all_waits_for_no_kind():
    assert rule(years="2021-").in_force(2023, None)
    assert not rule(years="2021-").awaits_kind(2023, None)


def test_the_fact_of_exists_is_the_other():
    one = rule(
        given={"more": {"kind": "table"}},
        exists={"kind": "part", "match": ["number"]},
    )
    assert {name: joined.kind for name, joined in one.joins.items()} == {
        "more": "table",
        "other": "part",
    }
    assert rule().joins == {}


def empty_pack(**parts) -> Pack:
    """Make a pack of hardly anything."""
    basic = {
        "id": "x", "title": "t", "version": "1", "sha256": "0" * 64, "folder": Path("x"),
        "forms": SHIPPED.forms, "vocabulary": SHIPPED.vocabulary,
        "rules": (), "sources": {}, "settings": {},
    }  # fmt: skip
    return Pack(**{**basic, **parts})


def test_a_code_that_no_rule_has_is_named():
    pack = empty_pack(rules=(rule(code="F203"), rule(code="D101")))
    assert pack.rule("D101").code == "D101"
    with pytest.raises(KeyError, match="F204"):
        pack.rule("F204")


def test_a_changed_pack_has_not_the_stamp_of_the_one_it_was():
    stamped = empty_pack().stamped("key")
    assert stamped.stamp == "key"
    assert stamped.model_copy(update={"version": "2"}).stamp == ""
    assert stamped == empty_pack()  # the stamp is no part of what a pack says


def test_two_packs_share_no_table_of_settings():
    assert empty_pack().defaults is not empty_pack().defaults


def test_a_pack_travels_to_a_worker_with_its_stamp():
    """The key is known where the pack was loaded, and what a worker kept is found by it."""
    sent = empty_pack(rules=(rule(),)).stamped("key")
    come = pickle.loads(pickle.dumps(sent))  # noqa: S301 - our own bytes
    assert come.rules == sent.rules
    assert come.rules[0].years == sent.rules[0].years


CODES = st.builds("{}{:03}".format, st.sampled_from(ascii_uppercase), st.integers(0, 999))


@given(st.lists(CODES, max_size=12))
def test_the_catalogue_is_in_the_order_of_its_families_then_its_numbers(codes):
    ordered = sorted(codes, key=catalogue_order)
    places = [FAMILIES.find(code[0]) for code in ordered]
    known = [place for place in places if place >= 0]
    assert places == [*sorted(known), *[-1] * (len(places) - len(known))]
    assert sorted(ordered, key=catalogue_order) == ordered


def test_a_countys_own_rules_come_last():
    assert max(["L001", "P101", "F203", "S101"], key=catalogue_order) == "L001"
