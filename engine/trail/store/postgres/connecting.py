"""Connections to a server: the schema fixed, waiting bounded, each written row counted."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from engine.errors import TrailError
from engine.trail.store.database import TIMEOUT, written
from engine.trail.store.postgres.failures import MISSING

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from engine.trail.store.place import Server

PATIENCE = 10  # seconds for a server to answer at all
AT_A_DESK = 3  # and where somebody who has the book open waits at a key
# a line that a fire wall has cut without a word is noticed within a minute; in milliseconds
_ALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "tcp_user_timeout": 30_000}
_SETTINGS = (
    "SELECT set_config('search_path', quote_ident(current_schema()), false),"
    f" set_config('lock_timeout', '{TIMEOUT}s', false),"
    " set_config('extra_float_digits', '1', false)"
)
CHANNEL = "'gouji_' || md5(current_schema())"
# Alone at the head of the chain, until the transaction ends: one lock for each schema. When it ends
# well, whoever listens is told.
_ALONE = (
    "SELECT pg_advisory_xact_lock(1196378442, hashtext(current_schema())),"
    f" set_config('synchronous_commit', '%s', true), pg_notify({CHANNEL}, '')"
)
ALONE_SYNCED, ALONE = _ALONE % "on", _ALONE % "off"


def engine_for(server: Server) -> Engine:
    """Return the engine for a server; TrailError where its driver is not installed."""
    if find_spec("psycopg") is None:
        raise TrailError(MISSING)
    engine = create_engine(
        server.url, poolclass=QueuePool, pool_size=4, pool_pre_ping=True,
        connect_args={
            "connect_timeout": PATIENCE, "application_name": "gouji",
            "client_encoding": "UTF8",  # whatever the database or PGCLIENTENCODING say
            **_ALIVE,
        },
    )  # fmt: skip
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "after_cursor_execute", written)
    return engine


def _prepared(connection: Any, _record: object) -> None:
    """Hold a connection to the schema that its user meets first; nothing else is looked at."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTINGS)
    connection.commit()


def hurry(engine: Engine) -> None:
    """Wait for a silent host no longer than somebody at a desk can; lines that stand are renewed.

    Asking whether a line stands and making a new one take ``AT_A_DESK`` seconds each, at most.
    """
    event.listen(engine, "do_connect", _hurried)
    engine.dispose()


def _hurried(_dialect: object, _record: object, _given: object, named: dict[str, Any]) -> None:
    """Connect with less patience; SQLAlchemy hands the driver what is ``named`` here."""
    named |= {"connect_timeout": AT_A_DESK, "tcp_user_timeout": AT_A_DESK * 1000}
