"""Which files are admitted to the audit, and the sentence with which the others are refused."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY
from making.tables import balanced_table4, report, table

from engine.audit.admission import FOREIGN, error_sentence, refuse
from engine.errors import ReadingError, TrailError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ReadingError("打不开。", hint="请另存。"), ("打不开。", "请另存。")),
        (TrailError("满了。"), ("满了。", "")),
        (RecursionError(), ("文件嵌套太深，无法读取。", "请另存为 .docx 后再试。")),
        (MemoryError(), ("文件展开后太大，内存不够。", "请确认文件来源，另存后再试。")),
    ],
)
def test_what_went_wrong_is_said_with_what_to_do(error, words):
    assert error_sentence(error) == words


def test_a_fault_of_ours_is_named_and_its_words_are_not_shown():
    words, hint = error_sentence(KeyError("/home/张三/秘密.docx"))
    assert "KeyError" in words
    assert "秘密" not in words + hint


def test_what_has_neither_parts_nor_tables_is_no_report():
    with pytest.raises(ReadingError) as refused:
        refuse(report(), "通知.docx", None)
    assert refused.value.message == FOREIGN
    refuse(report(table(4, balanced_table4())), "年报.docx", None)
    refuse(report(parts={1: ["本机关主动公开政府信息3条。"]}), "年报.docx", VOCABULARY)
