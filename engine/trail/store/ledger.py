"""The one write path: whoever changes the casebook appends an event in the same transaction.

A ``WriteTransaction`` exists only inside such a transaction. Whoever holds one can append and
write rows; nobody else in the engine writes at all.
"""

from __future__ import annotations

import secrets
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, text

from engine.errors import TrailError
from engine.privacy import clean
from engine.trail.log import chain
from engine.trail.log.canonical import canonical, sha256
from engine.trail.log.kinds import is_moment, kind_objection
from engine.trail.log.person_names import name_objection
from engine.trail.store import models
from engine.trail.store.database import NOT_WRITTEN
from engine.trail.store.seam import driver_sql
from engine.trail.store.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection, Engine

    from engine.trail.log.keys import Signer
    from engine.trail.store.place import Place
    from engine.trail.store.seam import Store

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
CHINA = timezone(timedelta(hours=8))
EVENTS = models.table(models.Event)
_INSERT = f"INSERT INTO events VALUES ({', '.join('?' * 12)})"  # noqa: S608  # no value in it
_THERE = "SELECT hash FROM events WHERE seq = ?"
TEXTS = models.table(models.Text)
_HEAD = text(
    "SELECT (SELECT seq FROM events ORDER BY seq DESC LIMIT 1),"
    " (SELECT hash FROM events ORDER BY seq DESC LIMIT 1)"
)
_KEYS = text("SELECT key_id, revoked FROM keys WHERE actor = :actor")

_KNOWN = text("SELECT 1 FROM keys WHERE key_id = :id")


def stamp(moment: datetime) -> str:
    """Return a moment as canonical UTC text with microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(stamped: str) -> datetime:
    """Return the moment of a canonical UTC text; of what is none the beginning of 1970."""
    try:
        return datetime.fromisoformat(stamped) if is_moment(stamped) else UNKNOWN
    except TypeError:
        return UNKNOWN


class WriteTransaction:
    """The right to write, for the length of one transaction."""

    def __init__(self, ledger: EventStore, connection: Connection) -> None:
        self.ledger = ledger
        self.connection = connection
        ledger.store.look_again(connection)
        seq, self.head = connection.execute(_HEAD).one()
        self.seq: int = seq or 0
        self.head = self.head or chain.GENESIS
        keys = connection.execute(_KEYS, {"actor": ledger.actor}).all()
        self.keys = frozenset(key.key_id for key in keys if key.revoked is None)
        self.had_keys = bool(keys)
        self.at = stamp(ledger.now())

    def append(self, kind: str, subject: str, payload: Mapping[str, Any]) -> int:
        """Append an event and return its seq; TrailError if a key is needed and not unlocked."""
        if why := kind_objection(kind, subject, payload):
            raise ValueError(f"event {kind} of {subject}: {why}")
        signer = self._signer(enrols=kind == "key.enrolled")
        link = chain.Link(
            self.seq + 1, self.at, self.ledger.actor, signer.key_id if signer else "",
            self.ledger.session, kind, subject, canonical(payload), self.head,
            alg=self.ledger.alg,
        )  # fmt: skip
        hash_ = chain.digest(link)
        sig = signer.sign_text(chain.to_sign(hash_)) if signer else ""
        driver_sql(self.connection, _INSERT, tuple(link._replace(hash=hash_, sig=sig)))
        if driver_sql(self.connection, _THERE, (link.seq,)).scalar() != hash_:
            raise TrailError(NOT_WRITTEN)
        self.seq, self.head = link.seq, hash_
        return link.seq

    def _signer(self, *, enrols: bool) -> Signer | None:
        """Return the key to sign with: one in force, or the first one as it is enrolled."""
        signer = self.ledger.signer
        first = enrols and not self.keys
        if signer is not None and (first or signer.key_id in self.keys):
            return signer
        if self.keys:
            raise TrailError(
                f"{self.ledger.actor} 已登记密钥，请先用口令解锁再操作。", hint="key-needed"
            )
        if signer is not None and self.connection.execute(_KNOWN, {"id": signer.key_id}).first():
            raise TrailError(f"密钥 {signer.key_id} 已吊销，请换用别的密钥。")
        if self.had_keys:
            raise TrailError(
                f"{self.ledger.actor} 的密钥已全部吊销，不能再无签名操作；"
                "请先登记一把新密钥（gouji auditor key）。"
            )
        return None

    @property
    def signs(self) -> bool:
        """Return whether what is appended here is signed."""
        signer = self.ledger.signer
        return signer is not None and signer.key_id in self.keys

    def keep_text(self, typed: str, subject: str) -> str:
        """Store a typed text so that it can be removed, and return the digest for the event.

        ``subject`` is that of the event; ``""`` is returned for an empty text.
        """
        if not (words := clean(typed)):
            return ""
        salt = secrets.token_hex(16)
        digest = sha256(salt + words)
        self.connection.execute(
            insert(TEXTS), {"digest": digest, "subject": subject, "salt": salt, "text": words}
        )
        return digest


class EventStore:
    """An open casebook in the hands of one actor for one session."""

    def __init__(  # who, when, where and with which key: all are given from outside
        self,
        store: Store,
        *,
        actor: str,
        now: Callable[[], datetime],
        signer: Signer | None = None,
        alg: str = "sha256",
    ) -> None:
        self.store = store
        self.actor = clean(actor)
        self.now = now
        self.signer = signer
        self.alg = alg
        self.session = secrets.token_hex(8)
        self.open = True
        if not self.actor:
            raise TrailError("请说明由谁操作（--actor 或 GOUJI_ACTOR）。")
        if why := name_objection(self.actor):
            raise TrailError(
                f"操作人的名字“{self.actor}”{why}，容易与别人的名字混淆；"
                "请改用一种文字写的名字（--actor 或 GOUJI_ACTOR）。"
            )

    @property
    def path(self) -> Place:
        """Return where the casebook lies."""
        return self.store.place

    @property
    def database(self) -> Engine:
        """Return the engine below."""
        return self.store.engine

    @property
    def writable(self) -> bool:
        """Return whether this user may do more than look."""
        return self.store.writable

    @contextmanager
    def writing(self, *, synced: bool = True) -> Iterator[WriteTransaction]:
        """Open a transaction for writing; all of it is committed, or on any error nothing.

        ``synced=False`` leaves the sync to the next decision or the end: for results of sweeps,
        which can be made again.
        """
        self.refuse()
        with self.store.failures(), ExitStack() as opened:
            begun: list[Connection] = []

            def begin(patience: float | None) -> None:
                with self.store.failures():
                    writing = self.store.writing(synced=synced, patience=patience)
                    begun.append(opened.enter_context(writing))

            in_turn(begin)
            yield WriteTransaction(self, begun[0])

    def refuse(self) -> None:
        """Raise TrailError where this user may only look."""
        self.store.refuse()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction for reading: one consistent picture."""
        with self.store.failures(), self.store.reading() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the casebook."""
        self.open = False
        self.store.close()

    def today(self) -> str:
        """Return today's date in Asia/Shanghai, ISO text."""
        return day(self.now())


def day(at: datetime) -> str:
    """Return the date of a moment in China (UTC+8 all year), ISO text."""
    return at.astimezone(CHINA).date().isoformat()
