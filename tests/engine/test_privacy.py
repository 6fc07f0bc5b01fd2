"""Numbers of persons never reach findings or the trail, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.personal_numbers import CARD, IDENTITY, MOBILE, OLD_IDENTITY
from engine.privacy import clean, mask

ID, PHONE, BANK_CARD = "11010519491231002X", "13800138000", "6222021234567890128"


def full_width(number: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in number)


def in_script(number: str, zero: int) -> str:
    return "".join(chr(zero + int(c)) if c.isdigit() else c for c in number)


def in_chinese(number: str) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] if c.isdigit() else c for c in number)


def circled(number: str) -> str:
    return "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] if c.isdigit() else c for c in number)


def parted(number: str, gap: str, *sizes: int) -> str:
    pieces, start = [], 0
    for size in sizes:
        pieces.append(number[start : start + size])
        start += size
    return gap.join(pieces)


GAPS = ["-", "－", "  ", "\t", "\n", "/", "·", "\u2009", "\u200b", "\xad", ".", "_", " -"]
SPELLINGS = [
    *[parted(ID, gap, 6, 8, 4) for gap in GAPS],
    " ".join(ID),
    "110105(19491231)002X",
    "110105（19491231）002X",
    ID.lower(),
    full_width(ID),
    in_chinese(ID),
    circled(ID),
    in_script(ID, 0x660),
    in_script(ID, 0x1D7CE),
    ID.replace("0", "O"),
    ID.replace("0", "\u041e"),
    f"A{ID}B",
    f"1{ID}",
    f"{ID[:-1]}\u0425",
    f"{ID[:-1]}×",
    "110105194913310021",
    "440308199901010012440308199901010012",
    "110105491231002",
    "110105 491231 002",
    full_width("110105491231002"),
    *[parted(PHONE, gap, 3, 4, 4) for gap in "-－·._ ~"],
    "1380-013-8000",
    "0086-13800138000",
    "+8613800138000",
    "8613800138000",
    "(86)13800138000",
    "（+86）13800138000",
    "138\u200b00138000",
    "1\ufeff3800138000",
    "138OO138OOO",
    in_chinese(PHONE),
    circled(PHONE),
    in_script(PHONE, 0x1D7CE),
    "1380013800013900139000",
    *[parted(BANK_CARD, gap, 4, 4, 4, 4, 3) for gap in [" ", "-", "－", "  ", "\t", "\u2009"]],
    in_script(BANK_CARD, 0x660),
    BANK_CARD[:-1] + "9",
]


@pytest.mark.parametrize("number", SPELLINGS)
def test_a_number_of_a_person_is_hidden_however_it_is_written(number):
    text = f"甲{number}乙"
    hidden = mask(text)
    assert len(hidden) == len(text)
    shown = [c for c in hidden if c.isalnum() and c not in "甲乙AB"]
    assert hidden.count("*") >= 6
    assert len(shown) <= 10


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13800138000。", "电话138******00。"),
        ("TEL13800138000abc", "TEL138******00abc"),
        ("No13800138000", "No138******00"),
        ("电话138-0013-8000", "电话138-****-**00"),
        ("电话１３８００１３８０００", "电话１３８******００"),
        ("+86 13800138000", "+86 *********00"),
        ("13800138000 13900139000", "138******00 139******00"),
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
    ("said", "alone"),
    [
        ("电话1 3 8 0 0 1 3 8 0 0 0", "1 3 8 0 0 1 3 8 0 0 0"),
        ("手机：13800 138000", "13800 138000"),
        ("联系方式 138\t0013\t8000", "138\t0013\t8000"),
        ("Tel: 138  0013  8000", "138  0013  8000"),
        ("银行卡号：6 2 2 2 0 2 1 2 3 4 5 6 7 8 9 0 1", "6 2 2 2 0 2 1 2 3 4 5 6 7 8 9 0 1"),
        ("护照号E12345678", "E12345678"),
        ("护照号码：EA1234567", "EA1234567"),
        ("港澳通行证H12345678", "H12345678"),
        ("台胞证号：12345678", "12345678"),
        ("身份证A123456(7)", "A123456(7)"),
        ("外国人永久居留证FRA110067031500", "FRA110067031500"),
    ],
)  # fmt: skip
def test_what_may_be_figures_is_hidden_beside_a_word_that_makes_it_certain(said, alone):
    assert "*" in mask(said)
    assert mask(alone) == alone


@pytest.mark.parametrize(
    "text",
    [
        "0517-87211234",
        "电话：0517-8722 2589，传真 010-12345678",
        "联系电话号码 1 3 0 0 0 0 0 0 0 0 0 0 0 0 0",
        "2023年1月1日至2023年12月31日",
        "2023-01-01 2023-12-31",
        "2023.01.01—2023.12.31",
        "二〇二三年十二月三十一日至二〇二四年一月一日",
        "2023-12-31 23:59:59",
        "共收到12345678件",
        "办理居住证1234567件，护照12345678本",
        "a3f5" * 16,
        "国办函〔2021〕30号",
        "国办公开办函〔2021〕30号",
        "统一社会信用代码11321200MB1234567X",
        "统一社会信用代码91110000600037341L",
        "索引号000014348/2024-00012",
        "索引号 320800-2023-0012-0001",
        "受理1380、0138、0000件，办结138，0013，8000件",
        "13800\t138000\t1\t2\t3",
        "13800 138000 56",
        "1 3 0 0 4 0 0 0 0 0 0 0 0 0 0",
        "15000-200000元",
        "①③④⑤⑥⑦⑧",
        "P020240118350567890123.doc",
        "t20240118_1234567.html",
    ],
)
def test_other_numbers_stay(text):
    assert mask(text) == text


_CHARACTERS = "0123456789Xx -－０１２８①③〇一八Oabc中*\u200b\n\t()"
_PIECES = st.sampled_from(
    [ID, PHONE, BANK_CARD, *SPELLINGS, "电话", "卡号", "护照号", *_CHARACTERS]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_masking_keeps_every_offset_is_done_once_and_leaves_nothing_to_find(text):
    once = mask(text)
    assert len(once) == len(text)
    assert mask(once) == once
    assert all(c in (was, "*") for c, was in zip(once, text, strict=True))
    assert not any(p.search(once) for p in (IDENTITY, CARD, OLD_IDENTITY, MOBILE))


def test_typed_text_is_normalised_and_made_storable():
    assert clean(" e\u0301\x00\ud800 ") == "\u00e9?"
