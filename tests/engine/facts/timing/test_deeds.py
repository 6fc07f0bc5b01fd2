"""Days of deeds: those that ought to lie in the reported year, and those that need not."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.tables import report

from engine.facts.timing import facts


def outside(*sentences: str, part: int = 1) -> list[object]:
    """Return the days of deeds that do not lie in 2023."""
    read = report(parts={part: list(sentences)})
    found = [f.fields for f in facts(read, NOTHING_ELSE) if f.kind == "deed.day"]
    return [one["written"] for one in found if one["told_year"] != 2023]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("2024年3月5日，我局召开政务公开培训会。", "2024年3月5日"),
        ("2022年5月10日，我镇举办政府开放日活动。", "2022年5月10日"),
        ("（一）我局于2022年6月组织全体干部学习条例。", "2022年6月"),
        ("一是2022年9月，组织开展公开栏检查。", "2022年9月"),
        ("依申请公开方面，2024年2月1日收到申请1件。", "2024年2月1日"),
        ("2022 年 11 月 3 日，邀请群众代表走进政务大厅，参与活动20人。", "2022 年 11 月 3 日"),
        ("我镇2022年8月参加全县政务公开业务培训。", "2022年8月"),
        ("2033年4月2日，县局召开专题会议研究公开工作。", "2033年4月2日"),
        ("业务培训方面：2022年7月8日开展保密审查讲座。", "2022年7月8日"),
    ],
)
def test_a_deed_of_another_year_is_told(sentence: str, day: str) -> None:
    assert outside(sentence) == [day]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年3月5日，我局召开政务公开培训会。",
        "3月5日，我局召开政务公开培训会。",
        "2024年3月，我局将召开政务公开培训会。",
        "2024年1月，计划组织全体干部培训。",
        "2022年12月28日，县政府印发实施方案，我局组织学习。",
        "自2022年7月1日起，我局每季度召开调度会。",
        "2022年7月1日起，实行集中受理。",
        "截至2024年1月10日，收到申请3件。",
        "2022年12月至次年3月，组织开展专项整治。",
        "2024年1月20日，本报告在门户网站发布，组织解读。",
        "2024年1月15日，年度报告经会议研究后组织公布。",
        "2022年12月5日收到的申请，于2023年1月8日答复。",
        "2022年12月5日收到申请1件，2023年1月8日办结。",
        "2022年12月，我局召开动员会。2023年，逐项推进落实。",
        "2022年11月，我局在全县考核中组织得力，获评先进。",
        "2018年5月，我局组织编写公开目录。",
        "根据2022年5月10日召开的全县推进会精神，公开信息3条。",
        "落实《2022年5月政务公开工作要点》，召开会议2次。",
        "公开专栏于2022年6月上线，组织专人维护。",
        "2022年3月机构改革后，由办公室组织实施。",
        "与2022年5月组织的培训相比，人数有所增加。",
        "经2022年12月召开的会议审定，目录予以公开。",
        "对2022年9月收到的投诉，我局开展了核查。",
        "2022年12月份召开的会议要求，逐月更新。",
        "会议（2022年12月6日召开）要求组织学习。",
        "全年组织培训2次（2022年12月另有1次）。",
    ],
)
def test_history_plans_documents_and_comparisons_are_not(sentence: str) -> None:
    assert outside(sentence) == []


def test_plans_of_part_five_are_not() -> None:
    assert outside("2024年6月底前，组织一次培训。", part=5) == []
