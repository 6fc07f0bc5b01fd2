"""What is closed: in a list with its sum, once more, and of whom (``engine.clauses.closed``)."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About


def claims(text, kind="department"):
    """Return {(subject, value)} of what a sentence about requests claims without a doubt."""
    reader = Reader(VOCABULARY, About(2023, kind, "青禾县教育局"), every=True)
    found = reader.claims(text, "request")
    return {(one.subject, one.value) for one in found if not one.doubts and one.scope.body == "own"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("办结上年结转2件、本年新收26件，合计28件。", {("handled", 28)}),
        ("办结本年新收26件、上年结转2件，共28件。", {("handled", 28)}),
        ("4件行政复议中有1件被纠正。", {("review", 4), ("review.corrected", 1)}),
        ("13件行政复议案件中被纠正3件。", {("review", 13), ("review.corrected", 3)}),
        ("其余13件按规定作不予公开或无法提供。", {("handled.denied+unable", 13)}),
        ("其余14件按规定作不予公开、无法提供。", {("handled.denied+unable", 14)}),
        ("其余14件按规定作不予公开、无法提供或其他处理。", set()),
        ("部分公开3件、不予公开4件，共审查7件。", {("handled.partial", 3), ("handled.denied", 4)}),
        (
            "办理26件，包括新收24件和往年结转2件。",
            {("handled.loosely", 26), ("received", 24), ("carried.in", 2)},
        ),
        ("新收申请14件（不含上年结转1件）。", {("received", 14), ("carried.in", 1)}),
        ("全年15件申请中，自然人13件。", {("received", 15), ("applicant.natural", 13)}),
        ("全年无结转、新收申请11件。", {("received", 11)}),
        ("办结的22件申请中，予以公开的13件。", {("handled.granted", 13)}),
        (
            "收到9件，公开5件、无法提供1件，合计6件。",
            {("received", 9), ("handled.granted", 5), ("handled.unable", 1), ("handled", 6)},
        ),
        (
            "不予公开4件、无法提供1件，两类共计5件。",
            {("handled.denied", 4), ("handled.unable", 1), ("handled.denied+unable", 5)},
        ),
        (
            "收到6件，其中信函2件，转办1件，3件结转2025年办结。",
            {("received", 6), ("carried.out", 3)},
        ),
        (
            "新收31件，加上去年转来的4件，需办理35件。",
            {("received", 31), ("carried.in", 4), ("handled.loosely", 35)},
        ),
        ("予以公开5件，其余为不予公开等情形，共3件。", {("handled.granted", 5)}),
    ],
)
def test_what_is_closed(text, said):
    assert {one for one in claims(text) if one[1]} == said


def test_who_asked_for_what_was_refused_is_a_part():
    text = "收到申请30件，不予公开13件，其中自然人9件。"
    reader = Reader(VOCABULARY, About(2023, "department", "青禾县教育局"), every=True)
    found = {one.subject: one.part for one in reader.claims(text, "request")}
    assert found["applicant.natural"]
    assert not found["handled.denied"]


def test_another_office_may_be_among_what_is_not_held():
    text = "公开5件，信息不存在2件，不属于本机关公开1件。"
    reader = Reader(VOCABULARY, About(2023, "department", "青禾县教育局"), every=True)
    found = {one.subject: one.beside for one in reader.claims(text, "request")}
    assert found["handled.unable.not_held"] == 1


def test_towns_of_a_county_are_not_the_county():
    text = "全县共收到政府信息公开申请104件，乡镇（街道）共收到12件。"
    assert claims(text, "government") == {("received", 104)}


def test_channels_told_one_by_one_make_the_whole():
    told = "收到申请29件；从申请渠道看，当面4件，信函9件，网络{}件。"
    reader = Reader(VOCABULARY, About(2023, "department", "青禾县教育局"), every=True)
    assert [one.value for one in reader.claims(told.format(16), "request")] == [29]
    assert 30 in [one.value for one in reader.claims(told.format(17), "request")]
