"""What the operating system refuses, in words that help at the desk."""

from __future__ import annotations

import errno

from engine.errors import GoujiError
from tui.cli.speech.words import chosen, say
from tui.files import reason


def why(error: OSError) -> str:
    """Return why the system refused, in a few words."""
    return reason(error, chosen())


def refused(error: OSError) -> GoujiError:
    """Say what the system refused: which file, why, and what may help."""
    what = error.filename or say("command.output")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        hint = say("command.free-space")
    else:
        hint = say("command.check-path-and-rights")
    return GoujiError(say("command.cannot-open", what=what, why=why(error)), hint=hint)
