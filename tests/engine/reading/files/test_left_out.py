"""What is left out is what .gitignore would leave out, and is always noted."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from engine.errors import UsageError
from engine.reading.files.left_out import LeftOut, counted
from engine.reading.files.sources import of_bytes, sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("年报/甲.txt", "年报/草稿/乙.txt", "年报/丙_备份.txt", "年报/里/丁_备份.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def names(left: LeftOut, *paths: str) -> list[str]:
    return [one.name for one in sources(paths or ("年报",), left=left)]


def test_without_patterns_everything_is_there() -> None:
    left = LeftOut()
    assert len(names(left)) == 4
    assert left.skipped == {}


def test_a_pattern_of_the_command_line_holds_for_folders_and_for_what_is_named() -> None:
    left = LeftOut(["草稿/", "*_备份.*"])
    assert names(left, "年报", "年报/丙_备份.txt") == ["年报/甲.txt"]
    assert set(left.skipped.values()) == {"excluded"}
    assert counted(left.skipped) == {"excluded": 3}


def test_an_anchored_pattern_counts_from_where_the_command_runs() -> None:
    assert len(names(LeftOut(["/草稿"]))) == 4
    assert len(names(LeftOut(["/年报/草稿"]))) == 3


def test_the_nearest_ignore_file_decides_and_a_later_line_takes_back(folder: Path) -> None:
    (folder / "年报" / ".goujiignore").write_text("*_备份.*\n# 说明\n", encoding="utf-8")
    (folder / "年报" / "里" / ".goujiignore").write_text("!丁_备份.txt\n", encoding="utf-8")
    left = LeftOut()
    assert names(left) == ["年报/甲.txt", "年报/草稿/乙.txt", "年报/里/丁_备份.txt"]
    assert left.skipped == {"年报/丙_备份.txt": "ignored"}


def test_an_ignore_file_above_the_folder_that_is_named_holds_too(folder: Path) -> None:
    (folder / ".goujiignore").write_text("草稿\n", encoding="utf-8")
    assert len(names(LeftOut())) == 3


def test_nothing_is_ignored_where_nobody_would_tell(folder: Path) -> None:
    (folder / "年报" / ".goujiignore").write_text("*\n", encoding="utf-8")
    assert len(list(sources(["年报"]))) == 4


def test_a_file_that_is_named_is_never_ignored(folder: Path) -> None:
    (folder / "年报" / ".goujiignore").write_text("*\n", encoding="utf-8")
    assert names(LeftOut(), "年报/甲.txt") == ["年报/甲.txt"]


def test_an_ignore_file_of_windows_is_read(folder: Path) -> None:
    (folder / "年报" / ".goujiignore").write_bytes("草稿\r\n".encode("gb18030"))
    assert len(names(LeftOut())) == 3


@pytest.mark.parametrize("lines", ["!", "a" * 500, "*a*b*c*d", "*/*/*/*/*/*/*/*/*"])
def test_an_ignore_file_that_is_none_is_said_and_costs_nothing_else(
    folder: Path, lines: str
) -> None:
    (folder / "年报" / ".goujiignore").write_text(f"草稿\n{lines}\n", encoding="utf-8")
    found = list(sources(["年报"], left=LeftOut()))
    assert [one.name for one in found if one.data is None] == ["年报/.goujiignore"]
    assert "第 2 行" in str(found[0].error)
    assert len(found) == 5


def test_a_pattern_of_the_command_line_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="--exclude"):
        LeftOut(["!"])


def test_what_is_older_is_left_out_and_noted(folder: Path) -> None:
    os.utime(folder / "年报" / "甲.txt", (0, datetime(2024, 1, 1, tzinfo=UTC).timestamp()))
    left = LeftOut(since=datetime(2024, 1, 2, tzinfo=UTC))
    assert len(names(left)) == 3
    assert left.skipped == {"年报/甲.txt": "older"}


def test_members_of_an_archive_are_left_out_like_files_of_a_folder(folder: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("甲.txt", "草稿/乙.txt", ".goujiignore"):
            archive.writestr(name, "*")
    (folder / "交.zip").write_bytes(packed.getvalue())
    left = LeftOut(["草稿/"])
    assert names(left, "交.zip") == ["交.zip!/甲.txt"]
    assert left.skipped == {"交.zip!/草稿/乙.txt": "excluded"}
    assert [one.name for one in of_bytes("-", packed.getvalue(), left=left)] == ["-!/甲.txt"]


def test_bytes_that_are_too_many_are_told() -> None:
    from engine.reading.files.limits import Limits

    found = list(of_bytes("-", bytes(20), Limits(file_bytes=10)))
    assert found[0].data is None
    assert "超过上限" in str(found[0].error)
