"""What a file's place tells of the report in it: a unit and a year, or nothing."""

from __future__ import annotations

import pytest

from engine.roster.file_names import owners_possible, owners_told, stem
from engine.roster.unit import Unit

COUNTY = Unit(name="青禾县人民政府", aliases=("青禾县", "县政府"))
TOWN = Unit(name="青禾县白沙镇人民政府", aliases=("白沙镇",))
WATER = Unit(name="青禾县水利局", aliases=("水利局",))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("2023/白沙镇.pdf", [(TOWN.name, 2023)]),
        ("青禾县白沙镇2023年政府信息公开工作年度报告.doc", [(TOWN.name, 2023)]),
        ("报送.zip!/2023年度/水利局.docx", [(WATER.name, 2023)]),
        ("青禾县2023.pdf", [(COUNTY.name, 2023)]),
        ("白沙镇.pdf", []),
        ("2024年报送/2023/白沙镇.pdf", [(TOWN.name, 2023)]),
        ("白沙镇2023修订2024.pdf", []),
        ("白沙镇、水利局2023.pdf", []),
        ("2023/扫描件001.pdf", []),
        ("", []),
    ],
)
def test_unit_and_year_are_told_only_where_both_are_certain(source, told):
    assert list(owners_told(source, (COUNTY, TOWN, WATER))) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("白沙镇.pdf", [(TOWN.name, set())]),
        ("白沙镇2023修订2024.pdf", [(TOWN.name, {2023, 2024})]),
        ("2023/白沙镇.pdf", [(TOWN.name, {2023})]),
        ("扫描件001.pdf", []),
        ("白沙镇、水利局.pdf", []),
    ],
)
def test_a_file_that_tells_no_year_may_be_of_any(source, told):
    assert list(owners_possible(source, (COUNTY, TOWN, WATER))) == told


def test_a_place_without_its_extension():
    assert stem("2023/白沙镇.v2.pdf") == "2023/白沙镇.v2"
    assert stem("") == "."
