"""The checkpoint files that a user has confirmed on this machine, kept outside of any casebook.

A casebook names its checkpoint files, but a casebook can come from anybody. So a name is believed
only where this user gave it for this casebook on this machine (``gouji book set checkpoints``).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from engine.errors import TrailError
from engine.trail.store import checkpoint_file
from engine.trail.store.private import make_private, private_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class Confirmed:
    """Names of checkpoint files by casebook id; without a file they last as long as this object."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._here: dict[str, list[str]] = {}

    def of(self, book: str) -> frozenset[str]:
        """Return the files confirmed for a casebook."""
        return frozenset(self._read().get(book, ()))

    def confirm(self, book: str, files: Iterable[str]) -> None:
        """Confirm these files for a casebook, and no others any more."""
        known = self._read()
        known[book] = sorted(set(files))
        self._here = known
        if self._file is not None:
            self._write(self._file, known)

    def _read(self) -> dict[str, list[str]]:
        if self._file is None:
            return dict(self._here)
        try:
            stored: Any = json.loads(checkpoint_file.read(self._file))
        except (OSError, ValueError, RecursionError, TrailError):
            return {}
        pairs = stored.items() if isinstance(stored, dict) else ()
        return {book: texts(files) for book, files in pairs}

    def _write(self, file: Path, known: dict[str, list[str]]) -> None:
        draft = file.with_name(f"{file.name}.{os.getpid()}.part")
        try:
            private_folder(file.parent)
            draft.unlink(missing_ok=True)
            make_private(draft)
            draft.write_text(json.dumps(known, ensure_ascii=False, indent=1), "utf-8")
            draft.replace(file)
        except (OSError, TrailError) as error:
            raise TrailError(
                f"没能在本机记下对检查点文件的确认（{file}）；请检查这个文件夹有无权限、空间。"
            ) from error
        finally:  # also when told to end
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def texts(value: object) -> list[str]:
    """Return the texts of what should be a list of texts; of anything else nothing."""
    items: Sequence[object] = value if isinstance(value, list) else ()
    return [item for item in items if isinstance(item, str)]
