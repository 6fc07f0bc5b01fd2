"""What the operating system refuses, in words that help at the desk."""

from __future__ import annotations

import errno

from engine.errors import GoujiError
from tui.cli.words import say

REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只读",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.EBUSY: "正被占用",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}


def why(error: OSError) -> str:
    """Return why the system refused, in a few words."""
    words = REASONS.get(error.errno or 0)
    return say(words) if words else error.strerror or type(error).__name__


def refused(error: OSError) -> GoujiError:
    """Say what the system refused: which file, why, and what may help."""
    what = error.filename or say("输出")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        hint = say("请腾出空间后再运行一次。")
    else:
        hint = say("请检查路径和权限，以及是不是正被别的程序占用。")
    return GoujiError(say("{what} 打不开或写不了：{why}。", what=what, why=why(error)), hint=hint)
