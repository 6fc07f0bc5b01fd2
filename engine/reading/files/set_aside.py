"""What lies among reports and is none, and deserves a word: files and folders of ours, lists.

Told by what stands in them, or by the file that they belong to, not by names that people choose.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

HEAD = 96
"""So many first bytes tell a casebook or a checkpoint file."""
SQLITE, APPLICATION = b"SQLite format 3\x00", (68, b"GOUJ")
CHECKPOINT = b"gouji.book/"
COMPANIONS = ("-wal", "-shm", "-journal")
LISTS = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".et"})
DATABASES = frozenset({".book", ".db", ".sqlite"})
MARK = ".gouji-folder"
"""A file of this name says that its folder holds what gouji wrote."""
SWEEP = "gouji-sweep-"
BOOK = "这是 gouji 的案卷，不是年报，已跳过。"
COMPANION = "这是案卷或数据库 {name} 的附属文件，不是年报，已跳过。"
NOTES = "这是 gouji 的检查点文件，不是年报，已跳过。"
FOLDER = "这个文件夹是 gouji 写出的，里面不是收到的年报，已跳过。"
LIST = (
    "像是表格清单，没有当作年报核对；如果是单位名册，可以用 --roster 给出；"
    "如果确是年报，请单独写明这个文件，或另存为 .docx。"
)


def of_ours(data: bytes) -> str:
    """Return the sentence on a casebook or checkpoint file by its first bytes, else ``""``."""
    at, sign = APPLICATION
    if data.startswith(SQLITE) and data[at : at + len(sign)] == sign:
        return BOOK
    return NOTES if data.startswith(CHECKPOINT) else ""


def folder_of_ours(path: Path) -> str:
    """Return the sentence on a folder that gouji wrote, ``""`` for any other."""
    ours = path.name.startswith(SWEEP) or (path / MARK).is_file()
    return FOLDER if ours else ""


def make_ours(path: Path) -> None:
    """Make a folder for what gouji writes, so marked that a later sweep does not read it."""
    path.mkdir()
    (path / MARK).touch()


def worth_a_word(folder: Path, entry: str, beside: AbstractSet[str]) -> str:
    """Return the sentence on what lies in a folder with others and is skipped, else ``""``."""
    if entry.startswith((".", "~$")):
        return ""
    for ending in COMPANIONS:
        base = entry.removesuffix(ending)
        if base != entry and base in beside:
            return COMPANION.format(name=base)
    suffix = PurePath(entry).suffix.lower()
    if suffix in DATABASES:
        return of_ours(head(folder / entry))
    return LIST if suffix in LISTS else ""


def head(path: Path) -> bytes:
    """Return the first bytes of a file, none where it cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return b""
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""
