"""Every sentence of the shipped vocabulary is read as it says, and lint has nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.audit.uses import uses
from engine.packs import load_pack
from engine.packs.vocabulary import complaints, example_results

RULES = Path(__file__).resolve().parents[2] / "rules"
PACK = load_pack(RULES / "nianbao")
OVERLAYS = sorted((RULES / "overlays").glob("*.yaml"))


def test_nothing_is_left_for_lint_to_say():
    assert [str(one) for one in complaints(PACK, uses())] == []


@pytest.mark.parametrize(
    "result", list(example_results(PACK)), ids=lambda one: f"{Path(one[0]).stem}-{one[1][:16]}"
)
def test_example(result):
    assert result[2] == ""


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.stem)
def test_examples_hold_under_every_overlay(overlay):
    pack = load_pack(RULES / "nianbao", [overlay])
    assert [one for one in example_results(pack) if one[2]] == []
