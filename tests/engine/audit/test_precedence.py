"""Whose last year's report is: certain, to be asked for, or somebody else's."""

from __future__ import annotations

import pytest

from engine.audit.precedence import Whose, fit, same_agency
from engine.roster.unit import Unit

COUNTY = "青禾县人民政府"
ROSTER = (
    Unit(name="青禾县白沙镇人民政府", aliases=("白沙镇",), kind="township", parent=COUNTY),
    Unit(name="青禾县大白沙镇人民政府", kind="township", parent=COUNTY),
    Unit(name="青禾县水务局", aliases=("青禾县水利局",), kind="department", parent=COUNTY),
    Unit(name="青禾县教育局", kind="department", parent=COUNTY),
)


def who(agency: str, year: int | None = 2023, sha256: str = "") -> Whose:
    return Whose(agency=agency, year=year, sha256=sha256 or f"{agency}{year}")


@pytest.mark.parametrize(
    ("one", "other", "roster", "sameness"),
    [
        ("青禾县白沙镇人民政府", "青禾县白沙镇人民政府", (), "same"),
        ("青禾县白沙镇人民政府", "青禾县白沙镇", (), "same"),
        ("白沙镇人民政府", "青禾县白沙镇人民政府", (), "same"),
        ("淮安市洪泽区人民政府", "洪泽区政府", (), "same"),
        ("青禾县白沙镇人民政府", "红石县白沙镇人民政府", (), "near"),
        ("青禾县水务局", "青禾县水利局", (), "near"),
        ("青禾县水务局", "青禾县水利局", ROSTER, "same"),
        ("水务局", "青禾县水利局", ROSTER, "same"),
        ("青禾县教育局", "青禾县水利局", ROSTER, "other"),
        ("青禾县教育局", "青禾县教育体育局", ROSTER, "near"),
        ("青禾县大白沙镇人民政府", "白沙镇", ROSTER, "other"),
        ("青禾县教育局", "青禾县石桥镇人民政府", (), "other"),
    ],
)
def test_one_unit_is_told_by_the_roster_else_by_names_and_either_way_round(
    one, other, roster, sameness
):
    assert same_agency(who(one), who(other), roster) == sameness
    assert same_agency(who(other), who(one), roster) == sameness


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        (who("青禾县教育局", 2022), "fits"),
        (who("青禾县教育局", 2021), "year"),
        (who("青禾县教育局", 2023, sha256="另一份"), "year"),
        (who("青禾县教育局", 2024), "year"),
        (who("青禾县教育体育局", 2022), "near"),
        (who("青禾县水利局", 2022), "other"),
        (who("青禾县水利局", 2021), "other"),
        (who("青禾县教育局", None), "unknown"),
        (who("", 2022), "unknown"),
        (who("青禾县教育局", 2022, sha256="青禾县教育局2023"), "itself"),
    ],
)
def test_only_the_same_unit_and_the_year_before_fits(last, wanted):
    assert fit(who("青禾县教育局"), last, ROSTER) == wanted


def test_two_reports_without_an_agency_are_not_one_units():
    assert fit(who("", 2023), who("", 2022)) == "unknown"
