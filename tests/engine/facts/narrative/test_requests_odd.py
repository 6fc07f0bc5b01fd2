"""Odd but honest ways of counting requests, each of which once was taken for something else."""

from __future__ import annotations

import pytest
from making.heard import heard, numbers
from making.told import told

from engine.facts.narrative.caveats import caveat


def said(text: str) -> list[tuple[str, int, str]]:
    """Return subject, value and caveat of every claim of a paragraph under 依申请公开."""
    report = told({1: ("（二）依申请公开情况", text)})
    return [(c.subject, c.value, caveat(c)) for c in numbers(report)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023年度受理申请2件，已完成依申请公开申请1件。", ["received 2", "handled.loosely 1"]),
        (
            "政府信息公开申请新收7件，结转2件，办结8件，转下年1件。",
            ["received 7", "carried.in 2", "handled 8", "carried.out 1"],
        ),
        (
            "收到依申请公开6件，5件已答复，1件因故未补正。",
            ["received 6", "handled 5", "handled.other.uncorrected 1"],
        ),
        ("未发生因政府信息申请引起的行政复议和行政诉讼。", ["review 0", "suit 0"]),
        ("另有行政诉讼3件不涉及政府信息公开。", []),
        ("行政诉讼2件、行政复议1件，均不属于政府信息公开案件。", []),
        ("申请全部答复，不存在结转下年办理的情况。", ["carried.out 0"]),
        (
            "办理总量17件，其中本年新收15件、上年结转2件。",
            ["handled.loosely 17", "received 15", "carried.in 2"],
        ),
        (
            "复议9件，维持6件、纠正2件、其他1件。",
            ["review 9", "review.upheld 6", "review.corrected 2", "review.other 1"],
        ),
        ("本年度我镇没有上年结转的申请。", ["carried.in 0"]),
        ("行政事业性收费为0。", ["decision.fees 0"]),
        ("收到信息公开申请13件，其中通过系统收到11件，局长信箱收到2件。", ["received 13"]),
        ("未发生一起因政府信息公开引发的行政诉讼。", ["suit 0"]),
        (
            "受理依申请公开12件，答复7件，不予受理4件，内容不明确1件。",
            ["received 12", "handled 7"],
        ),
        ("全年收到公民信息公开申请七件。", ["received 7"]),
        ("其中公民申请四件。", ["applicant.natural 4"]),
        ("收到申请7件，均为自然人申请。", ["received 7", "applicant.natural 7"]),
        ("全年共收到书面申请2件、网络申请5件。", ["received 7"]),
        (
            "所有申请已全部办结，其中2件予以公开，4件部分公开。",
            ["handled.granted 2", "handled.partial 4"],
        ),
        ("全年共有行政诉讼案件8件，其中涉及政府信息公开2件。", ["suit 2"]),
        ("因本机关不掌握相关信息答复申请人4件。", ["handled.unable.not_held 4"]),
        ("对重复申请作出处理1件。", ["handled.rejected.repeat 1"]),
        ("收到申请3件，后又收到书面申请9件。", ["received 12"]),
        (
            "收到申请数量为6，其中自然人6，企业0。",
            ["received 6", "applicant.natural 6", "applicant.business 0"],
        ),
        ("全年共收到依申请公开件壹件。", ["received 1"]),
        ("上半年收到申请2件，下半年3件，全年共5件。", ["received 2", "received 5"]),
        ("本年未收到行政复议申请，收到政府信息公开申请3件。", ["review 0", "received 3"]),
        ("区分处理后公开1件，作出区分处理2件。", ["handled.partial 1", "handled.partial 2"]),
        ("提供政府信息4件，告知已主动公开2件。", ["handled.granted 4"]),
        ("结转下年度继续办理2件。", ["carried.out 2"]),
        ("本局其他行政诉讼案件6起，涉及政府信息公开的0起。", ["suit 0"]),
    ],
)
def test_a_number_is_what_its_own_words_make_it(text: str, wanted: list[str]) -> None:
    assert [f"{subject} {value}" for subject, value, _ in said(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "主动公开36件、依申请公开436件、不予公开43件，配发解读材料4件。",
        "报告包括总体情况、因政府信息公开工作被申请行政复议、提起行政诉讼情况等六项内容。",
        "县政府办转办我镇政府信息公开申请3件。",
        "协助县局办理依申请公开3件，配合县政府办答复依申请公开4件。",
        "第三方评估抽查申请2件。",
        "未收到其他形式的政府信息公开申请。",
        "除网上申请外，未收到信函、传真形式的申请。",
        "全镇未发生一起因政府信息公开引发的行政诉讼败诉案件。",
        "收到档案查阅申请30件，受理宅基地申请12件，收到学校信息公开申请2件。",
        "村级收到村务公开申请5件。",
        "全年发生行政复议3件（均与政府信息公开无关）。",
        "行政复议、行政诉讼分别为1件、2件。",
        "设立依申请公开受理点1个。",
        "1件因故未收到申请人依申请公开补正材料。",
        "依申请公开收取信息处理费1件。",
    ],
)
def test_what_is_another_bodys_or_no_request_is_no_claim(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "brackets",
    ["（含2022年度结转5件）", "（包括结转上年5件）", "（其中上一年度未办结转入5件）"],
)
def test_what_was_carried_in_may_be_told_in_brackets(brackets: str) -> None:
    report = told({1: ("（二）依申请公开情况", f"受理政府信息公开申请12件{brackets}。")})
    found = [claim for claim in numbers(report) if claim.subject == "received"]
    assert [(claim.value, claim.with_carried) for claim in found] == [(12, True)]


