"""What stands against the files of a sweep: findings that failed and were not dismissed.

A file is judged by its filing: if a later round has come, by what that round left open. So the same
folder swept twice is told the same twice, and a decision changes what is told.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from engine.trail.store import models
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

FINDINGS = models.table(models.Finding)
FILINGS = models.table(models.Filing)
VERSIONS = models.table(models.Version)
STANDING = ("open", "confirmed")
SETTLED = ("dismissed", "accepted")
FAILED = ("fail", "broken")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A filing with the number of its standing findings by severity (``error`` …), none at zero.

    ``digests`` are the files (SHA-256) that it received, of those asked for.
    """

    filing_id: int
    counts: Mapping[str, int] = field(default_factory=dict)
    digests: tuple[str, ...] = ()


class StandingFinding(NamedTuple):
    """A finding that failed and stands, and whose report it was found in; ``kind`` "": unknown."""

    filing_id: int
    kind: str
    year: int | None
    rule: str
    key: str
    digest: str
    severity: str


def standing(
    connection: Connection,
    digests: Container[str],
    counts_for: Callable[[StandingFinding], bool] | None = None,
) -> list[Standing]:
    """Return for each filing that received one of these files (SHA-256) what stands against it.

    In the order of the filings; one that was moved into another is left out. ``counts_for`` says
    of a finding whether it is counted, None: all are.
    """
    counts = _counts(connection, counts_for)
    received = groupby(_received(connection, digests), itemgetter(0))
    return [
        Standing(
            filing_id=one,
            counts=counts.get(one, {}),
            digests=tuple(dict.fromkeys(digest for _, digest in files)),
        )
        for one, files in received
    ]


def settled(connection: Connection) -> frozenset[tuple[str, str]]:
    """Return key and digest of every finding that was dismissed or is accepted for a time."""
    query = select(FINDINGS.c.key, FINDINGS.c.digest).where(FINDINGS.c.state.in_(SETTLED))
    return frozenset((row.key, row.digest) for row in connection.execute(query))


def _received(connection: Connection, digests: Container[str]) -> Iterator[tuple[int, str]]:
    """Yield filings and digests in order; all are read, a season has more than a query takes."""
    query = (
        select(VERSIONS.c.filing_id, VERSIONS.c.sha256)
        .join(FILINGS, FILINGS.c.id == VERSIONS.c.filing_id)
        .where(FILINGS.c.moved_to.is_(None))
        .order_by(VERSIONS.c.filing_id, VERSIONS.c.id)
    )
    for row in connection.execute(query):
        if row.sha256 in digests:
            yield row.filing_id, row.sha256


def _counts(
    connection: Connection, counts_for: Callable[[StandingFinding], bool] | None
) -> dict[int, dict[str, int]]:
    if counts_for is not None:
        return _counted(filter(counts_for, _findings(connection)))
    query = (
        select(FINDINGS.c.filing_id, FINDINGS.c.severity, func.count().label("many"))
        .where(FINDINGS.c.state.in_(STANDING), FINDINGS.c.outcome.in_(FAILED))
        .group_by(FINDINGS.c.filing_id, FINDINGS.c.severity)
    )
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(query):
        counts[row.filing_id][row.severity] = row.many
    return counts


def _findings(connection: Connection) -> Iterator[StandingFinding]:
    of_finding = (FINDINGS.c.rule, FINDINGS.c.key, FINDINGS.c.digest, FINDINGS.c.severity)
    query = (
        select(FILINGS.c.id, FILINGS.c.kind, FILINGS.c.year, *of_finding)
        .join(FILINGS, FILINGS.c.id == FINDINGS.c.filing_id)
        .where(FINDINGS.c.state.in_(STANDING), FINDINGS.c.outcome.in_(FAILED))
    )
    yield from (StandingFinding(*row) for row in connection.execute(query))


def _counted(findings: Iterable[StandingFinding]) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = {}
    for one in findings:
        of_filing = counts.setdefault(one.filing_id, {})
        of_filing[one.severity] = of_filing.get(one.severity, 0) + 1
    return counts
