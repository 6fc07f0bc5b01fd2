"""Names of agencies cut: places in front, offices behind, what a roster compares."""

from __future__ import annotations

import pytest

from engine.agency_names.places import (
    area_off,
    as_commission,
    body_of,
    places,
    roster_core,
    stem_of,
    without_government,
    without_marks,
    without_offices,
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("繁峙县神堂堡乡人民政府", [("繁峙", "县"), ("神堂堡", "乡")]),
        ("淮安市洪泽区", [("淮安", "市"), ("洪泽", "区")]),
        ("教育局", []),
        ("", []),
        ("青禾县教育局", [("青禾", "县")]),
    ],
)
def test_places_are_cut_from_the_front_the_wider_first(name, found):
    told = places(name)
    assert [(one.stem, one.suffix) for one in told] == found
    assert [one.rank for one in told] == sorted(one.rank for one in told)
    assert "".join(one.text for one in told) == name[: sum(len(one.text) for one in told)]


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("淮安市洪泽区人民政府", "洪泽区"),
        ("洪泽区政府", "洪泽区"),
        ("东关街道办事处", "东关街道"),
        ("东关街道办", "东关街道"),
        ("洪泽区（本级）教育局", "洪泽区本级教育局"),
        ("", ""),
    ],
)
def test_a_roster_compares_the_core(name, core):
    assert roster_core(name) == core
    assert roster_core(core) == core


def test_what_tells_units_apart_stays():
    names = ["洪泽区政府", "洪泽区政府办公室", "洪泽区教育局", "洪泽区"]
    assert len({roster_core(name) for name in names}) == 3
    assert roster_core("洪泽区政府") == roster_core("洪泽区")


@pytest.mark.parametrize(
    ("name", "short"),
    [("繁峙县神堂堡乡", "神堂堡乡"), ("神堂堡乡", "神堂堡乡"), ("繁峙县", "繁峙县")],
)
def test_the_county_in_front_is_taken_off_where_something_is_left(name, short):
    assert area_off(name) == short


def test_what_is_no_part_of_a_name_is_cut_and_the_name_stays():
    assert without_offices("中共 青禾县委 青禾县人民政府办公室").endswith("青禾县人民政府")
    assert without_government("白沙镇人民政府") == "白沙镇"
    assert without_marks("洪泽区（本级）·教育局") == "洪泽区本级教育局"
    assert as_commission("发展和改革委员会") == "发展和改革委"
    assert body_of("青禾县教育局") == "教育局"
    assert body_of("青禾县卫生健康委员会") == body_of("青禾县卫生健康委")


def test_a_stem_is_never_nothing():
    for name in ("达力普鄂温克民族乡", "民族乡", "回族乡"):
        for place in places(name):
            assert stem_of(place)
