"""Keep what each filing was last judged on, and the sketches by which copies are found.

Rows that may be lost without harm: a filing without its row is judged anew by the next sweep. What
stands there must be true, though, so the event of the check holds its digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, bindparam, cast, delete, insert, literal, select, update

from engine.trail.log.canonical import sha256
from engine.trail.state.basis import JudgedOn, Sketch, read
from engine.trail.store import models
from engine.trail.store.ledger import EVENTS
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from engine.trail.store.ledger import WriteTransaction

BASES = models.table(models.Basis)
SKETCHES = models.table(models.Sketch)
VERSIONS = models.table(models.Version)
CONTENTS = models.table(models.Content)
FILINGS = models.table(models.Filing)
AT_ONCE = 1000
"""So many sketches are asked for, or settled in a transaction, at once."""
ROUND_ENDS = ("returned", "approved", "published", "reopened")
_FORGET = delete(BASES).where(BASES.c.filing_id == bindparam("of"))
_SETTLE = update(SKETCHES).where(SKETCHES.c.sha256 == bindparam("of")).values(settled=True)
_DROP = delete(SKETCHES).where(SKETCHES.c.sha256 == bindparam("of"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBasis:
    """What a filing's last check was judged on: the file's SHA-256, the run (means), the rest."""

    sha256: str
    run_id: int
    on: JudgedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSketch:
    """A sketch of the book; ``settled``: every other filing has been compared with it."""

    sha256: str
    sketch: Sketch
    settled: bool


def digest_of(on: JudgedOn) -> str:
    """Return the digest of a basis, as the event of its check holds it."""
    return sha256(on.spelt())


def write(
    connection: Connection, checks: Sequence[tuple[Mapping[str, Any], JudgedOn | None]]
) -> None:
    """Write what checks were judged on; a check that does not say it leaves nothing behind."""
    if not checks:
        return
    connection.execute(_FORGET, [{"of": check["filing_id"]} for check, _on in checks])
    told = [(check, on) for check, on in checks if on is not None]
    rows = [
        {"filing_id": check["filing_id"], "sha256": check["sha256"], "run_id": check["run_id"],
         "judged_on": on.spelt()}
        for check, on in told
    ]  # fmt: skip
    if rows:
        connection.execute(insert(BASES), rows)
    sketches = {
        check["sha256"]: {
            "sha256": check["sha256"], "run_id": check["run_id"], "unit": on.sketch.unit,
            "year": on.sketch.year, "settled": False, "marks": on.sketch.marks,
            "words": on.sketch.words,
        }
        for check, on in told if on.sketch is not None
    }  # fmt: skip
    _each(connection, _DROP, {check["sha256"] for check, _on in told})
    if sketches:
        connection.execute(insert(SKETCHES), list(sketches.values()))


def settle(
    transaction: WriteTransaction,
    compared: Collection[str],
    gone: Collection[str],
    unjudged: Collection[int],
) -> None:
    """Say that a sweep came to its end: every filing has been compared with these sketches.

    ``compared`` and ``gone`` are SHA-256 of versions; ``unjudged`` filings should have been judged
    anew and were not, and are by the next sweep.
    """
    connection = transaction.connection
    _each(connection, _FORGET, unjudged)
    _each(connection, _DROP, _there(connection, set(gone)))
    _each(connection, _SETTLE, _there(connection, set(compared) - set(gone)))


def _there(connection: Connection, digests: Collection[str]) -> set[str]:
    """Return those of whose texts the book has a sketch."""
    wanted, found = sorted(digests), set[str]()
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        query = select(SKETCHES.c.sha256).where(SKETCHES.c.sha256.in_(part))
        found.update(connection.execute(query).scalars())
    return found


def _each(connection: Connection, statement: Any, values: Collection[Any]) -> None:
    if values:
        connection.execute(statement, [{"of": one} for one in sorted(values)])


def bases(connection: Connection) -> dict[int, KeptBasis]:
    """Return by filing what its last check was judged on."""
    return {
        row.filing_id: KeptBasis(sha256=row.sha256, run_id=row.run_id, on=read(row.judged_on))
        for row in connection.execute(select(BASES))
    }


def sketches(connection: Connection, run_id: int | None) -> Iterator[KeptSketch]:
    """Yield the sketches that a run's means have made, the marks alone."""
    columns = [column for column in SKETCHES.c if column.name != "words"]
    query = select(*columns).where(SKETCHES.c.run_id == run_id).order_by(SKETCHES.c.sha256)
    for row in connection.execute(query):
        sketch = Sketch(unit=row.unit, year=row.year, marks=bytes(row.marks))
        yield KeptSketch(sha256=row.sha256, sketch=sketch, settled=bool(row.settled))


