"""Part five: problems, improvements, and as many of them as announced."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.written import PARTS, PICTURE, of, one, report

from engine.facts.structure import facts


def five(*paragraphs):
    return tuple(of(facts(report({**PARTS, 5: paragraphs}), NOTHING_ELSE), "part_five"))


def named(item, *paragraphs):
    return one(five(*paragraphs), "part_five", item=item).fields["named"]


@pytest.mark.parametrize(
    "text",
    [
        "存在的主要问题：一是公开内容不够全面；二是队伍建设有待加强。",
        "如依申请公开工作规范性还有待提高、政务公开队伍建设有待加强等。",
        "个别部门对复杂申请件的研判能力不足，协调机制尚需完善。",
        "一部分信息公布不够及时、更新较慢。",
        "政务公开宣传范围局限，收效甚浅。",
        "公开意识淡薄。",
        "一、存在问题：人员不足。二、整改措施：充实人员。",
        "1.信息公开的标准还需统一",
        "一是人员少，二是经费紧张，三是水平低。",
        "问题：更新慢。",
        "虽然取得一定成绩，但与群众期盼还有距离。",
        "工作中的困难：专业人才匮乏。",
        "存在的主要问题是内容公开不够全面，下步打算进一步扩大公开内容。",
        "我局在公开的及时性上有差距。下一步，将明确专人。",
        "在答复的规范性方面还存在一定差距。",
        "就政策解读而言仍有一些不足。",
        "主要问题：科普类信息公开形式呆板。改进情况：拍摄短视频21条。",
        "主要不足是群众参与面窄小。改进：上门征求意见。",
        "一是少数答复未在第一时间与申请人沟通，二是价格类信息分散。为此，我委整合专栏。",
        "个别科室把公开当成额外负担，临到检查才补发材料。对此，局里约谈了3个科室。",
        "部分村的公示一贴了之，群众看不到办理经过。针对上述问题，镇里统一制版。",
        "栏目之间内容雷同，检索入口藏得深。",
        "科普信息形式不活，年轻群众不爱看。",
        "来窗口的人常把查档和申请公开混为一谈。",
        "同一户反复申请，我所已上门讲清办理进度，予以改进。",
        "企业要在四个网站之间来回找政策，年底前并成一个页面加以解决。",
    ],
)
def test_a_concrete_shortcoming_names_a_problem(text):
    assert named("problem", text) > 0


def test_an_answer_to_what_was_told_is_an_improvement_whatever_its_words():
    said = "一是专人缺位。针对上述问题，大队增加文员1名，每月曝光隐患1次。"
    assert named("improvement", said) == 1
    assert named("improvement", "一是专人缺位。针对上述问题。") == 0


def test_only_that_something_is_mended_names_no_problem():
    assert named("problem", "全年各项工作，予以改进。") == 0


def test_what_stands_under_a_sub_heading_names_a_problem_whatever_its_words():
    assert named("problem", "（一）存在问题", "经办人员更换频繁，资料交接经常耽搁数日。") > 0


@pytest.mark.parametrize(
    "text",
    [
        "无。",
        "2023年工作取得一定成效，但仍存在一些问题和不足。",
        "虽然取得一定成绩，但也存在不足之处。下一步将加强学习。",
        "（一）存在的主要问题：无。",
        "我局在政府信息公开工作中暂未发现明显问题。下一步继续保持。",
        "存在的主要问题：无。改进情况：继续加强学习。",
        "在政府信息公开工作中还存在一些差距。下一步将加强学习。",
        "今年的工作取得明显成效，群众满意。为此，县里通报表扬了我局。",
        "没有发现问题。为此，我局将继续做好公开。",
    ],
)
def test_the_stock_phrase_alone_names_no_problem(text):
    assert named("problem", text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "下一步，将切实抓好以下工作：一是扎实推进依申请公开工作。",
        "（二）改进措施：加大宣传力度。",
        "公开内容不全面，对策是：扩大公开范围。",
        "解决办法：引进人才。",
        "措施：第一，抓更新。",
        "已于11月配备专人，目前已恢复正常更新。",
        "针对上年提出的问题，我镇已开展业务培训两次。",
        "今后我们会按季检查。下一步组织全员学习。",
    ],
)
def test_any_sentence_of_intent_is_an_improvement(text):
    assert named("improvement", text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "无。",
        "一是公开内容有待进一步丰富；二是业务能力还需加强；三是答复文书不够规范。",
        "2023年我镇加强领导，取得一定成效，但仍有不足。一是更新较慢。",
    ],
)
def test_wanting_something_better_is_no_improvement(text):
    assert named("improvement", text) == 0


def test_a_picture_leaves_part_five_in_doubt():
    found = five(PICTURE)
    assert all(f.doubtful == {"named"} for f in found)


def test_without_its_heading_nothing_is_said_of_part_five():
    parts = {n: b for n, b in PARTS.items() if n != 5}
    assert not list(of(facts(report(parts), NOTHING_ELSE), "part_five"))
