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
    "28P01": "密码不对或已过期；请核对用户，密码写在 PGPASSWORD 或 ~/.pgpass 里。",
    "28000": "服务器不让这个用户登录；请核对用户名，或请管理员改 pg_hba.conf。",
    "3D000": "服务器上没有这个数据库；请核对网址，或请管理员建库（createdb）。",
    "55000": "管理员关了这个数据库，暂时不让人连；请问管理员何时再开。",
    "42501": "这个用户没有做这一步的权限；请管理员授权（gouji book new 印出的授权语句）。",
    "25006": "服务器或这次会话是只读的，本次操作没有写入；请连主库，或请管理员检查。",
    "55P03": "案卷正被另一个程序占用，本次操作没有写入；请稍候重试，或关闭另一个窗口。",
    "40001": "读到一半案卷有了变化，请再做一次。",
    "40P01": "这一步与别人的撞上了，没有写入；请再做一次。",
    "57014": (
        "服务器把这一步截断了（statement_timeout 太短，或管理员取消了它），本次操作没有写入；"
        "请再做一次，还是这样就请管理员放宽：ALTER ROLE 用户 SET statement_timeout = 0。"
    ),
    "53100": "服务器磁盘已满，本次操作没有写入；请管理员腾出空间后重做这一步。",
    "53200": "服务器内存不够，本次操作没有写入；请稍候再做，或请管理员检查。",
    "53300": "服务器连接数已满；请稍候再试，或请管理员调大 max_connections（或这个用户的上限）。",
    "57P01": "服务器正在关闭，没有提交的内容都没有写入；请等它起来后重做这一步。",
    "57P02": "服务器出了故障，正在恢复，没有提交的内容都没有写入；请稍候重做这一步。",
    "57P03": "服务器正在启动或恢复，请稍候再试。",
    "42P01": "案卷不完整：缺少 gouji 的表；请运行 gouji trail verify 查验。",
}
_CLASSES = {
    "08": "与服务器的连接断了，没有提交的内容都没有写入；请重开后再做这一步。",
    "53": "服务器的磁盘、内存或连接不够，本次操作没有写入；请管理员检查后重做这一步。",
    "58": "服务器读写磁盘出错，本次操作没有写入；请管理员检查磁盘和日志后重做这一步。",
    "XX": (
        "服务器说它存的数据坏了，这一步没有做；请大家先停用，请管理员检查，用 pg_dump 的备份恢复。"
    ),
}
_TIMED_OUT = (
    "服务器嫌等得太久，断开了连接，没有提交的内容都没有写入；请再做一次，总是这样就请管理员放宽"
    " idle_in_transaction_session_timeout 和 idle_session_timeout。"
)
_STATES |= dict.fromkeys(("25P03", "25P04", "57P05"), _TIMED_OUT)
_NO_TLS = (
    "TLS 连接没有建成；请核对网址里的 sslmode、sslrootcert（要客户端证书的还有 sslcert、sslkey）"
    "和服务器证书。"
)
_NOT_PROVED = (
    "服务器的证书没有通过查验：不是 sslrootcert 里的机构发的，或已经过期（本机时钟不对也会这样）；"
    "请核对 sslrootcert，或请管理员换证书；查清以前不要改低 sslmode。"
)
_OTHER_NAME = (
    "服务器的证书不是给网址里这个主机名的（{words}）；请在网址里写证书上的名字，"
    "或请管理员换证书；查清以前不要改低 sslmode。"
)
_NO_AUTHORITY = (
    "没有（或读不了）查验服务器用的机构证书；请向管理员要 ca.pem，在网址里写 sslrootcert=路径，"
    "或放到 ~/.postgresql/root.crt。"
)
_TLS_OFF = (
    "服务器没有开 TLS；请管理员打开（postgresql.conf 的 ssl = on），在此之前不要改低 sslmode。"
)
_OPEN_KEY = "客户端的私钥别人也能读，因此不能用；请运行 chmod 600 私钥文件，再做一次。"
_ONLY_TLS = (
    "服务器不收这样的连接：多半只收 TLS，而网址或 PGSSLMODE 关了它；请改用 sslmode=verify-full，"
    "或请管理员改 pg_hba.conf。"
)
_NO_SERVER = (
    "连不上服务器：没有在听、主机名或端口不对，或网络不通；请核对网址，确认 PostgreSQL 在运行。"
)
_URL = "网址里的设置不对（{words}）；请核对 --book 的网址和 PG 开头的环境变量。"
_REFUSED = "服务器没有让连上，它说：{words}；请核对网址和用户，或把这句话告诉管理员。"
# libpq gives no state with what goes wrong before the first answer, and a server's words may be
# Chinese: by parts that a sentence holds, the first that fits; what is not known here is said in
# the server's own words
_WORDS = (
    (("does not match host name",), _OTHER_NAME), (("root certificate file",), _NO_AUTHORITY),
    (("certificate verify failed",), _NOT_PROVED), (("signature failure",), _NOT_PROVED),
    (("does not support ssl",), _TLS_OFF), (("private key file", "access"), _OPEN_KEY),
    (("closed the connection",), _CLASSES["08"]), (("connection", "lost"), _CLASSES["08"]),
    (('database "', "does not exist"), _STATES["3D000"]),
    (('role "', "does not exist"), _STATES["28000"]),
    (("pg_hba.conf", "no encryption"), _ONLY_TLS), (("pg_hba.conf",), _STATES["28000"]),
    (("not permitted to log in",), _STATES["28000"]),
    (("password authentication failed",), _STATES["28P01"]),
    (("no password supplied",), _STATES["28P01"]), (("认证失败",), _STATES["28P01"]),
    (("too many clients",), _STATES["53300"]), (("too many connections",), _STATES["53300"]),
    (("starting up",), _STATES["57P03"]), (("in recovery",), _STATES["57P03"]),
    (("not accepting connections",), _STATES["57P03"]), (("shutting down",), _STATES["57P01"]),
    (("not currently accepting connections",), _STATES["55000"]),
    (("permission denied",), _STATES["42501"]),
    (("invalid", "value"), _URL), (("ssl",), _NO_TLS), (("certificate",), _NO_TLS),
    *(((part,), _NO_SERVER) for part in (
        "connection refused", "timeout expired", "timed out", "resolve host", "no route",
        "translate host name", "unreachable", "no such file",
    )),
)  # fmt: skip


