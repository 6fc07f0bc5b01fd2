"""Dates, deadlines, years: what is claimed of a year, and what is merely mentioned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from making.shipped import NOTHING_ELSE, knowing
from making.tables import report

from engine.anchor import Anchor
from engine.dates import LOST
from engine.doubts import Doubt, DoubtKind
from engine.facts.timing import KINDS, facts
from engine.facts.timing.deadlines import OPEN_END
from engine.roster.unit import Unit

if TYPE_CHECKING:
    from engine.evidence import Fact
    from engine.facts import Context
    from engine.report import Report

SETTINGS = {"deadline.department": "01-31", "deadline.government": "03-31"}
WHOLE = (date(2023, 1, 1), date(2023, 12, 31))


def made(read: Report, kind: str, context: Context = NOTHING_ELSE) -> list[Fact]:
    return [fact for fact in facts(read, context) if fact.kind == kind]


def fields(read: Report, kind: str, context: Context = NOTHING_ELSE) -> dict[str, Any]:
    (fact,) = made(read, kind, context)
    return dict(fact.fields)


@pytest.mark.parametrize(
    ("kind", "last"),
    [("department", 20240131), ("government", 20240331), ("township", OPEN_END)],
)
def test_the_deadline_is_that_of_the_kind(kind: str, last: int) -> None:
    context = knowing(settings=SETTINGS)
    found = fields(report(kind=kind), "publication", context)
    assert (found["earliest"], found["deadline"]) == (20240101, last)
    assert "published" not in found


def test_an_overlay_and_the_roster_set_a_townships_deadline() -> None:
    overlay = knowing(settings={"deadline.township": "01-20"})
    assert fields(report(), "publication", overlay)["deadline"] == 20240120
    unit = Unit(name="白沙镇人民政府", kind="township", deadline=date(2024, 1, 15))
    roster = knowing(settings=overlay.settings, unit=unit)
    assert fields(report(), "publication", roster)["deadline"] == 20240115
    assert fields(report(year=2022), "publication", roster)["deadline"] == 20230120


def test_the_kind_of_the_roster_outweighs_the_reports() -> None:
    unit = Unit(name="某管委会", kind="department")
    found = fields(report(kind="other"), "publication", knowing(settings=SETTINGS, unit=unit))
    assert found["deadline"] == 20240131


def test_a_roster_without_kinds_leaves_the_deadline_to_the_name() -> None:
    unit = Unit(name="青禾县财政局")
    found = fields(report(kind="department"), "publication", knowing(settings=SETTINGS, unit=unit))
    assert found["deadline"] == 20240131


def test_what_is_known_of_publication_outweighs_the_page() -> None:
    read = report(published=date(2024, 1, 20))
    assert fields(read, "publication")["published"] == 20240120
    context = knowing(published_on=date(2024, 2, 3))
    assert fields(read, "publication", context)["published"] == 20240203


def test_without_a_year_nothing_is_compared() -> None:
    assert list(facts(report(year=None, signed=date(2024, 1, 1)), NOTHING_ELSE)) == []


def test_the_signoff_stands_beside_the_end_of_its_year() -> None:
    found = fields(report(signed=date(2024, 1, 11)), "signoff.date")
    assert (found["signed"], found["year_end"], found["deadline"]) == (
        20240111,
        20231231,
        OPEN_END,
    )
    assert made(report(), "signoff.date") == []


def test_a_doubtful_signoff_is_doubtful() -> None:
    read = report(signed=date(2023, 1, 1), signed_doubt=LOST)
    assert made(read, "signoff.date")[0].doubtful == {"signed"}


def test_the_period_is_stated_or_empty_or_unread() -> None:
    assert fields(report(period=WHOLE), "period") == {
        "period": "20230101-20231231",
        "whole_year": "20230101-20231231",
    }
    assert fields(report(), "period")["period"] == ""
    unread = report(head=["本报告数据统计期限为全年。"])
    assert "period" not in fields(unread, "period")
    alone = report(head=["本报告所列数据的统计期限为2023年度。"])
    assert fields(alone, "period")["period"] == "20230101-20231231"
    assert "period" not in fields(report(period=(WHOLE[0], None)), "period")


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("报告所涉数据的核定时间点为2023年1月1日至2023年12月31日。", "20230101-20231231"),
        ("内容涵盖我局在2023年1月1日到12月31日期间的工作。", "20230101-20231231"),
        ("上一份报告涵盖2022年1月1日至2022年12月31日的工作。", ""),
        ("2023年1月1日至6月30日，开展整治。", ""),
    ],
)
def test_the_whole_year_told_in_other_words_is_a_period(said: str, period: str) -> None:
    assert fields(report(head=[said]), "period")["period"] == period


def mentions(read: Report) -> list[tuple[Any, ...]]:
    return [
        (f.fields["source"], f.fields["stated"], f.fields["expected"], f.fields["timing"])
        for f in made(read, "year.mention")
    ]


def test_title_period_and_signoff_say_their_years() -> None:
    assert mentions(report(period=WHOLE, signed=date(2024, 1, 11))) == [
        ("title", 2023, 2023, "due"),
        ("period", 2023, 2023, "due"),
        ("signoff", 2024, 2024, "due"),
    ]


def test_a_signoff_at_the_end_of_the_year_is_early_not_of_another_year() -> None:
    assert mentions(report(signed=date(2023, 12, 25)))[-1] == ("signoff", 2023, 2024, "early")
    assert mentions(report(signed=date(2023, 1, 11)))[-1] == ("signoff", 2023, 2024, "due")


def test_a_title_may_hold_a_date_besides_its_year() -> None:
    title = "关于公布2023年政府信息公开工作年度报告的通知（2024年1月）"
    assert mentions(report(title=title)) == [("title", 2023, 2023, "due")]


def test_a_signoff_two_years_on_is_late() -> None:
    assert mentions(report(signed=date(2025, 1, 11)))[-1] == ("signoff", 2025, 2024, "late")


def test_a_title_left_over_is_the_odd_one_out() -> None:
    read = report(
        title="白沙镇2022年政府信息公开工作年度报告",
        year=2022,
        period=WHOLE,
        signed=date(2024, 1, 11),
    )
    assert mentions(read) == [
        ("title", 2022, 2023, "due"),
        ("period", 2023, 2023, "due"),
        ("signoff", 2024, 2024, "due"),
    ]
    assert fields(read, "signoff.date")["year_end"] == 20231231


def claims(*sentences: str, part: int = 1) -> list[tuple[Any, Any]]:
    read = report(parts={part: list(sentences)})
    return [(f.fields["stated"], f.fields["tense"]) for f in made(read, "year.claim")]


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年，我局共公开政府信息120条。",
        "（一）2022年我镇坚持以公开为常态、不公开为例外。",
        "2022 年度，我乡未收到政府信息公开申请。",
        "依申请公开方面。",
        "现将2022年度政府信息公开工作情况报告如下。",
        "今年（2022年）我局公开信息80条。",
        "二、2022年，白沙镇认真落实条例要求。",
        "（三）政府信息管理情况 2022年，白沙镇共制定规范性文件0件，废止0件。",
    ],
)
def test_last_years_text_is_recognised(sentence: str) -> None:
    assert claims(sentence) == ([] if "方面。" in sentence else [(2022, "done")])


@pytest.mark.parametrize(
    "sentence",
    [
        "与2022年相比，公开数量增加12条。",
        "2022年公开120条，2023年公开150条。",
        "2022年以来，我局持续推进政务公开。",
        "2022年起，我局实行集中受理。",
        "根据国发〔2022〕5号文件，公开信息3条。",
        "2022年12月，县政府印发公开指南。",
        "2022年度评估反馈的问题已全部整改，公开栏目补齐。",
        "2021—2025年规划全文公开。",
        "2022年底前公开的信息已归档。",
        "落实《2022年政务公开工作要点》，公开信息5条。",
        "2022年，我局被评为政务公开先进单位。",
        "按时公开2022年政府信息公开工作年度报告。",
        "自2022年7月起，公开栏目改版。",
        "2022年遗留的1件申请已办结答复。",
    ],
)
def test_years_merely_mentioned_are_no_claim(sentence: str) -> None:
    assert claims(sentence) == []


def test_the_sentence_after_may_hold_the_other_half_of_a_comparison() -> None:
    assert claims("2022年，我局公开信息120条。2023年，我局公开信息150条。") == [(2023, "done")]


def test_this_years_work_is_a_claim_too() -> None:
    assert claims("2023年，我局共公开政府信息120条。") == [(2023, "done")]


def test_promises_of_part_five_are_told_from_what_was_done() -> None:
    assert claims("2024年，我局将进一步加强政府信息公开。", part=5) == [(2024, "plan")]
    assert claims("2023年，我局将进一步加强政府信息公开。", part=5) == [(2023, "plan")]
    assert claims("2023年，我局将政务公开纳入考核。", part=5) == [(2023, "done")]


def dates(*sentences: str, **more: Any) -> list[tuple[Any, ...]]:
    read = report(parts={1: list(sentences)}, **more)
    return [(f.fields["written"], f.fields["day"], sorted(f.doubtful)) for f in made(read, "date")]


def test_dates_are_possible_or_not() -> None:
    assert dates("2024年2月30日公布，2024年1月16日修改，13月5日归档。") == [
        ("2024年2月30日", "impossible", []),
        ("2024年1月16日", "real", []),
        ("13月5日", "impossible", []),
    ]
    assert dates("2月29日开会，2023年13月开会。") == [
        ("2月29日", "real", []),
        ("2023年13月", "impossible", []),
    ]


def test_numbers_with_hyphens_that_are_no_day_are_no_date() -> None:
    assert dates("电话2023-45-67，标准2019.14.2，更新于2024-01-16。") == [
        ("2024-01-16", "real", [])
    ]


def test_a_character_lost_by_a_converter_is_no_fault() -> None:
    assert dates("自20231月1日起。") == [("20231月1日", "real", ["day"])]
    lost = Doubt.of(DoubtKind.LOST_CHARACTERS, Anchor(block=5), words="缺字")
    assert dates("2023年2月31日。", doubts=(lost,)) == [("2023年2月31日", "impossible", ["day"])]


def test_every_field_is_declared() -> None:
    declared = {kind.name: kind.fields for kind in KINDS}
    read = report(
        parts={1: ["2023年，我局公开信息3条。2023年5月1日组织改版。"]},
        period=WHOLE,
        signed=date(2024, 1, 11),
        published=date(2024, 1, 20),
    )
    found = list(facts(read, knowing(settings=SETTINGS)))
    assert {fact.kind for fact in found} == set(declared)
    for fact in found:
        for name, value in fact.fields.items():
            assert isinstance(value, {"int": int, "str": str}[declared[fact.kind][name][0]])
