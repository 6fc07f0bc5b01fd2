"""What a ``gouji.toml`` may say: every key with its type and bounds, every complaint with its line.

Loaded only where there is such a file: pydantic and tomllib cost a start more than all the rest.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator

from engine.errors import PackError
from engine.packs.complaints import shaped
from engine.packs.lines import Lined
from engine.shapes import Frozen
from tui.cli.config.files import read
from tui.cli.reports.papers import FORMATS
from tui.cli.speech.words import joined, say

if TYPE_CHECKING:
    from pathlib import Path

_AT = re.compile(r"line (\d+), column \d+")
_KEY = r"^[ \t]*(?:\[{{1,2}}[ \t]*)?[\"']?{key}[\"']?[ \t]*[=.\]]"
Word = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]+$", max_length=1024)]
Words = Annotated[tuple[Word, ...], Field(max_length=200)]


class Settings(Frozen):
    """The settings of one file; None: it says nothing of this one."""

    book: Word | None = None
    overlays: Words | None = None
    roster: Word | None = None
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None, Field(alias="fail-on")
    ] = None
    workers: Annotated[int, Field(strict=True, ge=0, le=64)] | None = None
    exclude: Words | None = None
    format: str | None = None
    lang: Literal["zh", "en"] | None = None
    cluster: Word | None = None
    shared_folder: Annotated[Word | None, Field(alias="shared-folder")] = None
    cluster_tls: Annotated[Word | None, Field(alias="cluster-tls")] = None

    @field_validator("format")
    @classmethod
    def _known(cls, value: str) -> str:
        from difflib import get_close_matches

        known = ("text", *FORMATS)
        if value not in known:
            near = get_close_matches(value.lower(), known, n=1)
            meant = say("command.did-you-mean", near=near[0]) if near else ""
            raise ValueError(say("config.not-a-format", listed=joined(known), meant=meant))
        return value


def settings_in(path: Path) -> tuple[Settings, Lined]:
    """Read a file; PackError says what is wrong, in which line, and what would be right."""
    lined = Lined(str(path), data=_parsed(path, text := _text(path)))
    lined.lines[()] = 1
    for key, value in lined.data.items():
        lined.lines[(key,)] = line = _line(text, key)
        for number, _ in enumerate(value if isinstance(value, list) else ()):
            lined.lines[(key, number)] = line
    return shaped(Settings, lined.data, lined), lined


def _text(path: Path) -> str:
    data = read(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackError(say("config.not-utf8"), path=str(path), line=line) from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        problem = str(error).partition(" (at ")[0]
        raise PackError(say("config.not-toml", why=problem), path=str(path), line=line) from None


def _line(text: str, key: str) -> int:
    found = re.search(_KEY.format(key=re.escape(key)), text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
