"""Shared by all tests: where the corpus lies, and that CI must have it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def corpus_folder() -> Path:
    """Return the corpus folder: GOUJI_CORPUS, else ../shared/corpus beside the checkout."""
    return Path(os.environ.get("GOUJI_CORPUS", CHECKOUT.parent / "shared" / "corpus"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the corpus of real reports; skip where it is missing, fail where CI must have it."""
    folder = corpus_folder()
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI=true, but there is no corpus in {folder}")
        pytest.skip(f"no corpus in {folder}; set GOUJI_CORPUS")
    return folder
