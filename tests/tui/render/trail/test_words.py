"""An event of the trail in words: nothing dumped, nothing guessed, nothing that acts."""

from __future__ import annotations

import pytest
from making.views import CONTROLS, HOSTILE, event

from engine.trail.queries.describe import KIND_NAMES
from tui.render.lines import line_width, plain_text
from tui.render.trail.words import MOST, EventWords
from tui.text.screens.states import STATE_WORDS
from tui.text.words import Texts

ZH, EN = EventWords(Texts("zh"), {1: "石桥镇 2023"}, {3: "坏.doc"}), EventWords(Texts("en"))


def told(one, cells: int = 60, words: EventWords = ZH, about: str = "") -> str:
    return "\n".join(map(plain_text, words.lines(one, cells, about)))


@pytest.mark.parametrize("kind", sorted(KIND_NAMES))
def test_every_kind_is_told_in_words_not_as_it_is_stored(kind):
    assert ZH.kind(event(kind)) == KIND_NAMES[kind]
    assert f"kind-{kind}" in STATE_WORDS, "without words of its own it is shown as it is stored"
    assert {".", "_", "-"}.isdisjoint(EN.kind(event(kind)))


def test_a_kind_of_a_newer_gouji_is_shown_by_its_name():
    assert ZH.kind(event("filing.digitised")) == "filing.digitised"
    assert EN.kind(event("filing.digitised")) == "filing.digitised"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("filing/1", "石桥镇 2023"), ("filing/1/finding/k1", "石桥镇 2023"),
        ("filing/9", "第 9 号报告"), ("filing/", "第  号报告"), ("filing/一", "第 一 号报告"),
        ("filing/１", "石桥镇 2023"), ("auditor/王/五", "王/五"), ("book", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_an_event_is_about_is_named(subject, words):
    assert ZH.where(event("finding.note", subject=subject)) == words


def test_a_rule_is_named_once():
    assert ZH.what(event("finding.confirm", {"rule": "F203"})) == "F203"
    assert ZH.what(event("finding.assign", {"rule": "F203", "to": ""})).count("F203") == 1
    assert EN.what(event("finding.confirm", {"rule": "F203"})) == "F203"


def test_what_was_typed_stands_in_a_line_of_its_own():
    one = event("finding.dismiss", {"rule": "F203", "reason": "误报"}, text="看错了；行")
    assert ZH.what(one) == "F203 误报"
    assert "说明  看错了；行" in told(one)


@pytest.mark.parametrize("cells", [20, 38, 60, 200])
def test_nothing_is_wider_than_the_pane_and_nothing_acts(cells):
    one = event(
        "sweep.recorded",
        {"received": [{"agency": HOSTILE * 5, "year": None, "round": 1}], "found": [HOSTILE]},
        text=f"{HOSTILE}\n{HOSTILE}", actor=HOSTILE,
    )  # fmt: skip
    for words in (ZH, EN, EventWords(Texts("zh"), plainer=True)):
        for line in words.lines(one, cells, HOSTILE):
            assert not CONTROLS & set(plain_text(line))
            assert line_width(line) <= cells


@pytest.mark.parametrize(
    "payload",
    [
        {"received": [None, 3, {}, "x"]},
        {"checks": [{"filing": 1}]},
        {"files": [{}]},
        {"added": [{"nom": 1}]},
        {"listed": ["甲"]},
    ],
)
def test_what_nobody_of_us_wrote_is_not_guessed_at(payload):
    for words in (ZH, EN):
        assert words.texts("trail-shapeless") in told(event("sweep.recorded", payload), 90, words)


@pytest.mark.parametrize("payload", [{"received": 3}, {"files": "x"}, {"outcomes": {}}, {}])
def test_what_is_no_list_heads_none(payload):
    assert "份" not in told(event("book.created", payload))


@pytest.mark.parametrize("outcomes", [3, "x", ["fail"], {"fail": "many"}])
def test_outcomes_that_are_none_stop_nothing(outcomes):
    text = told(event("filing.checked", {"outcomes": outcomes}))
    assert "校验值" in text
    assert ZH.texts("trail-shapeless") in text or "many" in text


def test_a_long_list_is_told_to_its_two_hundredth():
    one = event("unreadable.received", {"files": list(range(10_000))})
    lines = told(one).splitlines()
    assert "  坏.doc" in lines
    assert f"  另有 {10_000 - MOST} 项" in lines
    assert len(lines) < MOST + 20


def test_what_is_not_signed_says_that_the_name_is_not_proved():
    assert "名字未经证实" in told(event("book.created"))
    signed = told(event("book.created", signed=True, key_id="k9"))
    assert "密钥 k9" in signed
    assert "未经证实" not in signed
