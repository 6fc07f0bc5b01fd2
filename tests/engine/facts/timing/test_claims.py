"""Last year's work told as this year's: the clause decides, not a word somewhere behind it."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.tables import report

from engine.facts.timing import facts


def claims(*sentences: str) -> list[object]:
    read = report(parts={1: list(sentences)})
    return [f.fields["stated"] for f in facts(read, NOTHING_ELSE) if f.kind == "year.claim"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年，我局主动公开信息53条，加强考核。",
        "2022年，我局主动公开信息53条，方便群众获取政府信息。",
        "2022年，我局主动公开规划计划类信息53条。",
        "2022年，全局收到申请3件，均已答复，未出现问题。",
        "2022年，我镇加强考核督查，主动公开政府信息53条。",
        "2022年度主动公开信息53条，群众获得感明显增强。",
        "截至2022年12月31日，主动公开政府信息120条。",
        "截至2022年底，我局共受理申请5件，全部按时答复。",
        "截止2022年12月31日，发布信息120条，上年结转的申请已办结。",
        "（一）截至2022年末，公开栏更新信息36条。",
        "2022年，我局严格落实条例，取得较好成效。",
        "2022年，我局按照年度工作计划推进政务公开，工作有序。",
        "2022年，我镇召开政务公开推进会3次，研究解决存在问题。",
        "2022年，全县发布政策解读18篇，启动了专栏改版。",
        "2022年，我局起草并公开文件3件。",
    ],
)
def test_the_clause_that_tells_work_is_judged(sentence: str) -> None:
    assert claims(sentence) == [2022]


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年考核反馈的问题，我局逐项整改，公开栏目已补齐。",
        "2022年政务公开考核中发现的3件超期答复已通报。",
        "2022年，我局在第三方评估中被指出公开不及时。",
        "2022年，我局在考核检查中发现公开信息3条不规范，已改正。",
        "2022年遗留的1件申请已于年初答复。",
        "2022年，县政府印发政务公开实施方案，我局认真落实。",
        "2022年，我局获评政务公开先进单位。",
        "2022年，我局荣获信息公开工作表彰。",
        "2022年公开的120条信息已全部归档。",
        "2022年，专栏建成上线，公开渠道进一步拓宽。",
        "2022年规划的公开专区已投入使用。",
        "与2022年主动公开120条相比有所增加。",
        "2022年，公开信息120条，今年增加12条。",
        "2022年，公开信息120条，2023年公开150条。",
        "2022年，我局公开数量较往年增加12条。",
        "截至2022年12月31日，我局网站改版完成。",
        "截至2023年12月31日，我局公开指南更新完毕。",
        "截至2022年6月，公开信息30条。",
        "截至2022年底，历年累计公开信息5000条。",
        "自2022年起，我局公开信息一律先审后发，公开12条。",
        "2022年以来，我局公开信息120条。",
        "2022年换届后，公开工作由办公室负责。",
        "2022年度报告按时公开，公开报告1份。",
        "2022年机构改革时划入的公开职责已落实。",
    ],
)
def test_a_matter_of_the_past_is_no_claim(sentence: str) -> None:
    assert 2022 not in claims(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，我局共收到政府信息公开申请4件，均已办结。",
        "2024年，主动公开政府信息153条。",
        "（一）主动公开情况。2024年，全镇公开信息97条。",
        "截至2024年12月31日，我场主动公开政府信息97条。",
        "2024年度，举办培训3期，发布解读12篇。",
    ],
)
def test_a_number_of_the_year_to_come_told_as_done_is_a_claim(sentence: str) -> None:
    assert claims(sentence) == [2024]


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，我局将公开信息300条。",
        "2024年计划开展培训4次，发布解读12篇。",
        "2024年1月，我局发布报告1份。",
        "2024年，我局坚持公开为常态。",
        "2024年的目标是公开信息300条。",
        "2024年，公开信息不少于300条，2023年公开了260条。",
        "结转2024年办理的申请2件。",
        "2024年1月公布2023年度报告1份。",
    ],
)
def test_what_is_meant_for_the_year_to_come_is_none(sentence: str) -> None:
    assert 2024 not in claims(sentence)


def test_plans_of_part_five_are_no_claims_of_work_done() -> None:
    read = report(parts={5: ["2024年，公开信息300条，培训4次。"]})
    done = [f for f in facts(read, NOTHING_ELSE) if f.fields.get("tense") == "done"]
    assert [f.fields["stated"] for f in done] == []
