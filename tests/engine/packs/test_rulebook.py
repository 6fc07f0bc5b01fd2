"""By which rules a casebook is judged: those named, else its county's."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.packs.rulebook import Rulebook, rulebook_in
from engine.roster.unit import Unit

LOCAL = """\
overlay: made-up
title: 清河县
county: 清河县
source: {id: made-up, title: 清河县的文件}
"""
UNITS = [Unit(name="清河县石桥镇人民政府", kind="township")]


@pytest.fixture
def folder(tmp_path):
    """Give a folder of the user's own with a county's overlay."""
    (tmp_path / "qinghe.yaml").write_text(LOCAL, "utf-8")
    return tmp_path


def test_a_countys_units_bring_its_overlay(folder):
    book = Rulebook(folders=(folder,))
    assert book.overlays_for(UNITS) == (folder / "qinghe.yaml",)
    assert book.overlays_for([Unit(name="别县石桥镇")]) == ()
    assert book.overlays_for([]) == ()
    assert [one.id for one in book.pack_for(UNITS).overlays] == ["made-up"]


def test_what_somebody_named_is_taken_and_nothing_else(folder, tmp_path):
    named = tmp_path / "named.yaml"
    named.write_text(LOCAL.replace("made-up", "named").replace("清河县", "别县"), "utf-8")
    book = Rulebook(overlays=(named,), folders=(folder,))
    assert book.overlays_for(UNITS) == (named,)
    assert [one.id for one in book.pack_for(UNITS, proof=False).overlays] == ["named"]


@pytest.mark.parametrize(
    "book",
    [
        Rulebook(),
        Rulebook(pack=Path("/规则"), overlays=(Path("/甲.yaml"),), folders=(Path("/乙"),)),
    ],
)
def test_it_is_the_same_for_another_process(book):
    assert rulebook_in(book.spelt()) == book


def test_its_paths_are_whole_for_another_process(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert rulebook_in(Rulebook(overlays=(Path("甲.yaml"),)).spelt()).overlays == (
        tmp_path / "甲.yaml",
    )
