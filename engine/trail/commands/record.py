"""Write what checks found: findings in bulk, one event for a check, one a chunk of a sweep.

Machine results stand apart from the trail: the event holds a digest of each filing's findings and
names those findings whose human decision the check touched; the rows hold the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from engine.errors import TrailError
from engine.finding_json import cause_data
from engine.trail.commands import judged_on
from engine.trail.commands.counts import count
from engine.trail.commands.portions import portions
from engine.trail.commands.untouched import Untouched
from engine.trail.log.canonical import canonical, plain_json
from engine.trail.state.reconcile import Changes, Moment, incoming, manifest, reconcile
from engine.trail.store import models
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import BindParameter, Connection

    from engine.finding import Cause, Finding
    from engine.trail.state.basis import JudgedOn
    from engine.trail.store.ledger import WriteTransaction

FINDINGS = models.table(models.Finding)
FILINGS = models.table(models.Filing)
VERSIONS = models.table(models.Version)
CHECKS = models.table(models.Check)
WORDS = models.table(models.Words)
# Made once, as in receive: a statement put together for every few reports stays in memory too, for
# what SQLAlchemy makes of it refers to itself and waits for a collection that seldom comes.
_THESE: BindParameter[Any] = bindparam("these", expanding=True)
_VERSIONS = select(VERSIONS).where(VERSIONS.c.id.in_(_THESE))
_CURRENT = select(FILINGS.c.id, FILINGS.c.version_id).where(FILINGS.c.id.in_(_THESE))
_FINDINGS = select(FINDINGS).where(FINDINGS.c.filing_id.in_(_THESE))
_DIGESTS = select(VERSIONS.c.id, VERSIONS.c.sha256).where(VERSIONS.c.filing_id.in_(_THESE))
_WORDS = select(WORDS.c.digest).where(WORDS.c.digest.in_(_THESE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check said of one version; findings as values or as ``finding_data`` made them.

    ``on``: what it was judged on besides the file, None where nobody can tell.
    """

    version_id: int
    findings: Sequence[Finding | Mapping[str, Any]]
    causes: Sequence[Cause | Mapping[str, Any]] = ()
    outcomes: Mapping[str, int] = field(default_factory=dict)
    on: JudgedOn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """How many findings a check opened, kept, opened again and resolved.

    ``stale``: the version was not the filing's current one, so its findings were left alone.
    """

    opened: int = 0
    kept: int = 0
    reopened: int = 0
    resolved: int = 0
    stale: bool = False

    def __add__(self, other: Recorded) -> Recorded:
        """Return both together."""
        return Recorded(
            opened=self.opened + other.opened, kept=self.kept + other.kept,
            reopened=self.reopened + other.reopened, resolved=self.resolved + other.resolved,
        )  # fmt: skip


def write_checks(
    transaction: WriteTransaction,
    checked: Sequence[Checked],
    run_id: int,
    *,
    seq: int,
    today: str,
    whole: Untouched | None = None,
) -> tuple[list[dict[str, Any]], list[Recorded]]:
    """Write the rows of several checks and return the event's entries and the counts of each.

    ``whole`` has asked of filings that this transaction wrote before.
    """
    whole = whole or Untouched(transaction.connection)
    batch = _Batch(transaction.connection, [one.version_id for one in checked], whole)
    entries, counts = [], []
    for one in checked:
        if batch.has(one.version_id):
            batch.write()
            batch = _Batch(transaction.connection, [other.version_id for other in checked], whole)
        entry, recorded = batch.add(one, run_id, seq=seq, today=today)
        entries.append(entry)
        counts.append(recorded)
    batch.write()
    return entries, counts


def preview(connection: Connection, checked: Checked, today: str) -> Changes:
    """Return what recording this check would change, without writing anything."""
    batch = _Batch(connection, [checked.version_id], Untouched(connection))
    version = batch.versions[checked.version_id]
    moment = Moment(
        filing_id=version["filing_id"], version_id=checked.version_id, seq=0, today=today
    )
    return reconcile(batch.old[version["filing_id"]], incoming(checked.findings, {}), moment)


