"""Encodings: every way in which a Chinese agency's text can be stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.files.encoding import decode
from engine.reading.formats.text.reader import read

if TYPE_CHECKING:
    from pathlib import Path

SHORT = "青溪镇2023年政府信息公开工作年度报告"
LONG = 65_536 + 1
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [SHORT, "行政许可\t0\n" * 3 + "0\t1\t23\n" * 40 + "总计\t5"])
def test_short_texts_and_texts_of_figures_are_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_seeds_are_recognised_whole_and_cut_in_mid_character(
    corpus: Path, encoding: str
) -> None:
    for path in sorted((corpus / "seeds").glob("*.txt")):
        text = path.read_text("utf-8").replace("\xa0", " ")
        assert decode(text.encode(encoding)).text == text, path.name
        cut = decode(text.encode(encoding)[:1001]).text
        assert text.startswith(cut.rstrip("\ufffd")), path.name
        assert len(cut) > 300


def test_traditional_text_in_big5_is_recognised() -> None:
    text = "政府資訊公開工作年度報告，本年度共收到申請三件，均已辦理完畢。"
    assert decode(text.encode("big5")).text == text


def test_a_few_broken_bytes_are_told_as_a_doubt_and_do_not_change_the_encoding() -> None:
    data = ("本年度主动公开政府信息。" * 60).encode()
    broken = data[:300] + b"\xff" + data[300:]
    (doubt,) = read(broken).doubts
    assert doubt.code == "encoding"
    assert decode(broken).encoding == "utf-8"
    assert decode(broken).lost == 1


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


def test_who_reads_a_text_gets_what_was_decoded_to_tell_its_format() -> None:
    data = SHORT.encode("gb18030")
    assert decode(data) is decode(bytes(bytearray(data)))
    assert decode("另一篇".encode()).text == "另一篇"


def test_a_long_text_is_not_kept() -> None:
    data = b"a" * LONG
    assert decode(data) is not decode(data)
