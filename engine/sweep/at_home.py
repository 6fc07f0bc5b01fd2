"""By which rules a casebook is judged where nobody names any: the shipped ones, and its county's.

For the screens, which are asked for no rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.audit.worker import WorkerConfig
from engine.packs import shipped
from engine.packs.in_process import pack_in_process
from engine.packs.overlays import for_county
from engine.sweep.sweep import Plan
from engine.trail.casebook import CheckProvenance

if TYPE_CHECKING:
    from engine.trail.casebook import Casebook


def plan_at_home(book: Casebook, engine_version: str) -> Plan:
    """Return the plan by which one filing of a book is judged anew, in the calling process."""
    units = book.units()
    overlays = for_county((shipped() / "overlays",), units) if units else ()
    pack = pack_in_process(overlays=tuple(overlays))
    means = CheckProvenance(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        overlays_sha256=",".join(overlay.sha256 for overlay in pack.overlays),
        engine_version=engine_version,
    )
    setup = WorkerConfig(overlays=tuple(overlays))
    return Plan(setup=setup, means=means, workers=1, again=True)