class _Batch:
    """Some checks on their way into the rows, with what stood there before."""

    def __init__(
        self, connection: Connection, version_ids: Sequence[int], whole: Untouched
    ) -> None:
        self.connection = connection
        self.whole = whole
        self.versions = _versions(connection, version_ids)
        if missing := set(version_ids) - set(self.versions):
            raise TrailError(f"案卷里没有版本 {min(missing)}，请先收件（receive）。")
        filings = {row["filing_id"] for row in self.versions.values()}
        whole.get_ready(filings)
        self.current = _current(connection, filings)
        self.old = _findings(connection, filings)
        self.digests = _digests(connection, filings)
        self.inserts: list[dict[str, Any]] = []
        self.updates: list[dict[str, Any]] = []
        self.checks: list[dict[str, Any]] = []
        self.judged: list[tuple[dict[str, Any], JudgedOn | None]] = []
        self.waiting: set[int] = set()
        self.words: dict[str, str] = {}

    def has(self, version_id: int) -> bool:
        """Return whether a check of the same filing waits already."""
        filing_id = self.versions[version_id]["filing_id"]
        return filing_id in self.waiting

    def add(
        self, one: Checked, run_id: int, *, seq: int, today: str
    ) -> tuple[dict[str, Any], Recorded]:
        """Work out one check; its rows wait for ``write``."""
        version = self.versions[one.version_id]
        filing_id = version["filing_id"]
        causes = plain_json(
            [cause if isinstance(cause, Mapping) else cause_data(cause) for cause in one.causes]
        )
        check = {
            "filing_id": filing_id, "version_id": one.version_id, "run_id": run_id,
            "sha256": version["sha256"], "outcomes": plain_json(dict(one.outcomes)),
            "causes": causes, "findings_sha256": "", "effects": "", "seq": seq,
        }  # fmt: skip
        self.checks.append(check)
        self.waiting.add(filing_id)
        entry = {
            "filing": filing_id, "version": version["sha256"], "outcomes": dict(one.outcomes),
        }  # fmt: skip
        if self.current[filing_id] != one.version_id:
            return {**entry, "stale": True}, Recorded(stale=True)
        moment = Moment(filing_id=filing_id, version_id=one.version_id, seq=seq, today=today)
        self.whole.ask(filing_id, self.old[filing_id], self.digests)
        changes = reconcile(self.old[filing_id], incoming(one.findings, self.words), moment)
        self.inserts += changes.inserts
        self.updates += changes.updates
        self.old[filing_id] = changes.rows
        check["findings_sha256"] = manifest(changes.rows, causes, self.digests)
        effects = _effects(changes)
        check["effects"] = canonical(effects) if effects else ""
        self.judged.append((check, one.on))
        told = {} if one.on is None else {"basis_sha256": judged_on.digest_of(one.on)}
        done = {**entry, "findings_sha256": check["findings_sha256"], **told, **effects}
        return done, _counted(changes)

    def write(self) -> None:
        """Write all rows, in bulk."""
        if self.words:
            there = self.connection.execute(_WORDS, {"these": sorted(self.words)})
            known = set(there.scalars())
            values = [
                {"digest": digest, "text": text}
                for digest, text in self.words.items()
                if digest not in known
            ]
            if values:
                self.connection.execute(insert(WORDS), values)
        for start in range(0, len(self.inserts), 1000):
            self.connection.execute(insert(FINDINGS), self.inserts[start : start + 1000])
        if self.updates:
            self.connection.execute(_UPDATE, [_bound(row) for row in self.updates])
        if self.checks:
            self.connection.execute(insert(CHECKS), self.checks)
        judged_on.write(self.connection, self.judged)
        count(self.connection, {check["filing_id"] for check in self.checks})


_SET = tuple(
    column.name for column in FINDINGS.c
    if column.name not in ("id", "filing_id", "key", "opened_by")
)  # fmt: skip
_UPDATE = (
    update(FINDINGS)
    .where(FINDINGS.c.id == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in _SET})
)


def _bound(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {"of": row["id"], **{f"new_{name}": row[name] for name in _SET}}


def _effects(changes: Changes) -> dict[str, Any]:
    names = ("reopened", "resolved", "restored")
    return {name: getattr(changes, name) for name in names if getattr(changes, name)}


def _counted(changes: Changes) -> Recorded:
    return Recorded(
        opened=len(changes.opened_keys), kept=len(changes.kept_keys),
        reopened=len(changes.reopened_keys), resolved=len(changes.resolved_keys),
    )  # fmt: skip


def _versions(connection: Connection, ids: Iterable[int]) -> dict[int, Any]:
    by_id: dict[int, Any] = {}
    for part in portions(sorted(set(ids))):
        rows = connection.execute(_VERSIONS, {"these": part}).mappings()
        by_id.update({row["id"]: row for row in rows})
    return by_id


def _current(connection: Connection, filings: Iterable[int]) -> dict[int, int]:
    versions: dict[int, int] = {}
    for part in portions(sorted(filings)):
        rows = connection.execute(_CURRENT, {"these": part})
        versions.update({row.id: row.version_id for row in rows})
    return versions


def _findings(connection: Connection, filings: Iterable[int]) -> dict[int, list[Mapping[Any, Any]]]:
    by_filing: dict[int, list[Mapping[Any, Any]]] = defaultdict(list)
    for part in portions(sorted(filings)):
        for row in connection.execute(_FINDINGS, {"these": part}).mappings():
            by_filing[row["filing_id"]].append(row)
    return by_filing


def _digests(connection: Connection, filings: Iterable[int]) -> dict[int, str]:
    digests: dict[int, str] = {}
    for part in portions(sorted(filings)):
        rows = connection.execute(_DIGESTS, {"these": part})
        digests.update({row.id: row.sha256 for row in rows})
    return digests
