"""A process that may not read and write everything, whoever runs the tests."""

from __future__ import annotations

import os

POWERS = "--bounding-set=-dac_override,-dac_read_search"


def weakly(*command: str) -> list[str]:
    """Return a command that runs without root's power over files (``needs("without_root")``)."""
    return ["setpriv", POWERS, *command] if os.geteuid() == 0 else list(command)
