"""By what reports were checked (pack, overlays, engine), and which bytes already were by it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select

from engine.trail.commands.portions import portions
from engine.trail.store import models
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import BindParameter, Connection

    from engine.trail.store.ledger import WriteTransaction

CHECKS = models.table(models.Check)
RUNS = models.table(models.Run)
# Made once: a statement put together for every few reports stays in memory too, see ``record``.
_THESE: BindParameter[Any] = bindparam("these", expanding=True)
_CHECKED = (
    select(CHECKS.c.sha256)
    .join(RUNS, RUNS.c.id == CHECKS.c.run_id)
    .where(
        *(
            RUNS.c[name] == bindparam(f"by_{name}")
            for name in ("pack_sha256", "overlays_sha256", "engine_version")
        )
    )
)
_CHECKED_AMONG = _CHECKED.where(CHECKS.c.sha256.in_(_THESE))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckProvenance:
    """By what was checked: the pack with its digests, the overlays' digest, the engine."""

    pack_id: str
    pack_version: str
    pack_sha256: str
    overlays_sha256: str
    engine_version: str

    def data(self) -> dict[str, str]:
        """Return the means as an event holds them."""
        return asdict(self)


def run_of(transaction: WriteTransaction, means: CheckProvenance) -> int:
    """Return the id of the run with these means, writing it if it is new."""
    run = known_run(transaction.connection, means)
    if run is None:
        run = transaction.connection.execute(insert(RUNS), means.data()).inserted_primary_key[0]  # type: ignore[index]
    return int(run)


def known_run(connection: Connection, means: CheckProvenance) -> int | None:
    """Return the id of the run with these means, None if nothing was checked by them."""
    same = [RUNS.c[name] == value for name, value in means.data().items()]
    run = connection.execute(select(RUNS.c.id).where(*same)).scalar()
    return None if run is None else int(run)


def checked_digests(connection: Connection, means: CheckProvenance) -> frozenset[str]:
    """Return the digests of all bytes that were checked by these very means.

    The engine's version is one of them: what is read from a report changes with it, so an
    upgraded gouji looks again at what an earlier one has judged.
    """
    return frozenset(row.sha256 for row in connection.execute(_CHECKED, _by(means)))


def among(
    connection: Connection, digests: Collection[str], means: CheckProvenance
) -> frozenset[str]:
    """Return which of these bytes (SHA-256) were checked by these very means."""
    return frozenset(
        row.sha256
        for part in portions(sorted(digests))
        for row in connection.execute(_CHECKED_AMONG, {**_by(means), "these": part})
    )


def already(connection: Connection, sha256: str, means: CheckProvenance) -> bool:
    """Tell whether these bytes were checked by these very means."""
    return bool(among(connection, [sha256], means))


def _by(means: CheckProvenance) -> dict[str, str]:
    return {
        "by_pack_sha256": means.pack_sha256,
        "by_overlays_sha256": means.overlays_sha256,
        "by_engine_version": means.engine_version,
    }
