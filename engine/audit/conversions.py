"""Convert what needs the converter while the files of a run go by, each read once.

LibreOffice needs a second to start and a fifth of one for each file: from the first file that
needs it, files are read ahead until one run of it is full or so many bytes wait, converted
together, and handed on in their order. The converted files lie in a private folder that readers
look into first; it is made with the first of them and vanishes with the run, also on Ctrl-C, and
what a killed one leaves goes with the next.
"""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from engine.audit.cache import own_folder
from engine.errors import GoujiError
from engine.reading.files.limits import LIMITS, MEGABYTE
from engine.reading.files.sniff import FORMATS, sniff
from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from engine.reading.files.sources import Source

SIGNS = (b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<?xml", b"\xef\xbb\xbf<?xml")
"""How the files begin that may need the converter; the rest is not looked at further."""
BYTES_AHEAD = 64 * MEGABYTE
"""How many bytes wait in memory for a run of the converter to fill."""


@dataclass(slots=True)
class Conversions:
    """The converted files of one run; ``folder`` is None as long as nothing needed converting.

    It is made in ``place`` (None: where the system keeps what is temporary).
    """

    stack: ExitStack
    folder: Path | None = None
    place: Path | None = None
    _raw: list[Path] = field(default_factory=list)

    def ahead(
        self, files: Iterable[Source], wanted: Callable[[bytes], bool] = lambda _data: True
    ) -> Iterator[Source]:
        """Yield the files in their order; one that needed it knows where its conversion lies.

        ``wanted`` says by the bytes whether a file will be read at all.
        """
        rest = iter(files)
        for source in rest:
            if _to_convert(source, wanted):
                yield from self._together(source, rest, wanted)
            else:
                yield source

    def _together(
        self, first: Source, rest: Iterator[Source], wanted: Callable[[bytes], bool]
    ) -> Iterator[Source]:
        """Read on from a file that needs the converter, run it once, yield all that was read."""
        from engine.reading.formats import libreoffice

        waiting, size = deque([self._laid_out(first)]), len(first.data or b"")
        while len(self._raw) < libreoffice.AT_ONCE and size < BYTES_AHEAD:
            if (source := next(rest, None)) is None:
                break
            waiting.append(self._laid_out(source) if _to_convert(source, wanted) else source)
            size += len(source.data or b"")
        if self.folder is not None:
            libreoffice.many(self._raw, self.folder, LIMITS)
        while self._raw:
            self._raw.pop().unlink(missing_ok=True)
        while waiting:  # let go of the bytes that were handed on
            yield waiting.popleft()

    def _laid_out(self, source: Source) -> Source:
        """Write a file for the converter, each content once; return it with the folder."""
        from engine.reading.formats import convertible, libreoffice

        if self.folder is None:
            self.folder = self.stack.enter_context(own_folder(self.place))
        data = source.data or b""
        place = libreoffice.on_shelf(self.folder, data)
        raw = place.with_suffix(convertible.kind_of(data))
        if not place.exists() and raw not in self._raw:
            raw.write_bytes(data)
            self._raw.append(raw)
        return replace(source, shelf=self.folder)


@contextmanager
def conversions(place: Path | None = None) -> Iterator[Conversions]:
    """Give the conversions of a run; no folder is made for files that need none."""
    with ExitStack() as stack:
        yield Conversions(stack, place=place)


@contextmanager
def shelved(folder: Path | None) -> Iterator[None]:
    """Let this process look into a folder of converted files for as long as it reads one file."""
    if folder is None:
        yield
        return
    from engine.reading.formats import libreoffice

    libreoffice.use_shelf(folder)
    try:
        yield
    finally:
        libreoffice.use_shelf(None)


def may_need(data: bytes | None) -> bool:
    """Say by its first bytes whether a file may need the converter; text and pages never do."""
    return data is not None and data.lstrip()[:8].startswith(tuple(sign[:8] for sign in SIGNS))


def needs_converter(data: bytes) -> bool:
    """Say whether a reader would start the converter for this file."""
    if not may_need(data):
        return False
    from engine.reading.formats import convertible

    try:
        found = sniff(data)
        if FORMATS[found].module == "libreoffice":
            convertible.refuse_monstrous(data, LIMITS)
            return True
        if found != "doc":
            return False
        from engine.reading.formats.doc.reader import wants_converter

        return wants_converter(data, LIMITS)
    except (GoujiError, RecursionError, MemoryError):
        return False


def _to_convert(source: Source, wanted: Callable[[bytes], bool]) -> bool:
    if source.data is None or not may_need(source.data):
        return False
    from engine.reading.formats import libreoffice

    return libreoffice.available() and needs_converter(source.data) and wanted(source.data)
