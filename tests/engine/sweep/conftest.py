"""A casebook with a roster, and a folder for files on their way into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.trail.casebook import Casebook

from making.sweeps import ROSTER, opened


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with opened(tmp_path / "b.book") as made:
        made.import_roster(ROSTER)
        yield made


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder
