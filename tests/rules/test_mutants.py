"""Whatever is changed in a rule, an example of it notices; a part of the changes is tried here.

All of them: ``python tests/mutate_pack.py`` (half a minute).
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from making.beside import module_at
from making.mutants import mutated

from engine.packs import load_pack

CHECKOUT = Path(__file__).resolve().parents[2]
SUMS = ("F201", "F202", "F203", "F301")


def _script():
    return module_at(CHECKOUT / "tests" / "mutate_pack.py")


MUTATE = _script()
PACK = load_pack(CHECKOUT / "rules" / "nianbao")


def test_every_kind_of_change_is_made():
    rule = PACK.rule("F203").model_copy(update={"check": "new + 1 == done and column != 'x'"})
    said = set(mutated(rule.check, rule))
    assert "new - 1 == done and column != 'x'" in said
    assert "new + 2 == done and column != 'x'" in said
    assert "new + 1 != done and column != 'x'" in said
    assert "new + 1 == done or column != 'x'" in said
    assert "new + 1 == done and column != 'x?'" in said
    assert "new + 1 == done" in said


def test_kinds_years_and_cases_are_changed_too():
    said = [name for name, _ in MUTATE.all_mutants(PACK, ["A101", "X102", "D102", "S107"])]
    for wanted in (
        "A101 kinds without subdistrict",
        "A101 kinds all",
        "A101 otherwise uncertain",
        "A101 case 0 outcome fail",
        "X102 years 2021-",
        "D102 case 0 severity info",
        "S107 cases 1, 2 swapped",
    ):
        assert wanted in said


def test_what_is_said_to_be_equal_is_one_of_the_changes():
    names = [name for name, _ in MUTATE.all_mutants(PACK)]
    equal = [name for name in names if MUTATE.is_equal(name)]
    assert len(equal) == len(MUTATE.EQUAL)


@pytest.mark.parametrize("code", SUMS)
def test_no_change_of_a_sum_goes_unnoticed(code):
    assert list(MUTATE.survivors(PACK, MUTATE.all_mutants(PACK, [code]))) == []


@pytest.mark.slow
def test_no_change_of_any_rule_goes_unnoticed():
    chance = random.Random(20240131)  # noqa: S311 - the same changes each time
    tried = chance.sample(list(MUTATE.all_mutants(PACK)), 400)
    assert list(MUTATE.survivors(PACK, tried)) == []
