"""gouji check --last, --published: what belongs to another report judges nobody."""

from __future__ import annotations

import json
import shutil

import pytest

NEEDS_LAST = {"X101", "X102", "X104"}


@pytest.fixture
def last(samples):
    return samples / "2022" / "白沙镇.docx"


@pytest.fixture
def town(tmp_path, samples):
    """Write the report of 三河镇 for a year, under a name: ``town(2023) -> Path``."""
    text = (samples / "2023" / "三河镇.md").read_text("utf-8")

    def write(year: int, agency: str = "青禾县三河镇人民政府", more: str = ""):
        path = tmp_path / f"{agency}{year}{len(more)}.md"
        named = text.replace("青禾县三河镇人民政府", agency)
        for old in (2024, 2023):  # signed in January of the year after
            named = named.replace(str(old), str(year + old - 2023))
        path.write_text(named + more, "utf-8")
        return path

    return write


def judged(said) -> dict[str, list[str]]:
    """Return by agency the rules that judged a report by last year's."""
    reports = json.loads(said.out)["reports"]
    return {
        report["agency"]: [
            one["rule"]
            for one in report["findings"]
            if one["rule"] in NEEDS_LAST and one["outcome"] != "not_assessable"
        ]
        for report in reports
    }


def test_one_last_years_report_accuses_no_other_agency(gouji, samples, last):
    said = gouji("check", samples / "2023", "--last", last, "--format", "json")
    found = judged(said)
    assert len(found) == 10
    assert [who for who, rules in found.items() if rules] == ["青禾县白沙镇人民政府"]
    assert "--last 里没有这些单位的上年报告，没有拿来比（9 份）" in said.err
    assert said.code == 1


@pytest.mark.slow
def test_a_folder_of_last_years_reports_serves_each_its_own(gouji, samples):
    folder = samples / "2022"
    one = gouji("check", samples / "2023" / "白沙镇.docx", "--last", folder, "--format", "json")
    assert one.err == ""
    said = gouji("check", samples / "2023", "--last", folder, "--format", "json")
    assert "（8 份）" in said.err
    apart = gouji(
        "check", samples / "2023" / "自然资源局.docx", "--last", folder / "自然资源局.docx",
        "--format", "json",
    )  # fmt: skip
    name = "青禾县自然资源局"
    assert judged(said)[name] == judged(apart)[name]


@pytest.mark.parametrize("year", [2020, 2021, 2023, 2024])
def test_another_year_is_refused_for_one_report(gouji, town, year):
    said = gouji("check", town(2023), "--last", town(year, more="\n"))
    assert said.code == 2
    assert said.out == ""
    assert f"是{year}年度的，不是上一年（2022年度）" in said.err
    assert "应当给出“青禾县三河镇人民政府”2022年度的年报" in said.err


def test_the_year_before_is_taken(gouji, town):
    said = gouji(
        "check", town(2023), "--last", town(2022), "--format", "json", "--fail-on", "never"
    )
    assert (said.code, said.err) == (0, "")
    assert "X104" in judged(said)["青禾县三河镇人民政府"]


def test_another_agency_and_the_file_itself_are_refused_for_one_report(
    gouji, samples, last, tmp_path
):
    said = gouji("check", samples / "2023" / "石桥镇.docx", "--last", last)
    assert (said.code, said.out) == (2, "")
    assert "是“青禾县白沙镇人民政府”的，本报告是“青禾县石桥镇人民政府”的" in said.err
    copy = shutil.copy(last, tmp_path / "副本.docx")
    for same in (last, copy):
        said = gouji("check", last, "--last", same)
        assert (said.code, said.out) == (2, "")
        assert "就是这一份" in said.err


def test_a_renamed_agency_is_asked_about_until_the_roster_knows_it(gouji, town, tmp_path):
    now, before = town(2023, "青禾县水务局"), town(2022, "青禾县水利局")
    said = gouji("check", now, "--last", before)
    assert said.code == 2
    assert "相近，但不能确定是同一单位" in said.err
    roster = tmp_path / "名册.csv"
    roster.write_text("名称,别名,类型\n青禾县水务局,青禾县水利局,部门\n", "utf-8")
    said = gouji(
        "check", now, "--last", before, "--roster", roster, "--format", "json", "--fail-on", "never"
    )
    assert (said.code, "相近" in said.err) == (0, False)
    assert "X104" in judged(said)["青禾县水务局"]


def test_with_several_reports_each_that_has_none_is_told_and_asked_for(gouji, town):
    now, other, last = town(2023), town(2023, "青禾县三河乡人民政府"), town(2021)
    said = gouji("check", now, other, "--last", last, "--format", "json", "--fail-on", "never")
    assert said.code == 0
    assert all(rules == [] for rules in judged(said).values())
    assert "是2021年度的，不是上一年" in said.err
    asked = [one["rule"] for one in json.loads(said.out)["reports"][0]["findings"]]
    assert {"X101", "X102"} <= set(asked)


