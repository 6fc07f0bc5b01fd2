"""Writing a file that a person asked for: whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from engine.errors import UsageError
from engine.trail.store.private import FILE
from tui.cli.speech.refusal import why
from tui.cli.speech.words import say


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; say so if it is open elsewhere or the folder is closed."""
    draft = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            draft = Path(file.name)
            file.write(data)
        draft.chmod(FILE)  # who may read it is for the person to say: it quotes the reports
        draft.replace(path)
    except OSError as error:
        raise UsageError(
            say("command.cannot-write", path=path, why=why(error)),
            hint=say("trail.other-place"),
        ) from None
    finally:  # also when told to end
        if draft is not None:
            draft.unlink(missing_ok=True)
