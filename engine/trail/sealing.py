"""Write checkpoints to files outside the casebook: at the end of a session, each day, on export.

A seal is written also when nothing happened, so that a gap is telling. A file that cannot be
reached (a stick not plugged in) never stops the work: it is said, and the other files are written.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from engine.errors import TrailError
from engine.trail.checkpoint import ORIGIN, Note, parse, spell
from engine.trail.ledger import day, moment, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.trail.ledger import Ledger

_HEAD = text(
    "SELECT seq, hash, (SELECT json_extract(payload, '$.book') FROM events WHERE seq = 1)"
    " FROM events ORDER BY seq DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A checkpoint as written; ``failed`` holds (file, sentence)."""

    note: Note
    text: str
    written: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        """Return the short code for exports."""
        return self.note.code


def seal(ledger: Ledger, occasion: str, files: Sequence[str | Path]) -> Sealed:
    """Make a checkpoint of the trail's head and append it to the files."""
    with ledger.reading() as connection:
        row = connection.execute(_HEAD).first()
    if row is None:
        raise TrailError("留痕是空的，没有可以封存的内容；请运行 gouji trail verify。")
    note = Note(
        origin=f"{ORIGIN}{row[2]}", size=row[0], head=row[1], at=stamp(ledger.now()),
        by=ledger.actor.replace("\n", " "), occasion=occasion,
    )  # fmt: skip
    spelt = spell(note, ledger.signer)
    written, failed = [], []
    for file in files:
        try:
            append(Path(file), spelt)
            written.append(str(file))
        except OSError as error:
            failed.append(
                (str(file), f"检查点没有写进 {file}（{error.strerror}），请检查后补封存。")
            )
    return Sealed(note=note, text=spelt, written=tuple(written), failed=tuple(failed))


def append(file: Path, note: str) -> None:
    """Append a note to a file and sync it; the file is made if its folder is there."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(handle, f"{note}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def lacks_today(file: Path, today: str) -> bool:
    """Return whether a file has no checkpoint of today yet (a missing or odd file has none)."""
    try:
        last = list(parse(file.read_text("utf-8")))[-1:]
    except (OSError, TrailError, UnicodeDecodeError):
        return True
    return not last or day(moment(last[0].at)) < today
