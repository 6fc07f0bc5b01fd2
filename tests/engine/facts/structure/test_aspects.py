"""The five aspects: what treats one, what merely mentions it, and what is neither.

The sentences are of the kinds that real reports use; those that must not count are the ones that
a mere search for words would take.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.shipped import NOTHING_ELSE
from making.written import GRID, PARTS, PICTURE, of, one, report, table, value

from engine.facts.context import Context
from engine.facts.structure import facts
from engine.packs import load_pack

ASPECTS = ("disclosure", "on_request", "management", "platform", "oversight")


def aspects(*paragraphs):
    found = of(facts(report({**PARTS, 1: paragraphs}), NOTHING_ELSE), "aspect")
    return {str(f.fields["aspect"]): f for f in found}


TREATED = [
    ("disclosure", "（一）主动公开情况。"),
    ("disclosure", "全年通过公示栏公开各类信息68条。"),
    ("disclosure", "我乡向社会公开机构职能和年度预算。"),
    ("on_request", "（二）依申请公开情况"),
    ("on_request", "2023年我乡未收到政府信息公开申请。"),
    ("on_request", "全年办理信息公开申请两件，均按期答复。"),
    ("on_request", "全年受理政府信息公开申请21件。"),
    ("management", "政府信息管理情况。"),
    ("management", "落实三审三校，未经审核不得发布。"),
    ("management", "及时编制、更新政府信息公开目录。"),
    ("management", "建立健全保密审查制度。"),
    ("management", "信息发布前由党政办初审、分管领导终审。"),
    ("management", "明确专人负责信息收集、整理、上传。"),
    ("management", "做到涉密信息不上网、上网信息不涉密。"),
    ("management", "对历史信息进行清理，删除失效信息。"),
    ("management", "对所有公开信息严格把关。"),
    ("platform", "（四）平台建设方面"),
    ("platform", "政务新媒体运行平稳。"),
    ("platform", "公众号由专人维护。"),
    ("platform", "以县政府网站为主平台，公开栏为补充。"),
    ("platform", "在便民服务中心配备查询机。"),
    ("platform", "我乡无网络平台。"),
    ("platform", "同时设置政府信息公开专栏，定期张贴通知。"),
    ("platform", "加强区政府门户网站日常管理。"),
    ("platform", "一是拓宽公开渠道。"),
    ("oversight", "（五）监督保障情况"),
    ("oversight", "将政府信息公开纳入年度考核。"),
    ("oversight", "不定期开展监督检查，督促整改。"),
    ("oversight", "一是加强业务培训。"),
    ("oversight", "严格审批，强化监督。"),
    ("oversight", "县政务公开办检查4次，反馈问题全部整改。"),
    ("oversight", "定期通报各站所公开情况。"),
    ("oversight", "落实工作经费2万元。"),
]
NOT_TREATED = [
    ("on_request", "明确政府信息公开的申请、受理、审查、处理、答复等各个环节的具体要求。"),
    ("on_request", "群众办事申请材料一次告知。"),
    ("platform", "以县政府门户网站、公示栏等形式公开了机构职能。"),
    ("platform", "充分发挥新闻媒体作用，利用各类信息平台、新闻网站扩大信息发布的受众面。"),
    ("platform", "通过政府网站、微信群、公告栏等方式公开信息136条。"),
    ("oversight", "保障群众的知情权、参与权和监督权。"),
    ("oversight", "更好发挥政务公开强监督作用。"),
    ("oversight", "利用培训会等方式，对相关业务人员进行培训指导。"),
    ("oversight", "成立了以乡长为组长的领导小组，明确了责任分工。"),
    ("management", "严格要求各单位及时公布与群众密切相关的信息。"),
    ("management", "进一步贯彻落实各项规定。"),
    (
        "on_request",
        "主要从主动公开、收到和处理政府信息公开申请情况、其他需要报告的事项等六个方面汇报。",
    ),
    (
        "disclosure",
        "主要从主动公开、收到和处理政府信息公开申请情况、其他需要报告的事项等六个方面汇报。",
    ),
]


@pytest.mark.parametrize(("aspect", "text"), TREATED)
def test_a_sub_heading_or_a_sentence_of_its_own_treats_an_aspect(aspect, text):
    found = aspects(text)[aspect]
    assert found.fields["treated"] == 1
    assert found.evidence[0].quote


@pytest.mark.parametrize(("aspect", "text"), NOT_TREATED)
def test_a_passing_word_treats_nothing(aspect, text):
    assert aspects(text)[aspect].fields["treated"] == 0


def test_a_passing_mention_is_told_and_quoted():
    text = "利用培训会等方式，对业务人员进行培训指导。"
    found = aspects("我乡扎实推进各项工作。" + text)["oversight"]
    assert (found.fields["treated"], found.fields["mentioned"]) == (0, 1)
    assert found.evidence[0].quote == text


def test_an_aspect_not_mentioned_shows_the_heading():
    found = aspects("全年主动公开信息86条。")["on_request"]
    assert (found.fields["treated"], found.fields["mentioned"]) == (0, 0)
    assert found.evidence[0].quote == "一、总体情况"


def test_automatic_numbers_make_a_sub_heading():
    from making.written import paragraph

    found = aspects(paragraph("平台建设情况", number="（四）"))
    assert found["platform"].fields["treated"] == 1


def test_people_in_charge_and_their_training_treat_oversight_side_by_side():
    charge = "调整了以乡长为组长的政务公开领导小组。"
    training = "召集各村信息员开展业务培训两次。"
    assert aspects(charge)["oversight"].fields["treated"] == 0
    assert aspects(training)["oversight"].fields["treated"] == 0
    assert aspects(charge, training)["oversight"].fields["treated"] == 1


def test_nothing_is_said_of_aspects_where_part_one_is_missing_or_blank():
    without = {n: b for n, b in PARTS.items() if n != 1}
    assert not list(of(facts(report(without), NOTHING_ELSE), "aspect"))
    assert not aspects("")


def test_a_picture_in_part_one_leaves_the_rest_in_doubt():
    found = aspects("全年主动公开信息86条。", PICTURE)
    assert not found["disclosure"].doubtful
    assert found["platform"].doubtful == {"treated"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("纳入年度目标考核。", 1),
        ("未发生责任追究情况。", 1),
        ("没有被追究责任的情形。", 1),
        ("邀请群众代表评议。", 1),
        ("建立政务公开督查考评机制。", 1),
        ("接受群众监督评价。", 1),
        ("邀请群众代表开展满意度调查。", 1),
        ("列入年终评先评优内容。", 1),
        ("严格审核发布。", 0),
    ],
)
def test_accountability_counts_the_sentences_that_speak_of_it(text, words):
    found = one(facts(report({**PARTS, 1: (text,)}), NOTHING_ELSE), "accountability")
    assert found.fields["words"] == words


OVERLAY = """\
overlay: qinghe
title: 青禾县补充
source: {id: local, title: 青禾县通知, number: 青政公开〔2023〕12号}
vocabulary:
  aspects.oversight: [把好发布关]
