"""Last year's requests told apart, other bodies' numbers, and disputes over other matters."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About
from engine.facts.narrative.caveats import caveat

BUREAU = About(year=2024, kind="department", agency="云溪县林业局")
COUNTY = About(year=2024, kind="government", agency="云溪县人民政府")


def claims(text: str, about: About = BUREAU):
    reader = Reader(VOCABULARY, about)
    return [
        claim
        for sentence in text.split("|")
        for claim in reader.claims(sentence, "request", 1)
        if claim.scope.body == "own"
    ]


def sure(text: str, about: About = BUREAU) -> list[tuple[str, int]]:
    """Return what a text claims that nothing qualifies."""
    return [(one.subject, one.value) for one in claims(text, about) if not caveat(one)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("期初结转3件，本期新收12件，期末结转2件。", ("carried.in", 3)),
        ("新收申请12件，上年未办结3件，办结14件。", ("carried.in", 3)),
        ("截至年底，尚有2件政府信息公开申请在办。", ("carried.out", 2)),
        ("收到申请12件，1件未按要求补正，不再处理。", ("handled.other.uncorrected", 1)),
        ("另有2件申请，因收到时间的原因，计入结转。", ("carried.out", 2)),
        ("全年34件申请没有一件逾期。", ("received", 34)),
        ("信息公开申请收件7件，按时回复6件，剩余1件于2025年1月回复。", ("carried.out", 1)),
        ("上年12月收到并结转的2件申请，已于2024年1月答复。", ("carried.in", 2)),
        ("收到政府信息公开申请5件，上年5件，数量持平；办结4件。", ("handled", 4)),
        ("收到政府信息公开申请18件，上年收到12件，增长50%；办结17件。", ("handled", 17)),
        ("没有作出不予公开决定的申请。", ("handled.denied", 0)),
        ("复议5件，已审结4件。", ("review.closed", 4)),
        ("对上年度作出的答复不服提起行政诉讼1件。", ("suit", 1)),
        ("因2023年度政府信息公开申请引发的行政复议2件。", ("review", 2)),
        ("2023年因政府信息公开被复议3件，2024年降为1件。", ("review", 1)),
        ("未发生行政复议，发生行政诉讼1起，系申请人不服信息公开答复起诉我局。", ("suit", 1)),
        ("共收到申请表4份，企业2家。", ("applicant.business", 2)),
    ],
)
def test_a_claim_that_nothing_qualifies(text: str, wanted: tuple[str, int]) -> None:
    assert wanted in sure(text)


@pytest.mark.parametrize(
    ("text", "subject", "others"),
    [
        ("新收10件，结转1件，办结11件。", "carried.in", ("carried.out",)),
        (
            "因信息公开引起的行政诉讼3件，未经复议直接起诉2件，复议后起诉1件，2件维持。",
            "suit.upheld",
            ("suit_after_review.upheld",),
        ),
        ("复议3件，诉讼2件，维持4件。", "disputes.upheld", ("suit.upheld",)),
    ],
)
def test_a_number_may_be_of_more_than_one(text: str, subject: str, others: tuple[str, ...]) -> None:
    found = {one.subject: one.others for one in claims(text)}
    assert found[subject] == others


def test_channels_beside_a_total_are_parts_of_it() -> None:
    found = claims("全年收到申请4份，邮寄3份，现场递交1份。")
    assert [(one.value, one.part) for one in found if one.subject == "received"] == [
        (4, False),
        (3, True),
        (1, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全县36个单位中有14个单位收到政府信息公开申请。",
        "24家部门收到政府信息公开申请。",
    ],
)
def test_bodies_are_no_requests(text: str) -> None:
    assert claims(text, COUNTY) == []


@pytest.mark.parametrize(
    "text",
    [
        "上年结转的2件申请，予以公开1件、不予公开1件；今年新收申请70件。",
        "去年结转至今年办理的2件政府信息公开申请，1件予以公开，1件无法提供。",
        "上年结转3件，均已办结。|今年收到17件，予以公开15件。",
    ],
)
def test_results_of_last_years_requests_are_no_results_of_the_table(text: str) -> None:
    assert [one for one in sure(text) if one[0].startswith("handled")] == []


@pytest.mark.parametrize(
    "text",
    [
        "上年结转3件，均已办结；今年新收17件，办结15件。",
        "今年收到17件，办结15件；上年结转3件，办结3件。",
        "上年结转3件，均已办结。|今年新收17件，办结15件。",
        "全年收到申请17件，办结15件，另办结2023年结转申请3件。",
    ],
)
def test_what_was_done_of_last_years_comes_on_top(text: str) -> None:
    found = [(one.value, one.beside) for one in claims(text) if one.subject == "handled"]
    assert found == [(15, 3)]
    assert not any(one.subject == "all_done" for one in claims(text))


def test_what_was_carried_in_and_received_is_done_together() -> None:
    text = "本年新收12件，上年结转2件，办结14件。"
    assert ("handled", 14) in sure(text)
    assert all(one.beside == 0 for one in claims(text))


def test_those_received_among_those_handled_are_not_all_received() -> None:
    found = [one.subject for one in claims("答复申请18件，其中上年结转3件、本年新收15件。")]
    assert "received" not in found


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议3件；全部行政复议案件29件。",
        "因政府信息公开行政复议3件；行政处罚引发复议6件、诉讼3件。",
        "政府信息公开行政复议3件；除此以外的行政复议11件、行政诉讼3件。",
        "因政府信息公开引起行政复议3件；全年各类行政复议共14件，行政诉讼9件。",
    ],
)
def test_disputes_over_any_matter_are_not_those_over_information(text: str) -> None:
    assert sure(text) == [("review", 3)]


def test_disputes_over_information_are_read_one_after_the_other() -> None:
    text = "因政府信息公开引起行政复议3件，行政诉讼2件。"
    assert sure(text) == [("review", 3), ("suit", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "县政府办公室受理申请22件。|办理结果为：予以公开8件，不予公开14件。",
        "县政府本级共收到申请22件，均已办结。|予以公开8件，不予公开14件。",
        "全县乡镇办结政府信息公开申请20件，县直部门办结50件。",
    ],
)
def test_what_one_office_did_is_not_the_countys(text: str) -> None:
    assert sure(text, COUNTY) == []


def test_what_the_whole_county_did_is_its_own() -> None:
    text = "全县共收到申请76件，其中县政府办公室受理8件。|办理结果为：予以公开50件。"
    assert ("handled.granted", 50) in sure(text, COUNTY)


def test_a_sum_behind_several_results_is_of_all() -> None:
    assert ("handled", 13) in sure("予以公开8件，无法提供5件，合计13件。")
    assert [one.subject for one in claims("予以公开、部分公开合计13件。")] == [
        "handled.granted+partial"
    ]


def test_what_the_reviewing_office_decided_is_an_outcome() -> None:
    text = "对答复不服提起行政复议2件，复议机关维持1件。"
    assert sure(text) == [("review", 2), ("review.upheld", 1)]
    assert sure("受理以税务所为被申请人的政府信息公开复议3件，维持2件。") == []


def test_the_sum_over_offices_is_the_countys() -> None:
    text = "乡镇收到申请17件，部门收到申请41件，县政府收到申请6件，总计64件。"
    found = [(one.subject, one.value) for one in claims(text, COUNTY)]
    assert found == [("received", 64)]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请7件，去年5件，其中公开4件。",
        "收到政府信息公开申请7件，去年8件，前年5件，三年累计20件。",
        "收到政府信息公开申请7件，上年5件、办结4件。",
        "2024年12月27日收到的1件申请，结转下年度办理。",
    ],
)
def test_what_came_last_year_or_on_one_day_is_no_whole_of_this_year(text):
    whole = {(one.subject, one.value) for one in claims(text) if one.scope.year == "this"}
    assert whole <= {("received", 7)}


def test_a_hundred_percent_in_time_beside_what_is_done_next_year_says_not_that_all_is_done():
    found = sure("受理依申请公开32件，答复31件，1件跨年办理，按时办结率为100%。")
    assert ("all_done", 0) not in found
