"""Single-file pages: the HTML part of a MIME message."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.formats.html.mht import read
from engine.report import Grid, Paragraph


def saved(html: str, charset: str = "gb18030") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "年报"
    message.make_related()
    part = EmailMessage()
    part.set_content(html.encode(charset), maintype="text", subtype="html", cte="quoted-printable")
    picture = EmailMessage()
    picture.set_content(b"GIF89a", maintype="image", subtype="gif")
    message.attach(part)
    message.attach(picture)
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_the_page_in_the_message_is_read(charset: str) -> None:
    data = saved("<p>一、总体情况</p><table><tr><td>规章<td>1<tr><td>许可<td>2</table>", charset)
    document = read_document(data, "年报.mht")
    assert document.format == "mht"
    first, second = document.blocks
    assert isinstance(first, Paragraph)
    assert first.text == "一、总体情况"
    assert isinstance(second, Grid)
    assert second.rows[1][1].text == "2"


def test_a_message_without_a_page_is_refused() -> None:
    with pytest.raises(ReadingError, match="没有正文"):
        read(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nabc")
