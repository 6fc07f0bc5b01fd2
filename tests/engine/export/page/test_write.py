"""The page: whatever a report says is text, every mark leads to its problem, numbers agree."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import html
from making.dossiers import GRANTED, cause, dossier, equations, exported, finding
from making.faults import base, both, cell, words
from making.reading import read_report
from making.writers import as_docx

from engine.check import Checker
from engine.export.of_audit import dossier_of
from engine.export.page.season import season_of
from engine.export.page.write import write
from engine.packs import load_pack

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=1>{{ 7*7 }}\x1b[31m'


@cache
def checker() -> Checker:
    return Checker(load_pack())


def judged(change, number: int = 1):
    data = as_docx(change(base()))
    audit = checker().audit(read_report(data, "报告.docx"))
    return dossier_of(audit, number, lambda: ("报告.docx", data))


def page(*dossiers, **more):
    return html.fromstring(write(exported(*dossiers, **more), checker().pack.forms).decode())


def test_the_wrong_cell_is_marked_and_leads_to_its_problem():
    shown = page(judged(cell(3, "granted", "business", "7")))
    (mark,) = [one for one in shown.xpath("//td/span") if one.text_content().startswith("7")]
    (link,) = mark.iter("a")
    problem = shown.get_element_by_id(link.get("href").removeprefix("#"))
    assert "应为" in problem.text_content()
    assert "表三商业企业列" in problem.text_content()


def test_every_link_of_a_page_leads_somewhere_on_it():
    shown = page(
        judged(cell(3, "granted", "business", "7")),
        judged(words(1, "行政复议1件", "行政复议4件"), 2),
    )
    targets = {one.get("id") for one in shown.iter() if one.get("id")}
    links = [one.get("href") for one in shown.iter("a")]
    assert links
    assert {one.removeprefix("#") for one in links} <= targets


def test_what_a_report_says_is_text_and_the_page_runs_nothing():
    one = dossier(finding(1, message=HOSTILE, title=HOSTILE), agency=HOSTILE, source=HOSTILE)
    text = write(exported(one), checker().pack.forms)
    shown = html.fromstring(text.decode())
    assert not shown.xpath("//script | //img | //iframe | //object | //link | //@onerror")
    assert "{{ 7*7 }}" in "".join(map(str, shown.itertext()))
    assert b"\x1b" not in text
    assert not re.search(rb'(?:src|href)="(?!#)', text)
    assert b"default-src 'none'" in text


def test_a_report_s_own_text_is_text_too():
    shown = page(judged(words(1, "我镇", "我镇<b onclick=x>&lt;")))
    assert "<b onclick=x>&lt;" in "".join(map(str, shown.itertext()))
    assert not shown.xpath("//b[@onclick]")


def test_a_personal_number_is_masked():
    text = write(
        exported(judged(words(1, "我镇", "联系人13912345678，我镇"))), checker().pack.forms
    )
    assert b"13912345678" not in text


def test_the_numbers_of_the_season_are_those_of_the_problems():
    wrong = judged(
        both(cell(3, "granted", "business", "7"), words(1, "行政复议1件", "行政复议4件"))
    )
    season = season_of(exported(wrong, judged(lambda draft: draft, 2)))
    first, second = season.units
    assert (first.counts["error"], second.to_mend) == (2, 0)
    assert [one.number for one in season.clean] == [2]
    assert {one.rule: one.units for one in season.rules} == {"F201": 1, "F202": 1, "N105": 1}


def test_what_is_asked_or_dismissed_is_no_problem_of_the_season():
    one = dossier(finding(1, outcome="uncertain"), finding(2, state="dismissed"))
    (line,) = season_of(exported(one)).units
    assert (line.to_mend, line.questions) == (0, 1)


def test_one_cause_is_one_problem():
    (line,) = season_of(exported(dossier(*equations(), causes=[cause([GRANTED])]))).units
    assert line.to_mend == 1
    assert line.rules == {"F201": 1, "F202": 1}


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_page_of_any_number_of_filings_can_be_written(number):
    page(*(dossier(finding(1), id=one + 1) for one in range(number)))


def test_the_same_casebook_gives_the_same_bytes():
    one = exported(judged(cell(3, "granted", "business", "7")))
    assert write(one, checker().pack.forms) == write(one, checker().pack.forms)
