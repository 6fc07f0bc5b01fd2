"""Keep readings beyond the life of a sweep, so that one that was killed is not begun from nothing.

A sweep works in a folder of its own that goes with it. Beside that it lays every reading, as it is
made, into a folder of this user's; a sweep that ends well takes its own away again. So what lies
there belongs to sweeps that were killed, and the next one uses it. Only this user may enter (the
readings are confidential, and pickles); by which program and rules a file was read is part of its
place, so nothing stale is ever used. What is old goes, and more than so many bytes never stay.
Whatever fails here costs time only, so it is never told.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from engine.audit import cache

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.report import Report

DAYS = 7
MOST_BYTES = 256 * 2**20
"""A reading takes ten kilobytes: a county's season is some megabytes."""


@contextmanager
def kept_readings(root: Path | None, made_by: Iterable[str]) -> Iterator[Path | None]:
    """Give the folder for readings made by this program and these rules; None if there is none.

    ``root`` is where this user's readings lie, ``made_by`` the digests and versions that a
    reading hangs on.
    """
    room = private_room(root) if root is not None else None
    if room is None:
        yield None
        return
    tidy(room, time.time())
    words = " ".join((*made_by, code_stamp()))
    place = private_room(room / hashlib.sha256(words.encode()).hexdigest()[:32])
    yield place
    if place is not None:  # all is written; what another sweep has there too, it has copied
        with suppress(OSError):
            place.rmdir()


def private_room(path: Path) -> Path | None:
    """Make a folder that only this user may enter; None if it is another's, or cannot be."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode):
            return None
        strange = os.name == "posix" and (
            status.st_uid != os.geteuid() or bool(stat.S_IMODE(status.st_mode) & 0o077)
        )
        return None if strange else path
    return None


def code_stamp() -> str:
    """Return what changes whenever the program does, also between two versions."""
    home = Path(__file__).resolve().parent.parent
    stamps = []
    for folder, _, names in os.walk(home):
        for path in (f"{folder}/{name}" for name in names if name.endswith(".py")):
            status = os.stat(path)  # noqa: PTH116 - five hundred files at the start of a sweep
            stamps.append(f"{path.removeprefix(str(home))} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(stamps)).encode()).hexdigest()


def kept(room: Path | None, folder: Path, name: str, sha256: str) -> Report | None:
    """Return what a killed sweep has read of a file, laid into this sweep's folder too."""
    if room is None:
        return None
    place = cache.place_of(folder, name, sha256)
    if not lay(room / place.name, place):
        return None
    cache.let_go(place)
    try:
        return cache.reading(folder, name, sha256)
    except Exception:  # noqa: BLE001 — half written, or otherwise spoilt: it is read anew
        place.unlink(missing_ok=True)
        (room / place.name).unlink(missing_ok=True)
        return None


def keep(room: Path | None, place: Path) -> None:
    """Lay a reading where it outlives this sweep."""
    if room is not None:
        lay(place, room / place.name)


def forget(room: Path | None, names: Iterable[str]) -> None:
    """Take readings away that are needed no more."""
    if room is not None:
        for name in names:
            with suppress(OSError):
                (room / name).unlink()


def lay(source: Path, target: Path) -> bool:
    """Put a file into a second place whole or not at all: linked, else copied."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        try:
            os.link(source, draft)
        except FileNotFoundError:
            return False
        except OSError:
            shutil.copyfile(source, draft)
            draft.chmod(0o600)
        draft.replace(target)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        return False
    with suppress(OSError):
        draft.unlink()  # two names of one file: replacing does nothing, and leaves the draft
    return True


def tidy(room: Path, now: float) -> None:
    """Remove what is older than some days, and the oldest of what is too much."""
    found = []
    for path in room.glob("*/*"):
        with suppress(OSError):
            status = path.lstat()
            found.append((status.st_mtime, status.st_size, path))
    size = 0
    for made, much, path in sorted(found, reverse=True, key=lambda one: one[0]):
        size += much
        if size > MOST_BYTES or now - made > DAYS * 86_400:
            with suppress(OSError):
                path.unlink()
    for folder in room.iterdir():
        with suppress(OSError):
            folder.rmdir()  # only if nothing lies there
