"""Archives of reports: bounded, named, one level of archives in archives."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from engine.reading.files.archive import TOO_MUCH, is_archive, members
from engine.reading.files.limits import LIMITS


def zipped(*files, **named):
    """Return the bytes of an archive; each file is (name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (*files, *named.items()):
            package.writestr(name, data)
    return out.getvalue()


def names(data, limits=LIMITS):
    return [one.name for one in members(data, limits)]


def test_files_come_in_order_and_what_systems_leave_behind_does_not():
    data = zipped(
        ("b.docx", b"2"),
        ("a.docx", b"1"),
        ("__MACOSX/._a.docx", b"x"),
        ("~$a.docx", b"x"),
        ("乡镇/.DS_Store", b"x"),
        ("Thumbs.db", b"x"),
        ("乡镇/c.docx", b"3"),
        ("空/", b""),
    )
    assert [(one.name, one.data) for one in members(data, LIMITS)] == [
        ("a.docx", b"1"),
        ("b.docx", b"2"),
        ("乡镇/c.docx", b"3"),
    ]


def test_an_archive_in_an_archive_is_opened_once_and_no_deeper():
    deepest = zipped(("年报.docx", b"1"))
    middle = zipped(("更深.zip", deepest), ("甲.docx", b"2"))
    told = {one.name: one for one in members(zipped(("外.zip", middle)), LIMITS)}
    assert set(told) == {"外.zip!/更深.zip", "外.zip!/甲.docx"}
    assert told["外.zip!/甲.docx"].data == b"2"
    assert "太多层" in (told["外.zip!/更深.zip"].error or "")


def test_too_many_members_are_cut_with_a_sentence():
    data = zipped(*((f"{n}.txt", b"x") for n in range(5)))
    (told,) = members(data, replace(LIMITS, members=3))
    assert "超过上限 3 个" in (told.error or "")
    several = [zipped(*((f"{n}.txt", b"x") for n in range(3))) for _ in range(2)]
    found = list(
        members(zipped(("1.zip", several[0]), ("2.zip", several[1])), replace(LIMITS, members=4))
    )
    assert found[-1].error == TOO_MUCH
    assert sum(one.data is not None for one in found) < 6


def test_a_damaged_archive_and_a_damaged_member_cost_nobody_else():
    (broken,) = members(b"PK\x03\x04 broken", LIMITS)
    assert (broken.name, broken.data) == ("", None)
    data = zipped(("a.txt", b"aaaa"), ("b.txt", b"bbbb"))
    torn = data.replace(b"aaaa", b"aaab")
    told = {one.name: one for one in members(torn, LIMITS)}
    assert told["a.txt"].data is None
    assert told["b.txt"].data == b"bbbb"


def test_names_of_chinese_windows_are_read():
    info = zipfile.ZipInfo("x")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(info, b"1")
    raw = "报.txt".encode("gb18030")
    data = out.getvalue().replace(b"\x01\x00\x00\x00x", b"\x01\x00\x00\x00x")
    assert names(data) == ["x"]
    plain = zipped(("z" * len(raw), b"1")).replace(b"z" * len(raw), raw)
    assert names(plain) == ["报.txt"]
    assert names(zipped(("a\\b.txt", b"1"))) == ["a/b.txt"]


@pytest.mark.parametrize(
    ("files", "archive"),
    [
        ([("a.docx", b"1")], True),
        ([("[Content_Types].xml", b"x"), ("word/document.xml", b"x")], False),
        ([("OFD.xml", b"x")], False),
        ([("mimetype", b"application/vnd.oasis.opendocument.text")], False),
        ([], True),
    ],
)
def test_a_zip_that_is_a_document_is_no_archive(files, archive):
    assert is_archive(zipped(*files)) == archive
    assert not is_archive(b"")
    assert not is_archive(b"%PDF")
