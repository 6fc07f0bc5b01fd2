"""A copy of the shipped rules that a test may spoil."""

from __future__ import annotations

import shutil

import pytest

from engine.packs import shipped


@pytest.fixture
def pack(tmp_path):
    """Copy the shipped pack, to be spoilt."""
    folder = tmp_path / "nianbao"
    shutil.copytree(shipped() / "nianbao", folder)
    return folder
