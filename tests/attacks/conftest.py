"""A rich casebook, made once and copied for each attack."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from attacks.rich_book import build

if TYPE_CHECKING:
    from pathlib import Path

    from attacks.rich_book import Rich


@pytest.fixture(scope="session")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Rich:
    """Make the book."""
    return build(tmp_path_factory.mktemp("rich"))


@pytest.fixture
def rich(honest: Rich, tmp_path: Path) -> Rich:
    """Give a copy of the book and of its checkpoint file."""
    shutil.copy(honest.path, tmp_path / honest.path.name)
    shutil.copy(honest.witness, tmp_path / honest.witness.name)
    path, witness = tmp_path / honest.path.name, tmp_path / honest.witness.name
    return replace(honest, path=path, witness=witness)
