"""What a number says of requests: received, from whom, what became of them."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About

ABOUT = About(2024, "department", "青禾县教育局")


def claims(text):
    found = Reader(VOCABULARY, ABOUT).claims(text, "request")
    return [(one.subject, one.value) for one in found if not one.doubts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "收到政府信息公开申请15件，其中自然人12件，商业企业3件。",
            [("received", 15), ("applicant.natural", 12), ("applicant.business", 3)],
        ),
        (
            "予以公开6件，部分公开1件，不予公开3件。",
            [("handled.granted", 6), ("handled.partial", 1), ("handled.denied", 3)],
        ),
        ("上年结转2件，新收13件。", [("carried.in", 2), ("received", 13)]),
        ("结转下年度继续办理1件。", [("carried.out", 1)]),
        ("收到网络申请5件，信函申请3件。", [("received", 8)]),
        ("其中属于国家秘密1件。", [("handled.denied.state_secret", 1)]),
    ],
)
def test_a_number_is_of_the_word_that_names_it(text, found):
    assert claims(text) == found


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("截至2024年底，累计受理申请147件，其中本年度31件。", ["years"]),
        ("累计收到申请147件，其中2024年新收31件。", ["years"]),
        ("累计收到申请31件，其中本年度31件。", []),
        ("受理申请33件，其中本年新收31件，上年结转2件。", []),
        ("全年累计收到申请31件，其中自然人30件。", []),
    ],
)
def test_of_what_only_a_part_is_this_years_the_whole_goes_back_further(text, doubts):
    first = Reader(VOCABULARY, ABOUT).claims(text, "request")[0]
    assert [one.kind for one in first.doubts] == doubts


@pytest.mark.parametrize(
    "text", ["受理申请约20件。", "信息公开申请表下载35次。", "比上年多收到3件申请。"]
)
def test_what_is_rough_compared_or_of_other_things_is_not_claimed(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("7件申请中，予以公开6件，本机关不掌握1件。", True),
        ("收到的7件申请，予以公开6件。", False),
        ("收到申请7件，其中自然人6件。", False),
    ],
)
def test_of_all_there_were_what_was_carried_in_may_be_a_part(text, either):
    first = Reader(VOCABULARY, ABOUT).claims(text, "request")[0]
    assert (first.subject, first.value, first.either) == ("received", 7, either)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依申请公开共收到群众网上申请105件，快递17件，合计122件。", [122, 122]),
        ("依申请公开共收到群众网上申请108件，快递17件，合计122件。", [122, 125]),
        ("通过网站办理并答复信息公开申请3件、纸质申请9件。", []),
    ],
)
def test_channels_that_are_added_up_are_all_there_are(text, found):
    assert [value for subject, value in claims(text) if subject == "received"] == found


def test_new_ones_beside_those_carried_in_are_all_new_ones():
    text = "受理申请59件，其中结转上年12件，新收到申请47件。"
    found = Reader(VOCABULARY, ABOUT).claims(text, "request")
    assert [(one.subject, one.value, one.new_only) for one in found] == [
        ("received", 59, False),
        ("carried.in", 12, False),
        ("received", 47, True),
    ]
