"""By which plan one filing of a casebook is judged anew, in the calling process.

For the screens; by the rules that they were opened with, else by the book's county's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.audit.worker import WorkerConfig
from engine.sweep.sweep import Plan
from engine.trail.casebook import CheckProvenance

if TYPE_CHECKING:
    from engine.packs.rulebook import Rulebook
    from engine.trail.casebook import Casebook


def plan_at_home(book: Casebook, engine_version: str, rulebook: Rulebook) -> Plan:
    """Return the plan; PackError if a rule or an overlay cannot be read."""
    units = book.units()
    pack = rulebook.pack_for(units, proof=False)
    means = CheckProvenance(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        overlays_sha256=",".join(overlay.sha256 for overlay in pack.overlays),
        engine_version=engine_version,
    )
    setup = WorkerConfig(pack=rulebook.pack, overlays=rulebook.overlays_for(units), public=False)
    return Plan(setup=setup, means=means, workers=1, again=True)
