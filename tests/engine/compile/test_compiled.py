"""A pack compiled, kept and recalled: the same either way, grouped by kinds of fact."""

from __future__ import annotations

import json

import pytest

from engine.compile import compiled as module
from engine.compile.compiled import compiled
from engine.compile.patterns import token
from engine.packs import load_pack


@pytest.fixture
def kept(monkeypatch):
    """Give what is kept, in memory."""
    there: dict[tuple[str, str], bytes] = {}
    monkeypatch.setattr(module, "keep", lambda room, key, data: there.update({(room, key): data}))
    monkeypatch.setattr(module, "recall", lambda room, key: there.get((room, key)))
    return there


@pytest.fixture(scope="module")
def pack():
    """Give the shipped pack with two rules, under a stamp of its own."""
    whole = load_pack()
    rules = tuple(one for one in whole.rules if one.code in {"F203", "S101"})
    return whole.model_copy(update={"rules": rules}).stamped("a stamp")


def test_what_is_recalled_is_what_was_made(kept, pack):
    made = compiled(pack)
    assert len(kept) == 1
    assert compiled(pack) == made
    assert compiled(pack.model_copy(update={})) == made, "without being kept"


def test_patterns_are_grouped_by_the_kind_that_their_rules_are_about(kept, pack):
    made = compiled(pack)
    kinds = dict.fromkeys(token(one.over) for one in pack.rules)
    assert [one.over for one in made.sets] == list(kinds)
    assert {code for one in made.sets for code in one.codes} == {"F203", "S101"}
    for one in made.sets:
        names = {name for text in one.patterns for name in json.loads("{" + text + "}")}
        assert names <= set(made.targets)
        assert one.kinds
    assert len(kept) == 1


@pytest.mark.parametrize("text", ["", "{}", "[1]\nx", "\udcff", "[[], [], {}, [], {}]"])
def test_what_was_kept_and_is_torn_is_made_anew(kept, pack, text):
    data = text.encode("utf-8", "surrogateescape")
    made = compiled(pack)
    (key,) = kept
    kept[key] = data
    assert compiled(pack) == made
    assert kept[key] != data
