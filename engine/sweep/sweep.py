"""Sweep files into a casebook: only what is new, neighbours first, one writer, one event a chunk.

First every new file is read (whose, which year, its words) and the reading kept, then it is checked
together with its neighbours. Ctrl-C loses nothing that was written; the next run goes on with the
rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from engine.audit.batch import UNOPENED, Unopened, answered
from engine.audit.cache import own_folder
from engine.audit.conversions import conversions
from engine.audit.identify import Scan, UnreadFile
from engine.audit.identity import Identity, unread
from engine.audit.scan import looks
from engine.audit.similarity_index import Index
from engine.audit.worker import AuditResult
from engine.errors import TrailError
from engine.reading.files.sources import Source, sources
from engine.sweep.dry_run import previews
from engine.sweep.related import Neighbourhood
from engine.trail.casebook import ReceivedFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from engine.audit.worker import AuditTask, WorkerConfig
    from engine.trail.casebook import Casebook, CheckProvenance, Recorded

WRITTEN_AT_ONCE = 200
BYTES_AT_ONCE = 32 * 2**20
"""A chunk is written when it holds so many reports or so many bytes."""
GONE = "核对期间这个文件被移走、改名或删除了，没有核对。"
GONE_HINT = "请确认文件还在原处，再运行一次 gouji sweep；已核对过的不会重做。"


@dataclass(slots=True)
class Progress:
    """How far a sweep is; ``known`` files were checked before by the same rules.

    ``before`` holds their digests (SHA-256).
    """

    total: int = 0
    known: int = 0
    before: set[str] = field(default_factory=set)
    looked: int = 0
    done: int = 0
    recorded: list[Recorded] = field(default_factory=list)
    previews: list[dict[str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a sweep is asked to do."""

    setup: WorkerConfig
    means: CheckProvenance
    workers: int = 0
    again: bool = False
    dry_run: bool = False


def files_under(
    paths: Sequence[Path], own: Callable[[str, str], None] | None = None
) -> Callable[[], Iterable[Source]]:
    """Return a supply of the files under paths; it can be drawn from more than once.

    ``own`` is told, each time, of papers that gouji wrote itself (see ``sources``).
    """
    return lambda: sources(paths, own=own)


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
) -> Iterator[AuditResult]:
    """Check what is new and write it into the book; yield each answer once it is written."""
    roster = tuple(plan.setup.roster or book.units())
    is_new = newness(book, plan)
    with conversions() as converted, own_folder() as folder:
        files = converted.ahead(supply(), is_new)
        first_looks = partial(looks, folder=folder, setup=plan.setup, workers=plan.workers)
        identities = look(files, is_new, first_looks, Index(folder), progress, tell)
        setup = replace(plan.setup, roster=roster, shelf=converted.folder, kept=folder)
        neighbours = Neighbourhood(roster, identities, book)
        held: dict[int, bytes] = {}
        answers = answered(tasks(supply, neighbours, held), setup, plan.workers)
        yield from written(book, answers, held, plan, progress, tell)


def newness(book: Casebook, plan: Plan) -> Callable[[bytes], bool]:
    """Return what says whether these rules have not yet checked a file."""
    if plan.again:
        return lambda _data: True
    known = book.checked_digests(plan.means)
    return lambda data: hashlib.sha256(data).hexdigest() not in known


def look(
    files: Iterable[Source],
    is_new: Callable[[bytes], bool],
    looks: Callable[[Iterator[UnreadFile]], Iterator[Scan]],
    index: Index,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> dict[str, Identity]:
    """Take the first look at every file that these rules have not checked yet."""
    found: dict[str, Identity] = {}

    def fresh() -> Iterator[UnreadFile]:
        for source in files:
            progress.total += 1
            if source.data is None:
                error = source.error or UNOPENED
                found[source.name] = unread(source.name, progress.total, error, "")
            elif is_new(source.data):
                yield UnreadFile(
                    source=source.name,
                    data=source.data,
                    order=progress.total,
                    shelf=source.shelf,
                )
            else:
                progress.known += 1
                progress.before.add(hashlib.sha256(source.data).hexdigest())

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
    book: Casebook,
    answers: Iterable[AuditResult],
    held: dict[int, bytes],
    plan: Plan,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> Iterator[AuditResult]:
    """Write answers into the book some hundred at a time, then yield them."""
    waiting: list[tuple[AuditResult, bytes]] = []
    size = 0
    for done in answers:
        data = held.pop(done.tag, b"")
        waiting.append((done, data))
        size += len(data)
        progress.done += 1
        tell(progress)
        if len(waiting) >= WRITTEN_AT_ONCE or size >= BYTES_AT_ONCE:
            yield from flushed(book, waiting, plan, progress)
            waiting, size = [], 0
    yield from flushed(book, waiting, plan, progress)


def flushed(
    book: Casebook, waiting: Sequence[tuple[AuditResult, bytes]], plan: Plan, progress: Progress
) -> list[AuditResult]:
    """Write one chunk in one transaction; a dry run only says what it would change.

    What another sweep has written meanwhile is not written twice.
    """
    readable = [
        (done, data)
        for done, data in waiting
        if not done.error and (plan.again or not book.already(done.sha256, plan.means))
    ]
    if plan.dry_run:
        progress.previews += previews(book, [done for done, _data in readable])
    elif readable:
        chunk = [
            (arrival(done, data), done.findings, done.causes, done.counts)
            for done, data in readable
        ]
        progress.recorded.append(book.sweep(chunk, plan.means).recorded)
    return [done for done, _data in waiting]


def arrival(done: AuditResult, data: bytes) -> ReceivedFile:
    """Return a checked file as the book receives it."""
    return ReceivedFile(
        name=done.source.rsplit("/", 1)[-1],
        data=data,
        agency=done.agency or None,
        kind=done.kind,
        year=done.year,
        published_on=done.published_on,
        source=done.source,
    )
