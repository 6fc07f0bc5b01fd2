"""The errors of gouji: one small tree, each message one Chinese sentence that says what to do."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSED: Mapping[str, str] = {
    "EACCES": "没有权限",
    "EROFS": "磁盘只读",
    "ENOENT": "没有这个文件或文件夹",
    "ENOTDIR": "路径里有一段不是文件夹",
    "EEXIST": "已有同名的文件",
    "EISDIR": "这是文件夹",
    "EBUSY": "正被占用",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "ENAMETOOLONG": "文件名太长",
    "EIO": "磁盘读写出错",
    "EFBIG": "文件大到了系统允许的上限",
    "EMFILE": "同时打开的文件太多",
    "ENFILE": "同时打开的文件太多",
}
"""Why the operating system refuses, by the name of its error."""


class GoujiError(Exception):
    """Something that the person at the desk can mend; the message says how."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GoujiError):
    """The command was given something it cannot work with (exit code 2)."""


class PackError(GoujiError):
    """A rule file, form or overlay is wrong; says file and line and what would be right."""

    def __init__(self, message: str, *, path: str = "", line: int = 0, hint: str = "") -> None:
        where = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(where + message, hint=hint)
        self.path = path
        self.line = line


class ReadingError(GoujiError):
    """A file cannot be read as a report (exit code 3; the other files are still done)."""

    def __init__(self, message: str, *, source: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.source = source


class OtherKindError(ReadingError):
    """A file is a paper of another kind, which this pack does not audit (exit code 3)."""

    def __init__(self, message: str, *, kind: str, source: str = "", hint: str = "") -> None:
        super().__init__(message, source=source, hint=hint)
        self.kind = kind


class ProgramError(ReadingError):
    """Reading failed by a fault of gouji or its machine; nothing is said of the file."""


class TrailError(GoujiError):
    """The casebook or its trail refuses, or is not whole."""


class TrailUsageError(TrailError, UsageError):
    """The casebook was asked for what it does not hold, or told too little (exit code 2)."""


class ClusterError(GoujiError):
    """The cluster that was to do the work cannot, or can no longer; what is written stands."""


def refusal(error: OSError) -> str:
    """Return in a few words why the operating system refused."""
    name = errno.errorcode.get(error.errno or 0, "")
    return REFUSED.get(name) or f"系统报错 {name or type(error).__name__}"
