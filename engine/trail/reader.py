"""What the casebook tells: the reading half of the facade. Nothing here writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import TrailError
from engine.roster import certain
from engine.trail.commands import filings as filing_commands
from engine.trail.commands import judged_on, receive, record, settings
from engine.trail.commands.known_roster import KnownRoster
from engine.trail.commands.means import already, checked_digests, known_run
from engine.trail.commands.record import Checked
from engine.trail.log.book_id import book_id
from engine.trail.queries import auditors as signing
from engine.trail.queries import by_rule, material, publications, standing
from engine.trail.queries import corrections as standing_corrections
from engine.trail.queries import events as show
from engine.trail.queries import filings as filing_queries
from engine.trail.queries.events import Filter
from engine.trail.store.confirmed_paths import Confirmed, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from engine.finding import Finding
    from engine.report import Correction
    from engine.roster.unit import Unit
    from engine.trail.commands.filings import Rounds
    from engine.trail.commands.judged_on import KeptBasis, KeptSketch, Submission
    from engine.trail.commands.means import CheckProvenance
    from engine.trail.queries.corrections import CorrectionView
    from engine.trail.queries.material import Wanted
    from engine.trail.queries.publications import Listed
    from engine.trail.queries.standing import Standing
    from engine.trail.state.basis import Sketch
    from engine.trail.state.views import (
        EventView,
        FilingView,
        FindingView,
        UnreadableView,
        VersionView,
    )
    from engine.trail.store.ledger import EventStore
    from engine.trail.store.place import Place
    from engine.trail.store.seam import Watch


class CasebookReader:
    """An open casebook, as far as reading goes; each answer is one consistent picture."""

    def __init__(self, ledger: EventStore, confirmed: Confirmed | None = None) -> None:
        self._ledger = ledger
        self._confirmed = confirmed or Confirmed()
        self._roster = KnownRoster()

    @property
    def path(self) -> Place:
        """Return where the casebook lies."""
        return self._ledger.path

    @property
    def id(self) -> str:
        """Return the name that the casebook has for good; TrailError if it holds none."""
        with self._ledger.reading() as connection:
            return book_id(connection)

    @property
    def read_only(self) -> bool:
        """Return whether this user may only look."""
        return not self._ledger.writable

    @property
    def actor(self) -> str:
        """Return who is working with it."""
        return self._ledger.actor

    @property
    def signs(self) -> bool:
        """Return whether events will be signed: an unlocked key that is enrolled here."""
        signer = self._ledger.signer
        keys = (key for who in self.auditors() for key in who["keys"] if key["revoked"] is None)
        return signer is not None and any(key["key_id"] == signer.key_id for key in keys)

    def filings(self) -> list[FilingView]:
        """Return all filings, newest year first."""
        with self._ledger.reading() as connection:
            return filing_queries.filings(connection)

    def filing(self, filing_id: int) -> FilingView:
        """Return one filing."""
        with self._ledger.reading() as connection:
            return filing_queries.filing(connection, filing_id)

    def findings(self, filing_id: int, *, include_resolved: bool = False) -> list[FindingView]:
        """Return a filing's findings in document order, those of one cause together."""
        with self._ledger.reading() as connection:
            return filing_queries.findings(connection, filing_id, include_resolved=include_resolved)

    def finding(self, finding_id: int) -> FindingView:
        """Return one finding with its history."""
        with self._ledger.reading() as connection:
            return filing_queries.finding(connection, finding_id)

    def proposals(self) -> list[FindingView]:
        """Return the findings that wait for a second person, without their history."""
        with self._ledger.reading() as connection:
            return filing_queries.proposals(connection)

    def causes(self, filing_id: int) -> list[dict[str, Any]]:
        """Return the causes that the last check of the current version found, as public JSON."""
        with self._ledger.reading() as connection:
            return filing_queries.causes(connection, filing_id)

    def outcomes(self, filing_id: int) -> dict[str, int]:
        """Return how many outcomes of each verdict the last check gave."""
        with self._ledger.reading() as connection:
            return filing_queries.outcomes(connection, filing_id)

    def provenance(self) -> list[dict[str, str]]:
        """Return by which packs, overlays and engines the current versions were checked."""
        with self._ledger.reading() as connection:
            return filing_queries.provenance(connection)

    def corrections(self, filing_id: int) -> list[CorrectionView]:
        """Return what auditors put right of a filing's current file, oldest first."""
        with self._ledger.reading() as connection:
            return standing_corrections.corrections(connection, filing_id)

    def corrections_by_file(self) -> dict[str, tuple[Correction, ...]]:
        """Return all corrections that stand, by the SHA-256 of the file that they correct."""
        with self._ledger.reading() as connection:
            return standing_corrections.corrections_by_file(connection)

    def material(self) -> list[Wanted]:
        """Return what is asked of whom: one entry a filing and paper."""
        with self._ledger.reading() as connection:
            return material.material(connection)

    def publications(self) -> dict[tuple[str, int], Listed]:
        """Return when and where reports were published, as listed, by unit and year."""
        with self._ledger.reading() as connection:
            return publications.publications(connection)

    def versions(self, filing_id: int) -> list[VersionView]:
        """Return the files received for a filing, first round first."""
        with self._ledger.reading() as connection:
            return filing_queries.versions(connection, filing_id)

    def rounds(self, filing_id: int) -> Rounds:
        """Return what the current round mended, brought anew, changed, and left."""
        with self._ledger.reading() as connection:
            return filing_commands.rounds(connection, filing_id)

    def content(self, filing_id: int, version_id: int | None = None) -> tuple[str, bytes]:
        """Return the name and the bytes as received, of the current version unless told."""
        with self._ledger.reading() as connection:
            wanted = version_id or filing_queries.filing(connection, filing_id).version_id
            for version in filing_queries.versions(connection, filing_id):
                if version.id == wanted:
                    return version.name, receive.bytes_of(connection, version.sha256)
        raise TrailError(f"第 {filing_id} 号报告没有这个版本，请刷新列表。")

    def events(self, wanted: Filter | None = None) -> Iterator[EventView]:
        """Yield the events that pass a filter, oldest first."""
        with self._ledger.reading() as connection:
            yield from show.events(connection, wanted or Filter())

    def search(self, words: str, limit: int = 200) -> list[dict[str, Any]]:
        """Return the findings whose text, agency or notes hold these words."""
        with self._ledger.reading() as connection:
            return show.search(connection, words, limit)

    def units(self) -> tuple[Unit, ...]:
        """Return the roster."""
        with self._ledger.reading() as connection:
            return filing_commands.units(connection)

    def candidates(self, agency: str) -> tuple[tuple[Unit, int], ...]:
        """Return the units that look most like an agency's name, for a person to choose from."""
        return certain.candidates(agency, self.units())

    def auditors(self) -> list[dict[str, Any]]:
        """Return the auditors: actor, unit, role, and their keys with seq of enrol and revoke."""
        with self._ledger.reading() as connection:
            return signing.auditors(connection)

    def settings(self) -> dict[str, Any]:
        """Return the settings: title, four_eyes, office, contact, deadline_days, checkpoints."""
        with self._ledger.reading() as connection:
            return settings.settings(connection)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Return the checkpoint files that the book names and nobody confirmed on this machine.

        None where nothing is written.
        """
        return () if self.read_only else tuple(self._witnesses()[1])

    def _witnesses(self) -> tuple[list[str], list[str]]:
        """Return the checkpoint files of the settings: confirmed ones, and the others."""
        named = texts(self.settings()["checkpoints"])
        known = self._confirmed.of(self.id) if named else frozenset()
        return [one for one in named if one in known], [one for one in named if one not in known]

    def already(self, sha256: str, means: CheckProvenance) -> bool:
        """Tell whether these bytes were checked by this pack, overlays and engine."""
        with self._ledger.reading() as connection:
            return already(connection, sha256, means)

    def checked_digests(self, means: CheckProvenance) -> frozenset[str]:
        """Return the digests of all bytes checked by this pack, overlays and engine."""
        with self._ledger.reading() as connection:
            return checked_digests(connection, means)

    def bases(self) -> dict[int, KeptBasis]:
        """Return by filing what its last check was judged on."""
        with self._ledger.reading() as connection:
            return judged_on.bases(connection)

    def run_of(self, means: CheckProvenance) -> int | None:
        """Return the number of the run with these means, None if nothing was checked by them."""
        with self._ledger.reading() as connection:
            return known_run(connection, means)

    def sketches(self, run_id: int | None) -> Iterator[KeptSketch]:
        """Yield the sketches that the means of a run have made, without their sentences."""
        with self._ledger.reading() as connection:
            yield from judged_on.sketches(connection, run_id)

    def sketch(self, sha256: str) -> Sketch | None:
        """Return the sketch of a version with its sentences, None if the book has none."""
        with self._ledger.reading() as connection:
            return judged_on.words_of(connection, sha256)

    def bytes_of(self, sha256: str) -> bytes:
        """Return the bytes of a received file; TrailError if they were not kept or were removed."""
        with self._ledger.reading() as connection:
            return receive.bytes_of(connection, sha256)

    def received(self) -> dict[int, dict[str, bool]]:
        """Return by filing the SHA-256 of every version, and whether its bytes are still there."""
        with self._ledger.reading() as connection:
            return judged_on.received(connection)

    def submitted(self) -> dict[int, Submission]:
        """Return by filing the files that came together with its current one."""
        with self._ledger.reading() as connection:
            return judged_on.submitted(connection)

    def by_rule(self) -> dict[int, dict[str, int]]:
        """Return by filing and rule how many findings stand."""
        with self._ledger.reading() as connection:
            return by_rule.by_rule(connection)

    def newest(self) -> int:
        """Return the number of the newest event: by it one sees that somebody has written."""
        with self._ledger.reading() as connection:
            return show.newest(connection)

    def watch(self) -> Watch | None:
        """Return one who hears at once that somebody has written; None where one has to ask."""
        return self._ledger.store.watch()

    def unreadable(self) -> list[UnreadableView]:
        """Return the files that came and could not be read, the oldest first."""
        with self._ledger.reading() as connection:
            return filing_queries.unreadable(connection)

    def standing(
        self,
        digests: Container[str],
        counts_for: Callable[[standing.StandingFinding], bool] | None = None,
    ) -> list[Standing]:
        """Return what stands, and is counted, against each filing that received one of these."""
        with self._ledger.reading() as connection:
            return standing.standing(connection, digests, counts_for)

    def settled(self) -> frozenset[tuple[str, str]]:
        """Return key and digest of every finding that was dismissed or is accepted for a time."""
        with self._ledger.reading() as connection:
            return standing.settled(connection)

    def preview(
        self, version_id: int, findings: Sequence[Finding | Mapping[str, Any]]
    ) -> dict[str, tuple[str, ...]]:
        """Return the keys that recording these findings would open, keep, reopen and resolve."""
        with self._ledger.reading() as connection:
            checked = Checked(version_id=version_id, findings=findings)
            changes = record.preview(connection, checked, self._ledger.today())
        return {
            "opened": tuple(changes.opened_keys), "kept": tuple(changes.kept_keys),
            "reopened": tuple(changes.reopened_keys), "resolved": tuple(changes.resolved_keys),
        }  # fmt: skip
