"""Whose fault an unforeseen error is: ours is never told as the agency's."""

from __future__ import annotations

import errno
import os
import zlib

import pytest
from olefile.olefile import OleFileError

from engine.errors import ProgramError, ReadingError
from engine.reading import read_document
from engine.reading.files.unforeseen import unforeseen
from engine.reading.formats.text import reader

OURS = {
    "磁盘满": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "进程起不来": BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)),
    "临时文件夹不在": FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)),
    "库没装上": ModuleNotFoundError("No module named 'pypdfium2'"),
}
NOBODY_KNOWS = {
    "坏的压缩": zlib.error("invalid block type"),
    "坏的容器": OleFileError("not an OLE file"),
    "没料到": KeyError("w:tbl"),
    "数值不对": ValueError("bad value"),
}


@pytest.mark.parametrize("error", OURS.values(), ids=OURS)
def test_what_fails_in_the_machine_is_no_fault_of_the_file(error):
    told = unforeseen(error, "PDF")
    assert isinstance(told, ProgramError)
    assert "程序出错" in told.message
    assert "不是文件的问题" in told.message
    assert "损坏" not in told.message
    assert type(error).__name__ in told.message


@pytest.mark.parametrize("error", NOBODY_KNOWS.values(), ids=NOBODY_KNOWS)
def test_what_nobody_can_tell_accuses_nobody(error):
    told = unforeseen(error, "PDF")
    assert type(told) is ReadingError
    assert "可能已损坏，也可能是程序没有料到" in told.message
    assert told.hint == f"PDF：{type(error).__name__}: {error}"


def test_memory_is_memory():
    assert "内存" in unforeseen(MemoryError()).message


def test_a_reader_that_the_machine_fails_says_so_and_names_the_file(monkeypatch):
    def full(_data, _limits):
        raise OURS["磁盘满"]

    monkeypatch.setattr(reader, "read", full)
    with pytest.raises(ProgramError, match="不是文件的问题") as caught:
        read_document("某镇年报".encode(), "年报.txt")
    assert caught.value.source == "年报.txt"
