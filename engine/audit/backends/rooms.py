"""The folder in which a worker of a cluster works: rules laid out once, files for each parcel."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.audit.backends.parcels import Parcel, Return
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

KEPT, SHELF, PACK, OVERLAYS = "kept", "shelf", "pack", "overlays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a setup names by path, as it travels: a pack of one's own and overlays, by their files.

    ``kept`` is the folder of readings where all workers see it, None if each has one of its own.
    """

    pack: Mapping[str, bytes]
    overlays: tuple[tuple[str, bytes], ...] = ()
    kept: Path | None = None

    def laid_pack(self, home: Path) -> Path | None:
        """Lay the pack out; None for the shipped one."""
        for name, content in self.pack.items():
            _write(home / PACK / name, content)
        return home / PACK if self.pack else None

    def laid_overlays(self, home: Path) -> tuple[Path, ...]:
        """Lay the overlays out, each under its own name."""
        places = [
            home / OVERLAYS / str(number) / name for number, (name, _) in enumerate(self.overlays)
        ]
        for place, (_, content) in zip(places, self.overlays, strict=True):
            _write(place, content)
        return tuple(places)

    def readings(self, home: Path) -> Path:
        """Return the folder of readings."""
        place = self.kept or home / KEPT
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return place


def packed_rules(pack: Path | None, overlays: tuple[Path, ...], kept: Path | None) -> Rules:
    """Return the rules of a setup as they travel."""
    files = sorted(one for one in pack.rglob("*") if one.is_file()) if pack else ()
    return Rules(
        pack={one.relative_to(pack or one).as_posix(): one.read_bytes() for one in files},
        overlays=tuple((one.name, one.read_bytes()) for one in overlays),
        kept=kept,
    )


def unpacked(parcel: Parcel, home: Path) -> Any:
    """Lay out the files of a parcel and return its item, None if its document is not there."""
    for name, content in parcel.files.items():
        _write(home / KEPT / name, content)
    for name, content in parcel.shelf.items():
        _write(home / SHELF / name, content)
    item = parcel.item
    if parcel.path is not None:
        data = None
        with suppress(OSError):
            data = parcel.path.read_bytes()
        if data is None or hashlib.sha256(data).hexdigest() != parcel.sha256:
            return None
        item = replace(item, data=data)
    return replace(item, shelf=home / SHELF) if parcel.shelf else item


def returned(answer: Any, home: Path, wanted: Collection[str] = ()) -> Return:
    """Return an answer with the files wanted, and leave nothing of the report behind."""
    files = {}
    for room in (home / KEPT, home / SHELF):
        for path in room.iterdir() if room.is_dir() else ():
            if path.name in wanted:
                files[path.name] = path.read_bytes()
            path.unlink()
    return Return(answer=answer, files=files)


def by_path(name: str, data: bytes, shared: Path | None) -> Path | None:
    """Return the path of a document if all workers see it under that."""
    if shared is None:
        return None
    with suppress(OSError, ValueError):
        path = Path(name).resolve()
        seen = path.is_relative_to(shared.resolve()) and path.stat().st_size == len(data)
        return path if seen else None
    return None


def file_in(folder: Path, name: str) -> dict[str, bytes]:
    """Return a file by its name; nothing if it is not there."""
    with suppress(OSError):
        return {name: (folder / name).read_bytes()}
    return {}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(content)
