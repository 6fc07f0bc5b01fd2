"""Write the state anew from the events: the rows are a projection, and this proves it.

Used when verifying finds rows changed behind the trail's back. What only rows hold (bytes,
findings' details, names of files) cannot come back from digests: for that there are backups.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from engine.errors import TrailError
from engine.trail.commands.counts import count
from engine.trail.log import chain
from engine.trail.log.canonical import canonical, sha256
from engine.trail.state import workflow
from engine.trail.state.projection import FILING, Projection
from engine.trail.state.reconcile import condition_row
from engine.trail.store import models
from engine.trail.verification import beside
from engine.trail.verification.compare import differences

if TYPE_CHECKING:
    from engine.trail.store.ledger import WriteTransaction
    from engine.trail.store.seam import Rows

FILINGS = models.table(models.Filing)
FINDINGS = models.table(models.Finding)
VERSIONS = models.table(models.Version)
BASES = models.table(models.Basis)
SKETCHES = models.table(models.Sketch)
UNREADABLE = models.table(models.Unreadable)
EVENTS = models.table(models.Event)
_EVENTS = (
    "SELECT seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
    " FROM events ORDER BY seq"
)


def rebuild(transaction: WriteTransaction) -> tuple[str, ...]:
    """Write back every state that events tell; return what was different, as sentences."""
    projection = fold(transaction)
    sentences = tuple(difference.sentence for difference in _compare(transaction, projection))
    if not sentences:
        return ()
    for filing_id, filing in projection.filings.items():
        _filing(transaction, projection, filing_id, filing)
        _findings(transaction, filing_id, projection.findings.get(filing_id, {}))
    _lists(transaction, projection)
    _beside(transaction, projection)
    count(transaction.connection, projection.filings)
    transaction.append("book.rebuilt", "book", {"differences": len(sentences)})
    return sentences


def fold(transaction: WriteTransaction) -> Projection:
    """Return the state as all events tell it; TrailError where the chain does not hold."""
    projection, head = Projection(), chain.GENESIS
    for row in transaction.connection.exec_driver_sql(_EVENTS):
        link = chain.Link._make(row)
        if link.prev != head or chain.digest(link) != link.hash:
            raise TrailError(f"链在第 {link.seq} 条断开，不能据此重建；请恢复备份。")
        projection.fold(link, json.loads(link.payload))
        head = link.hash
    return projection


def _compare(transaction: WriteTransaction, projection: Projection) -> list[Any]:
    return list(differences(projection, _rows(transaction)))


def _rows(transaction: WriteTransaction) -> Rows:
    """Return the rows that the transaction sees, as verifying reads them."""
    return transaction.ledger.store.rows(transaction.connection)


def _filing(
    transaction: WriteTransaction, projection: Projection, filing_id: int, filing: dict[str, Any]
) -> None:
    current = select(VERSIONS.c.id).where(
        VERSIONS.c.filing_id == filing_id, VERSIONS.c.sha256 == projection.current(filing_id)
    )
    version_id = transaction.connection.execute(current.order_by(VERSIONS.c.id.desc())).scalar()
    values = {**{name: filing[name] for name in FILING}, "version_id": version_id}
    there = transaction.connection.execute(
        select(FILINGS.c.id).where(FILINGS.c.id == filing_id)
    ).first()
    if there is None:
        transaction.connection.execute(insert(FILINGS), {"id": filing_id, **values})
    else:
        transaction.connection.execute(
            update(FILINGS).where(FILINGS.c.id == filing_id).values(values)
        )


def _findings(
    transaction: WriteTransaction, filing_id: int, conditions: dict[str, workflow.Condition]
) -> None:
    of_filing = FINDINGS.c.filing_id == filing_id
    query = select(FINDINGS.c.id, FINDINGS.c.key, FINDINGS.c.resolved_by).where(of_filing)
    for row in transaction.connection.execute(query).all():
        untouched = workflow.Condition(state="resolved" if row.resolved_by else "open")
        values = condition_row(conditions.get(row.key, untouched))
        transaction.connection.execute(
            update(FINDINGS).where(FINDINGS.c.id == row.id).values(values)
        )


def _beside(transaction: WriteTransaction, projection: Projection) -> None:
    """Forget false bases and sketches, which the next sweep makes anew; set right unreadables."""
    connection = transaction.connection
    rows = _rows(transaction)
    bases = list(beside.false_bases(projection, rows))
    sketches = list(beside.false_sketches(projection, rows))
    files = list(beside.false_unreadables(projection, rows))
    connection.execute(delete(BASES).where(BASES.c.filing_id.in_(bases)))
    connection.execute(delete(SKETCHES).where(SKETCHES.c.sha256.in_(sketches)))
    for number in files:
        before = select(UNREADABLE).where(UNREADABLE.c.id == number)
        row = connection.execute(before).mappings().first()
        connection.execute(delete(UNREADABLE).where(UNREADABLE.c.id == number))
        if told := projection.unreadable.get(number):
            whole = row is not None and sha256(row["reason"]) == told["reason_sha256"]
            kept = {name: row[name] if row else "" for name in ("name", "source")}
            reason = row["reason"] if row and whole else ""
            values = {**kept, "id": number, "reason": reason, **told}
            connection.execute(insert(UNREADABLE), values)


def _lists(transaction: WriteTransaction, projection: Projection) -> None:
    units = [{**unit, "aliases": canonical(unit["aliases"])} for unit in projection.units.values()]
    settings = [
        {"name": name, "value": canonical(value)} for name, value in projection.settings.items()
    ]
    auditors = [{"actor": actor, **who} for actor, who in projection.persons.auditors.items()]
    keys = [
        {"key_id": key_id, "actor": key.actor, "public": key.public,
         "enrolled": key.enrolled, "revoked": key.revoked}
        for key_id, key in projection.persons.keys.items()
    ]  # fmt: skip
    for model, rows in (
        (models.Unit, units), (models.Setting, settings),
        (models.Auditor, auditors), (models.Key, keys),
        (models.Correction, [*projection.corrections.values()]),
        (models.Publication, [*projection.publications.values()]),
    ):  # fmt: skip
        transaction.connection.execute(delete(models.table(model)))
        if rows:
            transaction.connection.execute(insert(models.table(model)), rows)
