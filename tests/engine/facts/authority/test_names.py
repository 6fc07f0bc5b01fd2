"""Names taken apart, powers, and how an agency speaks of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.shipped import NOTHING_ELSE, knowing
from making.written import PARTS, of, one, report, table, value

from engine.agency_names.places import places
from engine.doubts import CellDoubt
from engine.facts.authority import facts
from engine.facts.authority.names import own_word, relation
from engine.roster.unit import Unit


def made(*paragraphs, context=NOTHING_ELSE, **more):
    parts = {**PARTS, 1: paragraphs} if paragraphs else PARTS
    return tuple(facts(report(parts, **more), context))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("淮安市洪泽区人民政府", ["淮安市", "洪泽区"]),
        ("繁峙县神堂堡乡人民政府", ["繁峙县", "神堂堡乡"]),
        ("镇江市丹徒区高桥镇人民政府", ["镇江市", "丹徒区", "高桥镇"]),
        ("乡宁县人民政府", ["乡宁县"]),
        ("市中区财政局", ["市中区"]),
        (
            "新疆维吾尔自治区塔城地区乌苏市夹河子乡",
            ["新疆维吾尔自治区", "塔城地区", "乌苏市", "夹河子乡"],
        ),
        ("青禾县东关街道办事处", ["青禾县", "东关街道"]),
        ("市场监督管理局", []),
        ("河南省新乡市人民政府", ["河南省", "新乡市"]),
        ("新乡县财政局", ["新乡县"]),
        ("江西省景德镇市浮梁县", ["江西省", "景德镇市", "浮梁县"]),
        ("萍乡市教育局", ["萍乡市"]),
        ("白沙镇市场监督管理所", ["白沙镇"]),
    ],
)
def test_places_are_cut_from_the_front(name, expected):
    assert [place.text for place in places(name)] == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("青禾县白沙镇人民政府", "township", "镇"),
        ("青禾县云岭乡", "township", "乡"),
        ("达力普鄂温克民族乡人民政府", "township", "乡"),
        ("东关街道办事处", "subdistrict", "街道"),
        ("青禾县教育局", "department", "局"),
        ("青禾县发展和改革委员会", "department", "委"),
        ("青禾县发展和改革局（县粮食局）", "department", "局"),
        ("青禾县人民政府办公室", "department", ""),
        ("洪泽区人民政府", "government", "区"),
        ("东乡族自治县人民政府", "government", "县"),
        (None, "township", ""),
    ],
)
def test_an_agency_has_a_word_for_itself(name, kind, expected):
    assert own_word(name, kind) == expected


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ("汤原县胜利乡人民政府", "胜利乡人民政府", "short"),
        ("青禾经济技术开发区管理委员会", "青禾经济技术开发区管委会", "short"),
        ("松岭高新技术产业开发区管理委员会", "松岭高新区管委会", "short"),
        ("青禾经济开发区管理委员会", "青禾经开区管委会", "short"),
        ("松岭综合保税区管委会", "松岭综合保税区管理委员会", "short"),
        ("白鹭湖旅游度假区管委会", "白鹭湖旅游度假区管理委员会办公室", "short"),
        ("松岭经济开发区管委会", "青禾经济开发区管理委员会", "elsewhere"),
        ("云屏海关关区", "云屏海关", "short"),
        ("青禾县红星垦殖场", "红星垦殖场", "short"),
        ("白家庄镇人民政府", "白家庄镇人民政府", "same"),
        ("青禾县白沙镇人民政府", "白沙镇", "short"),
        ("白沙镇", "青禾县 白沙镇 人民政府", "short"),
        ("青禾县白沙镇人民政府", "白沙镇党政综合办公室", "office"),
        ("青禾县白沙镇人民政府", "青禾县白沙镇人民政府（盖章）", "office"),
        ("洪泽区人民政府", "淮安市洪泽区人民政府办公室", "office"),
        ("青禾县发展和改革局", "县发改局", "short"),
        ("青禾县发展和改革局", "青禾县发改局", "short"),
        ("青禾县市场监督管理局", "青禾县市场监管局", "short"),
        ("青禾县财政局", "青禾县审计局", "other"),
        ("青禾县白沙镇人民政府", "青禾县石桥镇人民政府", "elsewhere"),
        ("青禾县白沙镇人民政府", "青禾县人民政府", "superior"),
        ("青禾县人民政府", "青禾县白沙镇人民政府", "other"),
        ("杨湾镇人民政府", "杨湾乡人民政府", "renamed"),
        ("青禾县教育局", "白河县教育局", "elsewhere"),
        ("白沙镇人民政府", "中共白沙镇委员会 白沙镇人民政府", "office"),
        ("东关街道办事处", "青禾县人民政府东关街道办事处", "short"),
        ("东关街道", "东关街道办事处", "short"),
        ("永宁回族乡人民政府", "永宁乡人民政府", "short"),
        ("白沙镇人民政府", "", "unknown"),
    ],
)
def test_two_names_stand_in_a_relation(own, other, expected):
    assert relation(own, other) == expected


def test_an_alias_of_the_roster_is_the_same():
    assert relation("青禾县行政审批服务管理局", "县审批局", ("县审批局",)) == "same"


def regulations(*numbers, doubt=None):
    keys = zip(("made", "repealed", "valid"), numbers, strict=True)
    cells = {("regulations", column): value(n, doubt=doubt) for column, n in keys}
    return {2: replace(table(2), values={**cells, ("normative", "made"): value(9)})}


def test_the_row_of_regulations_gives_its_largest_number():
    found = one(made(tables=regulations(0, 0, 48)), "rulemaking")
    assert (found.fields["count"], found.fields["level"]) == (48, "township")
    assert found.evidence[0].quote == "48"


def test_a_blank_row_of_regulations_is_left_to_the_blank_cells():
    assert not list(of(made(tables=regulations(None, None, None)), "rulemaking"))


def test_a_number_read_with_doubt_stays_in_doubt():
    found = one(made(tables=regulations(3, 0, 0, doubt=CellDoubt.RUN_TOGETHER)), "rulemaking")
    assert found.doubtful == {"count"}


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("我镇认真落实，本镇干部参加，我县要求。", {"镇": 2, "县": 1}),
        ("我街道、我局。", {"街道": 1, "局": 1}),
        ("基本镇情、各镇、全乡、根本局势。", {}),
        ("我局部署、我委托、本乡本土、我市场、我区域。", {"局": 1}),
        ("引用“我乡”和《本乡志》。", {}),
        ("我乡镇、本街道办公室。", {"街道": 1}),
    ],
)
def test_ways_of_saying_we_are_counted(text, nouns):
    found = of(made(text), "own_reference")
    assert {str(f.fields["noun"]): f.fields["times"] for f in found} == nouns


def test_without_a_known_word_for_itself_nothing_is_said():
    assert not list(of(made("我镇认真落实。", agency=None), "own_reference"))


UNITS = (
    Unit(
        name="青禾县白沙镇人民政府", aliases=("白沙镇",), kind="township", parent="青禾县人民政府"
    ),
    Unit(
        name="青禾县石桥镇人民政府", aliases=("石桥镇",), kind="township", parent="青禾县人民政府"
    ),
    Unit(name="青禾县人民政府", kind="government"),
)


@pytest.mark.parametrize(
    ("head", "named", "expected"),
    [
        ("现将白沙镇2023年政府信息公开工作年度报告公布如下。", "白沙镇", "short"),
        ("现将石桥镇2023年政府信息公开工作年度报告公布如下。", "石桥镇", "elsewhere"),
        ("本报告由青禾县白沙镇人民政府办公室根据条例编制。", "青禾县白沙镇", "short"),
        ("石桥镇人民政府根据条例编制本报告。", "石桥镇人民政府", "elsewhere"),
        ("2023年，石桥镇坚持公开为常态。", "石桥镇", "elsewhere"),
    ],
)
def test_the_opening_names_somebody(head, named, expected):
    found = one(made(head=(head,)), "self_name", where="opening")
    assert (found.fields["named"], found.fields["relation"]) == (named, expected)


@pytest.mark.parametrize(
    "head",
    [
        "根据《条例》和《五台县人民政府办公室关于做好年报工作的通知》要求编制。",
        "在县委、县政府的正确领导下，加强与石桥镇的协作。",
        "按照县政府办公室要求，各乡镇认真落实。",
        "现将我乡2023年政府信息公开工作年度报告公布如下。",
        "现将本镇2023年工作情况报告如下。",
    ],
)
def test_others_are_not_taken_for_oneself(head):
    assert not list(of(made("全年公开86条。", head=(head,)), "self_name"))


def test_with_a_roster_another_unit_is_known_by_its_alias():
    context = knowing(unit=UNITS[0], roster=UNITS)
    found = made(head=("现将石桥镇2023年工作报告如下。",), context=context)
    fields = one(found, "self_name", where="opening").fields
    assert (fields["rostered"], fields["own"]) == (1, "青禾县白沙镇人民政府")
    assert one(found, "self_name", where="title").fields["rostered"] == 0


def test_a_title_with_another_unit_of_the_roster_is_told():
    context = knowing(unit=UNITS[1], roster=UNITS)
    assert one(made(context=context), "self_name", where="title").fields["rostered"] == 1


def test_the_superior_is_no_foreign_unit():
    context = knowing(unit=UNITS[0], roster=UNITS)
    found = made(head=("现将青禾县人民政府2023年工作报告如下。",), context=context)
    assert one(found, "self_name", where="opening").fields["rostered"] == 0


def test_the_signature_is_set_beside_the_title():
    found = one(made(signed=("青禾县石桥镇人民政府", "2024年1月12日")), "signature")
    assert found.fields["relation"] == "elsewhere"
    assert len(found.evidence) == 2


def test_without_signature_or_agency_nothing_is_compared():
    assert not list(of(made(signed=(None, None)), "signature"))
    assert not list(of(made(agency=None), "signature"))
