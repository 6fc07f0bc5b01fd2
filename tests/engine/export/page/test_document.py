"""A report on the page: its own words are text, its wrong cells lead to their problems."""

from __future__ import annotations

from making.changes import cell, words
from making.dossiers import exported
from making.judged_units import checker, judged, page

from engine.export.page.write import write


def test_the_wrong_cell_is_marked_and_leads_to_its_problem():
    shown = page(judged(cell(3, "granted", "business", "7")))
    (mark,) = [one for one in shown.xpath("//td/span") if one.text_content().startswith("7")]
    (link,) = mark.iter("a")
    problem = shown.get_element_by_id(link.get("href").removeprefix("#"))
    assert "应为" in problem.text_content()
    assert "表三商业企业列" in problem.text_content()


def test_a_report_s_own_text_is_text_too():
    shown = page(judged(words(1, "我镇", "我镇<b onclick=x>&lt;")))
    assert "<b onclick=x>&lt;" in "".join(map(str, shown.itertext()))
    assert not shown.xpath("//b[@onclick]")


def test_a_personal_number_is_masked():
    text = write(
        exported(judged(words(1, "我镇", "联系人13912345678，我镇"))), checker().pack.forms
    )
    assert b"13912345678" not in text
