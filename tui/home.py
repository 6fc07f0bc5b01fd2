"""The folders of this user's own: the default casebook and what was confirmed; the settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.trail.store.confirmed_paths import Confirmed


def data_folder() -> Path:
    """Return the user's data folder of gouji, made if need be, for nobody else to enter."""
    from engine.trail.store.private import private_folder

    return private_folder(_folder())


def readings_folder() -> Path:
    """Return where a sweep keeps what it has read, for the case that it is killed; not made."""
    return _folder() / "readings"


def confirmed() -> Confirmed:
    """Return the checkpoint files that this user has confirmed on this machine."""
    from engine.trail.store.confirmed_paths import Confirmed

    return Confirmed(_folder() / "confirmed.json")


def _folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("gouji", appauthor=False)


def config_folder() -> Path:
    """Return the folder of the user's own settings, keys and overlays; it need not be there.

    Every command asks: on Linux it is told without platformdirs, which a cold start leaves out.
    """
    if sys.platform == "linux":
        root = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return Path(root or os.path.expanduser("~/.config")) / "gouji"  # noqa: PTH111 — never fails
    from platformdirs import user_config_path

    return user_config_path("gouji")
