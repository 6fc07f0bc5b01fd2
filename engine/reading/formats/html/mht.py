"""Single-file web pages (.mht, .mhtml): the HTML part of a MIME message, read as a page."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS, Limits, refuse_size
from engine.reading.formats.html import reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from engine.reading.blocks.builder import Content


def read(data: bytes, limits: Limits = LIMITS) -> Content:
    """Read the first HTML part of the message; its pictures and frames are left alone.

    A large message is read in a child process, as a large page is.
    """
    if len(data) <= limits.page_bytes:
        return content(data, limits)
    from engine.reading.files import sandbox

    return sandbox.run(content, data, limits)


def content(data: bytes, limits: Limits) -> Content:
    """Read a message in this process."""
    return reader.content(page_of(data, limits), limits)


def page_of(data: bytes, limits: Limits) -> bytes:
    """Return the first HTML part of the message; ReadingError if it has none."""
    refuse_size(len(data), limits.text_bytes, "单文件网页")
    if data.count(b"\n--") > limits.members or data.count(b"\n") > limits.elements:
        raise ReadingError("单文件网页的部分太多，没有读取；请重新保存网页后再交")
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    page = next(_pages(message), None)
    if page is None:
        raise ReadingError("单文件网页里没有正文；请重新保存网页后再交")
    return page


def _pages(message: Message) -> Iterator[bytes]:
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                yield content
