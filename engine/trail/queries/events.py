"""Show the trail: events by filing, finding, person, time and kind, with the words still kept."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, cast, func, literal, or_, select

from engine.trail.log.canonical import read_json
from engine.trail.queries.describe import KIND_NAMES, describe
from engine.trail.queries.filings import words_of
from engine.trail.queries.history import texts
from engine.trail.state.finding_record import joined
from engine.trail.state.views import EventView
from engine.trail.store import models
from engine.trail.store.ledger import CHINA, EVENTS, TEXTS, moment, stamp
from engine.trail.store.spoken import alike, json_field, place_in
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

FINDINGS = models.table(models.Finding)
FILINGS = models.table(models.Filing)
VERSIONS = models.table(models.Version)
CHECKS = models.table(models.Check)
WORDS = models.table(models.Words)
__all__ = ["KIND_NAMES", "Filter", "describe", "events", "search"]
PAGE = 500
_SUBJECT = literal("filing/") + cast(FINDINGS.c.filing_id, String) + "/finding/" + FINDINGS.c.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which events to show; every field narrows, None leaves open.

    ``finding`` is a finding's id; ``since`` and ``until`` are moments or days (in China, whole
    days included); ``kind`` a kind or its first word (``finding``); ``last`` only so many.
    """

    filing: int | None = None
    finding: int | None = None
    actor: str | None = None
    since: datetime | date | None = None
    until: datetime | date | None = None
    kind: str | None = None
    last: int | None = None


def newest(connection: Connection) -> int:
    """Return the number of the newest event, 0 where there is none."""
    number: int | None = connection.execute(select(func.max(EVENTS.c.seq))).scalar()
    return number or 0


def events(connection: Connection, wanted: Filter) -> Iterator[EventView]:
    """Yield the events that pass a filter, oldest first."""
    query = _query(connection, wanted)
    if wanted.last is not None:
        newest = select(query.order_by(EVENTS.c.seq.desc()).limit(wanted.last).subquery())
        rows = sorted(connection.execute(newest).mappings(), key=lambda row: row["seq"])
        yield from _views(connection, rows)
        return
    result = connection.execute(query.order_by(EVENTS.c.seq)).mappings()
    while page := result.fetchmany(PAGE):
        yield from _views(connection, page)


def search(connection: Connection, words: str, limit: int = 200) -> list[dict[str, Any]]:
    """Return findings whose text holds the words: filing, agency, finding, title, message.

    LIKE, for the full-text index of SQLite finds no word of two characters.
    """
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    noted = select(TEXTS.c.subject).where(alike(TEXTS.c.text, pattern))
    rules = select(WORDS.c.digest).where(alike(WORDS.c.text, pattern))
    said = [row.digest for row in connection.execute(rules)]
    query = (
        select(FINDINGS.c.id, FINDINGS.c.filing_id, FINDINGS.c.data, FILINGS.c.agency)
        .join(FILINGS, FILINGS.c.id == FINDINGS.c.filing_id)
        .where(
            or_(
                alike(FINDINGS.c.data, pattern),
                *([json_field(FINDINGS.c.data, "words").in_(said)] if said else []),
                alike(FILINGS.c.agency, pattern),
                _SUBJECT.in_(noted),
            )
        )
        .order_by(FINDINGS.c.filing_id, FINDINGS.c.position)
        .limit(limit)
    )
    rows = connection.execute(query).mappings().all()
    named = words_of(connection, (row["data"] for row in rows))
    return [_hit(row, named) for row in rows]


def _hit(row: Mapping[Any, Any], words: Mapping[str, str]) -> dict[str, Any]:
    data = joined(row["data"], words)
    return {
        "finding_id": row["id"], "filing_id": row["filing_id"], "agency": row["agency"],
        "rule": data.get("rule", ""), "title": data.get("title", ""),
        "message": data.get("message", ""),
    }  # fmt: skip


def _query(connection: Connection, wanted: Filter) -> Select[Any]:
    query = select(EVENTS)
    if wanted.actor is not None:
        query = query.where(EVENTS.c.actor == wanted.actor)
    if wanted.since is not None:
        query = query.where(EVENTS.c.at >= stamp(_moment(wanted.since, time.min)))
    if wanted.until is not None:
        query = query.where(EVENTS.c.at <= stamp(_moment(wanted.until, time.max)))
    if wanted.kind is not None:
        query = query.where(
            or_(EVENTS.c.kind == wanted.kind, EVENTS.c.kind.like(wanted.kind + ".%"))
        )
    if wanted.finding is not None:
        query = query.where(_touching(connection, wanted.finding))
    if wanted.filing is not None:
        query = query.where(_about(wanted.filing))
    return query


def _about(filing_id: int) -> Any:
    prefix = f"filing/{filing_id}"
    return or_(
        EVENTS.c.subject == prefix,
        (EVENTS.c.subject >= f"{prefix}/") & (EVENTS.c.subject < f"{prefix}0"),
        EVENTS.c.seq.in_(select(VERSIONS.c.seq).where(VERSIONS.c.filing_id == filing_id)),
        EVENTS.c.seq.in_(select(CHECKS.c.seq).where(CHECKS.c.filing_id == filing_id)),
    )


def _touching(connection: Connection, finding_id: int) -> Any:
    query = select(FINDINGS.c.filing_id, FINDINGS.c.key).where(FINDINGS.c.id == finding_id)
    row = connection.execute(query).first()
    if row is None:
        return EVENTS.c.seq.is_(None)
    checks = select(CHECKS.c.seq).where(
        CHECKS.c.filing_id == row.filing_id,
        place_in(CHECKS.c.effects, json.dumps(row.key, ensure_ascii=False)) > 0,
    )
    subject = f"filing/{row.filing_id}/finding/{row.key}"
    return or_(EVENTS.c.subject == subject, EVENTS.c.seq.in_(checks))


def _moment(bound: datetime | date, edge: time) -> datetime:
    return bound if isinstance(bound, datetime) else datetime.combine(bound, edge, CHINA)


def _payload(text: str) -> dict[str, Any]:
    """Return an event's payload; of what nobody of us wrote nothing."""
    value = read_json(text)
    return value if isinstance(value, dict) else {}


def _views(connection: Connection, rows: Any) -> Iterator[EventView]:
    pairs = [(row, _payload(row["payload"])) for row in rows]
    typed = texts(connection, (payload.get("text_sha256", "") for _, payload in pairs))
    for row, payload in pairs:
        yield EventView(
            seq=row["seq"], at=moment(row["at"]), actor=row["actor"], kind=row["kind"],
            subject=row["subject"], payload=payload, signed=bool(row["sig"]), hash=row["hash"],
            key_id=row["key_id"], session=row["session"],
            text=typed.get(payload.get("text_sha256", ""), ""),
        )  # fmt: skip
