"""Read the casebook for people: filings as the desk lists them, findings with their history."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import case, exists, func, literal_column, select

from engine.errors import TrailError, TrailUsageError
from engine.trail.queries.history import history
from engine.trail.state.finding_record import joined, position
from engine.trail.state.views import FilingView, FindingView, UnreadableView, VersionView
from engine.trail.store import models
from engine.trail.store.ledger import moment
from engine.trail.store.spoken import json_field, place_in
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from engine.trail.state.views import DecisionView

FILINGS = models.table(models.Filing)
FINDINGS = models.table(models.Finding)
VERSIONS = models.table(models.Version)
CHECKS = models.table(models.Check)
RUNS = models.table(models.Run)
WORDS = models.table(models.Words)
UNREADABLE = models.table(models.Unreadable)
CORRECTIONS = models.table(models.Correction)
_YEAR_TOLD = exists().where(
    CORRECTIONS.c.filing_id == FILINGS.c.id, CORRECTIONS.c.target == literal_column("'year'")
)
_FILING = (
    select(FILINGS, VERSIONS.c.sha256, _YEAR_TOLD.label("year_settled"))
    .outerjoin(VERSIONS, VERSIONS.c.id == FILINGS.c.version_id)
    .where(FILINGS.c.moved_to.is_(None))
)

_ASKS = (
    select(
        FINDINGS.c.filing_id,
        FINDINGS.c.rule,
        func.coalesce(json_field(FINDINGS.c.data, "ask"), "").label("ask"),
    )
    .where(
        FINDINGS.c.outcome == literal_column("'not_assessable'"),
        FINDINGS.c.state == literal_column("'open'"),
    )
    .subquery()
)
_BEFORE = place_in(_ASKS.c.ask, literal_column("'（'"))
_ASKED = select(
    _ASKS.c.filing_id,
    func.count(
        case(
            (_BEFORE > 1, func.trim(func.substr(_ASKS.c.ask, 1, _BEFORE - 1))),
            (_ASKS.c.ask == "", _ASKS.c.rule),
            else_=_ASKS.c.ask,
        ).distinct()
    ).label("papers"),
).group_by(_ASKS.c.filing_id)
"""How many papers are asked for, by filing: as ``paper_asked`` tells one from another."""
_PENDING = (
    select(FINDINGS)
    .where(FINDINGS.c.pending != literal_column("''"), FINDINGS.c.state == "open")
    .order_by(FINDINGS.c.filing_id, FINDINGS.c.id)
)  # the empty text spelt out, or SQLite does not see that its partial index answers


def filings(connection: Connection) -> list[FilingView]:
    """Return all filings, newest year first, then in the order they came."""
    order = (FILINGS.c.year.desc().nulls_last(), FILINGS.c.id)
    asked = requests(connection)
    return [
        replace(_filing(row), requests=asked.get(row["id"], 0))
        for row in connection.execute(_FILING.order_by(*order)).mappings()
    ]


def requests(connection: Connection) -> dict[int, int]:
    """Return how many papers are asked for, by filing."""
    return {row.filing_id: row.papers for row in connection.execute(_ASKED)}


def filing(connection: Connection, filing_id: int) -> FilingView:
    """Return one filing; TrailUsageError if there is none."""
    row = connection.execute(_FILING.where(FILINGS.c.id == filing_id)).mappings().first()
    if row is None:
        raise no_filing(filing_id)
    return replace(_filing(row), requests=requests(connection).get(filing_id, 0))


def no_filing(filing_id: int) -> TrailUsageError:
    """Return the error that a casebook has no filing of a number."""
    return TrailUsageError(
        f"案卷里没有第 {filing_id} 号报告，请核对号码或刷新列表。",
        hint="gouji book list 列出全部。",
    )


def versions(connection: Connection, filing_id: int) -> list[VersionView]:
    """Return the files received for a filing, first round first."""
    query = select(VERSIONS).where(VERSIONS.c.filing_id == filing_id).order_by(VERSIONS.c.id)
    return [
        VersionView(
            id=row["id"], filing_id=filing_id, sha256=row["sha256"], name=row["name"],
            source=row["source"], size=row["size"], round=row["round"],
            received_at=moment(row["received_at"]), kept=row["kept"],
        )
        for row in connection.execute(query).mappings()
    ]  # fmt: skip


def unreadable(connection: Connection) -> list[UnreadableView]:
    """Return the files that came and could not be read, the oldest first."""
    return [
        UnreadableView(
            id=row["id"], name=row["name"], source=row["source"], reason=row["reason"],
            sha256=row["sha256"], received_at=moment(row["at"]),
        )
        for row in connection.execute(select(UNREADABLE).order_by(UNREADABLE.c.id)).mappings()
    ]  # fmt: skip


def findings(
    connection: Connection, filing_id: int, *, include_resolved: bool = False
) -> list[FindingView]:
    """Return a filing's findings in document order, those of one cause together."""
    query = select(FINDINGS).where(FINDINGS.c.filing_id == filing_id)
    if not include_resolved:
        query = query.where(FINDINGS.c.state != "resolved")
    rows = connection.execute(query).mappings().all()
    steps: dict[str, list[DecisionView]] = defaultdict(list)
    for step in history(connection, filing_id):
        steps[step.key].append(step.view)
    words = words_of(connection, (row[name] for row in rows for name in ("data", "previous")))
    views = [_finding(row, tuple(steps[row["key"]]), words) for row in rows]
    return _in_order(views)