"""


def test_a_county_may_say_what_treats_an_aspect(tmp_path):
    local = tmp_path / "local.yaml"
    local.write_text(OVERLAY, encoding="utf-8")
    read = report({**PARTS, 1: ("各村专人把好发布关。",)})
    for overlays, treated in (((), 0), ((local,), 1)):
        context = Context(vocabulary=load_pack(overlays=overlays).vocabulary)
        found = one(facts(read, context), "aspect", aspect="oversight")
        assert found.fields["treated"] == treated


def reported(year, new, *more, text="公开了很多。"):
    three = replace(table(3, "2019"), values={("new", "natural"): value(new)})
    parts = {**PARTS, 1: (text,), 3: (GRID, *more)}
    read = replace(report(parts, tables={3: three}), year=year)
    return {f.fields["aspect"]: f for f in of(facts(read, NOTHING_ELSE), "aspect")}


@pytest.mark.parametrize(
    ("year", "new", "due"),
    [(2023, 0, 5), (None, 0, 5), (2020, 3, 1), (2019, 0, 0), (2020, None, 0)],
)
def test_before_2021_only_requests_received_have_to_be_spoken_of(year, new, due):
    assert len(reported(year, new)) == due


def test_before_2021_requests_may_be_spoken_of_anywhere_and_in_passing():
    assert reported(2020, 3)["on_request"].fields["treated"] == 0
    for text in ("2020年收到政府信息公开申请3件，均已答复。",):
        assert reported(2020, 3, text)["on_request"].fields["treated"] == 1
    passing = "规范申请、受理、审查、答复等依申请公开各环节。"
    assert reported(2020, 3, text=passing)["on_request"].fields["treated"] == 1
