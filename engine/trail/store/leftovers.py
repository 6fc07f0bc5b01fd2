"""What a killed creation or backup left beside a casebook: taken away once it is an hour old.

Only what is ours beyond doubt: a name of our shape, and a casebook inside or nothing at all.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from engine.trail.store.database import APPLICATION
from engine.trail.store.private import COMPANIONS

OLD = 3600.0
"""Seconds since the last writing after which nobody is still at work on it."""
_DRAFT = re.compile(r".\.[0-9a-f]{8}\.new\Z")
_COPY = re.compile(r".\.part\Z")
_SQLITE = b"SQLite format 3\x00"
_APPLICATION_AT = 68


def tidy(folder: Path, now: float) -> None:
    """Remove old drafts of casebooks from a folder; ``now`` is in seconds since 1970."""
    with suppress(OSError), os.scandir(folder) as entries:
        for path in [Path(one.path) for one in entries if _shaped(one.name)]:
            with suppress(OSError):
                if _abandoned(path, now):
                    for ending in (*COMPANIONS[1:], ""):
                        path.with_name(path.name + ending).unlink(missing_ok=True)


def _shaped(name: str) -> bool:
    return bool(_DRAFT.search(name) or _COPY.search(name))


def _abandoned(path: Path, now: float) -> bool:
    there = path.lstat()
    if not stat.S_ISREG(there.st_mode) or now - there.st_mtime < OLD:
        return False
    if not there.st_size:
        return bool(_DRAFT.search(path.name))
    with path.open("rb") as file:
        head = file.read(100)
    mark = int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    return head.startswith(_SQLITE) and mark == APPLICATION
