"""Make a casebook's schema on a server, by alembic, in the caller's transaction."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from engine.errors import TrailError, UsageError
from engine.trail.store.database import SCHEMA
from engine.trail.store.postgres.connecting import ALONE_SYNCED, engine_for
from engine.trail.store.postgres.failures import MISSING, NO_BOOK, server_failures_told

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from engine.trail.store.place import Server

REVISIONS = Path(__file__).with_name("revisions")
_PREFIX = "schema_"
_FACTS = "SELECT current_setting('server_encoding'), current_schema()"
_THERE = text(
    "SELECT to_regclass('events') IS NOT NULL, to_regclass('alembic_version') IS NOT NULL"
)
_OTHERS = (
    "SELECT 1 FROM pg_class"
    " WHERE relnamespace = quote_ident(current_schema())::regnamespace LIMIT 1"
)
_MAY_MAKE = (
    "SELECT has_schema_privilege(current_schema(), 'CREATE'), quote_ident(current_schema()),"
    " quote_ident(current_user)"
)
_MAY_NOT = (
    "{name}：这个用户没有建表的权限；请有权限的用户来做，"
    "或请管理员授权：GRANT CREATE ON SCHEMA {schema} TO {user}。"
)
_TAKEN = "{name} 里已有案卷或别的表；一个模式（schema）只放一本案卷，请换一个库或模式。"


def make(server: Server) -> str:
    """Make an empty casebook and return its schema; UsageError where there is one already."""
    engine = engine_for(server)
    try:
        with server_failures_told(server), engine.connect() as connection, connection.begin():
            lay_out(connection, server)
            return str(connection.exec_driver_sql("SELECT current_schema()").scalar_one())
    finally:
        engine.dispose()


def lay_out(connection: Connection, server: Server) -> None:
    """Make the tables in a transaction of the caller's, which nobody else makes beside."""
    if find_spec("alembic") is None:
        raise TrailError(MISSING)
    _usable(connection, server)
    may, schema, user = connection.exec_driver_sql(_MAY_MAKE).one()
    if not may:
        raise TrailError(_MAY_NOT.format(name=server.name, schema=schema, user=user))
    connection.exec_driver_sql(ALONE_SYNCED)
    if connection.exec_driver_sql(_OTHERS).first() is not None:
        raise UsageError(_TAKEN.format(name=server.name))
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(REVISIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs("head", revision)  # noqa: SLF001  # as alembic's own command

    with EnvironmentContext(config, script, fn=steps) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()


def version_of(connection: Connection, server: Server) -> int:
    """Return the schema version of the casebook; TrailError where there is none."""
    _usable(connection, server)
    events, marked = connection.execute(_THERE).one()
    if not events and not marked:
        raise TrailError(f"{server.name}：{NO_BOOK.format(url=server.url)}")
    if not marked:
        return 0
    told = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    number = str(told[0]).removeprefix(_PREFIX) if len(told) == 1 else ""
    return int(number) if number.isdecimal() else 0


def refuse_version(version: int, server: Server) -> None:
    """Raise TrailError for a casebook of another schema."""
    if version > SCHEMA:
        raise TrailError(
            f"{server.name} 由更新版本的 gouji 建立（格式 {version}，本程序只认识到 {SCHEMA}）；"
            "请升级 gouji。"
        )
    if version < SCHEMA:
        raise TrailError(
            f"{server.name} 是旧格式（{version}），本程序不认；请先用 pg_dump 备份，"
            "再用建立它的那个版本 gouji book copy 到文件，在这里打开升级后复制回服务器。"
        )


def _usable(connection: Connection, server: Server) -> None:
    encoding, schema = connection.exec_driver_sql(_FACTS).one()
    if encoding != "UTF8":
        raise TrailError(f"{server.name} 的编码是 {encoding}；案卷要 UTF8，请另建一个库。")
    if schema is None:
        raise TrailError(f"{server.name}：这个用户的 search_path 里没有能用的模式，请管理员授权。")
