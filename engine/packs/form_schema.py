"""The JSON schema of form files, for editors: by hand, as ``engine.forms.load`` reads them."""

from __future__ import annotations

from typing import Any

from engine.forms.load import KEYS, LABEL_KEYS, PART_KEYS, TABLE_KEYS
from engine.packs.schema import as_text

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_SHAPES: dict[str, dict[str, Any]] = {
    "form": {"enum": ["2019", "2021"], "description": "格式的名称（加引号）"},
    "years": {"type": "string", "pattern": "^[0-9]{4}-([0-9]{4})?$", "description": "报告年度"},
    "number": {"type": "integer", "minimum": 1, "maximum": 6},
    "parts": {"type": "array", "minItems": 6, "maxItems": 6, "items": {"$ref": "#/$defs/Part"}},
    "aspects": {"type": "array", "items": {"$ref": "#/$defs/Aspect"}},
    "sums": {"type": "array", "items": {"$ref": "#/$defs/Sum"}},
    "tables": {"$ref": "#/$defs/Tables"},
    "rows": {"$ref": "#/$defs/Labels"},
    "groups": {"$ref": "#/$defs/Labels"},
    "in_each": {"enum": ["row", "column"]},
}
_LISTS = frozenset({"aliases", "words", "others", "marks", "headings", "add", "make"})


def form_schema() -> str:
    """Return the schema of form files as text, the same every time."""
    tables = {str(number): {"$ref": "#/$defs/Table"} for number in (2, 3, 4)}
    schema = _mapping(KEYS, {"form", "title", "years", "parts", "tables"}) | {
        "$defs": {
            "Part": _mapping(PART_KEYS, {"number", "heading"}),
            "Aspect": _mapping({"name", "headings"}, {"name"}),
            "Tables": {**_open(tables), "additionalProperties": False, "required": list(tables)},
            "Table": _mapping(TABLE_KEYS, {"columns", "rows"}, columns={"$ref": "#/$defs/Labels"}),
            "Labels": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Label"}},
            "Label": _mapping(LABEL_KEYS, {"label"}, columns=_TEXTS),
            "Sum": _mapping({"in_each", "add", "make"}, {"in_each", "add", "make"}),
        }
    }
    return as_text(schema, "form")


def _mapping(keys: set[str], required: set[str], **other: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping of these keys and no others, each in its usual shape."""
    shapes = {key: other.get(key) or _shape(key) for key in sorted(keys)}
    return {**_open(shapes), "additionalProperties": False, "required": sorted(required)}


def _open(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _shape(key: str) -> dict[str, Any]:
    return _SHAPES.get(key) or (_TEXTS if key in _LISTS else _TEXT)
