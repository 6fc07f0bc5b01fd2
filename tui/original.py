"""Hand the file as received to the program that opens such files; never by way of a shell.

The copy lies in a folder of this user's alone, under a name of ours: of the agency's name only an
ending that is known is kept. Reports are confidential, so the copies go when gouji ends, and what a
killed one left goes with the next copy. The program is named by its full path.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.files import reason

if TYPE_CHECKING:
    from tui.text.words import Texts

ENDINGS = frozenset(
    (
        ".doc", ".docx", ".wps", ".rtf", ".odt", ".pdf", ".txt", ".md", ".html", ".htm", ".mht",
        ".mhtml", ".xls", ".xlsx",
    )
)  # fmt: skip
OURS, DAY = "gouji-original-", 86_400
OPENERS = {"linux": ("/usr/bin/xdg-open",), "darwin": ("/usr/bin/open",)}


def kept_beside(data: bytes, name: str, texts: Texts) -> Path:
    """Write a copy of a file that nobody else can read, and return where it lies.

    Raises:
        UsageError: it is of no known kind (it could be a program), or cannot be written.
    """
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(texts("original-kind"))
    try:
        remove_left()
        folder = Path(tempfile.mkdtemp(prefix=f"{OURS}{os.getpid()}-"))  # 0700
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = folder / f"original{ending}"
        path.touch(0o600)
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(texts("original-kept", why=reason(error, texts))) from error
    return path


def remove_left() -> None:
    """Remove what a killed gouji of this user left a day ago or longer."""
    for folder in Path(tempfile.gettempdir()).glob(f"{OURS}*"):
        told = folder.lstat()
        mine = not hasattr(os, "getuid") or told.st_uid == os.getuid()
        if mine and not folder.is_symlink() and time.time() - told.st_mtime > DAY:
            shutil.rmtree(folder, ignore_errors=True)


def opener(system: str = sys.platform) -> Path | None:
    """Return the program that opens files here, None where there is none (or no screen for it)."""
    if system.startswith("linux"):
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return None
        found = [Path(name) for name in OPENERS["linux"]]
    else:
        found = [Path(name) for name in OPENERS.get(system, ())]
    return next((path for path in found if path.is_file()), None)


def open_original(data: bytes, name: str, texts: Texts) -> str:
    """Open a copy of a file in its program; return the sentence that says so, or where it lies.

    Raises:
        UsageError: it is of no known kind, or cannot be written.
    """
    path = kept_beside(data, name, texts)
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a file name of ours, of a known kind
        return texts("original-opened", path=path)
    program = opener()
    if program is None:
        return texts("original-lies", path=path)
    try:
        subprocess.Popen(  # noqa: S603 - a full path and a file name of ours, no shell
            [program, path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return texts("original-lies", path=path)
    return texts("original-opened", path=path)
