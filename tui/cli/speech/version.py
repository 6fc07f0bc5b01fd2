"""The version of gouji, from the package's metadata."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    """Return the installed version, ``0+unknown`` in a checkout that was never installed."""
    try:
        return installed("gouji")
    except PackageNotFoundError:
        return "0+unknown"
