"""Cumulative numbers (X109) of two reports: they only grow."""

from __future__ import annotations

import pytest
from making.shipped import knowing
from making.told import told

from engine.check import Checker
from engine.facts import kinds
from engine.facts.across import facts
from engine.packs import load_pack


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with X109 of the shipped pack."""
    pack = load_pack()
    rules = tuple(rule for rule in pack.rules if rule.code == "X109")
    return Checker(pack.model_copy(update={"rules": rules}), tuple(kinds()))


def verdicts(checker, text, before):
    """Return the verdicts of X109 on a report of 2023 and one of 2022."""
    this, last = told({1: text}), told({1: before}, year=2022)
    made = tuple(facts(this, knowing(last=last)))
    return [one.verdict for one in checker.outcomes(made, this.year, this.kind)]


SMALLER = [
    ("公众号自开通以来，累计发布信息1200条。", "公众号自开通以来，累计发布信息1300条。"),
    ("自条例施行以来累计受理申请52件。", "自条例施行以来累计受理申请58件。"),
    ("网站建成至今，已累计公开政府信息9800条。", "网站建成至今，累计公开政府信息9900条。"),
    ("自2008年以来累计印发公报40期，阅读3万次。", "自2008年以来累计印发公报52期。"),
    ("自开通以来累计制作图解30个；培训3次。", "自开通以来累计制作图解31个。"),
]
UNSURE = [
    ("截至2023年12月31日，累计公开信息800条。", "截至2022年12月31日，累计公开信息900条。"),
    ("截至年底，累计公开信息800条。", "截至年底，累计公开信息900条。"),
]
INNOCENT = [
    ("公众号自开通以来，累计发布信息1300条。", "公众号自开通以来，累计发布信息1200条。"),
    ("公众号自开通以来，累计发布信息1300条。", "公众号自开通以来，累计发布信息1300条。"),
    ("今年以来，累计发布信息1200条。", "今年以来，累计发布信息1300条。"),
    ("全年累计发布信息1200条。", "全年累计发布信息1300条。"),
    ("2023年以来，累计发布信息1200条。", "2022年以来，累计发布信息1300条。"),
    ("自2023年1月以来累计发布信息1200条。", "自2022年1月以来累计发布信息1300条。"),
    ("近三年来累计发布信息1200条。", "近三年来累计发布信息1300条。"),
    ("本届政府成立以来累计发布信息1200条。", "本届政府成立以来累计发布信息1300条。"),
    ("公众号自开通以来，累计关注用户1200个。", "公众号自开通以来，累计关注用户1300个。"),
    ("公众号自开通以来，累计发布信息约1200条。", "公众号自开通以来，累计发布信息1300条。"),
    ("公众号自开通以来，累计发布信息1200条。", "微博自开通以来，累计发布信息1300条。"),
    ("公众号自开通以来，累计发布视频1200条。", "公众号自开通以来，累计发布信息1300条。"),
    ("公众号自开通以来，累计发布信息1200条。", "公众号自开通以来，累计发布信息1300篇。"),
    ("公众号自开通以来，现有栏目12个。", "公众号自开通以来，现有栏目13个。"),
    ("公众号自开通以来，累计发布信息1.2万条。", "公众号自开通以来，累计发布信息1.3万条。"),
    (
        "自开通以来累计发布信息1200条，自开通以来累计发布信息10条。",
        "自开通以来累计发布信息1300条。",
    ),
    (
        "自开通以来运行平稳。全年累计发布信息1200条。",
        "自开通以来运行平稳。全年累计发布信息1300条。",
    ),
]


@pytest.mark.parametrize(("text", "before"), SMALLER)
def test_a_cumulative_number_never_falls(checker, text, before):
    assert verdicts(checker, text, before) == ["fail"]


@pytest.mark.parametrize(("text", "before"), UNSURE)
def test_what_may_be_the_years_own_number_is_doubted(checker, text, before):
    assert verdicts(checker, text, before) == ["uncertain"]


@pytest.mark.parametrize(("text", "before"), INNOCENT)
def test_of_the_innocent_nothing_is_said(checker, text, before):
    assert set(verdicts(checker, text, before)) <= {"pass"}


def test_without_last_years_report_nothing_is_asked():
    assert not [
        one
        for one in facts(told({1: "自开通以来累计发布信息1200条。"}), knowing())
        if one.kind == "across.cumulative"
    ]
