"""A report in Traditional characters: understood like the same in simplified, quoted as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.drafts import clean
from making.reading import read_report
from making.shipped import NOTHING_ELSE
from making.told import told
from making.writers import as_flat_text

from engine.check import Checker
from engine.facts import extract
from engine.facts.scripts import in_simplified
from engine.packs import load_pack
from engine.traditional import _TRADITIONAL, TABLE

if TYPE_CHECKING:
    from making.drafts import Draft

TWO_FORMS = "制面里后系只松谷干台布并采复发"
BACK = {to: of for of, to in TABLE.items() if chr(to) not in TWO_FORMS}


def converted(draft: Draft) -> bytes:
    """Write a draft as a converter of scripts leaves it."""
    return as_flat_text(draft).decode().translate(BACK).encode()


def test_characters_are_changed_one_for_one() -> None:
    assert not set(TABLE) & set(TABLE.values())
    assert len(_TRADITIONAL) == len(set(_TRADITIONAL))


def test_a_simplified_report_is_left_as_it_is() -> None:
    report = told({1: "显著提升公开实效，著力抓落实。"})
    assert in_simplified(report) is report


def test_nothing_is_said_of_a_clean_report() -> None:
    draft = clean("白沙镇人民政府", "township", 2023, requests={"granted": {"natural": 2}})
    audit = Checker(load_pack()).audit(read_report(converted(draft), "稿.txt"))
    assert [f for f in audit.findings if f.outcome != "not_assessable"] == []


def test_what_is_seen_is_quoted_in_its_own_characters() -> None:
    text = "全年受理政府信息公開申請3件，聯繫電話13800138000。"
    facts = extract(told({1: ("（二）依申請公開情況", text)}), NOTHING_ELSE)
    quotes = {one.quote for fact in facts for one in fact.evidence}
    assert any("公開申請3件" in quote for quote in quotes)
    assert all(quote.translate(TABLE) != quote for quote in quotes if "申" in quote)


def test_what_is_masked_stays_masked() -> None:
    facts = extract(told({1: "聯繫電話13800138000。"}), NOTHING_ELSE)
    (phone,) = (fact for fact in facts if fact.kind == "mobile_number")
    assert "13800138000" not in phone.evidence[0].quote
