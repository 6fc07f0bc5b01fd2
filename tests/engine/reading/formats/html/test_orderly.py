"""Pages whose tags are counted by kind: never fewer than the parser would meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from engine.errors import ReadingError
from engine.reading import LIMITS
from engine.reading.formats.html.attributes import FEW, refuse_attributes
from engine.reading.formats.html.orderly import orderly
from engine.values import replace

TIGHT = replace(LIMITS, attributes=3, names=9)
PIECES = [
    *("<p>", "</p>", "<td a=1 b='2' c=\"3\">", "<body a b>", "<body c d>", "<html e f g>", "<br/>"),
    *("<a href=/x/>", '<i x=">" y>', "<i x='<b z>", "<!-- a 'b", "-->", "<script>", "</script>"),
    *("<style>.a{b}</style>", '<p b"c d="x>', "<p\u3000a b\x0bc>", "<p a/b/c/d>", "<q a=1b=2 d e>"),
    *("<", "< 3", "</ x>", "<?php a>", "<![CDATA[", "]]>", "一", '"', "'", ">", "<n1 n2 n3>"),
    *("<n4 n5 n6>", "<n7 n8 n9>", "<svg>", "</svg>", "<textarea>", "</p b c d e>", "<p a=b a=b>"),
]
IMPLIED = {"html", "head", "body", "tbody", "colgroup", "tr", "p", "br"}


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_is_refused_tag_by_tag_is_never_called_orderly(text: str) -> None:
    padded = text + " " * FEW
    try:
        refuse_attributes(padded, TIGHT)
    except ReadingError:
        assert orderly(padded, TIGHT) is None


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_every_element_of_the_tree_is_among_those_named(text: str) -> None:
    markup = orderly(text, LIMITS)
    if markup is None:
        return
    made = {node.tag for node in LexborHTMLParser(text).css("*")}
    assert made <= {*(markup.elements or ()), *IMPLIED}


def test_a_saved_page_is_orderly_and_tells_what_it_holds() -> None:
    markup = orderly(
        "<html><style>.A{Text-Decoration:Line-Through}</style><body>"
        "<div class='x' STYLE='Display:none'><INPUT value=3><p>5 < 6, 7</p></div>",
        LIMITS,
    )
    assert markup is not None
    assert markup.holds("input")
    assert not markup.holds("s", "sup", "textarea")
    assert markup.says("display")
    assert markup.says("line-through")
    assert not markup.says("font-weight")
    assert markup.depth >= 4  # html, body, div, p


def test_a_value_that_is_written_in_entities_may_say_anything() -> None:
    markup = orderly("<p style='dis&#112;lay:none'>1</p>", LIMITS)
    assert markup is not None
    assert markup.says("display")


def test_a_page_with_an_angle_in_a_value_is_counted_tag_by_tag() -> None:
    assert orderly('<p title="a > b" c>1</p>', LIMITS) is None
