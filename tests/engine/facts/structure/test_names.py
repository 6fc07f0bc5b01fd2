"""What people are told of parts and aspects is what the form calls them."""

from __future__ import annotations

from engine.facts.structure.names import ASPECTS, PARTS
from engine.forms.load import load_forms
from engine.packs import shipped

NEWEST = load_forms(shipped() / "nianbao" / "forms").newest


def test_aspects_are_called_as_in_the_form():
    assert list(ASPECTS.values()) == [aspect.name for aspect in NEWEST.aspects]


def test_parts_are_called_as_in_the_form():
    assert {part.number: part.heading for part in NEWEST.parts} == PARTS