def words_of(connection: Connection, digest: str) -> Sketch | None:
    """Return the sketch of a version with its sentences, None if there is none."""
    row = connection.execute(select(SKETCHES).where(SKETCHES.c.sha256 == digest)).first()
    if row is None:
        return None
    marks, words = bytes(row.marks), bytes(row.words)
    return Sketch(unit=row.unit, year=row.year, marks=marks, words=words)


def received(connection: Connection) -> dict[int, dict[str, bool]]:
    """Return by filing the SHA-256 of every version, and whether the book still has its bytes."""
    query = select(
        VERSIONS.c.filing_id, VERSIONS.c.sha256, CONTENTS.c.sha256.is_not(None).label("there")
    ).outerjoin(CONTENTS, CONTENTS.c.sha256 == VERSIONS.c.sha256)
    found: dict[int, dict[str, bool]] = {}
    for row in connection.execute(query):
        found.setdefault(row.filing_id, {})[row.sha256] = bool(row.there)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmittedFile:
    """A version that the book has the bytes of: where it lay, in which session it came."""

    sha256: str
    source: str
    session: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The versions that came with a filing's current one: no return or approval between them.

    ``closed``: one has come since, so that what comes next is the next round. ``received`` are the
    SHA-256 of all versions there ever were.
    """

    files: tuple[SubmittedFile, ...]
    closed: bool
    received: frozenset[str]


def submitted(connection: Connection) -> dict[int, Submission]:
    """Return by filing what stands submitted; a filing that was moved into another has nothing."""
    query = (
        select(VERSIONS, EVENTS.c.session, CONTENTS.c.sha256.is_not(None).label("there"))
        .join(FILINGS, FILINGS.c.id == VERSIONS.c.filing_id)
        .join(EVENTS, EVENTS.c.seq == VERSIONS.c.seq)
        .outerjoin(CONTENTS, CONTENTS.c.sha256 == VERSIONS.c.sha256)
        .where(FILINGS.c.moved_to.is_(None))
        .order_by(VERSIONS.c.filing_id, VERSIONS.c.id)
    )
    came: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        came.setdefault(row.filing_id, []).append(row)
    ends = _ends(connection)
    return {filing: _submission(rows, ends.get(filing, [])) for filing, rows in came.items()}


def _submission(rows: Sequence[Any], ends: Sequence[int]) -> Submission:
    newest = rows[-1].seq
    since = max((one for one in ends if one < newest), default=0)
    files = tuple(
        SubmittedFile(sha256=row.sha256, source=row.source or row.name, session=row.session)
        for row in rows
        if row.seq > since and row.there
    )
    closed = any(one > newest for one in ends)
    return Submission(files=files, closed=closed, received=frozenset(row.sha256 for row in rows))


def _ends(connection: Connection) -> dict[int, list[int]]:
    """Return by filing the events after which a file is the next round."""
    query = select(EVENTS.c.seq, EVENTS.c.subject).where(
        EVENTS.c.subject.in_(select(literal("filing/") + cast(FILINGS.c.id, String))),
        EVENTS.c.kind.in_([f"filing.{step}" for step in ROUND_ENDS]),
    )
    ends: dict[int, list[int]] = {}
    for row in connection.execute(query):
        ends.setdefault(int(row.subject.removeprefix("filing/")), []).append(row.seq)
    return ends
