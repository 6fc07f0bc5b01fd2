"""Files in this user's cache folder: found by the digest of what they were made of.

They hold data alone (JSON, numbers), never code and never a pickle. The folder is used only where
it is this user's own and nobody else may enter it; a file that is not whole (half written,
changed) is passed over and written anew. Whatever goes wrong here costs time and nothing else: a
home that may not be written has no cache. ``GOUJI_CACHE`` names another folder, empty: none.
"""

from __future__ import annotations

import os
import stat
import sys
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
MARK = b"gouji kept 1\n"
MOST_BYTES = 1 << 26
MOST_FILES = 6
"""So many files of one name are kept (packs, overlays, versions of gouji); the oldest goes."""
_DIGITS = 64
_FLAGS = os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) if os.name == "posix" else 0


def key_of(code: tuple[str, ...], *parts: object) -> str:
    """Return the digest of what something is made of, this Python and our own code included.

    ``code``: the modules and packages of ``engine`` that make it, so that neither another version
    nor work on this one is answered with what an older one made.
    """
    digest = sha256(_code(code).encode())
    for part in (sys.version, *parts):
        text = str(part).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(text) + text)
    return digest.hexdigest()


@lru_cache
def _code(names: tuple[str, ...]) -> str:
    digest = sha256()
    for name in names:
        place = HOME / name
        for path in sorted(place.glob("*.py")) if place.is_dir() else [place]:
            content = path.read_bytes()
            digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def recall(name: str, key: str) -> bytes | None:
    """Return what was kept under a name and key, None if it is not there whole."""
    folder = _folder()
    if folder is None:
        return None
    try:
        handle = os.open(folder / f"{name}-{key[:32]}", os.O_RDONLY | _FLAGS)
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES or not _ours(about):
                return None
            content = file.read()
    except OSError:
        return None
    head = len(MARK) + _DIGITS
    data = content[head:]
    whole = content[:head] == MARK + _proof(key, data)
    return data if whole else None


def keep(name: str, key: str, data: bytes) -> None:
    """Keep data under a name and key: whole or not at all, for nobody else to read."""
    folder = _folder(make=True)
    if folder is None or len(data) > MOST_BYTES // 2:
        return
    place = folder / f"{name}-{key[:32]}"
    half = folder / f"{name}-{os.getpid()}.half"
    try:
        half.unlink(missing_ok=True)
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(MARK + _proof(key, data) + data)
        half.replace(place)
        _clear(folder, name)
    except OSError:
        return


def _proof(key: str, data: bytes) -> bytes:
    return sha256(key.encode() + b"\0" + data).hexdigest().encode()


def _clear(folder: Path, name: str) -> None:
    found = [(path.stat().st_mtime_ns, path) for path in folder.glob(f"{name}-*")]
    for _, path in sorted(found)[:-MOST_FILES]:
        path.unlink(missing_ok=True)


def _folder(*, make: bool = False) -> Path | None:
    """Return the folder if it is our own and nobody else's; None: nothing is kept."""
    place = _named()
    if place is None or not place.is_absolute():
        return None
    try:
        if make and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            if not _ours(place.parent.stat()):
                return None
            place.mkdir(mode=0o700)
        about = place.lstat()
    except OSError:
        return None
    private = os.name != "posix" or not about.st_mode & 0o077
    return place if stat.S_ISDIR(about.st_mode) and _ours(about) and private else None


def _ours(about: os.stat_result) -> bool:
    return os.name != "posix" or about.st_uid == os.geteuid()


def _named() -> Path | None:
    given = os.environ.get("GOUJI_CACHE")
    if given is not None:
        return Path(given) if given else None
    if sys.platform == "linux":  # told without platformdirs, which a cold start leaves out
        root = os.environ.get("XDG_CACHE_HOME", "").strip()
        return Path(root or os.path.expanduser("~/.cache")) / "gouji"  # noqa: PTH111 — never fails
    from platformdirs import user_cache_path

    return user_cache_path("gouji", appauthor=False)
