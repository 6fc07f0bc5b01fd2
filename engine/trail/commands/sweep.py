"""Take in a chunk of a sweep: many reports received and recorded, one event a transaction.

A small sweep is one transaction and so one event; a large one has many, because an event and the
state it changes belong together, a killed sweep keeps what it wrote, and nobody else may wait long:
whoever writes looks at a clock between a few reports and the next, and ends in time.

Of one filing a transaction takes in one version. So each version is checked while it is the
current one, and what the next of them resolves is the same wherever the clock ends a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.trail.commands import receive, record, taking_in
from engine.trail.commands.means import CheckProvenance, among, run_of
from engine.trail.commands.receive import KeptVersion, ReceivedFile
from engine.trail.commands.record import Checked, Recorded
from engine.trail.commands.untouched import Untouched
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from engine.roster.unit import Unit
    from engine.trail.commands.known_roster import KnownRoster
    from engine.trail.commands.receive import Owner, Received
    from engine.trail.store.ledger import WriteTransaction

    Report = tuple[ReceivedFile | KeptVersion, Sequence[Any], Sequence[Any], Mapping[str, int]]

SECONDS = 0.2
"""So long a transaction takes in reports; ten auditors and two sweeps wait less than a second."""
TOGETHER = 16
"""So many reports are taken in between two looks at the clock, their rows in bulk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """A chunk of a sweep as written: what became of each file, and the findings' counts."""

    received: tuple[Received, ...]
    recorded: Recorded
    seq: int

    def __add__(self, later: Swept) -> Swept:
        """Return both together, as they stand after the later one."""
        return Swept(
            received=self.received + later.received,
            recorded=self.recorded + later.recorded,
            seq=later.seq,
        )


@dataclass(slots=True)
class _Taken:
    """What a transaction has taken in so far."""

    received: list[Received] = field(default_factory=list)
    payloads: list[dict[str, Any]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    counts: list[Recorded] = field(default_factory=list)
    owners: set[Owner] = field(default_factory=set)


def sweep(
    transaction: WriteTransaction,
    waiting: deque[Report],
    means: CheckProvenance,
    name: str,
    known: KnownRoster,
    *,
    again: bool,
    clock: Callable[[], float],
) -> Swept:
    """Write rows and an event for what waits, for ``SECONDS`` by the clock.

    ``known`` is the roster. The rest goes on waiting. Unless ``again``, what was checked by these
    means is left out. Where nothing is written there is no event.
    """
    until = clock() + SECONDS
    seq, roster = transaction.seq + 1, known.at(transaction)
    today, whole, taken = transaction.ledger.today(), Untouched(transaction.connection), _Taken()
    run_id: int | None = None
    while part := _next(waiting, roster, taken.owners):
        if part := part if again else not_yet(transaction, part, means):
            checked = _checked(transaction, part, roster, seq, taken)
            run_id = run_of(transaction, means) if run_id is None else run_id
            entries, counts = record.write_checks(
                transaction, checked, run_id, seq=seq, today=today, whole=whole
            )
            taken.entries += entries
            taken.counts += counts
        if clock() >= until:
            break
    if taken.entries:
        event = {"received": taken.payloads, "checks": taken.entries, "means": means.data()}
        transaction.append("sweep.recorded", f"sweep/{name or transaction.ledger.session}", event)
    return Swept(
        received=tuple(taken.received), recorded=sum(taken.counts, Recorded()), seq=transaction.seq
    )


def _next(waiting: deque[Report], roster: Sequence[Unit], owners: set[Owner]) -> list[Report]:
    """Take the next few reports, up to a second version of a filing of this transaction."""
    part: list[Report] = []
    while waiting and len(part) < TOGETHER:
        arrival = waiting[0][0]
        if isinstance(arrival, ReceivedFile) and (owner := receive.owner_of(arrival, roster)):
            if owner in owners:
                break
            owners.add(owner)
        part.append(waiting.popleft())
    return part


def _checked(
    transaction: WriteTransaction,
    part: Sequence[Report],
    roster: Sequence[Unit],
    seq: int,
    taken: _Taken,
) -> list[Checked]:
    """Receive reports, but those whose versions the book has judged anew; return their checks."""
    versions: list[int] = []
    for arrivals in _together([one[0] for one in part], roster):
        if isinstance(arrivals, KeptVersion):
            versions.append(arrivals.version_id)
            continue
        for received, payload in taking_in.take_in_all(transaction, arrivals, roster, seq):
            taken.received.append(received)
            taken.payloads += [payload] if payload else []
            versions.append(received.version_id)
    return [
        Checked(
            version_id=version_id, findings=findings, causes=causes, outcomes=outcomes,
            on=arrival.on,
        )
        for version_id, (arrival, findings, causes, outcomes) in zip(versions, part, strict=True)
    ]  # fmt: skip


def _together(
    arrivals: Sequence[ReceivedFile | KeptVersion], roster: Sequence[Unit]
) -> Iterator[list[ReceivedFile] | KeptVersion]:
    """Yield the files that are received together; one of nobody is alone."""
    waiting: list[ReceivedFile] = []
    for one in arrivals:
        alone = isinstance(one, KeptVersion) or receive.owner_of(one, roster) is None
        if alone and waiting:
            yield waiting
            waiting = []
        if isinstance(one, KeptVersion):
            yield one
        elif alone:
            yield [one]
        else:
            waiting.append(one)
    if waiting:
        yield waiting


def not_yet(
    transaction: WriteTransaction, chunk: Sequence[Report], means: CheckProvenance
) -> list[Report]:
    """Return the reports of a part that nobody has checked by these means, each content once.

    Versions of the book that were judged anew stay: somebody knows why they are.

    Asked inside the transaction that writes: of two sweeps at once one writes a check.
    """
    digests = [
        "" if isinstance(one[0], KeptVersion) else receive.digest_of(one[0]) for one in chunk
    ]
    known = among(transaction.connection, set(digests) - {""}, means)
    wanted: dict[str, Report] = {}
    for number, (digest, one) in enumerate(zip(digests, chunk, strict=True)):
        if digest not in known:
            wanted.setdefault(digest or str(number), one)
    return list(wanted.values())
