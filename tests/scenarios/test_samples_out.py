"""samples/out shows one of each paper, and is never taken for reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.export.papers import PAPERS
from engine.own_papers import kind_of
from engine.reading.files.sources import sources

SAMPLES = Path(__file__).parents[2] / "samples"
OUT = SAMPLES / "out"
MOST = 600_000
"""Bytes that all pictures together take at most."""


@pytest.mark.parametrize("name", PAPERS)
def test_one_of_each_paper_is_there_and_known(name):
    (path,) = OUT.glob(f"{name}_*")
    assert kind_of(path.read_bytes()) == name


def test_the_pictures_are_small_known_and_shown():
    pictures = sorted(OUT.glob("*.png"))
    readme = (SAMPLES.parent / "README.md").read_text("utf-8")
    assert [one.name for one in pictures if f"samples/out/{one.name}" not in readme] == []
    assert all(kind_of(one.read_bytes()) for one in pictures)
    assert 0 < sum(one.stat().st_size for one in pictures) < MOST


def test_whoever_sweeps_the_samples_gets_none_of_them():
    told: list[str] = []
    found = [one.name for one in sources([SAMPLES], own=lambda name, _kind: told.append(name))]
    assert not any(name.startswith(str(OUT)) for name in found)
    assert all(name.startswith(str(OUT)) for name in told)
    assert len(found) == len(list(SAMPLES.glob("20*/*")))


def test_nothing_in_them_is_of_this_machine():
    for path in OUT.iterdir():
        assert str(SAMPLES.parent).encode() not in path.read_bytes()
