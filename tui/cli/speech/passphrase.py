"""The passphrase that a script gives in the environment: taken out, so that no child inherits it.

Whatever we start (workers, LibreOffice, a browser's tab) would keep it in its environment for life.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

NAME = "GOUJI_PASSPHRASE"
_held: list[str] = []


def hold(environment: MutableMapping[str, str]) -> None:
    """Take the passphrase out of the environment and keep it for this command."""
    given = environment.pop(NAME, None)
    _held[:] = [] if given is None else [given]


def held() -> str | None:
    """Return the passphrase that was given, None if there was none."""
    return _held[0] if _held else None
