"""Which files gouji wrote itself, so that a folder of papers is never taken for reports.

A paper ends with a seal: its kind and the digest of all bytes before. It stands where every
program passes over it: in the comment of a zip archive, behind the last line of a page or a PDF.
Whoever works on a file breaks the seal; an annotated report that an agency has mended is
therefore its report again. What can be no report whatever is written in it is ours by its head
alone: lists for machines, our pages, and letters (a mark in their properties, and no table).
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from itertools import chain

MARK = "gouji"
SEAL = re.compile(rb"gouji:([a-z]{2,12}):([0-9a-f]{64})(?: -->)?[\r\n]{0,2}\Z")
LONGEST = 120
"""Bytes that a seal takes at most."""
STARTS = {
    "csv": "\ufeff类别,单位,类型,年度,轮次,级别,规则,位置,".encode(),
    "figures": "\ufeff单位,代码,类型,年度,报告号,表,行,列,行键,列键,".encode(),
}
HEADS = (
    ("html", re.compile(rb'.{0,600}<meta name="generator" content="gouji">', re.DOTALL)),
    (
        "json",
        re.compile(
            rb'\{\s{1,9}(?:"\$schema": "urn:gouji:schema:[a-z]{1,20}:\d{1,3}",\s{1,9})?'
            rb'"schema_version": \d+,\s{1,9}"(?:book|engine|material|pack|packs|tool)"'
        ),
    ),
    ("github", re.compile(rb"::(?:error|warning|notice) (?:file=[^\n,]{0,2000},)?title=")),
    ("jsonl", re.compile(rb'\{"filing": \{"id": \d+, "agency"')),
    (
        "sarif",
        re.compile(rb'\{\s{1,9}"\$schema".{0,300}"driver": \{\s{1,40}"name": "gouji"', re.DOTALL),
    ),
    ("junit", re.compile(rb'<\?xml[^>]{0,60}>\s{0,9}<testsuites name="gouji"')),
)
LETTERS = re.compile(rb"<cp:keywords>[^<]{0,200}\bgouji:(notice|bulletin)\b")
PROPERTIES = "docProps/core.xml"
LARGEST = 65_536
TABLE = re.compile(rb"<w:tbl[ >]")
ENDING = struct.Struct("<H")
PICTURE, PDF, ZIP = b"\x89PNG", b"%PDF", b"PK\x03\x04"


def sealed(data: bytes, kind: str) -> bytes:
    """Return a file with its seal, or as it is where its format has no room for one.

    ``kind`` is a key of ``engine.export.papers.PAPERS``.
    """
    if data.startswith(ZIP):
        return _zipped(data, kind)
    if data.startswith((PDF, PICTURE)):
        before = data + (b"\n%" if data.startswith(PDF) else b"")
        return before + _seal(before, kind) + b"\n"
    if data.lstrip(b"\xef\xbb\xbf\r\n").startswith((b"<", b"# ")):
        before = data + b"<!-- "
        return before + _seal(before, kind) + b" -->\n"
    return data


def _zipped(data: bytes, kind: str) -> bytes:
    """Write the seal as the archive's comment, whose length stands in its last two bytes."""
    if data[-22:-18] != b"PK\x05\x06":
        return data
    before = data[:-2] + ENDING.pack(len(_seal(b"", kind)))
    return before + _seal(before, kind)


def _seal(before: bytes, kind: str) -> bytes:
    return f"{MARK}:{kind}:{hashlib.sha256(before).hexdigest()}".encode()


def kind_of(data: bytes) -> str:
    """Return which paper of ours a file is, a key of ``PAPERS``; "" if none, or if edited."""
    seal = SEAL.search(data[-LONGEST:])
    if seal is not None:
        before = data[: len(data) - len(data[-LONGEST:]) + seal.start()]
        if hashlib.sha256(before).hexdigest().encode() == seal[2]:
            return seal[1].decode()
    if data.startswith(ZIP):
        return _letter(data)
    lists = (kind for kind, start in STARTS.items() if data.startswith(start))
    return next(chain(lists, (kind for kind, head in HEADS if head.match(data))), "")


def _letter(data: bytes) -> str:
    """Return the kind of a letter that somebody has edited; a file with a table is none."""
    if PROPERTIES.encode() not in data:
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(PROPERTIES).file_size > LARGEST:
                return ""
            found = LETTERS.search(archive.read(PROPERTIES))
            if found is None or TABLE.search(archive.open("word/document.xml").read(LARGEST * 64)):
                return ""
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        ValueError,
        RuntimeError,
        zlib.error,
        EOFError,
        NotImplementedError,
    ):
        return ""
    return found[1].decode()