def finding(connection: Connection, finding_id: int) -> FindingView:
    """Return one finding with its history; TrailError if there is none."""
    row = connection.execute(select(FINDINGS).where(FINDINGS.c.id == finding_id)).mappings().first()
    if row is None:
        raise TrailError(f"案卷里没有第 {finding_id} 号问题，请刷新列表。")
    steps = history(connection, row["filing_id"], row["key"])
    words = words_of(connection, (row["data"], row["previous"]))
    return _finding(row, tuple(step.view for step in steps), words)


def proposals(connection: Connection) -> list[FindingView]:
    """Return the findings on which a proposal waits for a second person."""
    rows = connection.execute(_PENDING).mappings().all()
    words = words_of(connection, (row[name] for row in rows for name in ("data", "previous")))
    return [_finding(row, (), words) for row in rows]


def words_of(connection: Connection, stored: Iterable[str]) -> dict[str, str]:
    """Return the rules' words that stored findings name, by digest."""
    wanted = sorted({json.loads(data).get("words", "") for data in stored if data})
    query = select(WORDS).where(WORDS.c.digest.in_(wanted))
    return {row.digest: row.text for row in connection.execute(query)}


def causes(connection: Connection, filing_id: int) -> list[dict[str, Any]]:
    """Return the causes that the last check of the current version found."""
    stored = _last_check(connection, filing_id, "causes")
    return json.loads(stored) if stored else []


def outcomes(connection: Connection, filing_id: int) -> dict[str, int]:
    """Return how many outcomes of each verdict that check gave."""
    stored = _last_check(connection, filing_id, "outcomes")
    return json.loads(stored) if stored else {}


def provenance(connection: Connection) -> list[dict[str, str]]:
    """Return by what the current versions were checked, each pack and engine once."""
    latest = (
        select(func.max(CHECKS.c.id))
        .join(FILINGS, FILINGS.c.version_id == CHECKS.c.version_id)
        .group_by(CHECKS.c.filing_id)
    )
    columns = (
        RUNS.c.pack_id,
        RUNS.c.pack_version,
        RUNS.c.pack_sha256,
        RUNS.c.overlays_sha256,
        RUNS.c.engine_version,
    )
    query = (
        select(*columns)
        .distinct()
        .join(CHECKS, CHECKS.c.run_id == RUNS.c.id)
        .where(CHECKS.c.id.in_(latest))
        .order_by(*columns)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _last_check(connection: Connection, filing_id: int, column: str) -> str | None:
    query = (
        select(CHECKS.c[column])
        .join(FILINGS, FILINGS.c.version_id == CHECKS.c.version_id)
        .where(CHECKS.c.filing_id == filing_id, FILINGS.c.id == filing_id)
        .order_by(CHECKS.c.id.desc())
    )
    stored: str | None = connection.execute(query).scalar()
    return stored


def _filing(row: Mapping[Any, Any]) -> FilingView:
    received = row["received_at"]
    return FilingView(
        id=row["id"],
        agency=row["agency"],
        kind=row["kind"] or None,
        year=row["year"],
        state=row["state"],
        round=row["round"],
        version_id=row["version_id"],
        source=row["source"],
        received_at=moment(received) if received else None,
        due=_day(row["due"]),
        errors=row["errors"],
        warnings=row["warnings"],
        infos=row["infos"],
        undecided=row["undecided"],
        confirmed=row["confirmed"],
        dismissed=row["dismissed"],
        unit=row["unit"],
        sha256=row["sha256"] or "",
        approved_sha256=row["approved_sha256"],
        published_on=_day(row["published_on"]),
        published_address=row["published_address"],
        published_sha256=row["published_sha256"],
        year_settled=bool(row["year_settled"]),
    )


def _finding(
    row: Mapping[Any, Any], steps: tuple[DecisionView, ...], words: Mapping[str, str]
) -> FindingView:
    data = joined(row["data"], words)
    changed = row["state"] == "open" and row["decided"] not in ("", row["digest"])
    return FindingView(
        id=row["id"],
        filing_id=row["filing_id"],
        key=row["key"],
        digest=row["digest"],
        rule=row["rule"],
        title=data.get("title", ""),
        message=data.get("message", ""),
        severity=row["severity"],
        outcome=row["outcome"],
        state=cast("Any", row["state"]),
        cause=row["cause"] or None,
        data=data,
        history=steps,
        assignee=row["assignee"],
        previous_digest=row["decided"] if changed else "",
        expires=_day(row["expires"]),
        seq=row["latest"],
        pending=row["pending"],
        proposer=row["proposer"],
        previous=joined(row["previous"], words) if changed and row["previous"] else {},
    )


def _in_order(views: Sequence[FindingView]) -> list[FindingView]:
    places = {view.id: position(view.data) for view in views}
    first: dict[str, tuple[int, ...]] = {}
    for view in views:
        if view.cause:
            first[view.cause] = min(places[view.id], first.get(view.cause, places[view.id]))
    return sorted(
        views,
        key=lambda view: (
            first.get(view.cause or "", places[view.id]), view.cause or "", places[view.id],
            view.rule, view.id,
        ),
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
