"""An overlay says whose county it is for; a roster of that county brings it along."""

from __future__ import annotations

from engine.packs import shipped
from engine.packs.overlays import for_county
from engine.roster.unit import Unit

FOLDER = shipped() / "overlays"


def names(*units: Unit) -> list[str]:
    """Return the overlays that a roster brings along."""
    return [path.name for path in for_county([FOLDER], units)]


def test_a_unit_of_the_county_brings_its_overlay() -> None:
    assert names(Unit(name="青禾县白沙镇人民政府")) == ["qinghe.yaml"]


def test_a_unit_named_shortly_belongs_by_its_parent() -> None:
    assert names(Unit(name="白沙镇人民政府", parent="青禾县人民政府")) == ["qinghe.yaml"]


def test_another_county_brings_nothing() -> None:
    assert names(Unit(name="五台县白家庄镇人民政府", parent="五台县人民政府")) == []
    assert names() == []