def test_what_is_unreadable_as_last_years_report_is_told(gouji, town, tmp_path):
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04")
    said = gouji("check", town(2023), "--last", bad)
    assert (said.code, said.out) == (2, "")
    assert "坏.docx 读不了" in said.err
    both = ("--last", bad, "--last", town(2022), "--fail-on", "never")
    said = gouji("check", town(2023), *both)
    assert said.code == 3
    assert "坏.docx 读不了" in said.err
    assert gouji("check", town(2023), "--last", tmp_path / "没有").code == 2
    (tmp_path / "空").mkdir()
    assert "里没有可以核对的文件" in gouji("check", town(2023), "--last", tmp_path / "空").err


def test_an_unreadable_report_is_unreadable_whatever_is_named_as_last(gouji, last, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    assert gouji("check", tmp_path / "坏.docx", "--last", last).code == 3


def test_one_day_of_publication_does_not_serve_several_reports(gouji, samples):
    said = gouji("check", samples / "2022", samples / "2023", "--published", "2024-01-15")
    assert (said.code, said.out) == (2, "")
    assert "--published 是一份报告的公开日期" in said.err
    one = gouji("check", samples / "2023" / "白沙镇.docx", "--published", "2024-01-15")
    assert one.code == 0


def test_two_different_reports_of_the_year_before_are_refused_with_their_names(
    gouji, town, tmp_path
):
    now = town(2023)
    folder = tmp_path / "上年"
    folder.mkdir()
    first = shutil.copy(town(2022), folder / "甲.md")
    shutil.copy(first, folder / "甲的副本.md")
    assert gouji("check", now, "--last", folder, "--fail-on", "never").code == 0
    shutil.copy(town(2022, more="\n更正。\n"), folder / "乙.md")
    said = gouji("check", now, "--last", folder)
    assert (said.code, said.out) == (2, "")
    assert "都是同一单位上一年度的报告" in said.err
    assert "乙.md" in said.err
    several = gouji("check", now, town(2023, "青禾县三河乡人民政府"), "--last", folder,
        "--format", "json", "--fail-on", "never")  # fmt: skip
    assert "都是同一单位上一年度的报告" in several.err
    assert all(rules == [] for rules in judged(several).values())


def test_a_folder_of_other_reports_and_the_report_itself_is_refused(gouji, town, tmp_path):
    now = town(2023)
    folder = tmp_path / "几份"
    folder.mkdir()
    shutil.copy(now, folder / "本年.md")
    shutil.copy(town(2020), folder / "前几年.md")
    said = gouji("check", now, "--last", folder)
    assert (said.code, said.out) == (2, "")
    shutil.copy(town(2022), folder / "上年.md")
    assert gouji("check", now, "--last", folder, "--fail-on", "never").code == 0


@pytest.mark.parametrize("day", ["2022-01-20", "2023-01-20", "2025-01-15", "2033-01-01"])
def test_the_day_of_another_years_report_is_refused(gouji, samples, day):
    said = gouji("check", samples / "2023" / "白沙镇.docx", "--published", day)
    assert (said.code, said.out) == (2, "")
    assert f"{day} 不会是2023年度报告的公开日期" in said.err
    assert "应当在2024年内" in said.err


@pytest.mark.parametrize("day", ["2023-12-28", "2024-01-15", "2024-06-30"])
def test_a_day_that_may_be_its_own_is_judged(gouji, samples, day):
    assert gouji("check", samples / "2023" / "白沙镇.docx", "--published", day).code in {0, 1}


@pytest.mark.parametrize("name", ["", " ", "\u3000"])
def test_a_name_without_words_is_not_the_current_folder(
    gouji, samples, last, name, monkeypatch, tmp_path
):
    shutil.copy(last, tmp_path)
    monkeypatch.chdir(tmp_path)
    own = samples / "2023" / "白沙镇.docx"
    refused = gouji("check", own, "--last", name)
    assert (refused.code, refused.out) == (2, "")
    assert "--last 后面是空的" in refused.err
    assert gouji("check", own, "--last", last, "--last", name).code == 2
    nothing = gouji("check", name)
    assert (nothing.code, nothing.out) == (2, "")
    assert "没有拿当前文件夹来核对" in nothing.err


@pytest.mark.parametrize(
    "day", ["", " ", "明天", "2024-1-20", "2024/01/20", "2024年1月20日", "2024-02-30", "0000-00-00"]
)
def test_what_is_no_day_is_refused(gouji, samples, day):
    refused = gouji("check", samples / "2023" / "白沙镇.docx", "--published", day)
    assert (refused.code, refused.out) == (2, "")
    assert "日期要写成 2024-01-20 这样" in refused.err
