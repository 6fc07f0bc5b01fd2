"""What the machine has run out of, behind whatever an error says: that is no fault of a file."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from tui.cli.speech.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT = {
    errno.ENOSPC: "space", errno.EDQUOT: "space", errno.EFBIG: "space",
    errno.EMFILE: "files", errno.ENFILE: "files", errno.ENOMEM: "memory",
}  # fmt: skip
SQLITE = {"SQLITE_CANTOPEN": "files", "SQLITE_FULL": "space", "SQLITE_NOMEM": "memory"}
"""What the files lacked that a sweep makes for itself: those of a casebook say so themselves."""


def exhausted(error: BaseException) -> str:
    """Return a sentence on what the machine lacked, ``""`` if that is not what was wrong."""
    if lack := SQLITE.get(getattr(error, "sqlite_errorname", "")):
        return say(f"command.short-of-{lack}")
    for one in _behind(error):
        if isinstance(one, MemoryError):
            return say("command.short-of-memory")
        if isinstance(one, OSError) and one.errno in SHORT:
            return say(f"command.short-of-{SHORT[one.errno]}")
    return ""


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what led to it, also where it is not to be shown."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
