"""Write checkpoints to files outside the casebook: at the end of a session, each day, on export.

A seal is written also when nothing happened, so that a gap is telling. A file that cannot be
reached (a stick not plugged in) never stops the work: it is said, and the other files are written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from engine.errors import TrailError, refusal
from engine.trail.log.book_id import book_id
from engine.trail.log.checkpoint import ORIGIN, Note, read_notes, spell
from engine.trail.store import checkpoint_file
from engine.trail.store.ledger import day, moment, stamp
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from engine.trail.store.ledger import EventStore

_KEYS = text("SELECT key_id FROM keys WHERE actor = :actor AND revoked IS NULL")
_HEAD = text("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")


BROKEN = "（案卷留痕不完整，须先查验）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A checkpoint as written; ``failed`` holds (file, sentence)."""

    note: Note
    text: str
    broken: bool = False
    written: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        """Return the short code for exports; of a broken book it says so."""
        return f"{self.note.code}{BROKEN}" if self.broken else self.note.code


def seal(ledger: EventStore, occasion: str, files: Sequence[str | Path]) -> Sealed:
    """Make a checkpoint of the trail's head and append it to the files."""
    with ledger.reading() as connection:
        row = connection.execute(_HEAD).first()
        if row is None:
            raise TrailError("留痕是空的，没有可以封存的内容；请运行 gouji trail verify。")
        origin = ORIGIN + book_id(connection)
        keys = _keys(connection, ledger.actor)
    note = Note(
        origin=origin, size=row[0], head=row[1], at=stamp(ledger.now()),
        by=ledger.actor.replace("\n", " "), occasion=occasion,
    )  # fmt: skip
    if files and not _signs(ledger, keys):
        raise TrailError(f"{ledger.actor} 已登记密钥，请先用口令解锁再封存。")
    signer = ledger.signer if ledger.signer and ledger.signer.key_id in keys else None

    def spelt(before: str) -> str:
        return spell(replace(note, prev=read_notes(before).last), signer)

    written, failed = [], []
    for file in files:
        try:
            checkpoint_file.append(Path(file), origin, spelt)
            written.append(str(file))
        except OSError as error:
            failed.append(
                (str(file), f"检查点没有写进 {file}（{refusal(error)}），请检查后补封存。")
            )
        except TrailError as error:
            failed.append((str(file), error.message))
    return Sealed(note=note, text=spelt(""), written=tuple(written), failed=tuple(failed))


def may_seal(ledger: EventStore) -> bool:
    """Tell whether the actor's checkpoints can be what they have to be: signed, with a key."""
    if not ledger.writable:
        return False
    with ledger.reading() as connection:
        keys = _keys(connection, ledger.actor)
    return _signs(ledger, keys)


def _signs(ledger: EventStore, keys: frozenset[str]) -> bool:
    return not keys or (ledger.signer is not None and ledger.signer.key_id in keys)


def _keys(connection: Connection, actor: str) -> frozenset[str]:
    return frozenset(row.key_id for row in connection.execute(_KEYS, {"actor": actor}))


def admit(ledger: EventStore, files: Sequence[str]) -> None:
    """Raise TrailError if one of these files is there and must not take this book's checkpoints."""
    with ledger.reading() as connection:
        origin = ORIGIN + book_id(connection)
    for file in files:
        checkpoint_file.admit(Path(file), origin)


def seal_the_day(ledger: EventStore, files: Sequence[str]) -> Sealed | None:
    """Seal into those files that have no checkpoint of today yet."""
    if not may_seal(ledger):
        return None
    due = [file for file in files if lacks_today(Path(file), ledger.today())]
    return seal(ledger, "day", due) if due else None


def lacks_today(file: Path, today: str) -> bool:
    """Return whether a file has no checkpoint of today yet (a missing or odd file has none)."""
    try:
        last = read_notes(checkpoint_file.read(file)).notes[-1:]
    except (OSError, TrailError, UnicodeDecodeError):
        return True
    return not last or day(moment(last[0].at)) < today
