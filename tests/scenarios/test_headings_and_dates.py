"""Each heading and each date spoilt by itself: exactly the rules that should, speak."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from making.changes import base, head, signed
from making.drafts import with_heading
from making.labels import HEADINGS
from making.reading import read_report
from making.writers import as_docx, as_flat_text

from engine.check import Checker
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft

NUMERALS = "一二三四五六"
ARTICLE = {
    1: "总体工作开展情况",
    2: "主动公开政府信息的总的情况",
    3: "收到和处理政府信息公开申请总的情况",
    4: "政府信息公开行政复议、行政诉讼总的情况",
    5: "存在的主要问题及改进的总的情况",
    6: "其他需要报告的有关事项",
}


@cache
def checker() -> Checker:
    """Give the checker with the shipped pack."""
    return Checker(load_pack())


def said(draft: Draft, write: Callable[[Draft], bytes] = as_flat_text) -> set[tuple[str, object]]:
    """Return (rule, part) of everything that accuses."""
    name = "稿.docx" if write is as_docx else "稿.txt"
    found = checker().audit(read_report(write(draft), name)).findings
    return {(one.rule, one.place.part) for one in found if one.outcome != "not_assessable"}


def rules(draft: Draft) -> set[str]:
    """Return the rules that accuse."""
    return {rule for rule, _ in said(draft)}


@pytest.mark.parametrize("part", HEADINGS)
@pytest.mark.parametrize("write", [as_flat_text, as_docx], ids=["text", "docx"])
def test_a_heading_without_its_numeral(part: int, write: Callable[[Draft], bytes]) -> None:
    assert said(with_heading(base(), part, HEADINGS[part]), write) == {("S102", part)}


@pytest.mark.parametrize("part", HEADINGS)
def test_a_heading_with_an_arabic_numeral(part: int) -> None:
    assert said(with_heading(base(), part, f"{part}、{HEADINGS[part]}")) == {("S102", part)}


@pytest.mark.parametrize("part", HEADINGS)
def test_a_heading_in_brackets(part: int) -> None:
    text = f"（{NUMERALS[part - 1]}）{HEADINGS[part]}"
    assert said(with_heading(base(), part, text)) == {("S102", part)}


@pytest.mark.parametrize("part", HEADINGS)
def test_a_heading_with_anothers_numeral(part: int) -> None:
    text = f"{NUMERALS[part % 6]}、{HEADINGS[part]}"
    assert said(with_heading(base(), part, text)) == {("S102", part)}


@pytest.mark.parametrize("part", HEADINGS)
def test_a_heading_in_other_words(part: int) -> None:
    draft = with_heading(base(), part, f"{NUMERALS[part - 1]}、{ARTICLE[part]}")
    assert said(draft) == {("S103", part)}


@pytest.mark.parametrize("part", HEADINGS)
@pytest.mark.parametrize("write", [as_flat_text, as_docx], ids=["text", "docx"])
def test_a_heading_that_is_missing(part: int, write: Callable[[Draft], bytes]) -> None:
    found = said(with_heading(base(), part, ""), write)
    assert ("S101", part) in found
    assert {rule for rule, _ in found} <= {"S101", "S113"}, found


@pytest.mark.parametrize("part", range(1, 6))
def test_two_parts_that_changed_places(part: int) -> None:
    order = [1, 2, 3, 4, 5, 6]
    order[part - 1 : part + 1] = reversed(order[part - 1 : part + 1])
    assert rules(replace(base(), order=tuple(order))) == {"S109"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024年1月12日", set()),
        ("2024年1月1日", set()),
        ("2024年12月31日", set()),
        ("2023年12月31日", {"D102"}),
        ("2023年12月30日", {"D102"}),
        ("2023年1月1日", {"D102", "D202"}),  # the year before: too early, and no year of a sign-off
        ("2022年12月31日", {"D102", "D202"}),
        ("2024年2月29日", set()),
        ("2024年2月30日", {"D204"}),
        ("2024年13月12日", {"D204"}),
        ("2024年4月31日", {"D204"}),
        ("二〇二四年一月十二日", set()),
        ("二〇二三年一月十二日", {"D102", "D202"}),
        ("2024-01-12", set()),
        ("2024.1.12", set()),
        ("2025年1月12日", {"D202"}),
        ("2026年1月12日", {"D202"}),
    ],
)
def test_the_date_of_the_sign_off(day: str, expected: set[str]) -> None:
    assert rules(signed("{agency}", day)(base())) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("自2023年1月1日", "自2023年1月2日", {"D201"}),
        ("自2023年1月1日", "自2023年2月1日", {"D201"}),
        ("自2023年1月1日", "自2022年1月1日", {"D201"}),
        ("至2023年12月31日", "至2023年12月30日", {"D201"}),
        ("至2023年12月31日", "至2023年11月31日", {"D201", "D204"}),
        ("至2023年12月31日", "至2023年12月1日", {"D201"}),
        ("至2023年12月31日", "至12月31日", set()),
        ("至2023年12月31日", "至2024年12月31日", {"D201"}),
    ],
)
def test_the_ends_of_the_period(old: str, new: str, expected: set[str]) -> None:
    found = rules(head(old, new)(base()))
    assert expected <= found <= expected | {"D202"}, found


def test_the_period_of_another_year() -> None:
    assert "D202" in rules(head("2023年", "2022年")(base()))


@pytest.mark.parametrize("year", [2021, 2022, 2024])
def test_the_title_of_another_year(year: int) -> None:
    title = (base().title[0], f"{year}年政府信息公开工作年度报告")
    assert "D202" in rules(replace(base(), title=title))


def test_promises_for_the_year_that_is_over() -> None:
    texts = (*base().prose[5], "2023年，我镇将进一步加强业务培训。")
    assert rules(replace(base(), prose={**base().prose, 5: texts})) == {"D203"}


@pytest.mark.parametrize("part", [1, 6])
def test_last_years_number_in_the_prose(part: int) -> None:
    texts = tuple(text.replace("2023年", "2022年") for text in base().prose[part])
    found = rules(replace(base(), prose={**base().prose, part: texts}))
    assert found & {"D202", "D203"}, found
    assert found <= {"D202", "D203"}
