"""Files outside that hold checkpoints: only regular ones, only ours, only ever added to."""

from __future__ import annotations

import os

import pytest

from engine.errors import TrailError
from engine.trail.store import checkpoint_file
from engine.trail.store.checkpoint_file import admit, append, read

ORIGIN = "gouji.book/0123456789abcdef"


def put(file, body="1"):
    """Append a note that begins as ours do."""
    append(file, ORIGIN, lambda _before: f"{ORIGIN}\n{body}\n")


def test_notes_are_added_after_what_stands_there(tmp_path):
    file, seen = tmp_path / "检查点.txt", []
    for number in (1, 2):
        append(file, ORIGIN, lambda before, n=number: seen.append(before) or f"{ORIGIN}\n{n}\n")
    assert seen == ["", f"{ORIGIN}\n1\n\n"]
    assert read(file) == f"{ORIGIN}\n1\n\n{ORIGIN}\n2\n\n"


def test_after_a_half_written_note_a_new_line_begins(tmp_path):
    file = tmp_path / "检查点.txt"
    file.write_text(f"{ORIGIN}\nhal", "utf-8")
    put(file)
    assert read(file) == f"{ORIGIN}\nhal\n{ORIGIN}\n1\n\n"


@pytest.mark.parametrize(
    ("content", "whose"),
    [
        ("购物清单\n", "别的内容"), ("gouji.book/ffffffffffffffff\n", "另一本案卷"),
        (f"{ORIGIN}0\n", "另一本案卷"), (ORIGIN[:-1], "另一本案卷"), (f" {ORIGIN}\n", "别的内容"),
    ],
)  # fmt: skip
def test_what_is_not_this_books_is_not_touched(tmp_path, content, whose):
    file = tmp_path / "别的.txt"
    file.write_text(content, "utf-8")
    for step in (put, lambda one: admit(one, ORIGIN)):
        with pytest.raises(TrailError, match=whose):
            step(file)
    assert file.read_text("utf-8") == content


@pytest.mark.parametrize("content", ["", ORIGIN + "\n", ORIGIN + "\r\n", "\ufeff" + ORIGIN + "\n"])
def test_an_empty_file_and_one_that_an_editor_saved_are_ours(tmp_path, content):
    file = tmp_path / "检查点.txt"
    file.write_bytes(content.encode())
    admit(file, ORIGIN)
    put(file)
    assert read(file).startswith(content)


def test_a_file_that_is_not_there_is_admitted_and_made_if_its_folder_is(tmp_path):
    admit(tmp_path / "无" / "检查点.txt", ORIGIN)
    with pytest.raises(OSError, match="No such file"):
        put(tmp_path / "无" / "检查点.txt")
    put(tmp_path / "检查点.txt")


@pytest.mark.needs("posix")
def test_links_pipes_and_folders_are_refused(tmp_path):
    real, link, pipe = tmp_path / "真.txt", tmp_path / "链.txt", tmp_path / "管"
    real.write_text("", "utf-8")
    link.symlink_to(real)
    os.mkfifo(pipe)
    for file, why in ((link, "是链接"), (pipe, "不是普通文件"), (tmp_path, "不是普通文件")):
        for step in (put, read):
            with pytest.raises(TrailError, match=why):
                step(file)
    assert real.read_text("utf-8") == ""


def test_a_file_that_is_full_is_neither_read_nor_written(tmp_path, monkeypatch):
    file = tmp_path / "检查点.txt"
    put(file)
    monkeypatch.setattr(checkpoint_file, "LARGEST", file.stat().st_size)
    assert read(file)
    put(file)
    for step, why in ((put, "已满"), (read, "太大")):
        with pytest.raises(TrailError, match=why):
            step(file)
