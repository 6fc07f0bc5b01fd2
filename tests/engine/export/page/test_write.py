"""The page: whatever a report says is text, every mark leads to its problem, numbers agree."""

from __future__ import annotations

import re

import pytest
from lxml import html
from making.changes import cell, words
from making.dossiers import dossier, exported, finding
from making.judged_units import checker, judged, page

from engine.export.page.write import write

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=1>{{ 7*7 }}\x1b[31m'


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


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_page_of_any_number_of_filings_can_be_written(number):
    page(*(dossier(finding(1), id=one + 1) for one in range(number)))


def test_the_same_casebook_gives_the_same_bytes():
    one = exported(judged(cell(3, "granted", "business", "7")))
    assert write(one, checker().pack.forms) == write(one, checker().pack.forms)
