"""Numbers as reports write them."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.numbers import find_numbers, normalise, parse_chinese, parse_integer, parse_number

DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        (" 0", 0),
        ("0 ", 0),
        ("\u00a00", 0),
        ("\n\n0", 0),
        ("０件", 0),
        ("１２", 12),
        ("1,234", 1234),
        ("1，136", 1136),
        ("1 136", 1136),
        ("4068.208", Decimal("4068.208")),
        ("1.0", 1),
        ("1.2万", 12000),
        ("3亿", 300_000_000),
        ("-3", -3),
        ("1.5", Decimal("1.5")),
        ("零", 0),
        ("一百二十三", 123),
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("两百", 200),
        ("廿一", 21),
        ("一万二千", 12000),
        ("一千零五", 1005),
        ("⑫", 12),
        ("5份", 5),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, value: object) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "/", "—", "-", "无", "若干", "1/2", "12%", "O", "十十", "百", "1.2.3", "9" * 40],
)
def test_what_is_no_number_is_none_and_never_zero(text: str) -> None:
    assert parse_number(text) is None


def test_an_integer_has_no_fraction() -> None:
    assert parse_integer("7.00") == 7
    assert parse_integer("7.5") is None


def chinese(number: int) -> str:
    """Write a number under ten thousand as people do."""
    written = ""
    gap = False
    for worth, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return written.removeprefix("一") if written.startswith("一十") else written


@given(st.integers(1, 9999))
def test_chinese_numerals_come_back(number: int) -> None:
    assert parse_chinese(chinese(number)) == number


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_chinese_myriads_come_back(high: int, low: int) -> None:
    assert parse_chinese(f"{chinese(high)}万{chinese(low)}") == high * 10_000 + low


@given(st.integers(0, 10**9), st.sampled_from(["plain", "grouped", "wide"]))
def test_arabic_numbers_come_back_however_they_are_set(number: int, how: str) -> None:
    text = f"{number:,}" if how == "grouped" else str(number)
    if how == "wide":
        text = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert parse_number(text) == number


@given(st.text(alphabet="公开信息0１,，年一十①㈠ ﹙Ⅻ…", max_size=30))
def test_every_offset_leads_back_into_the_source(text: str) -> None:
    norm = normalise(text)
    offsets = [norm.offset(i) for i in range(len(norm.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(st.text(alphabet="共收到件，,。0１2两十三万二〇①", max_size=40))
def test_found_numbers_quote_the_source(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text


def test_a_full_width_comma_separates_numbers_in_prose() -> None:
    assert [n.value for n in find_numbers("分别为1，234条和2,345条")] == [1, 234, 2345]


def test_numbers_in_prose_are_found_in_both_scripts() -> None:
    text = "全年收到申请十二件，公开１３６条，点击1.2万次"
    assert [n.value for n in find_numbers(text)] == [12, 136, 12000]


@given(st.text(alphabet="公开信息，；：（）！？０１ﬁ㈠①﹙ｱﾞe\u0301Ⅻ…", max_size=40))
def test_each_character_is_normalised_by_itself(text: str) -> None:
    assert unicodedata.is_normalized("NFKC", text) or normalise(text).text == "".join(
        unicodedata.normalize("NFKC", character) for character in text
    )
