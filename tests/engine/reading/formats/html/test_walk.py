"""From the tree of a page to blocks: breaks, numbers of lists, bold type, pictures, menus."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from engine.errors import ReadingError
from engine.reading.blocks.builder import Blocks
from engine.reading.files.limits import LIMITS, Limits
from engine.reading.formats.html.walk import WHOLE_PAGE, Walker
from engine.report import Block, Grid, Paragraph, Picture
from engine.values import replace

HUGE = "9" * 5_000


def walked(body: str, limits: Limits = LIMITS) -> list[Block]:
    """Return the blocks of what stands in a page's body."""
    out = Blocks(limits)
    walker = Walker(out)
    root = LexborHTMLParser(f"<html><body>{body}").body
    assert root is not None
    walker.walk(root, "html/body")
    walker.flush()
    return out.blocks


def paragraphs(body: str) -> list[Paragraph]:
    return [block for block in walked(body) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("甲<br>乙", ["甲", "乙"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<span>甲</span>\n <span>乙</span>", ["甲 乙"]),
        ("<p> </p><p>&nbsp;</p><br>", []),
        ("<!-- 甲 --><?php 乙 ?>丙", ["丙"]),
        ("<unknown-thing>甲</unknown-thing>乙", ["甲乙"]),
        ("", []),
    ],
)
def test_a_paragraph_ends_where_a_browser_breaks(body: str, texts: list[str]) -> None:
    assert [one.text for one in paragraphs(body)] == texts


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("<ol><li>甲<li>乙", ["1.", "2."]),
        ("<ol start=3><li>甲<li>乙", ["3.", "4."]),
        ("<ol start=x><li>甲", ["1."]),
        ("<ol start=-2><li>甲", ["1."]),
        ("<ol start='²'><li>甲", ["1."]),
        ("<ol start=３><li>甲", ["3."]),
        (f"<ol start={HUGE}><li>甲", ["999999."]),
        ("<ul><li>甲", [""]),
        ("<ol><li><p>甲<p>乙<li>丙", ["1.", "", "2."]),
        ("<ol><li></li><li>乙</ol>丙", ["2.", ""]),
        ("<ol><li>甲<ol><li>乙</ol><li>丙", ["1.", "1.", "2."]),
    ],
)
def test_items_of_a_list_are_numbered(body: str, numbers: list[str]) -> None:
    assert [one.number for one in paragraphs(body)] == numbers


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("<h1>甲</h1><h6>乙</h6><h7>丙</h7>", [1, 6, None]),
        ("<h2><div>甲</div><span>乙</span></h2>丙", [2, 2, None]),
        ("<h2>甲<h3>乙</h3>丙</h2>", [2, 3, None]),
    ],
)
def test_headings_have_levels(body: str, levels: list[int | None]) -> None:
    assert [one.level for one in paragraphs(body)] == levels


@pytest.mark.parametrize(
    ("body", "bold"),
    [
        ("<b>甲</b>", True),
        ("<strong>甲</strong> <b>乙</b>", True),
        ("<b>甲</b>乙", False),
        ("<b>甲</b>&nbsp;\n", True),
        ("甲<b></b>", False),
    ],
)
def test_a_paragraph_is_bold_if_all_that_is_seen_of_it_is(body, bold) -> None:
    assert [one.bold for one in paragraphs(body)] == [bold]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("<p>甲", "body"),
        ("<nav><p>甲</nav>", "navigation"),
        ("<a href=/x>首页链接</a>", "navigation"),
        ("<a name=x>甲</a>", "body"),
        ("<a href=/x>见附件</a>，共三件，均已公开。", "body"),
        ("<div class=footer>甲</div>", "navigation"),
        ("<p class=footer>甲</p>", "body"),
        (f"<div class=footer>{'正文。' * WHOLE_PAGE}</div>", "body"),
    ],
)
def test_menus_and_links_are_navigation(body: str, role: str) -> None:
    assert {one.role for one in paragraphs(body)} == {role}


@pytest.mark.parametrize(
    ("image", "shown"),
    [
        ("<img src=t.png>", True),
        ("<img src=t.png width=100 height=100>", True),
        ("<img src=t.png width=99>", False),
        ("<img src=t.png height=0>", False),
        ("<img src=t.png width=16px>", False),
        ("<img src=t.png width=50%>", True),
        ("<img src=t.png width=auto>", True),
        ("<img src=t.png width=0099>", False),
        ("<img src=t.png width=９>", False),
        (f"<img src=t.png width={HUGE}>", True),
        (f"<img src=t.png width=0{'0' * 5_000}>", False),
        ("<img src=/res/Logo.png>", False),
        ("<img>", False),
        ("<a href=/><img src=t.png></a>", False),
    ],
)
def test_icons_are_no_pictures_of_the_text(image, shown) -> None:
    pictures = [block for block in walked(image) if isinstance(block, Picture)]
    assert bool(pictures) is shown


def test_a_picture_parts_the_text_and_has_its_description() -> None:
    before, picture, after = walked("<p>甲<img src=t.png alt=统计表>乙")
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert isinstance(picture, Picture)
    assert (before.text, picture.alt, after.text) == ("甲", "统计表", "乙")
    assert picture.anchor.native == "html/body/p[1]/img[1]"


def test_a_caption_stands_before_its_table() -> None:
    caption, grid = walked("<table><caption>表三</caption><tr><td>甲<td>1<tr><td>乙<td>2</table>")
    assert isinstance(caption, Paragraph)
    assert isinstance(grid, Grid)
    assert caption.text == "表三"


def test_a_table_that_lays_out_the_page_is_looked_into_but_not_without_end() -> None:
    deep = "<table><tr><td>" * 6 + "甲"
    assert [one.text for one in paragraphs(deep)] == ["甲"]
    with pytest.raises(ReadingError, match="嵌套超过 3 层"):
        walked(deep, replace(LIMITS, nesting=3))


def test_a_place_is_where_the_first_words_stand() -> None:
    found = paragraphs("<div><p> <b>甲</b>乙</p><p>丙</p></div>")
    assert [one.anchor.native for one in found] == [
        "html/body/div[1]/p[1]/b[1]",
        "html/body/div[1]/p[2]",
    ]


PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<b>", "<a href=x>", "</a>", "<ol start=7>", "<li>"),
    *("<table>", "</table>", "<td>", "<nav>", "<h2>", "<br>", "<img src=x>", "<!--", "甲", "1"),
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_word_of_a_page_is_lost_or_said_twice(body: str) -> None:
    root = LexborHTMLParser(f"<html><body>{body}").body
    assert root is not None
    nodes = root.traverse(include_text=True)
    texts = "".join(node.text_content or "" for node in nodes if node.tag == "-text")
    seen = ""
    for block in walked(body):
        if isinstance(block, Paragraph):
            seen += block.text
        elif isinstance(block, Grid):
            cells = {id(cell): cell.text for row in block.rows for cell in row}
            seen += "".join(cells.values())
    for letter in "甲1":
        assert seen.count(letter) == texts.count(letter)
