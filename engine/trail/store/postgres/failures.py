"""What a PostgreSQL server refuses or lacks, in sentences that say what to do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from engine.errors import TrailError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.trail.store.place import Server

MISSING = (
    "案卷在 PostgreSQL 服务器上，而这里没有装它的驱动；"
    "请安装：pip install 'gouji[postgres]'，再做一次。"
)
NO_BOOK = (
    "这个数据库里没有 gouji 的案卷；请核对网址，"
    "或由有建表权限的用户运行 gouji book new --book {url} 新建。"
)
_STATES = {
    "28P01": "密码不对；请核对用户，密码写在 PGPASSWORD 或 ~/.pgpass 里。",
    "28000": "服务器不让这个用户登录；请核对用户名，或请管理员改 pg_hba.conf。",
    "3D000": "服务器上没有这个数据库；请核对网址，或请管理员建库（createdb）。",
    "42501": "这个用户没有做这一步的权限；请管理员授权（gouji book new 印出的授权语句）。",
    "25006": "服务器或这次会话是只读的，本次操作没有写入；请连主库，或请管理员检查。",
    "55P03": "案卷正被另一个程序占用，本次操作没有写入；请稍候重试，或关闭另一个窗口。",
    "40001": "读到一半案卷有了变化，请再做一次。",
    "53100": "服务器磁盘已满，本次操作没有写入；请管理员腾出空间后重做这一步。",
    "53300": "服务器连接数已满；请稍候再试，或请管理员调大 max_connections。",
    "57P01": "服务器正在关闭，没有提交的内容都没有写入；请等它起来后重做这一步。",
    "57P03": "服务器正在启动或恢复，请稍候再试。",
    "42P01": "案卷不完整：缺少 gouji 的表；请运行 gouji trail verify 查验。",
}
# libpq gives no state with what goes wrong before the first answer
_WORDS = (
    ("password authentication failed", "28P01"), ("no password supplied", "28P01"),
    ("no pg_hba.conf entry", "28000"),
    ("too many clients", "53300"), ("starting up", "57P03"), ("shutting down", "57P01"),
    ("database system is in recovery", "57P03"),
)  # fmt: skip
_NO_TLS = "TLS 连接没有建成（证书或 sslmode 不合）；请核对 sslmode、sslrootcert 和服务器证书。"
_NO_SERVER = (
    "连不上服务器：没有在听、主机名或端口不对，或网络不通；请核对网址，确认 PostgreSQL 在运行。"
)
_LOST = "与服务器的连接断了，没有提交的内容都没有写入；请重开后再做这一步。"


@contextmanager
def server_failures_told(server: Server, *, otherwise: str = "") -> Iterator[None]:
    """Turn the driver's errors inside the block into a TrailError that says what to do."""
    try:
        from psycopg import Error
    except ImportError:
        raise TrailError(MISSING) from None
    try:
        yield
    except (Error, DBAPIError) as error:
        told = error.orig if isinstance(error, DBAPIError) else error
        sentence = _sentence(told, otherwise)
        raise TrailError(f"{server.name}：{sentence}", hint=_detail(told)) from error


def _detail(error: BaseException | None) -> str:
    """Return what the driver says, which never holds a password."""
    return " ".join(str(error).split())


def _sentence(error: BaseException | None, otherwise: str) -> str:
    state = str(getattr(error, "sqlstate", None) or "")
    words = _detail(error)
    found = state or next((code for part, code in _WORDS if part in words), "")
    if found in _STATES:
        return _STATES[found]
    if not state and type(error).__name__ == "OperationalError":
        return _unconnected(words)
    return (
        otherwise
        or f"案卷拒绝了这一步（{words[:300]}）；什么也没有写入，请用 gouji trail verify 检查。"
    )


def _unconnected(words: str) -> str:
    """Return what kept a connection from coming about, or cut it."""
    if 'database "' in words and "does not exist" in words:
        return _STATES["3D000"]
    if 'role "' in words and "does not exist" in words:
        return _STATES["28000"]
    if "SSL" in words or "certificate" in words:
        return _NO_TLS
    return _LOST if "closed the connection" in words or "lost" in words else _NO_SERVER
