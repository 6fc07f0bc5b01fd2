"""Whether a page may be parsed at all, counted on its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS
from engine.reading.formats.html.guard import refuse_monstrous

SMALL = replace(LIMITS, depth=20, elements=3000, cells=50)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "普通文字 1 < 2",
        "<p>" * 100,
        "<div>" * 15 + "</div>" * 15,
        "<br>" * 500,
        "<div><p>a</p></div>" * 300,
        "<table>" + "<tr><td>1<td>2" * 20 + "</table>",
    ],
    ids=["空", "文字", "段落", "十五层", "换行", "并列", "不关闭的格"],
)
def test_a_page_of_an_agency_is_let_through(text):
    refuse_monstrous(text, SMALL)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<div>" * 30, "嵌套超过 20 层"),
        ("<b>a</b>" * 2000, "内容太多"),
        ("<table>" + "<td>1</td>" * 60 + "</table>", "格"),
        ("<font>" * 15 + "<p>a" * 400, "没有关闭"),
        ("<div>" * 12 + "<!-- x -->" + "<section>" * 12, "嵌套超过"),
    ],
)
def test_a_page_that_would_take_minutes_is_refused_in_words(text, said):
    with pytest.raises(ReadingError, match=said):
        refuse_monstrous(text, SMALL)
