"""Rules that need more than the report: last year's, the units below, the roster, an overlay.

Each is tried on whole reports, once as it should be and once spoilt; nothing else may speak.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from making.cells import spoilt
from making.changes import added, base
from making.drafts import clean, with_prose, with_words
from making.reading import read_report
from making.season import _replaced as renamed
from making.writers import as_flat_text

from engine.check import Checker
from engine.facts.context import Context, Likeness
from engine.packs import load_pack
from engine.roster.unit import Unit

if TYPE_CHECKING:
    from making.drafts import Draft

    from engine.report import Report

OVERLAY = Path(__file__).resolve().parents[2] / "rules" / "overlays" / "qinghe.yaml"
BAISHA = Unit(name="青禾县白沙镇人民政府", kind="township", parent="青禾县人民政府")
SHIQIAO = Unit(name="青禾县石桥镇人民政府", kind="township", parent="青禾县人民政府")
ROSTER = (Unit(name="青禾县人民政府", kind="government"), BAISHA, SHIQIAO)
Found = set[tuple[str, str, str | None]]


@cache
def checker(*, county: bool = False) -> Checker:
    """Give the checker, with the county's overlay if wanted."""
    return Checker(load_pack(overlays=[OVERLAY] if county else []))


def read(draft: Draft, name: str = "稿.txt") -> Report:
    """Write a draft and read it."""
    return read_report(as_flat_text(draft), name)


def said(report: Report, context: Context, *, county: bool = False) -> Found:
    """Return (rule, outcome, row or column or cell) of what is said; requests left out."""
    found = checker(county=county).audit(report, context).findings
    return {
        (one.rule, one.outcome, one.place.column or one.place.row)
        for one in found
        if one.outcome != "not_assessable"
    }


def asked(report: Report, context: Context) -> set[str]:
    """Return the rules that ask for something."""
    found = checker().audit(report, context).findings
    return {one.rule for one in found if one.outcome == "not_assessable"}


def last_year(*, new: int = 5, left: int = 2, valid: int = 3) -> Report:
    """Return last year's report of the same town, in other words."""
    draft = clean(
        "石桥镇人民政府",
        "township",
        2022,
        requests={"granted": {"natural": new - left}, "carried_out": {"natural": left}},
        normative=(0, 0, valid),
        published=51,
    )
    return read(renamed(draft, "石桥镇", "白沙镇"), "上年.txt")


@pytest.mark.slow
def test_of_a_clean_report_nothing_is_said_with_everything_beside_it() -> None:
    context = Context(
        last=last_year(),
        unit=BAISHA,
        roster=ROSTER,
        published_on=date(2024, 1, 15),
        likenesses=(Likeness(other="青禾县石桥镇人民政府", year=2023, percent=30),),
        siblings=(read(base()),),
    )
    assert said(read(base()), context) == set()
    assert asked(read(base()), context) == set()
    assert said(read(base()), replace(context, last=None), county=True) == set()


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("比上年增加2件", None),
        ("比上年增加3件", "fail"),
        ("较2022年增加两件", None),
        ("同比增长40%", None),
        ("同比增长39.9%", None),  # off by the last digit: cut, not rounded
        ("同比增长39.8%", "fail"),
        ("同比增长50%", "fail"),
        ("与上年持平", "fail"),
        ("比上年减少2件", "fail"),
    ],
)
def test_a_trend_is_held_against_last_year(words: str, outcome: str | None) -> None:
    report = read(with_words(base(), 1, "申请7件，", f"申请7件，{words}，"))
    expected = {("N110", outcome, None)} if outcome else set()
    assert said(report, Context(last=last_year())) == expected
    assert "N110" in asked(report, Context())


@pytest.mark.parametrize(("count", "verdict"), [(1200, "fail"), (1300, None), (1400, None)])
def test_a_cumulative_number_never_falls(count: int, verdict: str | None) -> None:
    told = "公众号自开通以来，累计发布信息{}条。"
    report = read(added(1, told.format(count))(base()))
    last = read(added(1, told.format(1300))(base(year=2022)))
    verdicts = {outcome for rule, outcome, _ in said(report, Context(last=last)) if rule == "X109"}
    assert verdicts == ({verdict} if verdict else set())


def test_a_rate_with_three_decimals_is_no_accusation() -> None:
    draft = with_words(base(), 1, "申请7件，", "申请7件，同比增长133.333%，")
    assert said(read(draft), Context(last=last_year(new=3))) == set()


@pytest.mark.parametrize("left", [1, 3])
def test_what_was_carried_out_has_to_be_carried_in(left: int) -> None:
    found = said(read(base()), Context(last=last_year(left=left, new=7)))
    assert found == {("X101", "fail", "natural"), ("X101", "fail", "total")}


@pytest.mark.parametrize("column", ["business", "research", "welfare", "legal_service"])
def test_each_column_is_carried_over_by_itself(column: str) -> None:
    last = spoilt(last_year(), (3, "carried_out", column), 1)
    assert said(read(base()), Context(last=last)) == {("X101", "fail", column)}


@pytest.mark.parametrize(
    ("valid", "expected"),
    [(3, set()), (2, {("X102", "fail", "valid")}), (4, {("X102", "fail", "valid")})],
)
def test_documents_in_force_go_on_from_last_year(valid: int, expected: Found) -> None:
    assert said(read(base()), Context(last=last_year(valid=valid))) == expected


