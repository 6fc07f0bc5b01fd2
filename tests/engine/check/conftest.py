"""A checker of one rule."""

from __future__ import annotations

import pytest
from making.checks import KIND, pack

from engine.check import Checker


@pytest.fixture(scope="module")
def checker():
    return Checker(pack({}), [KIND])
