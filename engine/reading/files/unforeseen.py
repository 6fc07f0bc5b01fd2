"""What is said of an error that no reader foresaw: whose fault it is, as far as that can be told.

The bytes are in memory when a reader gets them: a system call that fails (a process that cannot be
started, a full disk for temporary files) or a library that cannot be loaded is a fault on our
side. Of anything else nobody knows: a damaged file, or a way to write one that no reader expects.
"""

from __future__ import annotations

from engine.errors import ProgramError, ReadingError

TOO_MUCH = "解析时占用的内存或时间超过上限，没有读取；请另存为 .docx 后再交"
ODD = (
    "文件内容读不出来：可能已损坏，也可能是程序没有料到的写法；"
    "请用 Word 或 WPS 打开另存一次（最好存为 .docx）后再交"
)
OURS = "读取时程序出错（{what}），不是文件的问题；请再试一次，还是这样就把这句话报给维护者"
LONGEST = 300


def unforeseen(error: Exception, what: str = "") -> ReadingError:
    """Return what may be shown of an error; ``what`` was being read stands in the hint."""
    if isinstance(error, MemoryError):
        return ReadingError(TOO_MUCH)
    if is_ours(error):
        return erred(error)
    words = f"{type(error).__name__}: {error}"
    return ReadingError(ODD, hint=(f"{what}：{words}" if what else words)[:LONGEST])


def erred(error: Exception) -> ProgramError:
    """Return what is said where the fault is ours beyond doubt."""
    name = type(error).__name__
    return ProgramError(OURS.format(what=name), hint=f"{name}: {error}"[:LONGEST])


def is_ours(error: Exception) -> bool:
    """Tell what failed in the system or the installation and not in the file.

    Libraries raise OSError for damaged files too (olefile), but then without a number of the
    system's.
    """
    refused = isinstance(error, OSError) and error.errno is not None
    return refused or isinstance(error, ImportError)
