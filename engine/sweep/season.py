"""Sweep files into a casebook: only what is new, neighbours first, one writer, one event a chunk.

First every new file is looked at (whose, which year, its words), then it is checked together with
its neighbours. Ctrl-C loses nothing that was written; the next run goes on with the rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from engine.reading.sources import Source, sources
from engine.sweep.identify import Identity, Unnamed, identify
from engine.sweep.many import CHUNK, FEW, Unopened, answered, worker_count
from engine.sweep.neighbours import Neighbourhood
from engine.sweep.shelf import shelf
from engine.sweep.supervisor import Quarantined, processes, supervise
from engine.sweep.work import Done, prepare_shelf
from engine.trail.casebook import Arrival
from engine.trail.roster import match_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from engine.sweep.work import Setup, Task
    from engine.trail.casebook import Casebook, Means, Recorded

WRITTEN_AT_ONCE = 200
Supply = "Callable[[], Iterable[Source]]"


@dataclass(slots=True)
class Progress:
    """How far a sweep is; ``known`` files were checked before by the same rules."""

    total: int = 0
    known: int = 0
    looked: int = 0
    done: int = 0
    recorded: list[Recorded] = field(default_factory=list)
    previews: list[dict[str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a sweep is asked to do."""

    setup: Setup
    means: Means
    workers: int = 0
    again: bool = False
    dry_run: bool = False


def files_under(paths: Sequence[Path]) -> Callable[[], Iterable[Source]]:
    """Return a supply of the files under paths; it can be drawn from more than once."""
    return lambda: sources(paths)


def files_kept(book: Casebook) -> Callable[[], Iterable[Source]]:
    """Return a supply of the current version of every filing in the book."""

    def supply() -> Iterator[Source]:
        for filing in book.filings():
            if filing.version_id is not None:
                name, data = book.content(filing.id)
                yield Source(f"{filing.id}/{name}", data)

    return supply


