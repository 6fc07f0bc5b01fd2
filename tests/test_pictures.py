"""The pictures in the README are of the screens as they are, every character at its cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from making.beside import module_at
from making.screen_svg import CELL, words

from engine.own_papers import sealed

HERE = Path(__file__).parent
README = (HERE.parent / "README.md").read_text("utf-8")


@pytest.mark.slow
def test_the_pictures_show_the_screens_of_today():
    made = module_at(HERE / "make_pictures.py")
    for name, picture in made.pictures().items():
        assert f"samples/out/{name}.svg" in README
        kept = (made.OUT / f"{name}.svg").read_bytes()
        assert sealed(picture.encode(), "html") == kept, f"{name}: make pictures"


def test_a_chinese_character_takes_two_cells_and_what_follows_stands_after_it():
    (drawn,) = words("a乡 镇b", 1, 0, "#fff", None)
    places = re.search(r'x="([\d ]+)"', drawn)
    assert places
    assert [int(x) // CELL for x in places[1].split()] == [1, 2, 5, 7]
