"""Title, sign-off, announced number of parts, citations."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.written import PARTS, of, one, report

from engine.doubts import DoubtKind
from engine.facts.structure import facts


def made(*args, **more):
    return tuple(facts(report(*args, **more), NOTHING_ELSE))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青禾县白沙镇人民政府2023年政府信息公开工作年度报告", (1, 1, "full")),
        ("夹河子乡政府信息公开工作2023年度报告", (1, 1, "variant")),
        ("红崖子沟乡 2023 年度政府信息公开工作报告", (1, 1, "variant")),
        ("白沙镇二〇二三年政府信息公开工作年度报告", (1, 1, "full")),
        ("白沙镇二○二三年度政府信息公开年报", (1, 1, "variant")),
        ("县市场监督管理局2023年政府信息公开工作年度报告", (1, 1, "full")),
        ("青禾经济开发区管委会2023年政府信息公开工作年度报告", (1, 1, "full")),
        ("2023年政府信息公开工作年度报告", (0, 1, "full")),
        ("2023年度政府信息公开工作年度报告", (0, 1, "full")),
        ("政府信息公开工作2023年度报告", (0, 1, "variant")),
        ("2023年下各镇政府信息公开工作年度报告", (1, 1, "full")),
        ("洪泽区人民政府2023年政府信息公开工作年度报告", (1, 1, "full")),
        ("桃园开发区管委会2023年信息公开工作年度报告", (1, 1, "variant")),
        ("2025年连生乡人民政府政府信息公开工作情况报告", (1, 1, "variant")),
        ("青禾县发展和改革局（县粮食局）2023年政府信息公开工作年度报告", (1, 1, "full")),
        ("白沙镇政府信息公开工作年度报告", (1, 0, "full")),
        ("白沙镇２０２３年政府信息公开工作年度报告", (1, 1, "full")),
        ("白沙县⽔利局2023年政府信息公开⼯作年度报告", (1, 1, "full")),
        ("白沙镇2023年政务公开工作总结", (1, 1, "other")),
    ],
)
def test_a_title_has_what_it_has(title, expected):
    fields = one(made(title=title, agency=None), "title").fields
    assert (fields["has_agency"], fields["has_year"], fields["name"]) == expected


@pytest.mark.parametrize("name", ["中共青禾县委党史研究室（县方志办）", "青禾县党史馆(县方志室)"])
def test_the_agency_s_own_name_in_the_title_is_its_name_however_its_brackets_are(name):
    found = made(title=f"{name}2023年政府信息公开工作年度报告", agency=name)
    assert one(found, "title").fields["has_agency"] == 1


def test_the_agency_may_stand_on_the_line_below_or_above():
    found = made(title="2023年政府信息公开工作年度报告", head=("白沙镇",), agency=None)
    assert one(found, "title").fields["has_agency"] == 1


def test_a_long_opening_sentence_is_no_part_of_the_title():
    opening = "本报告根据县人民政府办公室的通知和《中华人民共和国政府信息公开条例》编制，供查阅。"
    found = made(title="2023年政府信息公开工作年度报告", head=(opening,), agency=None)
    assert one(found, "title").fields["has_agency"] == 0


def test_a_title_not_found_has_nothing_else():
    found = one(made(title=None), "title")
    assert dict(found.fields) == {"found": 0}


@pytest.mark.parametrize(
    ("signed", "meta", "head", "expected"),
    [
        (("白沙镇人民政府", "2024年1月12日"), {}, (), {"agency": (1, 0), "date": (1, 0)}),
        (("白沙镇人民政府", None), {}, (), {"agency": (1, 0), "date": (0, 0)}),
        ((None, None), {}, (), {"agency": (0, 0), "date": (0, 0)}),
        (
            (None, None),
            {"publisher": "白沙镇", "published_on": "2024-01-12"},
            (),
            {"agency": (0, 1), "date": (0, 1)},
        ),
        ((None, None), {}, ("（2024年1月12日）",), {"agency": (0, 1), "date": (0, 1)}),
        ((None, None), {}, ("自2023年1月1日起统计",), {"agency": (0, 0), "date": (0, 0)}),
    ],
)
def test_a_sign_off_is_there_elsewhere_or_missing(signed, meta, head, expected):
    found = of(made(signed=signed, meta=meta, head=head), "signoff")
    got = {str(f.fields["item"]): (f.fields["present"], f.fields["elsewhere"]) for f in found}
    assert got == expected


@pytest.mark.parametrize(
    ("head", "stated", "aside"),
    [
        ("本报告由总体情况等六个部分组成。", 6, 0),
        ("本报告共分7部分。", 7, 0),
        ("全文包括概述、主动公开情况、附表等八个部分。", 8, 2),
    ],
)
def test_an_announced_number_of_parts_is_compared_with_the_headings(head, stated, aside):
    fields = one(made(head=(head,)), "part_count").fields
    assert (fields["stated"], fields["found"], fields["aside"]) == (stated, 6, aside)


@pytest.mark.parametrize(
    "head",
    [
        "包括主动公开政府信息情况、收到和处理政府信息公开申请情况、其他需要报告的事项。",
        "公示栏分为三个部分。",
        "大部分信息已公开。",
        "本报告包括一部分上年度的数据。",
        "收费情况在报告第六部分。",
    ],
)
def test_a_list_without_number_or_about_something_else_announces_nothing(head):
    assert not list(of(made(head=(head,)), "part_count"))


def test_a_seventh_heading_counts():
    parts = {**PARTS, 6: ("无。", "七、附件")}
    assert one(made(parts, head=("本报告由七个部分组成。",)), "part_count").fields["found"] == 7


def test_unsure_headings_leave_the_count_in_doubt():
    head = ("本报告由七个部分组成。",)
    five = {n: b for n, b in PARTS.items() if n != 5}
    unlike = [DoubtKind.HEADING_UNLIKE]
    assert one(made(five, head=head, doubts=unlike), "part_count").doubtful == {"found"}
    assert not one(made(head=head, doubts=unlike), "part_count").doubtful


@pytest.mark.parametrize(
    ("text", "document", "basis"),
    [
        ("按照国办公开办函〔2019〕60号的要求编制。", "form-2019", 1),
        ("按照国办公开办函[2019] 60 号要求。", "form-2019", 1),
        ("按照国办公开办函〔2021〕30号编制。", "form-2021", 1),
        ("根据《条例》（国令第 711 号）编制。", "regulation", 1),
        ("根据《条例》（国务院令第492号）编制。", "regulation-2007", 1),
        ("按国办函〔2020〕109号收费。", "fee", 1),
        ("国办公开办函〔2019〕60号同时停用。", "form-2019", 0),
    ],
)
def test_a_citation_is_known_by_its_number(text, document, basis):
    found = one(made(head=(text,)), "citation")
    assert (found.fields["document"], found.fields["basis"]) == (document, basis)


def test_the_platform_norm_of_2019_is_no_form():
    assert not list(of(made(head=("按照国办公开办函〔2019〕61号要求。",)), "citation"))