def sweep(
    book: Casebook,
    supply: Callable[[], Iterable[Source]],
    plan: Plan,
    progress: Progress,
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> Iterator[Done]:
    """Check what is new and write it into the book; yield each answer once it is written."""
    roster = plan.setup.roster or book.units()
    with shelf(supply, lambda data: is_new(book, data, plan)) as folder:
        plan = replace(plan, setup=replace(plan.setup, roster=tuple(roster), shelf=folder))
        identities = look(book, supply, plan, progress, tell)
        neighbours = Neighbourhood(roster=roster, identities=identities)
        ranked = sorted(identities, key=neighbours.rank)
        for _rank, names in groupby(ranked, key=neighbours.rank):
            neighbours.refresh(book)
            items = tasks(book, supply, neighbours, set(names))
            answers = answered(items, plan.setup, plan.workers)
            yield from written(book, answers, plan, progress, tell)
    yield from unopened(supply)


def is_new(book: Casebook, data: bytes, plan: Plan) -> bool:
    """Say whether these rules have not yet checked a file."""
    means = plan.means
    digest = hashlib.sha256(data).hexdigest()
    return plan.again or not book.already(digest, means.pack_sha256, means.overlays_sha256)


def look(
    book: Casebook,
    supply: Callable[[], Iterable[Source]],
    plan: Plan,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> dict[str, Identity]:
    """Take the first look at every file that these rules have not checked yet."""

    def fresh() -> Iterator[Unnamed]:
        for source in supply():
            progress.total += 1
            if source.data is None:
                continue
            if is_new(book, source.data, plan):
                yield Unnamed(source=source.name, data=source.data)
            else:
                progress.known += 1

    found: dict[str, Identity] = {}
    for identity in identities(fresh(), plan.workers, plan.setup.shelf):
        found[identity.source] = identity
        progress.looked += 1
        tell(progress)
    return found


def identities(
    files: Iterator[Unnamed], workers: int, converted: Path | None
) -> Iterator[Identity]:
    """Identify files, here for a few and in workers for many."""
    first = list(islice(files, FEW))
    if workers == 1 or (workers == 0 and len(first) < FEW):
        for file in (*first, *files):
            yield identify(file)
        return

    def chain() -> Iterator[Unnamed]:
        yield from first
        yield from files

    answers = supervise(
        identify,
        chain(),
        lambda n: processes(n, prepare_shelf, converted),
        workers=worker_count(workers),
        chunk=CHUNK,
    )
    for answer in answers:
        if isinstance(answer, Quarantined):
            digest = hashlib.sha256(answer.item.data).hexdigest()
            yield Identity(source=answer.item.source, sha256=digest)
        else:
            yield answer


def tasks(
    book: Casebook,
    supply: Callable[[], Iterable[Source]],
    neighbours: Neighbourhood,
    names: set[str],
) -> Iterator[Task | Unopened]:
    """Yield the tasks of one rank; twins of the same unit and year see each other."""
    wanted = {twin for name in names for twin in neighbours.twins(name)}
    twins = {one.name: one.data for one in supply() if one.name in wanted} if wanted else {}
    tag = 0
    for source in supply():
        if source.name not in names or source.data is None:
            continue
        task = neighbours.task(source, tag, book)
        siblings = tuple(
            (name, data) for name in neighbours.twins(source.name) if (data := twins.get(name))
        )
        yield replace(task, siblings=siblings)
        tag += 1


def unopened(supply: Callable[[], Iterable[Source]]) -> Iterator[Done]:
    """Yield the answers for what could not even be opened."""
    for source in supply():
        if source.data is None:
            yield Done(source=source.name, sha256="", error=source.error or "打不开这个文件。")


def written(
    book: Casebook,
    answers: Iterable[Done],
    plan: Plan,
    progress: Progress,
    tell: Callable[[Progress], None],
) -> Iterator[Done]:
    """Write answers into the book some hundred at a time, then yield them."""
    waiting: list[Done] = []
    for done in answers:
        waiting.append(done)
        progress.done += 1
        tell(progress)
        if len(waiting) >= WRITTEN_AT_ONCE:
            yield from flushed(book, waiting, plan, progress)
            waiting = []
    yield from flushed(book, waiting, plan, progress)


def flushed(
    book: Casebook, waiting: Sequence[Done], plan: Plan, progress: Progress
) -> Sequence[Done]:
    """Write one chunk in one transaction; a dry run only says what it would change."""
    readable = [done for done in waiting if not done.error]
    if plan.dry_run:
        progress.previews += previews(book, readable)
    elif readable:
        chunk = [(arrival(done), done.findings, done.causes, done.counts) for done in readable]
        progress.recorded.append(book.sweep(chunk, plan.means).recorded)
    return waiting


def arrival(done: Done) -> Arrival:
    """Return a checked file as the book receives it."""
    return Arrival(
        name=done.source.rsplit("/", 1)[-1],
        data=done.data,
        agency=done.agency or None,
        kind=done.kind,
        year=done.year,
        published_on=done.published_on,
        source=done.source,
    )


def previews(book: Casebook, answers: Iterable[Done]) -> Iterator[dict[str, Any]]:
    """Yield which findings each check would open, keep, reopen and resolve.

    A file that is there already is compared by what was judged; one that would be a filing's next
    version by its findings' keys.
    """
    filings = book.filings()
    same = {one.sha256: one for one in filings if one.version_id is not None}
    owned = {(one.unit or one.agency, one.year): one for one in filings}
    roster = book.units()
    for done in answers:
        keys = {one.key for one in done.findings}
        unit = match_unit(done.agency, done.kind, roster)
        if (here := same.get(done.sha256)) is not None and here.version_id is not None:
            change = book.preview(here.version_id, done.findings)
        elif before := owned.get((unit.name if unit else done.agency, done.year)):
            stood = {one.key for one in book.findings(before.id)}
            change = parted(keys, stood)
        else:
            change = {"opened": tuple(sorted(keys))}
        yield {"source": done.source, **change}


def parted(keys: set[str], stood: set[str]) -> dict[str, tuple[str, ...]]:
    """Return keys of findings as new, kept and gone."""
    change = {"opened": keys - stood, "kept": keys & stood, "resolved": stood - keys}
    return {name: tuple(sorted(some)) for name, some in change.items()}
