"""Tags and attributes that would cost the parser hours are counted before it begins."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from engine.errors import ReadingError
from engine.reading import LIMITS, read_document
from engine.report import Paragraph

MANY = 500_000
HEADING = "<p>一、总体情况</p>"
GREATER = '=">"'
WORDS = "a b c d e f g h " * 2_000


def attributes(count: int, value: str = "=1") -> str:
    return " ".join(f"a{n}{value}" for n in range(count))


def page(body: str) -> bytes:
    return f"<html><body>{body}{HEADING}".encode()


def message(html: bytes) -> bytes:
    part = EmailMessage()
    part.set_content(html, maintype="text", subtype="html", cte="8bit")
    return part.as_bytes()


REFUSED = {
    "one tag": lambda: page(f"<p {attributes(MANY)}>"),
    "a tag that never ends": lambda: page(f"<p {attributes(MANY)}"),
    "values that hold the end of a tag": lambda: page(f"<p {attributes(MANY // 5, GREATER)}>"),
    "names that hold the beginning of a tag": lambda: page(
        "<p " + " ".join(f"a{n}<b" for n in range(MANY // 5)) + ">"
    ),
    "slashes between": lambda: page("<p " + attributes(MANY, "").replace(" ", "/") + ">"),
    "html again and again": lambda: page("".join(f"<html a{n}>" for n in range(MANY // 5))),
    "body again and again": lambda: page("".join(f"<body a{n}>" for n in range(MANY // 5))),
    "after an empty comment": lambda: page(f"<!--><p {attributes(MANY)}>"),
    "in a drawing's script": lambda: page(f"<svg><script><p {attributes(MANY)}>"),
    "a name of its own for each tag's attribute": lambda: page(
        "".join(f"<p a{n}>" for n in range(MANY // 2))
    ),
    "a name of its own for each tag": lambda: page("".join(f"<a{n}>x" for n in range(MANY // 2))),
    "in a message": lambda: message(page(f"<p {attributes(MANY)}>")),
    "in a text": f"一、总体情况\n<table {attributes(20_000)}><tr><td>1</table>\n".encode,
}


@pytest.mark.timeout(60)  # what is not refused early takes a quarter of an hour
@pytest.mark.parametrize("name", REFUSED)
def test_a_page_of_many_attributes_is_refused_before_it_is_parsed(name, monkeypatch):
    monkeypatch.setattr("engine.reading.formats.html.reader.LexborHTMLParser", None)
    monkeypatch.setattr("selectolax.lexbor.LexborHTMLParser", None)
    with pytest.raises(ReadingError, match=r"属性.*请用浏览器打开后复制到 Word 再交"):
        read_document(REFUSED[name](), "x")


READ = {
    "as many as may be": page(f"<p {attributes(LIMITS.attributes)}>"),
    "a script": page(f"<script>for (i = 0; i<n; i++) {WORDS}</script>"),
    "a script after a drawing": page(f"<svg><path d='M'/></svg><script>i<n {WORDS}</script>"),
    "a comment": page(f"<!-- i<n {WORDS} -->"),
    "a long value": page(f'<p style="i<n {WORDS}">'),
    "text that looks like a tag's end": page(f"<p title='>'>{WORDS}"),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_no_attribute_is_not_counted(name):
    assert len(READ[name]) > 1_000
    blocks = read_document(READ[name], "x").blocks
    assert any(isinstance(one, Paragraph) and one.text == "一、总体情况" for one in blocks)
