"""Sweep files into a casebook: only what is new, neighbours first, one writer, one event a chunk.

First every new file is read (whose, which year, its words) and the reading kept, then it is checked
together with its neighbours. Whatever ends a sweep, what was checked is written, and the next run
goes on with the rest, with the readings that were made.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from engine.audit.batch import UNOPENED, Unopened, answered
from engine.audit.cache import own_folder, place_name
from engine.audit.conversions import conversions
from engine.audit.identify import Scan, UnreadFile
from engine.audit.identity import Identity, unread
from engine.audit.kept_readings import forget, kept_readings
from engine.audit.scan import looks
from engine.audit.similarity_index import Index
from engine.audit.staff import staff
from engine.audit.worker import AuditResult
from engine.errors import ClusterError, TrailError
from engine.reading.files.sources import Source, sources
from engine.sweep.dependents import Dependents
from engine.sweep.looked import Looked
from engine.sweep.plan import Plan, Progress, Rejudged
from engine.sweep.related import Neighbourhood
from engine.sweep.sketched import Sketched
from engine.sweep.unread import GONE, GONE_HINT, settle_unread
from engine.sweep.writing import Writer
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from engine.audit.worker import AuditTask
    from engine.sweep.dependents import Anew
    from engine.trail.casebook import Casebook

__all__ = ["Plan", "Progress", "Rejudged", "files_kept", "files_under", "sweep"]


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
        conversions(plan.shared) as converted,
        own_folder(plan.shared) as folder,
        closing(Sketched(folder)) as sketched,
        closing(Looked(folder)) as looked,
        staff(plan.workers, plan.timeout, plan.cluster) as hands,
    ):
        files = converted.ahead(supply(), lambda data: is_new(hashlib.sha256(data).hexdigest()))
        first_looks = partial(looks, folder=folder, setup=plan.setup, hands=hands, room=room)
        index = Index(folder)
        look(files, is_new, first_looks, (looked, index, sketched), progress, tell)
        setup = replace(
            plan.setup, roster=roster, shelf=converted.folder, kept=folder,
            corrections=book.corrections_by_file(),
        )  # fmt: skip
        near = Neighbourhood(roster, looked, book, setup.corrections)
        depends = Dependents(book, near, plan.means, folder, sketched)
        depends.find(index, first_looks, converted.ahead)
        progress.anew = len(depends.anew)
        held: dict[int, AuditTask] = {}
        writer = Writer(book, plan, progress, depends)
        answers = answered(tasks(supply, depends, held), setup, hands, writer.look)
        with closing(written(answers, held, writer, progress, tell)) as told:
            yield from newcomers(told, depends, progress)
        if not plan.dry_run:
            depends.settle(one.filing for one in progress.rejudged if one.error)
            settle_unread(book, (*progress.before, *progress.same))
        forget(room, (place_name(*one) for one in chain(readings(looked), progress.before.items())))


def newcomers(
    answers: Iterable[AuditResult], depends: Dependents, progress: Progress
) -> Iterator[AuditResult]:
    """Yield the answers for files that came; what was judged anew is noted in the progress."""
    for done in answers:
        if (anew := depends.kept.get(done.tag)) is None:
            yield done
        else:
            progress.rejudged.append(rejudged(anew, done))


def rejudged(anew: Anew, done: AuditResult) -> Rejudged:
    """Return what is told of a filing that was judged anew."""
    filing = anew.filing
    return Rejudged(
        filing=filing.id,
        agency=filing.agency,
        year=filing.year,
        because=anew.because,
        error=done.error,
    )


def readings(looked: Looked) -> Iterator[tuple[str, str]]:
    """Yield name and digest of every file that was read."""
    yield from ((one.source, one.sha256) for one in looked if one.sha256)


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
    into: tuple[Looked, Index, Sketched],
    progress: Progress,
    tell: Callable[[Progress], None],
) -> None:
    """Take the first look at every file that these rules have not checked yet."""
    looked, index, sketched = into
    for answer in looks(fresh(files, is_new, progress, looked)):
        looked.add(answer.identity)
        if answer.words is not None:
            index.add(answer.words)
            sketched.add(answer.words)
        progress.looked += 1
        tell(progress)


def fresh(
    files: Iterable[Source],
    is_new: Callable[[str], bool],
    progress: Progress,
    looked: Looked,
) -> Iterator[UnreadFile]:
    """Yield the files to look at, each content once; ``looked`` takes what could not be opened."""
    for source in files:
        progress.total += 1
        if source.data is None:
            error = source.error or UNOPENED
            digest = source.digest
            looked.add(unread(source.name, progress.total, error, "", sha256=digest))
            continue
        digest = hashlib.sha256(source.data).hexdigest()
        if not is_new(digest):
            progress.known += 1
            progress.before[source.name] = digest
        elif (other := looked.first(digest, source.name)) != source.name:
            progress.same[source.name] = other
        else:
            yield UnreadFile(
                source=source.name,
                data=source.data,
                order=progress.total,
                shelf=source.shelf,
            )


def tasks(
    supply: Callable[[], Iterable[Source]], depends: Dependents, held: dict[int, AuditTask]
) -> Iterator[AuditTask | Unopened]:
    """Yield a task for every file that was looked at, an answer for every one that cannot be.

    ``held`` keeps by tag what is under way, with its bytes. What is gone by now is answered last
    but for what the book has to judge anew; what came since is left to the next sweep.
    """
    near, tag = depends.near, 0
    for source in supply():
        identity = near.identity(source.name)
        if identity is None:
            continue
        near.looked.is_back(source.name)
        if identity.error or source.data is None:
            error = identity.error or source.error or UNOPENED
            yield unopened(source.name, tag, error, identity)
        else:
            held[tag] = depends.task(source, identity, tag)
            yield held[tag]
        tag += 1
    for name in near.looked.gone():
        yield unopened(name, tag, GONE, Identity(source=name, hint=GONE_HINT))
        tag += 1
    for task in depends.tasks_anew(tag):
        if not isinstance(task, Unopened):
            held[task.tag] = task
        yield task


def unopened(source: str, tag: int, error: str, identity: Identity) -> Unopened:
    """Return the answer for what cannot be checked."""
    return Unopened(
        AuditResult(
            source=source,
            sha256=identity.sha256,
            tag=tag,
            error=error,
            hint=identity.hint,
            other=identity.other,
        )
    )


def written(
    answers: Iterable[AuditResult],
    held: dict[int, AuditTask],
    writer: Writer,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> Generator[AuditResult]:
    """Give the answers to the writer and yield those that are written, also when interrupted."""
    try:
        for done in answers:
            progress.done += 1
            tell(progress)
            task = held.pop(done.tag, None)
            if task is not None and not done.error:  # whoever keeps them keeps no second copy
                done = replace(done, source=task.source, sha256=task.sha256)  # noqa: PLW2901
            writer.add(done, task)
            yield from writer.written()
        writer.write()
    except (KeyboardInterrupt, GeneratorExit, ClusterError):
        writer.write()
        raise
    yield from writer.written()
