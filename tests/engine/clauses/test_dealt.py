"""Numbers behind 分别 go to the names before it, one each."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About


def claims(text: str) -> list[tuple[str, int, str]]:
    """Return (subject, value, year) of what a sentence of a bureau's report of 2024 claims."""
    about = About(year=2024, kind="department", agency="临江县卫生健康局")
    found = Reader(VOCABULARY, about).claims(text)
    return [(one.subject, one.value, one.scope.year) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "行政许可、行政处罚、行政强制分别办理24件、8件、1件。",
            [
                ("decision.licensing", 24, "this"),
                ("decision.penalty", 8, "this"),
                ("decision.coercion", 1, "this"),
            ],
        ),
        (
            "行政规范性文件制发、废止、现行有效数分别为2件、1件和9件。",
            [
                ("document.normative.made", 2, "this"),
                ("document.normative.repealed", 1, "this"),
                ("document.normative.valid", 9, "this"),
            ],
        ),
        (
            "近三年政府信息公开申请分别为4件、6件、11件。",
            [("received", 4, "last"), ("received", 6, "last"), ("received", 11, "this")],
        ),
    ],
)
def test_each_number_has_its_own_name(text, wanted):
    assert claims(text) == wanted


def test_where_names_and_numbers_do_not_match_nothing_is_certain():
    about = About(year=2024, kind="department", agency="临江县卫生健康局")
    text = "行政许可、行政处罚分别办理24件、8件、1件。"
    found = Reader(VOCABULARY, about).claims(text)
    assert all(one.residue for one in found if one.value in {8, 1})
