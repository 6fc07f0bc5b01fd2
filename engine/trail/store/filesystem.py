"""What lies under the casebook: which file system, which failures of SQLite mean what.

Answers questions and translates errors; opens nothing itself.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from engine.errors import TrailError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNTS = Path("/proc/mounts")
NETWORKS = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs"}
    | {"lustre", "davfs"}
    | {f"fuse.{name}" for name in ("sshfs", "ceph", "glusterfs", "s3fs", "rclone", "davfs")}
)
_REASONS = (
    ("full", "磁盘已满，本次操作没有写入；请腾出空间后重做这一步。"),
    ("disk i/o", "磁盘读写出错，本次操作没有写入；请检查磁盘和剩余空间后重做这一步。"),
    ("locked", "案卷正被另一个程序占用，本次操作没有写入；请稍候重试，或关闭另一个窗口。"),
    ("busy", "案卷正被另一个程序占用，本次操作没有写入；请稍候重试，或关闭另一个窗口。"),
    ("readonly", "案卷文件或所在文件夹只读，无法写入；请改权限，或把案卷复制到可写的位置。"),
    ("unable to open", "打不开案卷文件；请检查路径是否存在、有无权限。"),
    (
        "not a database",
        "这个文件不是案卷，或已加密、损坏；请核对路径，或用 gouji book restore 恢复备份。",
    ),
    ("malformed", "案卷文件已损坏；请用 gouji book restore 恢复最近的备份。"),
    (
        "no such table",
        "案卷不完整：可能复制时漏了同名的 -wal 文件；请把两者一起复制，或用备份恢复。",
    ),
)


@contextmanager
def failures_told(path: Path, *, otherwise: str = "") -> Iterator[None]:
    """Turn SQLite's errors inside the block into a TrailError that says what to do.

    ``otherwise`` is said of an error that has no sentence of its own.
    """
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        raise TrailError(
            f"{path.name}：{_sentence(error, otherwise)}", hint=_detail(error)
        ) from error


def locked(error: TrailError) -> bool:
    """Tell whether a casebook refused only because another program was writing."""
    return any(word in error.hint.lower() for word in ("locked", "busy", "lock timeout"))


def file_system(path: Path, mounts: str | None = None) -> str:
    """Return the type of the file system a path lies on (``""`` where nothing can be told)."""
    if str(path).startswith(("\\\\", "//")):
        return "cifs"
    if mounts is None:
        mounts = MOUNTS.read_text(errors="replace") if MOUNTS.exists() else ""
    place = str(path.resolve())
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = fields[1].replace("\\040", " ") if len(fields) > 2 else ""
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if point and inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def refuse_network(path: Path, mounts: str | None = None) -> None:
    """Raise TrailError if the path lies on a network file system, where WAL loses decisions."""
    kind = file_system(path, mounts)
    if kind in NETWORKS:
        raise TrailError(
            f"{path.name} 位于网络文件系统（{kind}），SQLite 在其上可能丢失决定；"
            "请把案卷放在本机磁盘（--book 或 GOUJI_BOOK 指定），"
            "用 gouji book backup 把副本放到共享文件夹。"
        )


def _detail(error: Exception) -> str:
    return str(error.orig) if isinstance(error, DBAPIError) else str(error)


def _sentence(error: Exception, otherwise: str) -> str:
    detail = _detail(error).lower()
    for word, sentence in _REASONS:
        if word in detail:
            return sentence
    return (
        otherwise
        or f"案卷拒绝了这一步（{_detail(error)}）；什么也没有写入，请用 gouji trail verify 检查。"
    )