@contextmanager
def server_failures_told(server: Server) -> Iterator[None]:
    """Turn the driver's errors inside the block into a TrailError that says what to do."""
    try:
        from psycopg import Error
    except ImportError:
        raise TrailError(MISSING) from None
    try:
        yield
    except (Error, DBAPIError) as error:
        told = error.orig if isinstance(error, DBAPIError) else error
        raise TrailError(f"{server.name}：{_sentence(told)}", hint=_detail(told)) from error


def _detail(error: BaseException | None) -> str:
    """Return what the driver says, which never holds a password."""
    return " ".join(str(error).split())


def _sentence(error: BaseException | None) -> str:
    state, words = str(getattr(error, "sqlstate", None) or ""), _detail(error)
    if not state and type(error).__name__ in ("OperationalError", "ConnectionTimeout"):
        return _unconnected(words)
    if not state and type(error).__name__ == "ProgrammingError":
        return _URL.format(words=words[:300])
    known = _STATES.get(state) or _CLASSES.get(state[:2])
    return known or (
        f"案卷拒绝了这一步（{words[:300]}）；什么也没有写入，请用 gouji trail verify 检查。"
    )


def _unconnected(words: str) -> str:
    """Return what kept a connection from coming about, or cut it."""
    told = words.lower()
    fits = (sentence for parts, sentence in _WORDS if all(part in told for part in parts))
    shown = words.rpartition("failed: ")[2][:300]
    return next(fits, _REFUSED).format(words=shown)
