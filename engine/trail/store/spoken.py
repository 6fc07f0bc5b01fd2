"""The few words of SQL that SQLite and PostgreSQL spell differently, each said once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

__all__ = ["alike", "json_field", "json_length", "place_in"]


class json_field(FunctionElement[str]):  # noqa: N801  # a function of SQL, spelt as one
    """The text of a field of a JSON text: ``json_field(column, name)``."""

    inherit_cache = True
    type = String()


class json_length(FunctionElement[int]):  # noqa: N801
    """How many things a list in a JSON text holds: ``json_length(column, name)``."""

    inherit_cache = True
    type = Integer()


class place_in(FunctionElement[int]):  # noqa: N801
    """Where a text holds another, from 1, or 0: ``place_in(text, part)``."""

    inherit_cache = True
    type = Integer()


class alike(FunctionElement[bool]):  # noqa: N801
    r"""Whether a text is like a pattern, whatever the case; ``\`` escapes."""

    inherit_cache = True


_SPELT: dict[type[FunctionElement[Any]], tuple[str, str]] = {
    json_field: ("json_extract({0}, '$.' || {1})", "(CAST({0} AS json) ->> {1})"),
    json_length: (
        "json_array_length({0}, '$.' || {1})", "json_array_length(CAST({0} AS json) -> {1})",
    ),
    place_in: ("instr({0}, {1})", "strpos({0}, {1})"),
    alike: ("({0} LIKE {1} ESCAPE '\\')", "({0} ILIKE {1} ESCAPE '\\')"),
}  # fmt: skip


def _spell(element: type[FunctionElement[Any]], pattern: str, dialect: str) -> None:
    @compiles(element, dialect)
    def spelt(one: FunctionElement[Any], compiler: Any, **more: Any) -> str:
        return pattern.format(*(compiler.process(part, **more) for part in one.clauses))


for _element, (_sqlite, _postgresql) in _SPELT.items():
    _spell(_element, _sqlite, "sqlite")
    _spell(_element, _postgresql, "postgresql")
