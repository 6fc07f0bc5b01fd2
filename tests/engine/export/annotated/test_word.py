"""Comments in a Word file: at the right cell, and nothing else is changed."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from engine.anchor import Anchor
from engine.errors import GoujiError
from engine.export.annotated.remarks import Remark
from engine.export.annotated.word import annotated

AT = datetime(2024, 2, 1, 9, tzinfo=UTC)
MARKS = {qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference")}


def made(change=None) -> bytes:
    """Make a document: a title, a table of two by two whose last cell is empty, a last line."""
    document = docx.Document()
    document.add_paragraph("青禾县财政局2024年报告")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("项目", "件数", "其他", ""), strict=True):
        cell.text = text
    document.add_paragraph("末尾")
    if change is not None:
        change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def remark(native: str | None, *lines: str) -> Remark:
    anchor = None if native is None else Anchor(block=0, native=native)
    return Remark(lines=lines or ("【错误】某处", "应为：2"), anchor=anchor, certain=True)


def commented(data: bytes) -> dict[str, str]:
    """Return the comments by the text that they are hung on."""
    document = docx.Document(io.BytesIO(data))
    found = {}
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        number = int(start.get(qn("w:id")))
        paragraph = start.getparent()
        text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        found[text] = document.comments.get(number).text
    return found


def body_of(data: bytes, *, without_marks: bool) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    if without_marks:
        for mark in [one for one in root.iter() if one.tag in MARKS]:
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)
            if parent.tag == qn("w:r") and not len(parent):
                outer = parent.getparent()
                assert outer is not None
                outer.remove(parent)
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize(
    ("native", "text"),
    [
        ("body/1", "青禾县财政局2024年报告"),
        ("body/2/tr1/tc2", "件数"),
        ("body/2/tr2/tc2", ""),
        ("body/3", "末尾"),
        (None, "青禾县财政局2024年报告"),
        ("footnotes/1", "青禾县财政局2024年报告"),
        ("body/9", "青禾县财政局2024年报告"),
    ],
)
def test_a_comment_stands_where_the_reader_found_the_place(native, text):
    assert commented(annotated(made(), [remark(native)], AT)) == {text: "【错误】某处\n应为：2"}


def test_nothing_of_the_body_is_changed_but_the_marks():
    data = made()
    written = annotated(data, [remark("body/2/tr2/tc2"), remark("body/1"), remark(None)], AT)
    assert body_of(written, without_marks=True) == body_of(data, without_marks=False)
    assert body_of(written, without_marks=False) != body_of(data, without_marks=False)


def test_a_row_in_a_content_control_is_counted():
    def controlled(document):
        table = document.tables[0]._tbl
        row = table.tr_lst[1]
        control, content = (table.makeelement(qn(name), {}) for name in ("w:sdt", "w:sdtContent"))
        table.replace(row, control)
        control.append(content)
        content.append(row)

    assert commented(annotated(made(controlled), [remark("body/2/tr2/tc1")], AT)) == {
        "其他": "【错误】某处\n应为：2"
    }


def test_comments_that_are_there_already_stay():
    def reviewed(document):
        document.add_comment(document.paragraphs[0].runs, "原有的意见", author="李四")

    data = annotated(made(reviewed), [remark("body/3")], AT)
    assert commented(data) == {
        "青禾县财政局2024年报告": "原有的意见",
        "末尾": "【错误】某处\n应为：2",
    }


def test_what_a_report_says_is_text_in_a_comment():
    hostile = remark("body/3", "<w:p/>&\x1b[31m\x00", "＝1+1")
    assert commented(annotated(made(), [hostile], AT)) == {"末尾": "<w:p/>&[31m\n＝1+1"}


def test_the_same_remarks_give_the_same_bytes():
    assert annotated(made(), [remark(None)], AT) == annotated(made(), [remark(None)], AT)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text"], ids=["nothing", "cut", "text"])
def test_what_is_no_word_file_is_refused_with_a_sentence(data):
    with pytest.raises(GoujiError, match="加不了批注"):
        annotated(data, [remark(None)], AT)
