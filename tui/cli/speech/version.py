"""The version of gouji, from the package's metadata."""

from __future__ import annotations

from pathlib import Path

_SITE = Path(__file__).resolve().parents[5]
"""Where an installed gouji lies, with what pip wrote of it beside it."""


def version() -> str:
    """Return the installed version, ``0+unknown`` in a checkout that was never installed."""
    inside = Path(__file__).resolve().parents[3].name == "_inner"
    told = list(_SITE.glob("gouji-*.dist-info")) if inside else []
    if len(told) == 1:  # its name says it: importlib.metadata would load the mail parser
        return told[0].name.removeprefix("gouji-").removesuffix(".dist-info")
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("gouji")
    except PackageNotFoundError:
        return "0+unknown"
