"""Word 97 files with flipped bytes: read, or one sentence, quickly."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from engine.errors import ReadingError
from engine.reading.files.limits import LIMITS
from engine.reading.formats.doc import reader
from engine.reading.formats.doc.properties import Marked
from engine.reading.formats.doc.streams import Streams, Text

if TYPE_CHECKING:
    from pathlib import Path

MUTANTS = 300


@pytest.mark.slow
def test_flipped_bytes_are_read_or_refused(corpus: Path) -> None:
    original = (corpus / "made" / "lo" / "official25.doc").read_bytes()
    dice = random.Random(20_260)  # noqa: S311 - tests, not secrets
    slowest, read = 0.0, 0
    for _ in range(MUTANTS):
        data = bytearray(original)
        for _ in range(dice.choice((1, 2, 8, 40))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        begun = time.process_time()
        try:
            read += bool(reader.own(bytes(data), LIMITS).blocks)
        except ReadingError as error:
            assert error.message  # noqa: PT017 - both are well
        slowest = max(slowest, time.process_time() - begun)
    assert read > MUTANTS / 3
    assert slowest < 2


def shown(characters: str) -> str:
    """Return what the reader shows of characters in which nothing is marked."""
    made = reader.Reader.__new__(reader.Reader)
    made.text = Text(characters, ((0, 0, 2),), {})
    made.marked = Marked(Streams(bytes(0x400), b"", b""))
    return made.shown(0, len(characters))


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("见\x13 HYPERLINK \x14网站\x15。", "见网站。"),
        ("共\x13 PAGE \x15页", "共页"),
        ("\x13 IF \x13 PAGE \x143\x15 \x14甲\x13 SEQ \x14乙\x15\x15", "甲乙"),
        ("目录\x15", "目录"),  # begun in a paragraph before
        ("目\x14录", "目录"),
        ("甲\x0b乙\x1e丙\x1f丁\uf0fe", "甲\n乙-丙丁"),
    ],
)
def test_codes_and_marks_of_fields_are_not_shown(written: str, seen: str) -> None:
    assert shown(written) == seen


@pytest.mark.timeout(60)  # what asks every open field for each character takes longer
def test_fields_without_an_end_take_no_longer_than_others() -> None:
    many = LIMITS.characters // 3
    assert shown("\x13\x14" * many + "a" * many) == "a" * many
