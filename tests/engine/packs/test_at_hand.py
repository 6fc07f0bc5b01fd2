"""A pack out of the cache is the pack that its files say, and never another."""

from __future__ import annotations

import shutil
from dataclasses import fields

import pytest

from engine import rule as values
from engine.compile.compiled import compiled
from engine.errors import PackError
from engine.packs import at_hand, forms_of, load_pack, shipped, written
from engine.packs.load import read_pack

OVERLAY = """
overlay: here
title: 本县补充规定
source: {id: county-1, title: 某县办法, number: 某政发〔2024〕1号, date: "2024-01-02"}
rules: []
"""


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Let a folder of this test be the cache."""
    monkeypatch.setenv("GOUJI_CACHE", str(tmp_path / "cache"))
    for one in (at_hand._kept_forms, forms_of):
        one.cache_clear()
    return tmp_path / "cache"


def parts(pack):
    """Return what a pack says, its words as they are written."""
    said = {one.name: getattr(pack, one.name) for one in fields(pack) if one.compare}
    said["vocabulary"] = dict(pack.vocabulary.subjects)
    said["forms"] = pack.forms.forms
    return said


def test_the_shipped_pack_comes_back_as_it_was_read(cache, monkeypatch):
    first = load_pack(proof=False)
    assert {path.name.partition("-")[0] for path in cache.iterdir()} == {"forms", "pack"}
    monkeypatch.setattr("engine.packs.load.read_pack", None)
    again = load_pack(proof=False)
    assert parts(again) == parts(first) == parts(read_pack(proof=False))
    assert again.stamp == first.stamp != ""


def test_it_is_compiled_as_one_that_was_just_read(monkeypatch):
    pack = load_pack(proof=False)
    made = compiled(pack)
    monkeypatch.setattr("engine.compile.compiled.definition", None)
    assert compiled(load_pack(proof=False)) == made


def test_a_changed_pack_is_read_anew(tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(shipped() / "nianbao", folder)
    before = load_pack(folder, proof=False)
    path = next(folder.glob("*/F203-*.yaml"))
    path.write_text(
        path.read_text("utf-8").replace("severity: error", "severity: warning"), "utf-8"
    )
    after = load_pack(folder, proof=False)
    assert (before.rule("F203").severity, after.rule("F203").severity) == ("error", "warning")
    path.write_text("nonsense: [", "utf-8")
    for _ in range(2):  # what is wrong is said each time
        with pytest.raises(PackError):
            load_pack(folder, proof=False)


def test_overlays_are_part_of_what_is_kept(tmp_path):
    path = tmp_path / "here.yaml"
    path.write_text(OVERLAY, "utf-8")
    one = load_pack(None, [path], proof=False)
    two = load_pack(None, [path], proof=False)
    assert parts(one) == parts(two) == parts(read_pack(None, [path], proof=False))
    assert one.overlays
    assert not load_pack(proof=False).overlays


def test_a_changed_copy_is_not_taken_for_the_pack():
    pack = load_pack(proof=False)
    fewer = pack.model_copy(update={"rules": pack.rules[:1]})
    assert fewer.stamp == ""
    assert len(compiled(fewer).rules) == 1


def test_shapes_and_values_have_the_same_fields():
    for name, kind in vars(values).items():
        shape = getattr(written, name, None)
        if isinstance(shape, type) and hasattr(shape, "model_fields"):
            assert [one.name for one in fields(kind)] == list(shape.model_fields), name
