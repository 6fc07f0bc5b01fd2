"""Every example of every rule gives the outcome that it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.check.examples import example_results
from engine.packs import load_pack

RULES = Path(__file__).resolve().parents[2] / "rules"
OVERLAYS = sorted((RULES / "overlays").glob("*.yaml"))


@pytest.mark.parametrize(
    "result", list(example_results(load_pack(RULES / "nianbao"))), ids=lambda one: one.id
)
def test_example(result):
    assert result.wrong == ""


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.stem)
def test_examples_hold_under_every_overlay(overlay):
    results = list(example_results(load_pack(RULES / "nianbao", [overlay])))
    assert [result.id for result in results if result.wrong] == []
