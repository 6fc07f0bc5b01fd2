"""The casebook as everybody else uses it: one object that receives, records, decides and tells.

A facade: each verb is a few lines that open a transaction and call the module that knows how. The
reading half stands in reader.py.
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from engine.trail.amending import Amending
from engine.trail.commands import filings as filing_commands
from engine.trail.commands import judged_on as judging
from engine.trail.commands import purge, settings, taking_in
from engine.trail.commands import record as recording
from engine.trail.commands import sweep as sweeping
from engine.trail.commands import unreadable as unreadables
from engine.trail.commands.means import CheckProvenance, run_of
from engine.trail.commands.receive import KeptVersion, Received, ReceivedFile
from engine.trail.commands.record import Checked, Recorded
from engine.trail.commands.sweep import Swept
from engine.trail.commands.unreadable import ReadableFile, UnreadableFile
from engine.trail.deciding import Deciding
from engine.trail.maintenance import looking
from engine.trail.maintenance import open as opening
from engine.trail.maintenance import rebuild as rebuilding
from engine.trail.maintenance import seal as sealing
from engine.trail.maintenance.seal import Sealed
from engine.trail.queries.events import Filter
from engine.trail.store.place import place_of
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from engine.finding import Cause, Finding
    from engine.trail.commands.sweep import Report
    from engine.trail.log.keys import Signer
    from engine.trail.maintenance.backup import Restored
    from engine.trail.store.confirmed_paths import Confirmed
    from engine.trail.store.place import Place

__all__ = [
    "Casebook", "CheckProvenance", "Checked", "Filter", "KeptVersion", "ReadableFile", "Received",
    "ReceivedFile", "Recorded", "Sealed", "Swept", "UnreadableFile",
]  # fmt: skip


class Casebook(Amending, Deciding):
    """An open casebook; use it as a context manager, for leaving seals and tidies the file.

    ``sealed`` is the checkpoint written on leaving, with what could not be written, if any;
    ``broken`` what was seen to be wrong with it on opening, as sentences.
    """

    sealed: Sealed | None = None
    broken: tuple[str, ...] = ()

    @classmethod
    def open(
        cls,
        path: Place | str,
        *,
        actor: str,
        now: Callable[[], datetime],
        create: bool = True,
        key: Signer | None = None,
        confirmed: Confirmed | None = None,
    ) -> Self:
        """Open the casebook at ``path`` for one actor and one session; TrailError says why not.

        ``now`` must give aware datetimes. Without ``key`` events are unsigned; an actor who has
        enrolled a key can read without it, but not write. Of the checkpoint files that the book
        names only those ``confirmed`` on this machine are touched. One who may not write the file
        gets it ``read_only``: every verb that writes is refused with a sentence.
        """
        book = cls(
            opening.open_ledger(place_of(path), actor, now, create=create, key=key), confirmed
        )
        book.broken = looking.look(book._ledger, [Path(file) for file in book._witnesses()[0]])
        if not book.read_only:
            book.sealed = sealing.seal_the_day(book._ledger, book._witnesses()[0])
        return book

    @property
    def session(self) -> str:
        """Return the mark that this opening of the casebook sets on its events."""
        return self._ledger.session

    def __enter__(self) -> Self:
        """Return the casebook itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it, also after an error."""
        self.close()

    def close(self) -> None:
        """Seal the session and fold the WAL into the file, so that a copy of it is whole."""
        if not self._ledger.open:
            return
        try:
            if sealing.may_seal(self._ledger) and (files := self._witnesses()[0]):
                self.sealed = sealing.seal(self._ledger, "session", files)
        finally:
            self._ledger.close()

    def must_be_writable(self) -> None:
        """Raise TrailError, before long work, where this user may only look."""
        self._ledger.refuse()

    # what it takes in

    def receive(  # a file comes with that much about it
        self,
        name: str,
        data: bytes,
        *,
        agency: str | None,
        kind: str | None,
        year: int | None,
        published_on: date | None = None,
        source_path: str = "",
        unit: str | None = None,
    ) -> Received:
        """Receive a file: the same bytes again change nothing, others are the next round.

        ``unit`` names a unit of the roster where a person decided; without it the agency is
        matched by name and alias, and left unmatched where that is not certain.
        """
        arrival = ReceivedFile(
            name=name, data=data, agency=agency, kind=kind, year=year, unit=unit,
            published_on=published_on, source=source_path,
        )  # fmt: skip
        with self._ledger.writing() as transaction:
            received, payload = taking_in.take_in(
                transaction,
                arrival,
                filing_commands.units(transaction.connection),
                transaction.seq + 1,
            )
            if payload:
                transaction.append("filing.received", f"filing/{received.filing_id}", payload)
        return received

    def record(  # noqa: PLR0913  # a check comes with that much about it
        self,
        version_id: int,
        findings: Sequence[Finding | Mapping[str, Any]],
        causes: Sequence[Cause | Mapping[str, Any]] = (),
        *,
        pack_id: str,
        pack_version: str,
        pack_sha256: str,
        overlays_sha256: str,
        engine_version: str,
        outcomes: Mapping[str, int],
    ) -> Recorded:
        """Record a check of a version: decisions stay by key and digest, see state.reconcile."""
        means = CheckProvenance(
            pack_id=pack_id, pack_version=pack_version, pack_sha256=pack_sha256,
            overlays_sha256=overlays_sha256, engine_version=engine_version,
        )  # fmt: skip
        checked = Checked(
            version_id=version_id, findings=findings, causes=causes, outcomes=outcomes
        )
        with self._ledger.writing() as transaction:
            entries, counts = recording.write_checks(
                transaction, [checked], run_of(transaction, means),
                seq=transaction.seq + 1, today=self._ledger.today(),
            )  # fmt: skip
            payload = {**entries[0], "means": means.data()}
            transaction.append("filing.checked", f"filing/{entries[0]['filing']}", payload)
        return counts[0]

    def sweep(
        self,
        chunk: Iterable[Report],
        means: CheckProvenance,
        *,
        sweep: str = "",
        again: bool = True,
        clock: Callable[[], float] = monotonic,
    ) -> Swept:
        """Receive and record many reports, in transactions of a fraction of a second each.

        ``chunk`` holds (arrival, findings, causes, outcomes) of each report, best some hundred at
        a time, a ``KeptVersion`` in the arrival's place where the book has it already; ``sweep``
        names the sweep that the chunks belong to. Unless ``again``, what was checked by these
        means is left out, also if another sweep has just written it. By ``clock`` (seconds that
        only grow) others get their turn; each transaction has its event. Not synced to the disk
        one by one: results of a sweep can be made again.
        """
        waiting, known, swept = deque(chunk), self._roster, None
        while swept is None or waiting:
            with self._ledger.writing(synced=False) as transaction:
                part = sweeping.sweep(
                    transaction, waiting, means, sweep, known, again=again, clock=clock
                )
            swept = part if swept is None else swept + part
        return swept

    def settle(
        self, *, compared: Iterable[str], gone: Collection[str], unjudged: Collection[int]
    ) -> None:
        """Say that a sweep came to its end; see ``commands.judged_on.settle``.

        In short transactions: one that is killed meanwhile leaves more for the next sweep to do.
        """
        with self._ledger.writing(synced=False) as transaction:
            judging.settle(transaction, (), gone, unjudged)
        settled = (one for one in compared if one not in gone)
        while part := list(islice(settled, judging.AT_ONCE)):
            with self._ledger.writing(synced=False) as transaction:
                judging.settle(transaction, part, (), ())

    def keep_unreadable(
        self, files: Sequence[UnreadableFile], readable: Iterable[ReadableFile] = ()
    ) -> int:
        """Keep files that could not be read, let go of those that ``readable`` ones replace.

        Returns how many were not kept before.
        """
        with self._ledger.writing(synced=False) as transaction:
            roster = filing_commands.units(transaction.connection)
            unreadables.settle(transaction, readable, roster)
            return unreadables.keep(transaction, files, "")

    def remove_unreadable(self, ids: Collection[int]) -> int:
        """Let go of unreadable files by their numbers; UsageError for one that is not there."""
        with self._ledger.writing() as transaction:
            return unreadables.remove(transaction, ids)

    def set(self, name: str, value: Any) -> None:
        """Change a setting; checkpoint files get their whole path and are confirmed here."""
        if name == "checkpoints" and isinstance(value, list):
            value = [str(Path(file).absolute()) for file in value]
            sealing.admit(self._ledger, value)
            self._confirmed.confirm(self.id, value)
        with self._ledger.writing() as transaction:
            settings.change(transaction, name, value)

    # what keeps it whole

    def seal(self, files: Sequence[Path | str] = (), *, occasion: str = "manual") -> Sealed:
        """Write a checkpoint into these files and those of the settings that are confirmed.

        One who may only read the casebook writes into those named alone.
        """
        witnesses = [] if self.read_only else self._witnesses()[0]
        sealed = sealing.seal(self._ledger, occasion, [*files, *witnesses])
        return replace(sealed, broken=bool(self.broken))

    def exported(self, form: str, sha256: str, filings: int) -> Sealed:
        """Note an export (its format, digest and number of filings) and seal; gives the code.

        One who may only read the casebook gets the code, and nothing is noted.
        """
        if self.read_only:
            return self.seal(occasion="export")
        with self._ledger.writing() as transaction:
            transaction.append(
                "book.exported", "book", {"format": form, "sha256": sha256, "filings": filings}
            )
        return self.seal(occasion="export")

    def note_restored(self, restored: Restored) -> None:
        """Append to a restored casebook that it was restored, and from what."""
        with self._ledger.writing() as transaction:
            payload = {"events": restored.events, "head": restored.head, "lost": restored.lost}
            transaction.append("book.restored", "book", payload)

    def purge(self, filing_id: int, what: Sequence[str], *, reason: str) -> purge.Purged:
        """Remove a filing's bytes (content), quotations (findings), typed words (texts)."""
        with self._ledger.writing() as transaction:
            purged = purge.purge(transaction, filing_id, what, reason)
        with self._ledger.store.failures():
            return replace(purged, compacted=self._ledger.store.compact())

    def rebuild(self) -> tuple[str, ...]:
        """Write the state anew from the events; return what was different."""
        with self._ledger.writing() as transaction:
            return rebuilding.rebuild(transaction)
