"""Start the converter once for a sweep: what needs it is converted before the reading begins.

LibreOffice needs a second to start and a fifth of one for each file. The converted files lie in a
private folder that readers look into first; it vanishes with the sweep, also on Ctrl-C, and what
a killed sweep leaves goes with the next.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.audit.cache import own_folder
from engine.errors import GoujiError
from engine.reading.files.limits import LIMITS
from engine.reading.files.sniff import FORMATS, sniff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from engine.reading.files.sources import Source

SIGNS = (b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<?xml", b"\xef\xbb\xbf<?xml")
"""How the files begin that may need the converter; the rest is not looked at further."""


@contextmanager
def shelf(
    supply: Callable[[], Iterable[Source]], wanted: Callable[[bytes], bool] = lambda _data: True
) -> Iterator[Path | None]:
    """Give the folder with the converted files of a sweep; None where nothing needs converting.

    ``wanted`` says by the bytes whether a file will be read at all.
    """
    if not any(may_need(source.data) for source in supply()):
        yield None
        return
    from engine.reading.formats import libreoffice

    if not libreoffice.available():
        yield None
        return
    with own_folder() as folder:
        raw = list(_laid_out(supply(), wanted, folder))
        if not raw:
            yield None
            return
        libreoffice.many(raw, folder, LIMITS)
        for path in raw:
            path.unlink(missing_ok=True)
        libreoffice.use_shelf(folder)
        try:
            yield folder
        finally:
            libreoffice.use_shelf(None)


def may_need(data: bytes | None) -> bool:
    """Say by its first bytes whether a file may need the converter; text and pages never do."""
    return data is not None and data.lstrip()[:8].startswith(tuple(sign[:8] for sign in SIGNS))


def needs_converter(data: bytes) -> bool:
    """Say whether a reader would start the converter for this file."""
    if not may_need(data):
        return False
    from engine.reading.formats import libreoffice

    try:
        found = sniff(data)
        if FORMATS[found].module == "libreoffice":
            libreoffice.refuse_bomb(data, LIMITS)
            return True
        if found != "doc":
            return False
        from engine.reading.formats.doc.reader import wants_converter

        return wants_converter(data, LIMITS)
    except (GoujiError, RecursionError, MemoryError):
        return False


def _laid_out(
    found: Iterable[Source], wanted: Callable[[bytes], bool], folder: Path
) -> Iterator[Path]:
    """Write what needs the converter into the folder, each content once, and yield where."""
    from engine.reading.formats import libreoffice

    seen: set[str] = set()
    for source in found:
        data = source.data
        if data is None or not needs_converter(data) or not wanted(data):
            continue
        name = libreoffice.on_shelf(folder, data).stem
        if name not in seen:
            seen.add(name)
            path = folder / f"{name}{libreoffice.kind_of(data)}"
            path.write_bytes(data)
            yield path
