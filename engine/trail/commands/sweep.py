"""Take in a chunk of a sweep: many reports received and recorded, one transaction, one event.

A small sweep is one chunk and so one event; a large one has one event a chunk, because an event
and the state it changes belong in the same transaction and a killed sweep keeps what it wrote.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from engine.trail.commands import filings as filing_commands
from engine.trail.commands import receive, record
from engine.trail.commands.receive import KeptVersion
from engine.trail.commands.record import Checked, CheckProvenance, Recorded
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.trail.commands.receive import Received, ReceivedFile
    from engine.trail.store.ledger import WriteTransaction

    Report = tuple[ReceivedFile | KeptVersion, Sequence[Any], Sequence[Any], Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """A chunk of a sweep as written: what became of each file, and the findings' counts."""

    received: tuple[Received, ...]
    recorded: Recorded
    seq: int


def sweep(
    transaction: WriteTransaction,
    chunk: Sequence[Report],
    means: CheckProvenance,
    name: str,
    today: str,
) -> Swept:
    """Write a chunk's rows and its event; ``chunk`` is (arrival, findings, causes, outcomes).

    A version of the book that was judged anew has no arrival; an empty chunk writes nothing.
    """
    if not chunk:
        return Swept(received=(), recorded=Recorded(), seq=transaction.seq)
    seq, roster = transaction.seq + 1, filing_commands.units(transaction.connection)
    received, payloads, checked = [], [], []
    for arrival, findings, causes, outcomes in chunk:
        version_id = arrival.version_id if isinstance(arrival, KeptVersion) else 0
        if not isinstance(arrival, KeptVersion):
            one, payload = receive.take_in(transaction, arrival, roster, seq)
            received.append(one)
            payloads += [payload] if payload else []
            version_id = one.version_id
        checked.append(
            Checked(
                version_id=version_id, findings=findings, causes=causes, outcomes=outcomes,
                on=arrival.on,
            )
        )  # fmt: skip
    run_id = record.run_of(transaction, means)
    entries, counts = record.write_checks(transaction, checked, run_id, seq=seq, today=today)
    event = {"received": payloads, "checks": entries, "means": means.data()}
    transaction.append("sweep.recorded", f"sweep/{name or transaction.ledger.session}", event)
    return Swept(received=tuple(received), recorded=sum(counts, Recorded()), seq=seq)


def not_yet(
    transaction: WriteTransaction, chunk: Sequence[Report], means: CheckProvenance
) -> list[Report]:
    """Return the reports of a chunk that nobody has checked by these means, each content once.

    Versions of the book that were judged anew stay: somebody knows why they are.

    Asked inside the transaction that writes: of two sweeps at once one writes a check.
    """
    digests = [
        "" if isinstance(one[0], KeptVersion) else hashlib.sha256(one[0].data).hexdigest()
        for one in chunk
    ]
    known = record.among(transaction.connection, set(digests) - {""}, means)
    wanted: dict[str, Report] = {}
    for number, (digest, one) in enumerate(zip(digests, chunk, strict=True)):
        if digest not in known:
            wanted.setdefault(digest or str(number), one)
    return list(wanted.values())
