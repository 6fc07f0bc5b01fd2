"""The text of HTML elements as a browser shows it: white space collapsed, blocks on lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TEXT = "-text"
BLANK = " \t\r\n\f"
PARTED = "\0"
"""What is set between the texts of an element: no text is read with it."""
SPACE = re.compile(f"[{BLANK}]+")
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "publishtime",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
UNSEEN = [
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas"),
    *("select", "textarea", "button", "input", "audio", "video", "map"),
]


def text_of(node: LexborNode) -> str:
    """Return the text of an element; line breaks and blocks in it begin a new line."""
    whole = node.text(separator=PARTED)
    texts = [one for one in whole.split(PARTED) if one.strip(BLANK)] if PARTED in whole else [whole]
    if len(texts) < 2:  # as in most cells: breaks before and behind it are trimmed
        return tidy(collapsed(texts[0])) if texts else ""
    parts: list[str] = []
    _collect(node, parts)
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """Trim each line and drop the empty ones at both ends; non-breaking spaces stay inside."""
    text = text.strip(" \n")
    return "\n".join([line.strip(" ") for line in text.split("\n")]) if "\n" in text else text


def collapsed(text: str) -> str:
    """Return a text node's text with runs of white space as one space."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        text = SPACE.sub(" ", text) if text.strip(BLANK) else " "
    return text.replace("\0", "") if "\0" in text else text


def _collect(node: LexborNode, parts: list[str]) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == TEXT:
            parts.append(collapsed(child.text_content or ""))
        elif tag == "br":
            parts.append("\n")
        elif tag in BLOCKS:
            _break(parts)
            _collect(child, parts)
            _break(parts)
        else:
            _collect(child, parts)


def _break(parts: list[str]) -> None:
    if parts and not parts[-1].endswith("\n"):
        parts.append("\n")
