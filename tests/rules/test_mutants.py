"""The script that changes rules sees a change, and the sums of the tables leave no way round."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from engine.packs import load_pack

CHECKOUT = Path(__file__).resolve().parents[2]
SUMS = ("F201", "F202", "F203", "F301")


def _script():
    spec = importlib.util.spec_from_file_location("mutate", CHECKOUT / "tests" / "mutate_pack.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MUTATE = _script()
PACK = load_pack(CHECKOUT / "rules" / "nianbao")


def test_every_kind_of_change_is_made():
    rule = PACK.rule("F203").model_copy(update={"check": "new + 1 == done and column != 'x'"})
    said = set(MUTATE.mutated(rule.check, rule))
    assert "new - 1 == done and column != 'x'" in said
    assert "new + 2 == done and column != 'x'" in said
    assert "new + 1 != done and column != 'x'" in said
    assert "new + 1 == done or column != 'x'" in said
    assert "new + 1 == done and column != 'x?'" in said
    assert "new + 1 == done" in said


@pytest.mark.slow
@pytest.mark.parametrize("code", SUMS)
def test_no_change_of_a_sum_goes_unnoticed(code):
    assert list(MUTATE.survivors(PACK, [code])) == []
