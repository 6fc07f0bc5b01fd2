"""What somebody with the file in hands and the specification can do to a casebook."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from engine.trail.commands.counts import count
from engine.trail.log import chain
from engine.trail.log.canonical import canonical
from engine.trail.maintenance import rebuild
from engine.trail.store import database
from engine.trail.store.ledger import EventStore
from engine.trail.store.schema import TRIGGERS
from engine.trail.store.sqlite_file import SqliteFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from engine.trail.log.keys import Signer

COLUMNS = "seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
APPEND = f"INSERT INTO events VALUES ({', '.join('?' * 12)})"  # noqa: S608  # constants
AT = "2024-02-01T00:00:00.000000Z"


def hands(path: Path) -> AbstractContextManager[sqlite3.Connection]:
    """Open the file without our pragmas and authorizer."""
    return closing(sqlite3.connect(path, isolation_level=None))


def sql(path: Path, *statements: str, behind: bool = False) -> None:
    """Run statements; ``behind``: with the triggers away, and put back."""
    with hands(path) as connection:
        if behind:
            unguarded(connection)
        for statement in statements:
            connection.execute(statement)
        if behind:
            reguarded(connection)


def unguarded(connection: sqlite3.Connection) -> None:
    """Drop the triggers."""
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")


def reguarded(connection: sqlite3.Connection) -> None:
    """Put the triggers back."""
    for statement in TRIGGERS.values():
        connection.execute(statement)


def links(connection: sqlite3.Connection) -> list[chain.Link]:
    """Return the events."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM events ORDER BY seq")  # noqa: S608
    return [chain.Link._make(row) for row in rows]


def rechain(path: Path, change: Callable[[list[chain.Link]], Iterable[chain.Link]]) -> None:
    """Write the whole trail anew with fitting hashes."""
    with hands(path) as connection:
        unguarded(connection)
        wanted, head = list(change(links(connection))), chain.GENESIS
        connection.execute("DELETE FROM events")
        for number, link in enumerate(wanted, 1):
            made = link._replace(seq=number, prev=head)
            made = made._replace(hash=chain.digest(made))
            connection.execute(APPEND, made)
            head = made.hash
        reguarded(connection)


def append(path: Path, kind: str, subject: str, payload: Any, **more: Any) -> chain.Link:
    """Append an event with a fitting hash; ``signer`` signs it."""
    signer: Signer | None = more.pop("signer", None)
    text = payload if isinstance(payload, str) else canonical(payload)
    with hands(path) as connection:
        seq, head = connection.execute("SELECT seq, hash FROM events ORDER BY seq DESC").fetchone()
        link = chain.Link(
            seq + 1, AT, "张三", signer.key_id if signer else "", "feed" * 4, kind, subject, text,
            head,
        )._replace(**more)  # fmt: skip
        link = link._replace(hash=chain.digest(link))
        if signer:
            link = link._replace(sig=signer.sign_text(chain.to_sign(link.hash)))
        connection.execute(APPEND, link)
    return link


def fitting(path: Path) -> None:
    """Write the rows anew from the events, whatever they say."""
    engine = database.open_database(path)
    store = EventStore(SqliteFile(path, engine), actor="x", now=lambda: datetime.now(UTC))
    with store.writing() as transaction:
        told = rebuild.fold(transaction)
        for number, filing in told.filings.items():
            rebuild._filing(transaction, told, number, filing)
            rebuild._findings(transaction, number, told.findings.get(number, {}))
        rebuild._lists(transaction, told)
        rebuild._beside(transaction, told)
        count(transaction.connection, told.filings)
    store.close()


def decision(path: Path, key: str, **more: Any) -> tuple[str, dict[str, Any]]:
    """Return subject and payload of a decision on a finding as a program of ours writes them."""
    with hands(path) as connection:
        connection.row_factory = sqlite3.Row
        row = connection.execute("SELECT * FROM findings WHERE key = ?", (key,)).fetchone()
    fresh = {"state": "open", "decided": "", "standing": 0, "expires": "", "pending": "",
             "proposer": "", "assignee": "", "kept": ""}  # fmt: skip
    before = {name: row[name] for name, value in fresh.items() if row[name] != value}
    payload = {
        "filing": row["filing_id"], "rule": row["rule"], "digest": row["digest"],
        "data_sha256": row["data_sha256"], "severity": row["severity"], "before": before,
    }  # fmt: skip
    return f"filing/{row['filing_id']}/finding/{key}", payload | more
