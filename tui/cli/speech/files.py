"""Writing a file that a person asked for: whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.speech.refusal import why
from tui.cli.speech.words import say
from tui.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; say so if it is open elsewhere or the folder is closed."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise UsageError(
            say("command.cannot-write", path=path, why=why(error)),
            hint=say("trail.other-place"),
        ) from None
