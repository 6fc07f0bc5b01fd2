"""The casebook as everybody else uses it: one object that receives, records, decides and tells.

A facade: each verb is a few lines that open a transaction and call the module that knows how.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import select

from engine.errors import TrailError
from engine.trail import deciding, desk, receiving, recording, season, settings, show
from engine.trail.database import open_database
from engine.trail.ledger import Ledger
from engine.trail.receiving import Arrival, Received
from engine.trail.recording import Checked, Means, Recorded
from engine.trail.show import Filter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from types import TracebackType

    from engine.facts.context import Unit
    from engine.finding import Cause, Finding
    from engine.trail.keys import Signer
    from engine.trail.season import RosterChange
    from engine.trail.views import (
        DecisionView,
        EventView,
        FilingState,
        FilingView,
        FindingView,
        VersionView,
    )

__all__ = [
    "Arrival", "Casebook", "Checked", "Filter", "Means", "Received", "Recorded", "Swept",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """A chunk of a sweep as written: what became of each file, and the findings' counts."""

    received: tuple[Received, ...]
    recorded: Recorded
    seq: int


class Casebook:
    """An open casebook; use it as a context manager, for leaving seals and tidies the file."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        actor: str,
        now: Callable[[], datetime],
        create: bool = True,
        key: Signer | None = None,
    ) -> Self:
        """Open the casebook at ``path`` for one actor and one session; TrailError says why not.

        ``now`` must give aware datetimes. Without ``key`` events are unsigned; an actor who has
        enrolled a key can read without it, but not write.
        """
        place = Path(path)
        fresh = not place.exists()
        database = open_database(place, create=create)
        book = cls(Ledger(database, place, actor=actor, now=now, signer=key))
        if fresh:
            with book._ledger.writing() as pen:
                pen.append("book.created", "book", {"schema": 1})
        return book

    def __enter__(self) -> Self:
        """Return the casebook itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close it, also after an error."""
        self.close()

    def close(self) -> None:
        """Fold the WAL into the file, so that a copy of the one file is whole."""
        self._ledger.database.dispose()

    @property
    def path(self) -> Path:
        """Return where the casebook lies."""
        return self._ledger.path

    @property
    def actor(self) -> str:
        """Return who is working with it."""
        return self._ledger.actor

    # what it tells

    def filings(self) -> list[FilingView]:
        """Return all filings, newest year first."""
        with self._ledger.reading() as connection:
            return desk.filings(connection)

    def filing(self, filing_id: int) -> FilingView:
        """Return one filing."""
        with self._ledger.reading() as connection:
            return desk.filing(connection, filing_id)

    def findings(self, filing_id: int, *, include_resolved: bool = False) -> list[FindingView]:
        """Return a filing's findings in document order, those of one cause together."""
        with self._ledger.reading() as connection:
            return desk.findings(connection, filing_id, include_resolved=include_resolved)

    def causes(self, filing_id: int) -> list[dict[str, Any]]:
        """Return the causes that the last check of the current version found, as public JSON."""
        with self._ledger.reading() as connection:
            return desk.causes(connection, filing_id)

    def versions(self, filing_id: int) -> list[VersionView]:
        """Return the files received for a filing, first round first."""
        with self._ledger.reading() as connection:
            return desk.versions(connection, filing_id)

    def content(self, filing_id: int, version_id: int | None = None) -> tuple[str, bytes]:
        """Return the name and the bytes as received, of the current version unless told."""
        with self._ledger.reading() as connection:
            wanted = version_id or desk.filing(connection, filing_id).version_id
            for version in desk.versions(connection, filing_id):
                if version.id == wanted:
                    return version.name, receiving.bytes_of(connection, version.sha256)
        raise TrailError(f"第 {filing_id} 号报告没有版本 {version_id}，请刷新列表。")

    def events(self, wanted: Filter | None = None) -> Iterator[EventView]:
        """Yield the events that pass a filter, oldest first."""
        with self._ledger.reading() as connection:
            yield from show.events(connection, wanted or Filter())

    def search(self, words: str, limit: int = 200) -> list[dict[str, Any]]:
        """Return the findings whose text or notes hold these words."""
        with self._ledger.reading() as connection:
            return show.search(connection, words, limit)

    def units(self) -> tuple[Unit, ...]:
        """Return the roster."""
        with self._ledger.reading() as connection:
            return season.units(connection)

    def settings(self) -> dict[str, Any]:
        """Return the settings: title, four_eyes, checkpoints."""
        with self._ledger.reading() as connection:
            return settings.settings(connection)

    def already(self, sha256: str, pack_sha256: str, overlays_sha256: str) -> bool:
        """Return whether these bytes were checked by this pack with these overlays."""
        checks, runs = recording.CHECKS, recording.RUNS
        query = (
            select(checks.c.id)
            .join(runs, runs.c.id == checks.c.run_id)
            .where(
                checks.c.sha256 == sha256, runs.c.pack_sha256 == pack_sha256,
                runs.c.overlays_sha256 == overlays_sha256,
            )
        )  # fmt: skip
        with self._ledger.reading() as connection:
            return connection.execute(query.limit(1)).first() is not None

    # what it takes in

    def receive(  # noqa: PLR0913  # a file comes with that much about it
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
        arrival = Arrival(
            name=name, data=data, agency=agency, kind=kind, year=year, unit=unit,
            published_on=published_on, source=source_path,
        )  # fmt: skip
        with self._ledger.writing() as pen:
            received, payload = receiving.take_in(
                pen, arrival, season.units(pen.connection), pen.seq + 1
            )
            if payload:
                pen.append("filing.received", f"filing/{received.filing_id}", payload)
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
        """Record a check of a version: decisions stay by key and digest, see reconciling.py."""
        means = Means(
            pack_id=pack_id, pack_version=pack_version, pack_sha256=pack_sha256,
            overlays_sha256=overlays_sha256, engine_version=engine_version,
        )  # fmt: skip
        checked = Checked(
            version_id=version_id, findings=findings, causes=causes, outcomes=outcomes
        )
        with self._ledger.writing() as pen:
            entries, counts = recording.write_checks(
                pen, [checked], recording.run_of(pen, means), seq=pen.seq + 1,
                today=self._ledger.today(),
            )  # fmt: skip
            payload = {**entries[0], "means": means.data()}
            pen.append("filing.checked", f"filing/{entries[0]['filing']}", payload)
        return counts[0]

    def sweep(
        self,
        chunk: Iterable[tuple[Arrival, Sequence[Any], Sequence[Any], Mapping[str, int]]],
        means: Means,
        *,
        sweep: str = "",
    ) -> Swept:
        """Receive and record many reports in one transaction with one event.

        ``chunk`` holds (arrival, findings, causes, outcomes) of each report, best some hundred at
        a time; ``sweep`` names the sweep that the chunks belong to. Not synced to the disk one by
        one: results of a sweep can be made again.
        """
        with self._ledger.writing(synced=False) as pen:
            return _swept(pen, list(chunk), means, sweep, self._ledger.today())

    def preview(
        self, version_id: int, findings: Sequence[Finding | Mapping[str, Any]]
    ) -> dict[str, tuple[str, ...]]:
        """Return the keys that recording these findings would open, keep, reopen and resolve."""
        with self._ledger.reading() as connection:
            checked = Checked(version_id=version_id, findings=findings)
            changes = recording.preview(connection, checked, self._ledger.today())
        return {
            "opened": tuple(changes.opened_keys), "kept": tuple(changes.kept_keys),
            "reopened": tuple(changes.reopened_keys), "resolved": tuple(changes.resolved_keys),
        }  # fmt: skip

    # what people do

    def decide(  # noqa: PLR0913  # a decision has that many sides
        self,
        finding_id: int,
        kind: str,
        *,
        reason: str = "",
        text: str = "",
        expires: date | None = None,
        seen_seq: int | None = None,
    ) -> DecisionView:
        """Decide: ``confirm``, ``dismiss`` (reason), ``accept`` (expires), ``note`` (text).

        ``seen_seq`` is ``FindingView.seq`` as the person saw it: a TrailError with hint
        ``overtaken`` tells what somebody else did since. With four_eyes on, dismissing or accepting an error gives a
        step of kind ``propose``, and the finding stays open until a second person approves.
        """
        with self._ledger.writing() as pen:
            return deciding.decide(
                pen, finding_id, kind, reason=reason, text=text, expires=expires,
                today=self._ledger.today(), seen_seq=seen_seq,
                four_eyes=settings.settings(pen.connection)["four_eyes"],
            )  # fmt: skip

    def undo(self, finding_id: int) -> DecisionView:
        """Take back the last step that stands on a finding, by a further event."""
        with self._ledger.writing() as pen:
            return deciding.undo(pen, finding_id)

    def approve(self, finding_id: int, *, text: str = "") -> DecisionView:
        """Approve somebody else's proposal."""
        with self._ledger.writing() as pen:
            return deciding.settle(pen, finding_id, approve=True, text=text)

    def refuse(self, finding_id: int, *, text: str = "") -> DecisionView:
        """Refuse somebody else's proposal; the finding is open as before."""
        with self._ledger.writing() as pen:
            return deciding.settle(pen, finding_id, approve=False, text=text)

    def assign(self, finding_id: int, to: str) -> DecisionView:
        """Give a finding to somebody."""
        with self._ledger.writing() as pen:
            return deciding.assign(pen, finding_id, to)

    def transition(self, filing_id: int, to_state: FilingState, **details: Any) -> FilingView:
        """Move a filing on and return it; a forbidden move is a TrailError with a sentence.

        ``returned``: deadline=date; ``published``: address=str, on=date, sha256=str (default: the
        approved text's); ``approved``, ``reopened``, ``under_review``: nothing. All: text=str.
        """
        with self._ledger.writing() as pen:
            season.transition(pen, filing_id, to_state, details)
            return desk.filing(pen.connection, filing_id)

    def match(self, filing_id: int, unit: str) -> FilingView:
        """Say whose report an unmatched filing is."""
        with self._ledger.writing() as pen:
            season.match(pen, filing_id, unit)
            return desk.filing(pen.connection, filing_id)

    def import_roster(self, units: Sequence[Unit], *, replace: bool = False) -> RosterChange:
        """Take over a roster; with ``replace``, units it does not name go."""
        with self._ledger.writing() as pen:
            return season.import_roster(pen, units, replace=replace)

    def set(self, name: str, value: Any) -> None:
        """Change a setting."""
        with self._ledger.writing() as pen:
            settings.change(pen, name, value)


def _swept(pen: Any, chunk: Sequence[Any], means: Means, sweep: str, today: str) -> Swept:
    seq, roster = pen.seq + 1, season.units(pen.connection)
    received, payloads, checked = [], [], []
    for arrival, findings, causes, outcomes in chunk:
        one, payload = receiving.take_in(pen, arrival, roster, seq)
        received.append(one)
        payloads += [payload] if payload else []
        checked.append(
            Checked(version_id=one.version_id, findings=findings, causes=causes, outcomes=outcomes)
        )
    entries, counts = recording.write_checks(
        pen, checked, recording.run_of(pen, means), seq=seq, today=today
    )
    pen.append(
        "sweep.recorded", f"sweep/{sweep or pen.ledger.session}",
        {"received": payloads, "checks": entries, "means": means.data()},
    )  # fmt: skip
    return Swept(received=tuple(received), recorded=sum(counts, Recorded()), seq=seq)
