"""Files that a person asked for: whole or not at all, and why the system refused one."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from engine.trail.store.private import FILE
from tui.text.words import pair

if TYPE_CHECKING:
    from tui.text.words import Texts

SAME = {"EPERM": "EACCES"}
"""Reasons that are told in the words of another."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner alone (it quotes reports); OSError if not."""
    import tempfile  # only who writes needs it

    draft = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            draft = Path(file.name)
            file.write(data)
        draft.chmod(FILE)  # who else may read it is for the person to say
        draft.replace(path)
    except BaseException:  # also Ctrl-C: no half file stays behind
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise


def reason(error: OSError, texts: Texts) -> str:
    """Return why the system refused, in a few words."""
    code = errno.errorcode.get(error.errno or 0, "")
    key = f"command.refused-{SAME.get(code, code)}"
    return texts(key) if pair(key) else error.strerror or type(error).__name__
