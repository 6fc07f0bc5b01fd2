"""Zip packages opened with suspicion: sizes first, contents after, XML without entities."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS, MEGABYTE
from engine.reading.files.package import open_package, parse_xml, read_member, relationships

RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)


def package(compression=zipfile.ZIP_DEFLATED, **files):
    """Open a package with these files; ``__`` in a name is a slash, ``_`` a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return open_package(out.getvalue(), LIMITS)


def test_a_member_is_read_up_to_its_bound():
    assert read_member(package(a_xml=b"12345"), "a.xml", 5, LIMITS) == b"12345"
    with pytest.raises(ReadingError):
        read_member(package(a_xml=b"12345"), "a.xml", 4, LIMITS)


def test_a_bomb_and_an_odd_compression_are_refused():
    bomb = package(a_xml=b"0" * (2 * MEGABYTE))
    with pytest.raises(ReadingError, match="压缩炸弹"):
        read_member(bomb, "a.xml", 9 * MEGABYTE, LIMITS)
    with pytest.raises(ReadingError, match="压缩方法"):
        read_member(package(zipfile.ZIP_BZIP2, a_xml=b"x"), "a.xml", 9, LIMITS)


def test_an_encrypted_member_is_said_to_be_one():
    opened = package(a_xml=b"x")
    opened.getinfo("a.xml").flag_bits |= 1
    with pytest.raises(ReadingError, match="加密"):
        read_member(opened, "a.xml", 9, LIMITS)


def test_what_declares_too_much_is_refused_before_it_is_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for n in range(3):
            made.writestr(f"{n}", b"12345")
    with pytest.raises(ReadingError, match="超过上限 2 个"):
        open_package(out.getvalue(), replace(LIMITS, members=2))
    with pytest.raises(ReadingError, match="解压后"):
        open_package(out.getvalue(), replace(LIMITS, unpacked_bytes=10))
    for data in (b"", b"PK", b"PK\x05\x06" + b"\xff" * 18):
        with pytest.raises(ReadingError):
            open_package(data, LIMITS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "实体声明"),
        ("<a><b></a>", "不完整"),
        ("", "不完整"),
        ("<a>" * 300 + "</a>" * 300, "不完整"),
    ],
)
def test_xml_with_a_doctype_torn_or_too_deep_is_refused(text, said):
    with pytest.raises(ReadingError, match=said):
        parse_xml(text.encode(), LIMITS)
    with pytest.raises(ReadingError):
        parse_xml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), LIMITS)


def test_a_part_with_too_many_elements_is_refused():
    with pytest.raises(ReadingError, match="内容太多"):
        parse_xml(b"<a>" + b"<b/>" * 20 + b"</a>", replace(LIMITS, elements=10))


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("styles.xml", "word/styles.xml"),
        ("/word/a.xml", "word/a.xml"),
        ("../docProps/a.xml", "docProps/a.xml"),
        ("media/../a.xml", "word/media/../a.xml"),
        ("../../../etc/passwd", "etc/passwd"),
    ],
)
def test_what_a_part_refers_to_lies_in_the_package(target, part):
    listing = RELS.format(f'<Relationship Type="http://x/styles" Target="{target}"/>')
    opened = package(word___rels__document_xml_rels=listing)
    opened.NameToInfo["word/_rels/document.xml.rels"] = next(iter(opened.NameToInfo.values()))
    assert relationships(opened, "word/document.xml", LIMITS) == [("styles", part)]


def test_what_lies_outside_is_not_followed():
    listing = RELS.format('<Relationship Type="a/link" TargetMode="External" Target="http://x"/>')
    opened = package(a_rels=listing)
    opened.NameToInfo["_rels/a.xml.rels"] = opened.getinfo("a.rels")
    assert relationships(opened, "a.xml", LIMITS) == []
    assert relationships(opened, "b.xml", LIMITS) == []
