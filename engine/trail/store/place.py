"""Where a casebook lies: in a file, or on a PostgreSQL server that a URL names.

A URL never holds a password: what stands on a command line or in an environment is for all to
read, and would find its way into messages. libpq takes it from PGPASSWORD or ~/.pgpass.
"""

from __future__ import annotations

import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

from engine.errors import UsageError
from engine.values import dataclass

SCHEMES = ("postgresql", "postgresql+psycopg")
_UNKNOWN = "--book 只认案卷文件或 PostgreSQL 的网址（postgresql+psycopg://用户@主机/数据库）。"
_NOT_HERE = (
    "网址里不要写密码：命令行和环境变量谁都看得到；请改用 PGPASSWORD 或 ~/.pgpass，"
    "网址只写 postgresql+psycopg://用户@主机/数据库。"
)


@dataclass(frozen=True, slots=True)
class Server:
    """A schema of a database on a PostgreSQL server; ``url`` holds no password."""

    url: str

    def __str__(self) -> str:
        """Return the URL."""
        return self.url

    @property
    def name(self) -> str:
        """Return what it is called in sentences: the database and the host."""
        return f"{self._parts.path.lstrip('/')}@{'、'.join(filter(None, self._hosts)) or '本机'}"

    @property
    def stem(self) -> str:
        """Return what a folder beside it may be called."""
        return f"{self._parts.path.lstrip('/')}-{self._parts.hostname or 'local'}"

    @property
    def libpq(self) -> str:
        """Return the URL as PostgreSQL's own programs take it."""
        return self.url.replace("postgresql+psycopg://", "postgresql://", 1)

    @property
    def unproved(self) -> bool:
        """Tell whether nobody proves on the way that this is the server it is taken for."""
        mode = self._said("sslmode")
        return mode != "verify-full" and not all(map(_here, self._hosts))

    def exists(self) -> bool:
        """Return True: whether there is a casebook only opening it tells."""
        return True

    @property
    def _hosts(self) -> tuple[str, ...]:
        """Return the hosts that may be asked, as libpq finds them, "" for this machine's socket.

        Both a name and an address count where both are said; a service may lie anywhere.
        """
        host = self._parts.hostname or self._said("host")
        service = "" if host else self._said("service")
        hosts = dict.fromkeys(
            one for word in (host, self._said("hostaddr"), service) for one in word.split(",")
        )
        return tuple(hosts)

    def _said(self, setting: str) -> str:
        """Return a setting of libpq's: the URL's, else the environment's, "" if there is none."""
        otherwise = os.environ.get(f"PG{setting.upper()}", "")
        return parse_qs(self._parts.query).get(setting, [otherwise])[-1]

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.url)


Place = Path | Server


def place_of(word: str | Path | Server) -> Place:
    """Return the place that a word names; UsageError for a URL that is none of a book."""
    if isinstance(word, (Path, Server)):
        return word
    if "://" not in word:
        return Path(word)
    try:
        parts = urlsplit(word)
        port = parts.port
    except ValueError:
        raise UsageError(_UNKNOWN) from None
    if parts.scheme not in SCHEMES or not parts.path.strip("/") or port == 0:
        raise UsageError(_UNKNOWN)
    if parts.password is not None or "password" in parse_qs(parts.query, keep_blank_values=True):
        raise UsageError(_NOT_HERE)
    return Server(f"postgresql+psycopg://{word.partition('://')[2]}")


def _here(host: str) -> bool:
    """Tell whether a host is this machine: loopback, or the folder of a socket."""
    if not host or host == "localhost" or host.startswith(("/", "%2f", "%2F")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
