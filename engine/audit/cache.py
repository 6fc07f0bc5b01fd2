"""Keep what a sweep has read, so that no file is read twice, in a folder that is the sweep's own.

Reading is the greater part of a check; a reading is brought back in a fifth of the time and takes
ten kilobytes of disk. Only this user may enter the folder, for reports are confidential before
they are published (and its files are pickles). It goes with the sweep; what a killed one has left
behind goes with the next.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import pickle
import shutil
import zlib
from collections import OrderedDict
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from engine.report import Report

PREFIX = "gouji-sweep-"
LOCK = "lock"
WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
QUICKLY = 1
"""The level of zlib: a quarter of the size for a tenth of the time that pickling takes."""


AT_HAND = 64
"""So many values stay in memory: units file two years and several versions one after the other."""
_at_hand: OrderedDict[str, Any] = OrderedDict()
"""Values by their place; a folder is a sweep's own and its name never comes again."""


@dataclass(frozen=True, slots=True)
class CachedReading:
    """Another report of the same sweep: its name and the digest of its bytes."""

    source: str
    sha256: str


@contextmanager
def own_folder(place: Path | None = None) -> Iterator[Path]:
    """Give a private folder for the length of a sweep; remove those that killed sweeps left.

    It is made in ``place`` (None: where the system keeps what is temporary).
    """
    import tempfile  # a single report needs none of it

    home = place or Path(tempfile.gettempdir())
    remove_leftovers(home)
    try:
        made = tempfile.TemporaryDirectory(prefix=PREFIX, dir=place, ignore_cleanup_errors=True)
    except OSError as error:
        raise no_room(home, error) from error
    with made as name, locked(Path(name)):
        yield Path(name)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that another sweep can tell it from a leftover.

    It is locked before it gets its name: whoever finds a lock finds it held, or its holder dead.
    """
    draft = folder / "locking"
    with draft.open("wb") as stream:
        hold(stream)
        with contextlib.suppress(OSError):  # a system that renames no open file clears no leftovers
            draft.rename(folder / LOCK)
        yield


def hold(stream: IO[bytes]) -> bool:
    """Lock a file; False if another process holds it, or the system knows no such locks."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def remove_leftovers(place: Path) -> None:
    """Remove the folders of sweeps that were killed before they could do it themselves."""
    for lock in place.glob(f"{PREFIX}*/{LOCK}"):
        with contextlib.suppress(OSError), lock.open("rb") as stream:
            if hold(stream):
                shutil.rmtree(lock.parent, ignore_errors=True)


def place_of(folder: Path, name: str, sha256: str) -> Path:
    """Return where a reading lies."""
    return folder / place_name(name, sha256)


def place_name(name: str, sha256: str) -> str:
    """Return under what name: what was read hangs on the bytes and on the file's extension."""
    words = f"{sha256} {PurePath(name).suffix.lower()}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def put(place: Path, value: object) -> None:
    """Write a value; UsageError if the disk takes no more.

    Twins may be written by two workers at once: each writes its own draft, the last one stays.
    """
    put_packed(place, zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), QUICKLY))
    _hold(str(place), value)


def put_packed(place: Path, packed: bytes) -> None:
    """Write a value as another machine has packed it; UsageError if the disk takes no more."""
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, WRITING, 0o600), "wb") as stream:
            stream.write(packed)
        draft.replace(place)
    except OSError as error:
        raise no_room(place.parent.parent, error) from error


def get(place: Path) -> Any:
    """Return a value as it was put, None if it is not there; the last few are at hand."""
    name = str(place)
    if name in _at_hand:
        _at_hand.move_to_end(name)
        return _at_hand[name]
    try:
        packed = place.read_bytes()
    except OSError:
        return None
    value = pickle.loads(zlib.decompress(packed))  # noqa: S301 — our own, where only we may write
    _hold(name, value)
    return value


def let_go(place: Path) -> None:
    """Forget what is at hand of a place, for another hand lays something there."""
    _at_hand.pop(str(place), None)


def _hold(name: str, value: object) -> None:
    _at_hand[name] = value
    _at_hand.move_to_end(name)
    if len(_at_hand) > AT_HAND:
        _at_hand.popitem(last=False)


def reading(folder: Path, name: str, sha256: str) -> Report | None:
    """Return a report as it was read, under the name by which it is asked for."""
    report: Report | None = get(place_of(folder, name, sha256))
    if report is None or report.document.source == name:
        return report
    return replace(report, document=replace(report.document, source=name))


def no_room(place: Path, error: OSError) -> UsageError:
    """Return the error of a temporary folder that takes nothing."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return UsageError(
        f"临时文件夹 {place} {'所在磁盘满了' if full else '写不进去'}，核对没有做完。",
        hint="请腾出空间，或用环境变量 TMPDIR 指定另一个文件夹，再运行一次；已收进案卷的不受影响。",
    )
