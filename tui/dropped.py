"""Paths as they come into a line: typed, pasted, or dropped on the terminal, which quotes them."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

MOST = 8192
"""So many characters are looked at: more are no paths."""
QUOTES = "'\"‘’“”「」"


def paths_in(text: str) -> list[Path]:
    """Return the paths that a line names, there or not; none where it is blank.

    The whole line is one path where there is such a file; else it is split as a shell does, which
    is how terminals quote what is dropped on them. A ``file:`` address is the path it stands for.
    """
    line = text.strip()
    if not line or len(line) > MOST:
        return []
    bare = path_of(line.strip(QUOTES))
    return [bare] if there(bare) else [path_of(part) for part in _split(line)]


def are_paths(text: str) -> bool:
    """Tell whether a pasted line names nothing but files and folders that are there."""
    found = paths_in(text)
    return bool(found) and all(path.is_absolute() and there(path) for path in found)


def path_of(written: str) -> Path:
    """Return the path that is written, ``~`` and ``file:`` put out in full."""
    if written.startswith("file://"):
        written = unquote(urlsplit(written).path)
    try:
        return Path(written).expanduser()
    except RuntimeError:  # nobody's home: the sign stays a name
        return Path(written)


def there(path: Path) -> bool:
    """Tell whether something is there; a name that no system takes is nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _split(line: str) -> list[str]:
    """Split a line at blanks that nothing quotes; a line with open quotes is one piece."""
    try:
        return shlex.split(line, posix=os.name == "posix")
    except ValueError:
        return [line]
