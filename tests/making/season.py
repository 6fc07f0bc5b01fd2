"""A county's season by chance: one file for each agency and year, alternating formats."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING

from making.chance import draft
from making.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORMATS = ("docx", "html", "flat", "tsv")
KINDS = (("镇人民政府", "township"), ("街道办事处", "subdistrict"), ("局", "department"))


def agency(index: int) -> tuple[str, str]:
    """Return a name of an agency and its kind, another for each index."""
    letters = "东西南北中青白红金玉石云山河林泉松竹梅兰"
    name = letters[index // 400 % 20] + letters[index // 20 % 20] + letters[index % 20]
    ending, kind = KINDS[index % len(KINDS)]
    return f"青禾县{name}{ending}", kind


def write_season(
    folder: Path, number: int, *, formats: Sequence[str] = FORMATS, year: int = 2023
) -> list[Path]:
    """Write so many reports, each of its own agency, all of one year; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for index in range(number):
        one = renamed(index, year)
        ending, write = WRITERS[formats[index % len(formats)]]
        path = folder / f"{index:04}{ending}"
        path.write_bytes(write(one))
        paths.append(path)
    return paths


def renamed(index: int, year: int) -> object:
    """Return a draft by chance under another agency's name, for one year."""
    dice = random.Random(index)  # noqa: S311 — tests, not secrets
    while True:
        one = draft(dice.randrange(10**9))
        if dataclasses.asdict(one)["year"] == year:
            break
    name, _kind = agency(index)
    return _replaced(one, one.agency, name)


def _replaced(value: object, old: str, new: str) -> object:
    """Return a draft in which a name stands for another wherever it is written."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, dict):
        return {key: _replaced(one, old, new) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_replaced(one, old, new) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: _replaced(getattr(value, f.name), old, new) for f in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    return value
