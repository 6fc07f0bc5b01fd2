"""Lists inside lists and behind totals: what belongs to the outer one, and where it ends."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.told import told

from engine.facts.narrative.list_shapes import Reading
from engine.facts.narrative.lists import lists
from engine.facts.prose import sentences

LISTS = [
    (
        "公开信息共计136条。其中：年度报告1条，预算决算2条，新闻稿件120条，宣传视频13条。",
        (136, 136, 4, False),
    ),
    ("公开信息共计136条。其中：报告1条，预算2条，新闻120条，视频12条。", (136, 135, 4, False)),
    (
        "新增主动公开政府信息50条。其中机构类信息20条,内有领导成员10条、机构职能4条、"
        "机构概况1条、直属单位5条;工作类信息11条,其中镇街动态3条、计划总结3条、通知公告5条;"
        "政策文件类信息4条;民生事项类信息8条;财政管理类信息7条,其中预决算2条、专项经费5条。",
        (50, 50, 5, False),
    ),
    (
        "公开2698条,其中:动态1201条、公告251条、解读44条、人事45条、征集调查16期、其他1141条。",
        (2698, 2698, 6, True),
    ),
    (
        "公开2406条,其中政务动态1215条,公开类1129条,概况类62条,开展征集3期,受理来信7件。",
        (2406, 2406, 3, False),
    ),
    (
        "收到申请9件,上年转结1件,其中网络申请数5件,信函申请数5件。",
        (10, 10, 2, False),
    ),
    (
        "收到申请1641件,其中,通过网络申请1156件,占70.44%;通过信函申请470件,占28.64%,"
        "通过当面申请15件,占比0.91%。",
        (1641, 1641, 3, True),
    ),
    (
        "全年办理政府信息公开申请7件,其中自然人6件,法人及其他组织1件,予以公开或部分公开1件,"
        "本机关不掌握4件,已通过网站对外公开1件,不予公开1件。",
        (7, 7, 2, False),
    ),
    ("收到申请9件,其中网上3件,信函2件,其他3件。", (9, 8, 3, True)),
    ("主动公开政府信息共70条,工作动态66条,其他信息4条。", (70, 70, 2, True)),
    ("主动公开政府信息共70条,工作动态66条,其他信息3条。", (70, 69, 2, True)),
    ("主动公开政府信息共70条,工作动态66条,受理申请3条。", None),
    ("公开信息500条，其中主要有政策解读20条，人事8条，财政5条。", None),
    ("公开信息500条，其中政策解读20条，人事8条，财政5条等。", None),
    ("公开信息500条，其中政策解读20条。", None),
    ("公开信息100余条，其中政策解读50条，动态40条，人事5条。", None),
]


def read(text):
    """Return (total, sum, items, marked) of the lists that are more than a part."""
    found = sentences(told({1: text}))
    made = [one for s in found for one in lists(s, None, Reading(VOCABULARY)) if not one.part]
    return [(one.total, one.sum, one.items, one.marked) for one in made]


@pytest.mark.parametrize(("text", "wanted"), LISTS, ids=[text[:24] for text, _ in LISTS])
def test_a_list_is_added_up_by_its_outer_items(text, wanted):
    assert read(text) == ([wanted] if wanted else [])


def test_a_list_in_brackets_ends_with_them():
    bracket = "受理申请9件（其中网络申请4件、信函申请5件），办结8件，结转下年1件。"
    assert read(bracket) == [(9, 9, 2, False)]
    assert not read("行政许可共11个事项，其中采伐许可办理466件，征占用办理64个，检疫办理2个。")
    assert not read("受理申请9件（其中上年结转2件），办结8件，1件结转下年。")
