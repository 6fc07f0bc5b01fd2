"""Files that could not be read, in a casebook."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from making.cli_exports import exported


@pytest.mark.slow
def test_unreadable_files_are_counted_listed_and_exported(gouji, unread):
    status = gouji("book", "status", "--book", unread)
    assert "读不了的文件\t2\t" in status.out
    listed = gouji("book", "unreadable", "--book", unread).out
    assert "2023/水利局.docx" in listed
    assert "\x1b" not in listed + status.out
    document = exported(gouji, unread, "json")
    assert min(one["name"] for one in document["unreadable"]) == "水利局.docx"
    (water,) = (one for one in document["not_filed"] if one["unit"] == "青禾县水利局")
    assert len(water["unreadable"]) == 1
    assert "## 读不了的文件" in gouji("export", "--book", unread, "--format", "md").out
    for form in ("sarif", "junit", "github"):
        assert "水利局.docx" in unquote(gouji("export", "--book", unread, "--format", form).out)


@pytest.mark.slow
def test_an_unreadable_file_goes_with_a_readable_one_or_by_command(gouji, unread, samples):
    readable = unread.parent / "2023" / "水利局.docx"
    text = (samples / "2023" / "教育局.html").read_text("utf-8")
    readable.write_text(text.replace("教育局", "水利局"), "utf-8")
    gouji("sweep", readable, "--book", unread)
    listed = gouji("book", "unreadable", "--book", unread).out
    assert "水利局" not in listed
    (number, *_rest) = listed.split("\t")
    wrong = gouji("book", "unreadable", "--remove", "99", "--book", unread)
    assert (wrong.code, "没有第 99 号" in wrong.err) == (2, True)
    assert gouji("book", "unreadable", "--remove", number, "--book", unread).code == 0
    assert "没有读不了的文件" in gouji("book", "unreadable", "--book", unread).err
    assert "读不了" not in gouji("book", "status", "--book", unread).out
    assert gouji("trail", "verify", "--book", unread).code == 0


def test_a_broken_archive_in_another_folder_is_kept_once(gouji, tmp_path):
    book = tmp_path / "b.book"
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "全镇.zip").write_bytes(b"PK\x03\x04" + b"x" * 99)
        gouji("sweep", tmp_path / folder, "--book", book)
    assert len(gouji("book", "unreadable", "--book", book).out.splitlines()) == 1
