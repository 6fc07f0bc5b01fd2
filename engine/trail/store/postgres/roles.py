"""The rights that people need of a casebook on a server, as SQL for its administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.store.database import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

AUDITOR, READER = "gouji_auditor", "gouji_reader"


def grants(schema: str, *, auditor: str = AUDITOR, reader: str = READER) -> Iterator[str]:
    """Yield statements that make two roles: who audits appends events, who reads only reads.

    Neither may change or remove an event, or anything of the schema; people get a role each that
    is a member of one of these. Up to PostgreSQL 14 everybody may make things in ``public``, and
    whatever foreign stands there keeps a book from opening.
    """
    place = _quoted(schema)
    yield f"REVOKE CREATE ON SCHEMA {place} FROM PUBLIC"
    rows = ", ".join(f"{place}.{one.name}" for one in tables() if one.name != "events")
    for role in (auditor, reader):
        yield f"CREATE ROLE {_quoted(role)}"
        yield f"GRANT USAGE ON SCHEMA {place} TO {_quoted(role)}"
        yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {place} TO {_quoted(role)}"
    yield f"GRANT INSERT ON {place}.events TO {_quoted(auditor)}"
    yield f"GRANT INSERT, UPDATE, DELETE ON {rows} TO {_quoted(auditor)}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
