"""The files behind the paths of a command: files, folders, members of zip archives.

Each is read only when it is its turn, and what cannot be read becomes a Source with a sentence:
one bad file never costs the others. Names inside archives are labels, never paths.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.files.archive import is_archive, members
from engine.reading.files.limits import LIMITS, Limits, refuse_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
BESIDE = frozenset(
    {".yaml", ".yml", ".json", ".csv", ".tsv", ".xlsx", ".xls", ".et", ".book", ".db", ".sqlite"}
    | {".log", ".ini", ".toml", ".py", ".sh", ".exe", ".lnk"}
)
"""What lies beside reports in a folder and is none: rosters, exports, casebooks, programs."""
OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
SENTENCES = {
    errno.ENOENT: "文件不存在（或链接已失效）；请核对路径",
    errno.EACCES: "没有权限读取；请检查文件权限",
    errno.EPERM: "没有权限读取；请检查文件权限",
    errno.ELOOP: "符号链接成环，没有读取；请改用真实文件",
    errno.ENAMETOOLONG: "文件名太长，打不开；请改短后再交",
    errno.EIO: "读取时磁盘出错；请换一份副本再试",
}
ODD = "不是普通文件（管道、设备等），没有读取；请改用真实文件"
LOOP = "文件夹的符号链接成环，没有再进入；请改用真实文件夹"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: its name as shown, and its bytes or the sentence why there are none.

    A member of an archive is named ``a.zip!/b.docx``. ``shelf`` is the folder in which its
    conversion lies, where it needed one.
    """

    name: str
    data: bytes | None
    error: str | None = None
    shelf: Path | None = None


def sources(paths: Iterable[str | os.PathLike[str]], limits: Limits = LIMITS) -> Iterator[Source]:
    """Yield a Source for each file behind the paths, folders recursively in sorted order.

    Inside folders and archives hidden files, Office lock files (~$…), what systems leave behind
    and lists or programs beside the reports (``BESIDE``) are skipped without a word; a path named
    by the caller never is.
    """
    for path in paths:
        yield from _at(Path(path), limits, frozenset())


def is_leftover(name: str) -> bool:
    """Tell a file that no one hands in: hidden, an Office lock, a leftover, a list or a program."""
    if name.startswith((".", "~$")) or name.lower() in LEFTOVERS:
        return True
    return PurePath(name).suffix.lower() in BESIDE


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as text that can be printed: bytes that are no UTF-8 are read as GB18030."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _at(path: Path, limits: Limits, above: frozenset[tuple[int, int]]) -> Iterator[Source]:
    name = shown(path)
    try:
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            yield from _file(name, _content(path, limits), limits)
            return
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield Source(name, None, LOOP)
            return
        inside = sorted(entry.name for entry in os.scandir(path))
    except ReadingError as error:
        yield Source(name, None, error.message)
    except (OSError, ValueError) as error:
        yield Source(name, None, _sentence(error))
    else:
        for entry in inside:
            if not is_leftover(entry):
                yield from _at(path / entry, limits, above | {here})


def _file(name: str, data: bytes, limits: Limits) -> Iterator[Source]:
    """Yield the file itself, or the members if it is an archive."""
    if not is_archive(data):
        yield Source(name, data)
        return
    for member in members(data, limits):
        label = f"{name}!/{member.name}" if member.name else name
        yield Source(label, member.data, member.error)


def _content(path: Path, limits: Limits) -> bytes:
    """Read a regular file, without waiting on pipes; ReadingError if it is another or too big."""
    descriptor = os.open(path, OPENING)
    with open(descriptor, "rb", closefd=True) as stream:  # noqa: PTH123 - opened without waiting
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError(ODD)
        refuse_size(status.st_size, limits.file_bytes)
        data = stream.read(limits.file_bytes + 1)
    refuse_size(len(data), limits.file_bytes)
    return data


def _sentence(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno in SENTENCES:
        return SENTENCES[error.errno]
    return f"打不开：{error}；请核对路径"[:200]
