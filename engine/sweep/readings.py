"""The readings of one sweep: where each lies, which have been made, what is laid out of the book.

A report of the book is read at most once in a sweep, and only if something is compared with it;
for likeness its sketch does, of which the words are laid out where the workers look for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.audit.identify import UnreadFile
from engine.audit.similarity_index import put_text
from engine.audit.sketches import unpacked_text
from engine.errors import TrailError
from engine.reading.files.sources import Source
from engine.sweep.beside import spelt
from engine.sweep.looked import place_of
from engine.trail.log.canonical import sha256
from engine.trail.state.basis import LIKE, SEARCH, Neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from engine.audit.cache import CachedReading
    from engine.audit.identify import Scan
    from engine.audit.resemblance import Resemblance, Search
    from engine.sweep.looked import Looked
    from engine.sweep.sketched import Sketched
    from engine.trail.casebook import Casebook
    from engine.trail.state.basis import Sketch

    Looks = Callable[[Iterator[UnreadFile]], Iterable[Scan]]
    Ahead = Callable[[Iterator[Source]], Iterator[Source]]


class Readings:
    """What a sweep has read, by place: the name of a reading in the sweep's folder."""

    def __init__(self, book: Casebook, folder: Path, sketched: Sketched, looked: Looked) -> None:
        self.book, self.folder, self.sketched, self.looked = book, folder, sketched, looked
        self._kept: dict[str, str] = {}
        self._read: set[str] = set()
        self._laid: set[str] = set()

    def kept_place(self, paper: CachedReading) -> str:
        """Return the place of the reading of a report that the book has."""
        place = place_of(paper)
        self._kept[place] = paper.sha256
        return place

    def is_read(self, place: str) -> bool:
        """Tell whether what lies at a place has been looked at in this sweep."""
        return place in self._read or self.looked.digest(place) is not None

    def read(self, papers: Iterable[CachedReading], looks: Looks, ahead: Ahead) -> Iterator[Scan]:
        """Look at reports of the book that nobody has looked at yet in this sweep."""
        wanted: dict[str, CachedReading] = {}
        for paper in papers:
            if not self.is_read(place := place_of(paper)):
                wanted.setdefault(place, paper)
        self._read |= set(wanted)
        supply = ahead(map(self._source, wanted.values()))
        unread = (
            UnreadFile(source=one.name, data=one.data or b"", shelf=one.shelf) for one in supply
        )
        for scan in looks(unread):
            if scan.words is not None and scan.words.place not in self.sketched:
                self.sketched.add(scan.words)
            yield scan

    def _source(self, paper: CachedReading) -> Source:
        try:
            return Source(paper.source, self.book.bytes_of(paper.sha256))
        except TrailError as error:  # damaged or removed meanwhile: nothing to compare with
            return Source(paper.source, None, error.message)

    def lay_out(self, places: Iterable[str]) -> None:
        """Put the own words of the book's reports where the workers look for them."""
        for place in places:
            if place in self._laid or self.is_read(place):
                continue
            self._laid.add(place)
            kept = self.book.sketch(self._kept[place])
            text = unpacked_text(kept.unit, kept.year, kept.words) if kept else None
            if text is not None:
                put_text(self.folder / place, text)

    def sketch(self, place: str, digest: str) -> Sketch | None:
        """Return a report's sketch with its words, as the book is to keep it."""
        sketch = self.sketched.get(place)
        if sketch is not None and not sketch.words:
            return self.book.sketch(digest) or sketch
        return sketch

    def likeness(self, likes: Resemblance) -> Iterator[Neighbour]:
        """Yield whom a report resembles, as the book keeps it."""
        for like in likes.likes:
            told = f"{like.percent}% {like.pairs}"
            digest = self._kept.get(like.place) or self.looked.digest(like.place)
            yield Neighbour(LIKE, told, digest or like.place)
        yield searched(likes.search)


def searched(search: Search) -> Neighbour:
    """Return among whom likes were looked for, as the book keeps it."""
    return Neighbour(SEARCH, "", sha256(spelt([search.places, search.stock])))