def test_what_was_done_of_this_years_alone_may_be_less() -> None:
    text = "上年度结转的2件已全部办结，本年度新收的7件办结6件。"
    claim = numbers(told({1: ("（二）依申请公开情况", text)}))[-1]
    assert (claim.subject, claim.value, claim.beside) == ("handled", 6, 2)


def test_what_was_accepted_after_it_was_received_may_be_less() -> None:
    found = said("收到政府信息公开申请7件，撤回1件，实际受理6件。")
    assert [(value, bool(caveat)) for _, value, caveat in found] == [(7, False), (6, True)]


@pytest.mark.parametrize(
    "text", ["第三方评估抽查申请2件，均规范答复。", "县政府办转办申请3件，均已答复。"]
)
def test_that_others_requests_are_done_says_nothing_of_all(text: str) -> None:
    report = told({1: ("（二）依申请公开情况", text)})
    assert not any(claim.subject == "all_done" for claim in heard(report))


@pytest.mark.parametrize(
    "text",
    [
        "属于信访、举报类申请不作为政府信息公开申请处理11件。",
        "不属于本机关职责范围，告知答复申请人2件。",
        "当年申请当年办结6件。",
    ],
)
def test_what_is_told_of_some_is_not_all_that_was_done(text: str) -> None:
    assert all(caveat for _, _, caveat in said(text))


def test_what_was_received_may_not_count_what_was_carried_besides() -> None:
    found = said("全县共受理政府信息公开申请91件（另有2件结转下年度办理）。")
    assert [(what, bool(caveat)) for what, _, caveat in found] == [
        ("received", True),
        ("carried.out", False),
    ]
    found = said("受理政府信息公开申请91件（另有2件结转自上年）。")
    assert found[0] == ("received", 91, "")


def bare(*paragraphs: str) -> list[tuple[str, int, str]]:
    """Return what is claimed where no heading says what the paragraph is about."""
    return [(c.subject, c.value, caveat(c)) for c in numbers(told({1: paragraphs}))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("全年收到申请5件，与我镇上年持平。", ["received 5"]),
        ("镇里收到申请3件，无一件被复议或诉讼。", ["received 3", "review 0", "suit 0"]),
        ("收到要求公开村级账目的申请4件，答复4件。", ["received 4", "handled 4"]),
        ("全年共收到不动产登记申请30件，办结28件，结转2件。", []),
    ],
)
def test_an_application_of_no_kind_is_one_for_information_where_nothing_else_is_named(text, wanted):
    assert [f"{subject} {value}" for subject, value, _ in bare(text)] == wanted


def test_an_application_behind_another_matter_is_not_known_to_be_one_for_information():
    found = bare("做好低保救助各项工作。全年收到申请5件。")
    assert all(caveat for _, _, caveat in found)


def test_what_was_merged_is_no_other_number():
    (first, *_) = said("收到10份申请，其中2份重复提交，合并后按8件处理。")
    assert "合并" in first[2]


def test_persons_told_of_the_number_before_are_no_heading_of_what_follows():
    found = said("办理依申请公开3件，均为自然人提出，其中书面2件、网络1件。")
    assert ("applicant.natural", 2, "") not in found


def test_a_rounded_number_is_a_claim_that_never_accuses():
    (only,) = said("收到政府信息公开申请100余件。")
    assert only[:2] == ("received", 100)
    assert "约数" in only[2]
