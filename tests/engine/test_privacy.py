"""Numbers of persons never reach the trail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.privacy import clean, mask


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13800138000。", "电话138****8000。"),
        ("TEL13800138000abc", "TEL138****8000abc"),
        ("电话138-0013-8000", "电话138-****-8000"),
        ("电话１３８００１３８０００", "电话１３８****８０００"),
        ("+86 13800138000", "+86 1******8000"),
        ("13800138000 13900139000", "138****8000 139****9000"),
        ("身份证11010519491231002X", "身份证110*************2X"),
        ("身份证110105 19491231 002x。", "身份证110*** ******** **2x。"),
        ("旧证130503670401001", "旧证130**********01"),
        ("卡6222021234567890128", "卡622**************28"),
        ("卡4111 1111 1111 1111 4111 1111 1111 1111",
         "卡411* **** **** **11 411* **** **** **11"),
    ],
)  # fmt: skip
def test_numbers_of_persons_are_masked_in_place(text, shown):
    assert mask(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "0517-87211234",
        "2023年1月1日至2023年12月31日",
        "共收到12345678件",
        "a3f5" * 16,
        "国办函〔2021〕30号",
        "统一社会信用代码11321200MB1234567X",
    ],
)
def test_other_numbers_stay(text):
    assert mask(text) == text


@given(st.text(alphabet="0123456789Xx -０１２８abc中", max_size=60))
def test_masking_keeps_every_offset(text):
    assert len(mask(text)) == len(text)


def test_typed_text_is_normalised_and_made_storable():
    assert clean(" e\u0301\x00\ud800 ") == "\u00e9?"
