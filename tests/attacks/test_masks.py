"""Every spelling of a number of a person that was tried, with what has to come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.personal_numbers import bare, has_birthday, has_check_digit, passes_luhn
from engine.privacy import clean, mask
from engine.reading import read_document
from engine.report import Grid, Paragraph

ID, SECOND, PHONE, CARD = (
    "11010519491231002X", "440308199901010012", "13800138000", "6222021234567890128",
)  # fmt: skip
FOURS = [CARD[i : i + 4] for i in range(0, 19, 4)]


def wide(number: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in number)


def by_digits(number: str, digits: str) -> str:
    return "".join(digits[int(c)] if c.isdigit() else c for c in number)


CHINESE, CIRCLED = "〇一二三四五六七八九", "⓪①②③④⑤⑥⑦⑧⑨"
ARABIC, BOLD = ("".join(chr(zero + i) for i in range(10)) for zero in (0x660, 0x1D7CE))

HIDDEN = {
    "证": ID, "小写": ID.lower(), "全角": wide(ID), "空格": "110105 19491231 002X",
    "连字": "110105-19491231-002X", "逐字": " ".join(ID), "两空格": "110105  19491231  002X",
    "制表": "110105\t19491231\t002X", "换行": "110105\n19491231002X",
    "零宽": "110105\u200b19491231002X", "软连字": "110105\xad19491231002X",
    "点": "110105.19491231.002X", "斜杠": "110105/19491231/002X", "间隔号": "110105·19491231·002X",
    "窄空格": "110105\u200919491231\u2009002X", "中文数字": by_digits(ID, CHINESE),
    "全角连字": "110105－19491231－002X", "在字母间": f"A{ID}B", "前有数字": f"1{ID}",
    "十五位": "110105491231002", "十五位全角": wide("110105491231002"), "粗体": by_digits(ID, BOLD),
    "阿拉伯": by_digits(ID, ARABIC), "圈": by_digits(ID, CIRCLED), "西里尔": f"{ID[:-1]}\u0425",
    "乘号": f"{ID[:-1]}×", "月份错": "110105194913310021", "字母O": ID.replace("0", "O"),
    "两个相连": SECOND * 2, "两个顿号": f"{SECOND}、{SECOND}", "下划线": "110105_19491231_002X",
    "括号": "110105(19491231)002X", "校验位错": "110105194912310021",
    "港澳居住证": "810000199408230021", "外国人新证": "911110198108030024",
    "机": PHONE, "机全角": wide(PHONE), "机344": "138-0013-8000", "机344空格": "138 0013 8000",
    "机逐字": " ".join(PHONE), "机434": "1380-013-8000", "机56": "13800 138000",
    "机+86": "+8613800138000", "机0086": "0086-13800138000", "机(86)": "(86)13800138000",
    "机零宽": "138\u200b00138000", "机点": "138.0013.8000", "机中文": by_digits(PHONE, CHINESE),
    "机圈": by_digits(PHONE, CIRCLED), "机全角连字": "138－0013－8000",
    "机粗": by_digits(PHONE, BOLD),
    "机86相连": "8613800138000", "机两个": "13800138000,13900139000",
    "机两个相连": "1380013800013900139000",
    "卡": CARD, "卡四位": " ".join(FOURS), "卡连字": "-".join(FOURS), "卡全角": wide(CARD),
    "卡校验错": f"{CARD[:-1]}9", "卡两空格": "  ".join(FOURS),
    "护照E": "护照E12345678", "护照EA": "护照EA1234567", "护照G": "护照号G12345678",
    "港澳证H": "通行证H12345678", "港澳证C": "往来港澳通行证号码C12345678",
    "台湾证": "台胞证号：12345678", "香港身份证": "身份证A123456(7)",
    "外国人旧证": "外国人永久居留证FRA110067031500",
}  # fmt: skip
STAYS = {
    "已遮": "110105****1231002X", "座机": "010-12345678", "座机区号": "0371-6512345",
    "军官证": "军字第2001988号", "邮箱": "zhang@example.com", "QQ": "QQ:123456789",
    "微信": "wxid_abcd1234", "社会信用代码": "91110000600037341L", "护照样": "E12345678",
    "八位": "12345678", "发文字号": "国办函〔2021〕30号", "日期": "2023-01-01至2023-12-31",
    "十五个零": "000000000000000",
}  # fmt: skip
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.mark.parametrize("number", HIDDEN.values(), ids=HIDDEN)
def test_a_number_of_a_person_never_reaches_the_trail(number: str) -> None:
    before = f"致电{number}。" if number in {" ".join(PHONE), "13800 138000"} else f"证号{number}。"
    hidden = clean(before)
    assert len(hidden) == len(before)
    assert hidden.count("*") >= 3
    assert sum(c.isalnum() and c not in before[:2] for c in hidden) <= len(before) - 6
    assert clean(hidden) == hidden


@pytest.mark.parametrize("number", STAYS.values(), ids=STAYS)
def test_what_is_no_number_of_a_person_is_kept_as_it_was(number: str) -> None:
    assert clean(f"甲{number}。") == f"甲{number}。"


def texts(name: str, data: bytes) -> list[str]:
    found: list[str] = []
    for block in read_document(data, name).blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Grid):
            found += [cell.text for row in block.rows for cell in row]
    return found


def hidden_in(text: str) -> str:
    """Return what the mask hides of a text, as bare digits from the first to the last star."""
    shown = mask(text)
    first, last = shown.find("*"), shown.rfind("*")
    return "" if shown == text else bare(text[first - 3 : last + 3])


def test_in_the_samples_nothing_but_numbers_of_persons_is_hidden() -> None:
    found = [
        hidden
        for path in sorted(SAMPLES.rglob("*.*"))
        if path.suffix in {".docx", ".html", ".txt", ".md", ".pdf"} and path.name != "README.md"
        for text in texts(path.name, path.read_bytes())
        if (hidden := hidden_in(text))
    ]
    assert sorted(set(found)) == sorted({ID, PHONE, CARD})


@pytest.mark.slow
def test_in_real_reports_nothing_is_hidden_that_does_not_look_like_a_persons(corpus) -> None:
    read = 0
    for path in sorted((corpus / "field").rglob("*")) + sorted((corpus / "hongze").rglob("*")):
        if path.suffix not in {".docx", ".html", ".txt", ".pdf"}:
            continue
        for text in texts(path.name, path.read_bytes()):
            read += len(text)
            hidden = hidden_in(text)
            person = len(hidden) == 18 and has_birthday(hidden) and has_check_digit(hidden)
            card = len(hidden) in range(16, 20) and hidden.isdecimal() and passes_luhn(hidden)
            assert not hidden or person or card or len(hidden) == 11, (path.name, hidden)
    assert read > 10_000
