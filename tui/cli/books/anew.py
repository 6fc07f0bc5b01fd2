"""By which rules filings of a casebook are judged anew, told where they are not those of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.reports.sources import at_home, setup_of
from tui.cli.speech.words import say
from tui.cli.sweeps.sweep import means_of
from tui.out import tell

if TYPE_CHECKING:
    import argparse

    from engine.sweep.sweep import Plan
    from engine.trail.casebook import Casebook


def plan_of(arguments: argparse.Namespace, book: Casebook) -> Plan:
    """Return by what to judge anew: --pack, --overlay, --roster, else as the book's county."""
    from engine.packs import load_pack
    from engine.sweep.sweep import Plan

    setup = at_home(setup_of(arguments), book.units())
    means = means_of(load_pack(setup.pack, overlays=setup.overlays, proof=False))
    before = book.provenance()
    if before and means.data() not in before:
        tell(say("material.other-rules"))
    return Plan(setup=setup, means=means, workers=getattr(arguments, "workers", 0), again=True)
