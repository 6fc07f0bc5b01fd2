"""A casebook that somebody has in hands, and the checkpoint file that lies outside of it."""

from __future__ import annotations

import pytest


@pytest.fixture
def attacked(reviewed, tmp_path):
    """Give a reviewed casebook with a checkpoint file outside of it, closed."""
    with reviewed.open() as book:
        book.seal([tmp_path / "检查点.txt"])
    return reviewed


@pytest.fixture
def witness(tmp_path):
    """Give the checkpoint file."""
    return tmp_path / "检查点.txt"
