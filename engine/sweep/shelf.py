"""Start the converter once for a sweep: what needs it is converted before the reading begins.

LibreOffice needs a second to start and a fifth of one for each file. The converted files lie in a
private folder that readers look into first; it vanishes with the sweep, also on Ctrl-C, and what
a killed sweep leaves goes with the next.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from engine.reading.limits import LIMITS
from engine.reading.sniff import FORMATS, sniff
from engine.sweep.kept import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from engine.reading.sources import Source

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
    from engine.reading import convert

    if not convert.available():
        yield None
        return
    with own_folder() as folder:
        raw = list(_laid_out(supply(), wanted, folder))
        if not raw:
            yield None
            return
        convert.many(raw, folder, LIMITS)
        for path in raw:
            path.unlink(missing_ok=True)
        convert.use_shelf(folder)
        try:
            yield folder
        finally:
            convert.use_shelf(None)


def may_need(data: bytes | None) -> bool:
    """Say by its first bytes whether a file may need the converter; text and pages never do."""
    return data is not None and data.lstrip()[:8].startswith(tuple(sign[:8] for sign in SIGNS))


def needs_converter(data: bytes) -> bool:
    """Say whether a reader would start the converter for this file."""
    if not may_need(data):
        return False
    from engine.reading import convert

    try:
        found = sniff(data)
        if FORMATS[found].module == "convert":
            convert.refuse_bomb(data, LIMITS)
            return True
        if found != "doc":
            return False
        from engine.reading.doc import wants_converter

        return wants_converter(data, LIMITS)
    except (GoujiError, RecursionError, MemoryError):
        return False


def _laid_out(
    found: Iterable[Source], wanted: Callable[[bytes], bool], folder: Path
) -> Iterator[Path]:
    """Write what needs the converter into the folder, each content once, and yield where."""
    from engine.reading import convert

    seen: set[str] = set()
    for source in found:
        data = source.data
        if data is None or not needs_converter(data) or not wanted(data):
            continue
        name = convert.on_shelf(folder, data).stem
        if name not in seen:
            seen.add(name)
            path = folder / f"{name}{convert.kind_of(data)}"
            path.write_bytes(data)
            yield path
