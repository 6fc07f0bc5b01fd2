"""Which ``gouji.toml`` is believed: found upwards from the working folder, and the user's own.

The working folder may hold what somebody else sent. So a file counts only if it is a regular one
of this user's (or of root) that not everybody may write to; what does not count is said and passed
over. Nothing is looked for beside the reports that are checked. Where there is no such file,
nothing here costs more than a look at each folder.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.values import dataclass
from tui.cli.speech.refusal import why as why_not
from tui.cli.speech.words import say
from tui.home import config_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "gouji.toml"
OVERLAYS = "overlays"
LARGEST = 65_536
"""Bytes; eight settings take a few hundred."""
_CAREFULLY = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_KINDS = ((stat.S_ISDIR, "folder"), (stat.S_ISLNK, "link"))


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file that does not count; ``why`` completes ``config.is-``."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """The files that count, None where there is none, and those that do not.

    ``farther``: the files above the project's own, which it stands before.
    """

    project: Path | None = None
    user: Path | None = None
    ignored: tuple[Ignored, ...] = ()
    farther: tuple[Path, ...] = ()


def find() -> Found:
    """Look for the project's file, the nearest one upwards, and for the user's own."""
    ignored: list[Ignored] = []
    own = own_file()
    user = own if own is not None and _counts(own, ignored) else None
    upwards = [path for path in _upwards() if path != own and _counts(path, ignored)]
    project = upwards[0] if upwards else None
    return Found(project, user, tuple(ignored), tuple(upwards[1:]))


def own_file() -> Path | None:
    """Return where the user's own file would be; None where the user has no home."""
    folder = own_folder()
    return None if folder is None else folder / NAME


def own_folder() -> Path | None:
    """Return the user's configuration folder; None where the system names no absolute one."""
    folder = config_folder()
    return folder if folder.is_absolute() else None


def read(path: Path) -> bytes:
    """Return what stands in a file that counts; PackError where it cannot be had or is too big."""
    try:
        handle = os.open(path, _CAREFULLY)
    except OSError as error:
        raise PackError(say("config.unopened", why=why_not(error)), path=str(path)) from None
    try:
        if why := unsafe(os.fstat(handle)):  # another one since it was looked at
            raise PackError(say("config.exchanged", why=say(f"config.is-{why}")), path=str(path))
        data = b""
        while len(data) <= LARGEST and (piece := os.read(handle, LARGEST + 1 - len(data))):
            data += piece
    except OSError as error:
        raise PackError(say("config.unopened", why=why_not(error)), path=str(path)) from None
    finally:
        os.close(handle)
    if len(data) > LARGEST:
        raise PackError(say("config.too-big"), path=str(path))
    return data


def unsafe(looked: os.stat_result) -> str:
    """Return why a file does not count, as ``config.is-`` is completed; "" if it does."""
    if not stat.S_ISREG(looked.st_mode):
        return next((key for of, key in _KINDS if of(looked.st_mode)), "special")
    if os.name != "posix":
        return ""
    if looked.st_uid not in {os.geteuid(), 0}:
        return "anothers"
    return "everybodys" if looked.st_mode & stat.S_IWOTH else ""


def _upwards() -> Iterator[Path]:
    try:
        here = Path.cwd()
    except OSError:  # the working folder is gone
        return
    yield from (folder / NAME for folder in (here, *here.parents))


def _counts(path: Path, ignored: list[Ignored]) -> bool:
    try:
        why = unsafe(path.lstat())
    except OSError:  # not there, or in a folder that may not be entered
        return False
    if why:
        ignored.append(Ignored(path, why))
    return not why
