"""The words of the keys of narrative facts."""

from __future__ import annotations

import pytest

from engine.facts.narrative.words import labels, subject_words
from engine.forms.short_names import TABLE_3_COLUMNS, TABLE_3_ROWS, TABLE_4_COLUMNS


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("received", "新收"),
        ("handled", TABLE_3_ROWS["done"]),
        ("handled.loosely", TABLE_3_ROWS["done"]),
        ("handled.granted", "予以公开"),
        ("handled.granted+partial", "予以公开、部分公开"),
        ("carried.in", "上年结转"),
        ("carried.out", "结转下年度"),
        ("applicant.natural", TABLE_3_COLUMNS["natural"]),
        ("applicant.organisation", "法人或其他组织"),
        ("review", "行政复议"),
        ("review.upheld", "行政复议" + TABLE_4_COLUMNS["upheld"]),
        ("suit.closed", "行政诉讼已审结"),
        ("document.normative.made", "制发行政规范性文件"),
        ("decision.licensing", "行政许可"),
    ],
)
def test_a_subject_has_its_words(subject, words):
    assert subject_words(subject) == words


def test_money_is_told_in_ten_thousands_and_results_by_name():
    told = labels({"row": "fees", "value": 12_345_600, "table_value": 0})
    assert told == {"row": "行政事业性收费", "value": "12.3456万元", "table_value": "0万元"}
    assert labels({"row": "licensing", "value": 5}) == {"row": "行政许可"}
    assert labels({"result": "denied+unable"}) == {"result": "不予公开、无法提供"}


def test_every_row_of_table_3_is_told_as_a_result():
    for row in TABLE_3_ROWS:
        assert labels({"result": row})["result"]


def test_a_key_without_words_is_left_alone():
    assert labels({"direction": "sideways", "value": 3}) == {}
