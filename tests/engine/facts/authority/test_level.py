"""Who may make rules: closed lists of cities, every other city unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.late import checker
from making.shipped import NOTHING_ELSE
from making.written import report, table, value

from engine.facts.authority.level import WORDS, level

WORDS_OF = NOTHING_ELSE.vocabulary


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("神堂堡乡人民政府", "township", "township"),
        ("东关街道办事处", "subdistrict", "township"),
        ("淮安市洪泽区人民政府", "government", "county"),
        ("汤原县财政局", "department", "county"),
        ("汤原县住房和城乡建设局", "department", "county"),
        ("淮安市住房和城乡建设局", "department", "city"),
        ("淮安市城乡规划局", "department", "city"),
        ("伊犁哈萨克自治州伊宁市人民政府", "government", "county"),
        ("延边朝鲜族自治州人民政府", "government", "city"),
        ("淮安市人民政府", "government", "city"),
        ("江苏省淮安市人民政府办公室", "government", "city"),
        ("淮安市财政局", "department", "city"),
        ("北京市人民政府", "government", "city"),
        ("北京市朝阳区人民政府", "government", "county"),
        ("重庆市云阳县人民政府", "government", "county"),
        ("上海市财政局", "department", "city"),
        ("东莞市人民政府", "government", "city"),
        ("嘉峪关市人民政府", "government", "city"),
        ("新乡市人民政府", "government", "city"),
        ("景德镇市人民政府", "government", "city"),
        ("昆山市人民政府", "government", "county"),
        ("江苏省昆山市人民政府", "government", "county"),
        ("湖南省津市市人民政府", "government", "county"),
        ("仙桃市人民政府", "government", "county"),
        ("义乌市财政局", "department", "county"),
        ("凉山州人民政府", "government", "city"),
        ("四川省凉山州人民政府", "government", "city"),
        ("凉山州西昌市人民政府", "government", "county"),
        ("青禾市人民政府", "government", "unknown"),
        ("青禾市财政局", "department", "unknown"),
        ("青禾地区行政公署", "government", "unknown"),
        ("青禾海关", "department", "unknown"),
        ("江苏省财政厅", "department", "province"),
        ("青禾经济开发区管理委员会", "other", "unknown"),
        (None, None, "unknown"),
    ],
)
def test_the_level_is_told_only_where_the_name_tells_it(name, kind, expected):
    assert level(name, kind, WORDS_OF) == expected


def test_the_lists_are_complete_and_no_city_stands_on_two():
    words = WORDS_OF[WORDS]
    lists = {name: words.of(name) for name in WORDS.lists}
    assert {name: len(one) for name, one in lists.items()} == {
        "municipalities": 4,
        "prefecture_cities": 293,
        "autonomous_prefectures": 30,
        "county_cities": 399,
    }
    cities = [
        city for name, one in lists.items() if name != "autonomous_prefectures" for city in one
    ]
    assert len(cities) == len(set(cities))


@pytest.mark.parametrize(
    ("agency", "kind", "outcome"),
    [
        ("昆山市人民政府", "government", "fail"),
        ("苏州市人民政府", "government", None),
        ("凉山彝族自治州人民政府", "government", None),
        ("东莞市人民政府", "government", None),
        ("青禾市人民政府", "government", "uncertain"),
    ],
)
def test_rules_of_a_city_are_judged_by_the_list(agency, kind, outcome):
    cells = {("regulations", column): value(2) for column in ("made", "repealed", "valid")}
    tables = {2: replace(table(2), values={**cells, ("normative", "made"): value(9)})}
    audit = checker().audit(report(tables=tables, agency=agency, kind=kind))
    found = [one.outcome for one in audit.findings if one.rule == "A101"]
    assert found == ([outcome] if outcome else [])