def test_without_last_year_its_report_is_asked_for() -> None:
    assert asked(read(base()), Context()) == {"D101", "X101", "X102"}


def county_report() -> tuple[Report, tuple[Report, ...]]:
    """Return a county's consolidated report and those of its two towns."""
    towns = [base(), replace(base(), agency="青禾县石桥镇人民政府")]
    one = read(towns[0])
    draft = clean("青禾县人民政府", "government", 2023, requests={}, normative=(2, 0, 8))
    report = read(with_prose(draft, 1, *[text.split("。")[0] + "。" for text in draft.prose[1]]))
    tables = {}
    for number, table in report.tables.items():
        values = {}
        for key, value in table.values.items():
            below = one.tables[number].values[key].number
            assert below is not None
            values[key] = replace(value, number=below * 2, raw=str(below * 2))
        tables[number] = replace(table, values=values)
    return replace(report, tables=tables), (one, one)


def test_a_countys_cells_are_the_sums_of_its_towns() -> None:
    report, towns = county_report()
    context = Context(units_below=towns)
    assert not {one for one in said(report, context) if one[0] == "X103"}
    assert "X103" in asked(report, Context(units_below=towns[:1], units_missing=("石桥镇",)))


@pytest.mark.parametrize(
    "cell", [(2, "normative", "made"), (3, "granted", "natural"), (4, "review", "total")]
)
def test_a_countys_wrong_cell_is_found(cell: tuple[int, str, str]) -> None:
    report, towns = county_report()
    audit = checker().audit(spoilt(report, cell, 99), Context(units_below=towns))
    found = [one.place for one in audit.findings if one.rule == "X103" and one.outcome == "fail"]
    assert [(one.table, one.row, one.column) for one in found] == [cell]


@pytest.mark.parametrize("rule", ["X104", "X105"])
@pytest.mark.parametrize("percent", [50, 51])
def test_likeness_is_held_against_the_limit(rule: str, percent: int) -> None:
    other = Likeness(
        other="青禾县石桥镇人民政府", year=2022, percent=percent, with_last_year=rule == "X104"
    )
    expected = {(rule, "fail", None)} if percent > 50 else set()
    assert said(read(base()), Context(likenesses=(other,))) == expected


def test_last_years_words_again_are_found() -> None:
    last = read(with_words(base(year=2022), 1, "2022年", "2022年度"), "上年.txt")
    found = {one for one in said(read(base()), Context(last=last)) if one[0] == "X104"}
    assert found == {("X104", "fail", None)}


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("另一份.txt", 88, {("X107", "fail", None)}),
        ("更正版.txt", 88, set()),
        ("另一份.txt", 86, set()),
    ],
)
def test_two_versions_have_to_be_told_apart(name: str, number: int, expected: Found) -> None:
    other = base() if number == 86 else with_words(base(), 1, "信息86条，", f"信息{number}条，")
    assert said(read(base()), Context(siblings=(read(other, name),))) == expected


@pytest.mark.parametrize("published", ["aa", "bb"])
def test_what_is_published_is_what_was_approved(published: str) -> None:
    context = Context(approved_sha256="aa", published_sha256=published)
    assert said(read(base()), context) == (set() if published == "aa" else {("X108", "fail", None)})
    assert "X108" in asked(read(base()), Context(approved_sha256="aa"))


def test_another_unit_of_the_roster_in_the_opening_is_found() -> None:
    opening = "2023年，石桥镇人民政府坚持公开为常态、不公开为例外。"
    draft = with_prose(base(), 1, opening, *base().prose[1][1:])
    assert ("A103", "fail", None) in said(read(draft), Context(unit=BAISHA, roster=ROSTER))


def test_another_unit_in_the_title_is_found() -> None:
    context = Context(unit=SHIQIAO, roster=ROSTER)
    assert "A103" in {rule for rule, *_ in said(read(base()), context)}


@pytest.mark.parametrize(
    ("signed", "published", "expected"),
    [
        ("2024年1月12日", date(2024, 1, 20), set()),
        ("2024年1月12日", date(2024, 1, 21), {"D101"}),
        ("2024年1月20日", date(2024, 1, 20), set()),
        ("2024年1月21日", date(2024, 1, 21), {"D101", "D104"}),
        ("2024年1月16日", date(2024, 1, 15), {"D103"}),
        ("2024年1月12日", date(2023, 12, 31), {"D101", "D103"}),
    ],
)
def test_a_towns_deadline_comes_from_its_county(
    signed: str, published: date, expected: set[str]
) -> None:
    report = read(replace(base(), signoff=(base().agency, signed)))
    context = Context(published_on=published)
    assert {rule for rule, *_ in said(report, context, county=True)} == expected
    without = {rule for rule, *_ in said(report, context)}
    assert without == expected - ({"D101", "D104"} if published.year == 2024 else set())


def test_the_rosters_own_deadline_counts_first() -> None:
    unit = replace(BAISHA, deadline=date(2024, 1, 10))
    context = Context(unit=unit, roster=(unit,), published_on=date(2024, 1, 12))
    assert {rule for rule, *_ in said(read(base()), context)} == {"D101", "D104"}
