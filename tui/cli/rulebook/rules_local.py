"""``gouji rules new L101 my-rule --overlay FILE``: a county's rule into the county's own file."""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.speech.exits import Exit
from tui.cli.speech.refusal import why
from tui.cli.speech.words import say
from tui.out import put, tell

if TYPE_CHECKING:
    from pathlib import Path

    from engine.evidence import Kind

LARGEST = 2_000_000


def begin_local(pack: Path | None, file: Path, code: str, name: str, kind: Kind) -> int:
    """Write the beginning of a rule into an overlay file, making the file where there is none."""
    from engine.packs import load_pack
    from engine.packs.local_rule import new_overlay, with_rule

    rules = load_pack(pack, proof=False)
    try:
        if os.path.lexists(file):
            kept(file, with_rule(had(file), rules, str(file), code, name, kind))
        else:
            with file.open("xb") as new:
                new.write(new_overlay(file.stem, code, name, kind, modeline(file)))
    except OSError as error:
        raise UsageError(say("command.cannot-write", path=file, why=why(error))) from None
    put(file)
    tell(say("rules.fill-in-local", code=code, path=shlex.quote(str(file))))
    return Exit.CLEAN


def modeline(file: Path) -> str:
    """Return the line by which editors find the schema of overlays from where a file lies."""
    from engine.packs import shipped
    from engine.packs.skeleton import MODELINE

    try:
        path = os.path.relpath(shipped() / "overlay.schema.json", file.resolve().parent)
    except ValueError:  # another drive
        return ""
    return MODELINE.format(path=path.replace(os.sep, "/"))


def had(file: Path) -> bytes:
    """Return what stands in an overlay file."""
    if not file.is_file() or file.stat().st_size > LARGEST:
        raise UsageError(say("rules.no-overlay", path=file))
    return file.read_bytes()


def kept(file: Path, content: bytes) -> None:
    """Put new content in a file's place, whole or not at all; links are kept, and its rights."""
    real = file.resolve()
    draft = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        with draft.open("xb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        draft.chmod(real.stat().st_mode & 0o777)
        draft.replace(real)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
