"""Title, agency, kind, year, sign-off, period, publication and contact, however they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from making.matrices import document, forms, paragraph

from engine.dates import LOST, NO_DAY
from engine.reading.assemble import assemble
from engine.reading.metadata.title import agency_in, year_in

if TYPE_CHECKING:
    from engine.dates import DateDoubt
    from engine.report import Report

TITLE = "青禾县柳河乡人民政府2023年政府信息公开工作年度报告"
BODY = ("一、总体情况", "公开了很多。", "六、其他需要报告的事项", "未收取信息处理费。")
DAY = date(2024, 1, 11)


def read(*blocks: object, **meta: str) -> Report:
    made = document(*blocks)
    return assemble(replace(made, meta=meta), forms())


def quoted(report: Report) -> None:
    """Assert that every mention quotes its place."""
    for mention in (report.signoff_agency, report.signoff_date, report.contact, report.published):
        if mention is not None and mention.anchor.block >= 0:
            text = report.document.text(mention.anchor.block)
            assert text[mention.start : mention.end].replace(" ", "") == mention.text.replace(
                " ", ""
            )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([TITLE], TITLE),
        (["青禾县柳河乡人民政府", "2023年政府信息公开工作年度报告"], TITLE),
        (["青禾县柳河乡人民政府", "2023年", "政府信息公开工作年度报告"], TITLE),
        (["青禾县柳河乡人民政府2023年", "政府信息公开工作年度报告"], TITLE),
        (["青禾县柳河乡人民政府2023年政府信息公开", "工作年度报告"], TITLE),
        (["# " + TITLE], TITLE),
        (["首页 > 政务公开", TITLE, TITLE], TITLE),
        (["2023年政府信息公开工作年度报告", TITLE], TITLE),
        (["2023年政府信息公开年报"], "2023年政府信息公开年报"),
    ],
)
def test_the_title_is_found_over_one_line_or_several(lines: list[str], title: str) -> None:
    report = read(*lines, *BODY)
    assert report.title is not None
    assert report.title.text == title
    assert report.year == 2023


def test_a_title_that_only_the_page_has_stands_in_no_block() -> None:
    report = read(*BODY, title=TITLE)
    assert report.title is not None
    assert (report.title.text, report.title.anchor.block) == (TITLE, -1)


def test_a_sentence_about_the_report_is_no_title() -> None:
    report = read("根据条例，现公布2023年政府信息公开工作年度报告。", *BODY)
    assert report.title is None


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        (TITLE, "青禾县柳河乡人民政府", 2023),
        ("夹河子乡政府信息公开工作2023年度报告", "夹河子乡", 2023),
        ("红崖子沟乡 2023 年度政府信息公开工作报告", "红崖子沟乡", 2023),
        ("2022年度青禾县财政局政府信息公开工作年度报告", "青禾县财政局", 2022),
        ("青禾县人民政府信息公开工作2023年度报告", "青禾县人民政府", 2023),
        ("青禾县人民政府办公室关于2021年政府信息公开工作的年度报告", "青禾县人民政府办公室", 2021),
        ("《东关街道办事处二〇二三年政府信息公开工作年度报告》", "东关街道办事处", 2023),
        ("青禾县教育局政府信息公开工作年度报告（2023年度）", "青禾县教育局", 2023),
        ("关于青禾县教育局2023年政府信息公开工作年度报告", "青禾县教育局", 2023),
        ("青禾县教育局（本级机关）2023年政府信息公开工作年度报告", "青禾县教育局(本级机关)", 2023),
        ("青禾县教育局关于报送2023年政府信息公开工作年度报告的函", "青禾县教育局", 2023),
        ("青禾县教\u200b育局2023年政府信\u200e息公开工作年度报告", "青禾县教育局", 2023),
        ("青禾海关2023年政府信息公开工作年度报告", "青禾海关", 2023),
        ("2023年政府信息公开工作年度报告——青禾县教育局", "青禾县教育局", 2023),
        ("2023年政府信息公开工作年度报告（青禾县教育局）", "青禾县教育局", 2023),
        ("政府信息公开工作年度报告（2023年度）", "", 2023),
        ("政府信息公开工作年度报告", "", None),
        ("2023年政务公开工作年度报告", "", 2023),
    ],
)
def test_a_title_names_agency_and_year(title: str, agency: str, year: int | None) -> None:
    assert agency_in(title) == agency
    assert year_in(title) == year


@pytest.mark.parametrize(
    "lines",
    [
        ["柳河乡人民政府", "2024年1月11日"],
        ["柳河乡人民政府", "二〇二四年一月十一日"],
        ["柳河乡人民政府", "二0二四年一月十一日"],
        ["2024.1.11", "柳河乡人民政府"],
        ["柳河乡人民政府    2024年 1月 11日"],
        ["2024-01-11 柳河乡人民政府"],
        ["柳河乡人民政府（盖章）", "2024年1月11日", "1"],
        ["柳 河 乡 人 民 政 府", "2024年1月11日", "- 5 -"],
        ["                 柳河乡人民政府     ", "   2024年1月11日1"],
        ["单位：柳河乡人民政府", "日期：2024年1月11日"],
        ["柳河乡人民政府\n2024年1月11日"],
        ["柳河乡人民政府", "", "2024年1月11日", "附件：统计表", "2024年3月1日"],
        ["附件：统计表", "柳河乡人民政府", "2024年1月11日"],
    ],
)
def test_the_signoff_is_found_in_any_layout(lines: list[str]) -> None:
    report = read(TITLE, *BODY, *lines)
    assert report.signoff_agency is not None
    assert report.signoff_date is not None
    assert (report.signoff_agency.text, report.signoff_date.value) == ("柳河乡人民政府", DAY)
    assert report.parts[6].text == BODY[-1]
    assert report.tail
    quoted(report)


def test_a_signoff_broken_into_the_last_paragraph_is_not_its_text() -> None:
    report = read(TITLE, *BODY[:-1], f"{BODY[-1]}\n柳河乡人民政府\n2024年1月11日")
    assert report.parts[6].text == BODY[-1]
    assert report.signoff_date is not None
    assert report.signoff_date.value == DAY
    quoted(report)


def test_an_agency_without_a_date_is_signed_without_a_date() -> None:
    report = read(TITLE, *BODY, "柳河乡人民政府")
    assert report.signoff_agency is not None
    assert report.signoff_date is None
    assert report.parts[6].text == BODY[-1]


def test_a_date_under_the_title_signs_where_nothing_stands_at_the_end() -> None:
    report = read(TITLE, "（2024年1月11日）", *BODY)
    assert report.signoff_date is not None
    assert report.signoff_date.value == DAY
    assert report.parts[6].text == BODY[-1]


@pytest.mark.parametrize(
    ("line", "value", "doubt"),
    [
        ("2024年2月30日", None, None),
        ("2024年1月", None, NO_DAY),
        ("20241月11日", DAY, LOST),
    ],
)
def test_odd_dates_are_kept_as_they_are(
    line: str, value: date | None, doubt: DateDoubt | None
) -> None:
    report = read(TITLE, *BODY, "柳河乡人民政府", line)
    assert report.signoff_date is not None
    assert (report.signoff_date.value, report.signoff_date.doubt) == (value, doubt)


def test_prose_with_a_date_is_no_signoff() -> None:
    report = read(TITLE, *BODY[:-1], "2023年12月1日，柳河乡人民政府印发了办法。")
    assert (report.signoff_agency, report.signoff_date, report.tail) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("统计期限自2023年1月1日起至2023年12月31日止。", (2023, 1, 1), (2023, 12, 31)),
        ("统计期限自 2023 年 1 月 1 日起，至 12 月 29 日止", (2023, 1, 1), (2023, 12, 29)),
        ("统计期限为2023年1月1日至12月31日", (2023, 1, 1), (2023, 12, 31)),
        ("统计期限：2023.1.1-2023.12.31", (2023, 1, 1), (2023, 12, 31)),
        ("所列数据的统计期限自1月1日起至12月31日止", (2023, 1, 1), (2023, 12, 31)),
        ("统计期限自20231月1日至2023年12月31日", (2023, 1, 1), (2023, 12, 31)),
        ("本报告时间自2022年12月1日起至2023年11月30日止", (2022, 12, 1), (2023, 11, 30)),
        ("统计期限自2023年1月1日起至2023年12月32日止", (2023, 1, 1), None),
    ],
)
def test_the_period_is_read(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int] | None
) -> None:
    report = read(TITLE, text, *BODY)
    assert report.period is not None
    assert report.period.start == date(*start)
    assert report.period.end == (date(*end) if end else None)
    mention = report.period.mention
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月1日至2023年5月31日开展了宣传活动。",
        "较2022年1月1日至12月31日增加12条。",
        "根据条例要求编制。",
    ],
)
def test_other_spans_of_time_are_no_period(text: str) -> None:
    assert read(TITLE, *BODY[:1], text, *BODY[1:]).period is None


def test_lost_characters_are_doubts_about_the_reading() -> None:
    report = read(TITLE, "根据国办公开办函〔202130号，期限自20231月1日起。", *BODY)
    assert [d.code for d in report.doubts] == ["lost-characters", "lost-characters"]
    assert read(TITLE, "国办函〔2020〕109号，2023年1月1日。", *BODY).doubts == ()


@pytest.mark.parametrize(
    ("blocks", "meta", "value"),
    [
        ((), {"published_on": "2024-01-25 10:11"}, date(2024, 1, 25)),
        (("索引号：123 发布时间：2024-01-25 来源：柳河乡",), {}, date(2024, 1, 25)),
        (("发布日期： 2024年1月25日",), {}, date(2024, 1, 25)),
        (("成文日期：2024年1月25日",), {}, None),
        ((), {"published_on": "昨天"}, None),
    ],
)
def test_publication_is_told_by_the_page(
    blocks: tuple[str, ...], meta: dict[str, str], value: date | None
) -> None:
    report = read(TITLE, *blocks, *BODY, **meta)
    assert (report.published.value if report.published else None) == value
    quoted(report)


def test_navigation_lends_the_publication_but_no_signoff() -> None:
    def line(text: str) -> object:
        return lambda i: paragraph(i, text, role="navigation")

    report = read(line("发布时间：2024-01-25"), TITLE, *BODY, line("青禾县人民政府办公室"))
    assert report.published is not None
    assert report.signoff_agency is None


def test_the_contact_is_quoted() -> None:
    report = read(TITLE, "如有疑问，请与我乡联系（地址：柳河街9号，电话：0350-1234567）。", *BODY)
    assert report.contact is not None
    assert report.contact.text == "电话：0350-1234567"
    quoted(report)


@pytest.mark.parametrize(
    ("title", "period", "signed", "year", "codes"),
    [
        (TITLE, "统计期限自2023年1月1日起至12月31日止", "2024年1月11日", 2023, []),
        (TITLE, "统计期限自2022年1月1日起至12月31日止", "2024年1月11日", 2023, ["year"]),
        (TITLE, "", "2023年12月25日", 2023, []),
        (TITLE, "", "2021年1月5日", 2023, ["year"]),
        ("柳河乡政府信息公开工作年度报告", "统计期限自2022年1月1日起至12月31日止", "", 2022, []),
        ("柳河乡政府信息公开工作年度报告", "", "2024年1月11日", 2023, []),
        ("柳河乡政府信息公开工作年度报告", "", "", None, ["year"]),
    ],
)
def test_the_year_is_the_titles_then_the_periods_then_before_signing(
    title: str, period: str, signed: str, year: int | None, codes: list[str]
) -> None:
    report = read(title, period or "前言。", *BODY, "柳河乡人民政府", signed or "。")
    assert report.year == year
    assert [d.code for d in report.doubts] == codes
