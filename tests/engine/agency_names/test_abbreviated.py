"""Which name is short for which: by characters left out, or a branch named the other way round."""

from __future__ import annotations

import pytest

from engine.agency_names.abbreviated import abbreviates, is_turned_branch, within


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("青禾县住建局", "青禾县住房和城乡建设局"),
        ("青禾县发改委", "青禾县发展和改革委员会"),
        ("市场监管局", "青禾县市场监督管理局"),
        ("城南公安分局", "松岭市公安局城南分局"),
        ("松岭银保监分局", "中国银行保险监督管理委员会松岭监管分局"),
        ("松岭金融监管分局", "国家金融监督管理总局松岭监管分局"),
    ],
)
def test_a_department_s_short_name_is_known(short: str, long: str) -> None:
    assert abbreviates(short, long)
    assert not abbreviates(long, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青禾县住建局", "松岭市住房和城乡建设局"),
        ("青禾县水务局", "青禾县水利局"),
        ("青禾县财政局", "青禾县财政局"),
        ("白沙镇人民政府", "白沙镇人民政府办公室"),
        ("城北公安分局", "松岭市公安局城南分局"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not abbreviates(one, other)


def test_a_branch_keeps_what_its_bureau_is() -> None:
    assert is_turned_branch("城南区公安分局", "松岭市公安局城南区分局")
    assert not is_turned_branch("城南税务分局", "松岭市公安局城南分局")
    assert not is_turned_branch("青河银保监分局", "中国银行保险监督管理委员会松岭监管分局")
    assert not is_turned_branch("松岭银保监分局", "国家金融监督管理总局松岭监管分局")


def test_characters_stand_in_order() -> None:
    assert within("住建", "住房和城乡建设")
    assert not within("建住", "住房和城乡建设")
