"""Sweep files into a casebook: only what is new, neighbours first, one writer, one event a chunk.

First every new file is read (whose, which year, its words) and the reading kept, then it is checked
together with its neighbours. Whatever ends a sweep, what was checked is written, and the next run
goes on with the rest, with the readings that were made.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from engine.audit.batch import UNOPENED, Unopened, answered
from engine.audit.cache import own_folder, place_of
from engine.audit.conversions import conversions
from engine.audit.identify import Scan, UnreadFile
from engine.audit.identity import Identity, unread
from engine.audit.kept_readings import forget, kept_readings
from engine.audit.scan import looks
from engine.audit.similarity_index import Index
from engine.audit.staff import staff
from engine.audit.worker import AuditResult
from engine.errors import TrailError
from engine.reading.files.sources import Source, sources
from engine.sweep.plan import Plan, Progress
from engine.sweep.related import Neighbourhood
from engine.sweep.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from engine.audit.worker import AuditTask
    from engine.trail.casebook import Casebook

__all__ = ["Plan", "Progress", "files_kept", "files_under", "sweep"]

GONE = "核对期间这个文件被移走、改名或删除了，没有核对。"
GONE_HINT = "请确认文件还在原处，再运行一次 gouji sweep；已核对过的不会重做。"


def files_under(
    paths: Sequence[Path], aside: dict[str, str] | None = None
) -> Callable[[], Iterable[Source]]:
    """Return a supply of the files under paths; it can be drawn from more than once.

    ``aside`` takes by name the sentence on what lies there and is no report.
    """
    return lambda: sources(paths, aside=None if aside is None else aside.setdefault)


def files_kept(book: Casebook) -> Callable[[], Iterable[Source]]:
    """Return a supply of the current version of every filing in the book."""

    def supply() -> Iterator[Source]:
        for filing in book.filings():
            if filing.version_id is not None:
                yield kept_source(book, filing.id, filing.source)

    return supply


def kept_source(book: Casebook, filing_id: int, source: str) -> Source:
    """Return a filing's file as the casebook holds it, or the sentence why it does not."""
    try:
        name, data = book.content(filing_id)
    except TrailError as error:
        return Source(f"{filing_id}/{source.rsplit('/', 1)[-1]}", None, error.message)
    return Source(f"{filing_id}/{name}", data)


def sweep(
    book: Casebook,
    supply: Callable[[], Iterable[Source]],
    plan: Plan,
    progress: Progress,
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> Generator[AuditResult]:
    """Check what is new and write it into the book; yield each answer once it is written."""
    roster = tuple(plan.setup.roster or book.units())
    is_new = newness(book, plan)
    made_by = (plan.means.engine_version, plan.means.pack_sha256)
    with (
        kept_readings(plan.readings, made_by) as room,
        conversions() as converted,
        own_folder() as folder,
        staff(plan.workers, plan.timeout) as hands,
    ):
        files = converted.ahead(supply(), lambda data: is_new(hashlib.sha256(data).hexdigest()))
        first_looks = partial(looks, folder=folder, setup=plan.setup, hands=hands, room=room)
        identities = look(files, is_new, first_looks, Index(folder), progress, tell)
        setup = replace(plan.setup, roster=roster, shelf=converted.folder, kept=folder)
        neighbours = Neighbourhood(roster, identities, book)
        held: dict[int, bytes] = {}
        writer = Writer(book, plan, progress, plan.clock)
        answers = answered(tasks(supply, neighbours, held), setup, hands, writer.look)
        yield from written(answers, held, writer, progress, tell)
        seen = (*readings(identities), *progress.before.items())
        forget(room, (place_of(folder, *one).name for one in seen))


def readings(identities: Mapping[str, Identity]) -> Iterator[tuple[str, str]]:
    """Yield name and digest of every file that was read."""
    yield from ((one.source, one.sha256) for one in identities.values() if one.sha256)


def newness(book: Casebook, plan: Plan) -> Callable[[str], bool]:
    """Return what says by its digest whether these rules have not yet checked a file."""
    if plan.again:
        return lambda _digest: True
    known = book.checked_digests(plan.means)
    return lambda digest: digest not in known


def look(
    files: Iterable[Source],
    is_new: Callable[[str], bool],
    looks: Callable[[Iterator[UnreadFile]], Iterator[Scan]],
    index: Index,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> dict[str, Identity]:
    """Take the first look at every file that these rules have not checked yet."""
    found: dict[str, Identity] = {}
    first: dict[str, str] = {}

    def fresh() -> Iterator[UnreadFile]:
        for source in files:
            progress.total += 1
            if source.data is None:
                error = source.error or UNOPENED
                found[source.name] = unread(source.name, progress.total, error, "")
                continue
            digest = hashlib.sha256(source.data).hexdigest()
            if not is_new(digest):
                progress.known += 1
                progress.before[source.name] = digest
            elif (other := first.setdefault(digest, source.name)) != source.name:
                progress.same[source.name] = other
            else:
                yield UnreadFile(
                    source=source.name,
                    data=source.data,
                    order=progress.total,
                    shelf=source.shelf,
                )

    for answer in looks(fresh()):
        found[answer.identity.source] = answer.identity
        if answer.words is not None:
            index.add(answer.words)
        progress.looked += 1
        tell(progress)
    index.finish()
    return found


def tasks(
    supply: Callable[[], Iterable[Source]], neighbours: Neighbourhood, held: dict[int, bytes]
) -> Iterator[AuditTask | Unopened]:
    """Yield a task for every file that was looked at, an answer for every one that cannot be.

    ``held`` keeps by tag the bytes of what is under way. What is gone by now is answered last;
    what came since is left to the next sweep.
    """
    missing = dict.fromkeys(neighbours.identities)
    tag = 0
    for source in supply():
        identity = neighbours.identities.get(source.name)
        if identity is None:
            continue
        missing.pop(source.name, None)
        if identity.error or source.data is None:
            error = identity.error or source.error or UNOPENED
            yield unopened(source.name, tag, error, identity.hint, other=identity.other)
        else:
            held[tag] = source.data
            yield neighbours.task(source, tag)
        tag += 1
    for name in missing:
        yield unopened(name, tag, GONE, GONE_HINT)
        tag += 1


def unopened(source: str, tag: int, error: str, hint: str, *, other: str = "") -> Unopened:
    """Return the answer for what cannot be checked."""
    return Unopened(
        AuditResult(source=source, sha256="", tag=tag, error=error, hint=hint, other=other)
    )


def written(
    answers: Iterable[AuditResult],
    held: dict[int, bytes],
    writer: Writer,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> Iterator[AuditResult]:
    """Give the answers to the writer and yield those that are written, also when interrupted."""
    try:
        for done in answers:
            progress.done += 1
            tell(progress)
            writer.add(done, held.pop(done.tag, b""))
            yield from writer.written()
        writer.write()
    except (KeyboardInterrupt, GeneratorExit):
        writer.write()
        raise
    yield from writer.written()
