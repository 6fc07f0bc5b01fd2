"""The child that reads what may crash, not left over from one test for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.reading.files import sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def no_child_before() -> Iterator[None]:
    """Begin without a child, and leave none."""
    sandbox.dismiss()
    yield
    sandbox.dismiss()
