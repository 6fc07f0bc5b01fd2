"""The county's sums: each figure traceable, a missing one never zero, nothing counted unseen."""

from __future__ import annotations

from making.dossiers import exported
from making.judged_units import checker, unit

from engine.export.totals import word
from engine.export.totals.sums import totals_of


def test_the_same_reports_give_the_same_bytes():
    one = exported(unit(1))
    made = totals_of(one, checker().pack.forms)
    assert word.write(made, one.origin) == word.write(made, one.origin)
