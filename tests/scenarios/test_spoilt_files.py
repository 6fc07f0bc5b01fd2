"""Spoilt files of every kind, and any bytes at all: a document or a sentence, never a crash."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.sniff import sniff
from engine.reading.formats.docx.reader import read as read_docx
from engine.reading.formats.html.mht import read as read_mht
from engine.reading.formats.html.reader import read as read_html
from engine.reading.formats.text.reader import read as read_text
from engine.report import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

READERS = {"docx": read_docx, "html": read_html, "text": read_text, "mht": read_mht}
SEEDS = {
    "text": (
        "一、总体情况\n\t规章\n\t1\n\n\t许可\n\t2\n\n\n| a | b |\n|---|---|\n甲 | 1\n乙 | 2\n"
        "+---+---+\n| 甲 | 1 |\n+---+---+\n  --- ---\n  甲  1\n  --- ---\n"
        "甲,1,2,3\n乙,4,5,6\n丙,7,8,9\n"
        "<table><tr><td colspan=2>甲</td></tr><tr><td>1</td><td>2</td></tr></table>\n![](a.png)\n"
    ).encode(),
    "html": (
        "<html><head><meta name=PubDate content=2024-01-20></head><body><div>当前位置：<a href=/>"
        "首页</a></div><table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>"
        "<ol><li>一、总体<b>情况</b></ol><p style='display:none'>隐</p></body></html>"
    ).encode("gb18030"),
    "mht": b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>a<table><tr><td>1<td>2</table>",
}


def mutated(data: bytes, seed: int) -> bytes:
    """Flip, cut, repeat and insert bytes, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out)) if out else 0
        action = chance.randrange(4)
        if action == 0 and out:
            out[at] = chance.randrange(256)
        elif action == 1:
            del out[at : at + chance.randint(1, 60)]
        elif action == 2:
            out[at:at] = out[at : at + chance.randint(1, 200)] * chance.randint(1, 20)
        else:
            out[at:at] = chance.choice([b"<", b">", b"\0", b"&#0;", b"\t", b"</td>", b"\xff"])
    return bytes(out)


def word_parts(data: bytes) -> dict[str, bytes]:
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: package.read(name) for name in package.namelist()}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kind=st.sampled_from(sorted(SEEDS)), seed=st.integers(0, 1 << 30))
def test_mutated_text_and_pages_give_a_document_or_a_sentence(kind: str, seed: int) -> None:
    with_sentence(READERS[kind], mutated(SEEDS[kind], seed))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 1 << 30), inside=st.booleans())
def test_mutated_word_files_give_a_document_or_a_sentence(
    corpus_word: list[bytes], seed: int, *, inside: bool
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    data = chance.choice(corpus_word)
    if inside:
        parts = word_parts(data)
        name = chance.choice(sorted(parts))
        parts[name] = mutated(parts[name], seed)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for part, content in parts.items():
                package.writestr(part, content)
        with_sentence(read_docx, out.getvalue())
    else:
        with_sentence(read_docx, mutated(data, seed))


@given(st.binary(max_size=600))
def test_any_bytes_give_a_document_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(ReadingError):
        assume(sniff(data) in {*READERS, "markdown"})  # the others have their own fuzzing
        assert isinstance(read_document(data, "x"), Document)


def with_sentence(read: Callable[[bytes], object], data: bytes) -> None:
    with contextlib.suppress(ReadingError):
        read(data)


@pytest.fixture(scope="module")
def corpus_word(corpus: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((corpus / "made").glob("feat_*.docx"))]
