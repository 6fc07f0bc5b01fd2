"""Files outside the casebook that hold its checkpoints: read with bounds, and only ever added to.

A name may come from a casebook that somebody else made, so it is never trusted: only a regular
file is touched (no link, no pipe, no device), and only one that is empty or begins with a
checkpoint of this very casebook is written to.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from engine.errors import TrailError
from engine.trail.log.checkpoint import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LARGEST = 20_000_000
_CAREFULLY = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_MARK = "\ufeff".encode()


def read(file: Path) -> str:
    """Return the text of a checkpoint file; OSError, UnicodeDecodeError or a TrailError if not."""
    with _opened(file, os.O_RDONLY) as handle:
        data = _bytes(handle, LARGEST + 1)
    if len(data) > LARGEST:
        raise TrailError(f"{file} 太大（超过 20 MB），不像检查点文件；请核对路径。")
    return data.decode()


def append(file: Path, origin: str, note: Callable[[str], str]) -> None:
    """Append a note to a file and sync it; the file is made if its folder is there.

    ``note`` spells it, given the text that stands there; nobody else appends meanwhile.
    """
    with _opened(file, os.O_RDWR | os.O_CREAT | os.O_APPEND) as handle:
        _alone(handle)
        _admit(handle, file, origin)
        os.lseek(handle, 0, os.SEEK_SET)
        before = _bytes(handle, LARGEST + 1)
        if len(before) > LARGEST:
            raise TrailError(f"检查点文件 {file} 已满 20 MB，没有写进去；请换一个新文件名。")
        gap = "" if before.endswith(b"\n") or not before else "\n"  # after a half-written note
        os.write(handle, f"{gap}{note(before.decode('utf-8', 'replace'))}\n".encode())
        os.fsync(handle)


def _alone(handle: int) -> None:
    """Wait until nobody else appends to the file, where the system can tell."""
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def admit(file: Path, origin: str) -> None:
    """Raise TrailError if a file is there that checkpoints of this book must not go into."""
    try:
        with _opened(file, os.O_RDONLY) as handle:
            _admit(handle, file, origin)
    except OSError:
        return  # not there yet, or a stick not plugged in: said when it is written


def _admit(handle: int, file: Path, origin: str) -> None:
    first = origin.encode()
    start = _bytes(handle, len(_MARK) + len(first) + 1).removeprefix(_MARK)
    if not start or (start.startswith(first) and start[len(first) :][:1] in (b"\n", b"\r")):
        return
    whose = "另一本案卷的检查点" if start.startswith(ORIGIN.encode()) else "别的内容"
    raise TrailError(f"检查点没有写进 {file}（里面是{whose}）；请换一个新文件名。")


@contextmanager
def _opened(file: Path, flags: int) -> Iterator[int]:
    if os.path.lexists(file):
        _regular(file.lstat().st_mode, file)  # before opening: a device may act on being opened
    try:
        handle = os.open(file, flags | _CAREFULLY, 0o644)
    except OSError as error:
        if error.errno == errno.ELOOP:
            _regular(stat.S_IFLNK, file)
        raise
    try:
        _regular(os.fstat(handle).st_mode, file)
        yield handle
    finally:
        os.close(handle)


def _regular(mode: int, file: Path) -> None:
    if stat.S_ISLNK(mode):
        raise TrailError(f"检查点文件 {file} 是链接，没有读写；请直接写它指向的文件。")
    if not stat.S_ISREG(mode):
        raise TrailError(f"检查点文件 {file} 不是普通文件，没有读写；请换一个文件名。")


def _bytes(handle: int, wanted: int) -> bytes:
    parts = []
    while wanted > 0 and (part := os.read(handle, min(wanted, 1 << 20))):
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)
