"""How the first look and the check travel: which files go with each item, which come back."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.audit.backends.checking import Checking
from engine.audit.backends.parcels import Parcel, PlainTravel
from engine.audit.backends.rooms import by_path, file_in, packed_rules, returned, unpacked
from engine.audit.cache import CachedReading, place_of, put_packed
from engine.audit.identify import Look
from engine.audit.kept_readings import keep, lay
from engine.audit.similarity_index import FILE, WORDS, SimilarityIndex
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.audit.backends.parcels import Outfit, Return, Travel
    from engine.audit.backends.rooms import Rules
    from engine.audit.identify import Scan, UnreadFile
    from engine.audit.resemblance import Search
    from engine.audit.worker import AuditTask, WorkerConfig


def travel_of(function: Callable[[Any], Any], shared: Path | None) -> Travel:
    """Return how the items of a function travel; ``shared``: the folder that workers see too."""
    if isinstance(function, Look):
        return LookTravel(function, shared)
    if isinstance(function, Checking):
        return CheckTravel(function.setup, shared)
    return PlainTravel(function)


@dataclass(frozen=True, slots=True)
class LookOutfit:
    """The first look as it travels."""

    rules: Rules
    look: Look

    def at(self, home: Path) -> Callable[[Any], Any]:
        """Return the look with this machine's folders; a reading that came is not made anew."""
        place = self.rules.readings(home)
        return replace(self.look, folder=place, pack=self.rules.laid_pack(home), room=place)

    def unpack(self, parcel: Parcel, home: Path) -> Any:
        """Return the file to look at."""
        return unpacked(parcel, home)

    def pack(self, answer: Any, home: Path) -> Return:
        """Return what was seen with the reading and the report's own words."""
        return returned(answer, home, _made_by(answer))


class LookTravel:
    """How files travel to be looked at."""

    def __init__(self, look: Look, shared: Path | None) -> None:
        self._look, self._shared = look, shared

    def outfit(self) -> Outfit:
        """Return the first look as it travels."""
        look = self._look
        rules = packed_rules(look.pack, (), look.folder if self._shared else None)
        return LookOutfit(rules, replace(look, pack=None, folder=Path(), room=None))

    def parcel(self, item: UnreadFile, *, whole: bool = False) -> Parcel:
        """Pack a file, with what a killed sweep has read of it."""
        look, digest = self._look, hashlib.sha256(item.data).hexdigest()
        name = place_of(look.folder, item.source, digest).name
        if self._shared:
            if look.room is not None:
                lay(look.room / name, look.folder / name)
            path = None if whole else by_path(item.source, item.data, self._shared)
            return Parcel(item=replace(item, data=b"") if path else item, path=path, sha256=digest)
        files = file_in(look.room, name) if look.room else {}
        shelf = file_in(item.shelf, _converted(item.data)) if item.shelf else {}
        return Parcel(item=replace(item, shelf=None), files=files, shelf=shelf)

    def arrived(self, item: UnreadFile, came: Return) -> Scan:
        """Lay the reading and the words where the check finds them."""
        del item
        scan: Scan = came.answer
        for name in _made_by(scan):
            if name in came.files:
                put_packed(self._look.folder / name, came.files[name])
            if not name.endswith(WORDS):
                keep(self._look.room, self._look.folder / name)
        return scan


@dataclass(frozen=True, slots=True)
class CheckOutfit:
    """The check as it travels."""

    rules: Rules
    setup: WorkerConfig

    def at(self, home: Path) -> Callable[[Any], Any]:
        """Return the check with this machine's folders."""
        rules = self.rules
        return Checking(
            replace(
                self.setup,
                pack=rules.laid_pack(home),
                overlays=rules.laid_overlays(home),
                kept=rules.readings(home),
            )
        )

    def unpack(self, parcel: Parcel, home: Path) -> Any:
        """Return the task."""
        return unpacked(parcel, home)

    def pack(self, answer: Any, home: Path) -> Return:
        """Return the answer; all that came with the task goes."""
        return returned(answer, home)


class CheckTravel:
    """How reports travel to be checked: their readings do, the documents only where there is none.

    The index of likenesses stays on this machine, where each report is looked up as it leaves.
    """

    def __init__(self, setup: WorkerConfig, shared: Path | None) -> None:
        self._setup, self._shared = setup, shared
        self._index: SimilarityIndex | None = None

    def outfit(self) -> Outfit:
        """Return the check as it travels."""
        setup = self._setup
        rules = packed_rules(setup.pack, setup.overlays, setup.kept if self._shared else None)
        shelf = setup.shelf if self._shared else None
        return CheckOutfit(rules, replace(setup, pack=None, overlays=(), kept=None, shelf=shelf))

    def parcel(self, item: AuditTask, *, whole: bool = False) -> Parcel:
        """Pack a task with every reading that it is judged on."""
        digest = item.sha256 or hashlib.sha256(item.data).hexdigest()
        kept = self._setup.kept or Path()
        place = place_of(kept, item.source, digest)
        is_read = place.is_file() and not whole
        task = replace(item, data=b"" if is_read else item.data, sha256=digest)
        if self._shared:
            path = None if is_read or whole else by_path(item.source, item.data, self._shared)
            return Parcel(item=replace(task, data=b"") if path else task, path=path, sha256=digest)
        search = self._search(place)
        files: dict[str, bytes] = {}
        for name in (place.name, *_readings(item), *_words(place, search)):
            files |= file_in(kept, name)
        shelf = item.shelf or self._setup.shelf
        on_shelf = file_in(shelf, _converted(item.data)) if shelf and not is_read else {}
        return Parcel(item=replace(task, search=search, shelf=None), files=files, shelf=on_shelf)

    def arrived(self, item: AuditTask, came: Return) -> Any:
        """Return the answer."""
        del item
        return came.answer

    def _search(self, place: Path) -> Search | None:
        """Return among whom a report's likes are looked for."""
        if not (place.parent / FILE).is_file():
            return None
        if self._index is None:
            self._index = SimilarityIndex(place.parent)
        return self._index.candidates(place)


def _made_by(scan: Scan) -> tuple[str, ...]:
    """Return the names of the files that a look has made."""
    if scan.identity.error:
        return ()
    place = place_of(Path(), scan.identity.source, scan.identity.sha256)
    return (place.name, place.with_suffix(WORDS).name)


def _readings(task: AuditTask) -> Iterator[str]:
    """Yield the names of the other readings that a task is judged on."""
    for paper in (task.last, *task.below, *task.siblings, task.approved):
        if isinstance(paper, CachedReading):
            yield place_of(Path(), paper.source, paper.sha256).name


def _words(place: Path, search: Search | None) -> Iterator[str]:
    """Yield the names of the words that are compared: the report's own, those of its likes."""
    yield place.name + WORDS
    yield from (name + WORDS for name in (search.places if search else ()))


def _converted(data: bytes) -> str:
    from engine.reading.formats import libreoffice

    return libreoffice.on_shelf(Path(), data).name
