"""The pack that was loaded last, as long as its files stand as they stood.

A sweep asks for its pack at every step; reading a hundred rule files takes a tenth of a second.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.packs.at_hand import load_pack
from engine.packs.folder import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from engine.rule import Pack

Stamp = tuple[tuple[str, int, int], ...]


def pack_in_process(folder: Path | None = None, overlays: Sequence[Path] = ()) -> Pack:
    """Return a pack as ``load_pack`` does without proof; loaded anew once a file of it changes."""
    root = folder or shipped() / "nianbao"
    return _loaded(folder, tuple(overlays), tuple(_stamps(root, overlays)))


@lru_cache(maxsize=2)
def _loaded(folder: Path | None, overlays: tuple[Path, ...], _stamp: Stamp) -> Pack:
    return load_pack(folder, overlays=overlays, proof=False)


def _stamps(root: Path, overlays: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    """Yield name, size and time of every file; what cannot be looked at is told by the loading."""
    for place, folders, names in os.walk(root):
        folders.sort()
        yield from (_stamp(os.path.join(place, name)) for name in sorted(names))  # noqa: PTH118 — a hundred files, quickly
    yield from map(_stamp, map(str, overlays))


def _stamp(path: str) -> tuple[str, int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116 — as above
    except OSError:
        return path, -1, -1
    return path, status.st_size, status.st_mtime_ns
