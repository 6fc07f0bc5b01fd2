"""Marks of footnotes are told from figures, powers and list numerals."""

from __future__ import annotations

import pytest

from engine.reading.blocks.note_marks import is_raised_mark, without_mark
from engine.reading.blocks.unseen import seen


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("7①", "7"),
        ("7¹", "7"),
        ("7 [1]", "7"),
        ("1,204〔2〕", "1,204"),
        ("7*", "7"),
        ("7（注1）", "7"),
        ("7注", "7"),
        ("7注1", "7"),
        ("7（注）", "7"),
        ("7（见注2）", "7"),
        ("规章①", "规章"),
        ("（七）总计[1]", "（七）总计"),
    ],
)
def test_a_mark_behind_a_cell_is_taken_off(text: str, kept: str) -> None:
    assert without_mark(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "71",
        "",
        "（七）",
        "（一）予以公开",
        "①",
        "*",
        "*规章",
        "-3",
        "7件",
        "12.5",
        "注1",
        "（3）",
        "①规章",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert without_mark(text) is None


@pytest.mark.parametrize(
    ("raised", "before", "is_mark"),
    [
        ("①", "7", True),
        ("1", "7", True),
        ("[1]", "规章", True),
        ("2", "5m", False),
        ("7", "", False),
        ("123", "7", False),
    ],
)
def test_a_raised_mark_is_no_power(raised: str, before: str, *, is_mark: bool) -> None:
    assert is_raised_mark(raised, before) is is_mark


def test_characters_that_nobody_sees_are_dropped() -> None:
    assert seen("1\u200b5") == "15"
    assert seen("松岭市林\u00ad业局\ufeff") == "松岭市林业局"
    assert seen("第 1 项") == "第 1 项"
