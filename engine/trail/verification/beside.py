"""Compare what stands beside the filings with the events: bases of checks, sketches, unreadables.

Bases and sketches may be missing, for the next sweep makes them anew; one that is there and is not
what the check had would keep a report from being judged again, so it is told.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from engine.trail.log.canonical import sha256
from engine.trail.state.basis import Sketch, read, sketch_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.trail.state.projection import Projection
    from engine.trail.store.seam import Rows

MEANS = ("pack_id", "pack_version", "pack_sha256", "overlays_sha256", "engine_version")
_BASES = (
    "SELECT b.*, r.pack_id, r.pack_version, r.pack_sha256, r.overlays_sha256, r.engine_version"
    " FROM bases b LEFT JOIN runs r ON r.id = b.run_id ORDER BY b.filing_id"
)
UNREADABLE = ("sha256", "reason_sha256", "at", "seq")


def false_bases(projection: Projection, rows: Rows) -> Iterator[int]:
    """Yield the filings whose basis is not the one that the event of their last check tells."""
    for row in rows.execute(_BASES):
        last = projection.last_check(row["filing_id"])
        means = {name: row[name] for name in MEANS}
        if (
            last is None
            or sha256(row["judged_on"]) != last.basis_sha256
            or (row["sha256"], means) != (last.version, last.means)
        ):
            yield row["filing_id"]


def false_sketches(projection: Projection, rows: Rows) -> Iterator[str]:
    """Yield the SHA-256 of the versions whose sketch no check has made."""
    received = {one["sha256"] for versions in projection.versions.values() for one in versions}
    made: dict[str, set[str]] = defaultdict(set)  # two filings may have come with the same file
    for row in rows.execute("SELECT sha256, judged_on FROM bases"):
        made[row["sha256"]].add(read(row["judged_on"]).sketch_sha256)
    for row in rows.execute(
        "SELECT sha256, unit, year, marks, words FROM sketches ORDER BY sha256"
    ):
        there = {name: row[name] for name in ("unit", "year", "marks", "words")}
        digest = sketch_digest(Sketch(**there))
        if row["sha256"] not in received or digest not in made.get(row["sha256"], {digest}):
            yield row["sha256"]


def false_unreadables(projection: Projection, rows: Rows) -> Iterator[int]:
    """Yield the numbers of unreadable files that rows and events tell otherwise."""
    stored = {row["id"]: row for row in rows.execute("SELECT * FROM unreadable")}
    for number in sorted({*stored, *projection.unreadable}):
        row, told = stored.get(number), projection.unreadable.get(number)
        if row is None or told is None or not _same(row, told):
            yield number


def _same(row: Any, told: Mapping[str, Any]) -> bool:
    """Tell whether a row is as told; a reason that a rebuild could not bring back is empty."""
    if row["reason"] and sha256(row["reason"]) != row["reason_sha256"]:
        return False
    return all(row[name] == told[name] for name in UNREADABLE)
