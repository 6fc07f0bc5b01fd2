"""The JSON schemas (2020-12) of what gouji writes: one family, each with its ``$id`` and version.

``check`` and ``book`` share findings, causes, repairs and packs by ``common``, which stands in
each schema that is handed out, so that one file is enough to validate.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

NAMES = ("check", "book", "lines", "material", "read", "log")
"""check --format json; export --format json; --format jsonl; book material; read; --log jsonl."""
SHARED = "common"


def schema(name: str) -> dict[str, Any]:
    """Return one of the ``NAMES``, whole: what it shares with the others is part of it."""
    document = _read(name)
    shared = _read(SHARED)
    return {**document, "$defs": {**document.get("$defs", {}), SHARED: shared}}


def _read(name: str) -> dict[str, Any]:
    text = files("engine.export.schemas").joinpath(f"{name}.schema.json").read_text("utf-8")
    document: dict[str, Any] = json.loads(text)
    return document
