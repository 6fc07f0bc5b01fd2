"""A real PostgreSQL for the tests: a throw-away cluster on loopback, gone with the session.

initdb refuses root, so root starts it as ``postgres`` (else ``nobody``). Durability is off: no test
pulls the plug.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from needs import server_programs

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = count(1)
_SETTINGS = (
    "fsync=off", "full_page_writes=off", "max_connections=120", "shared_buffers=64MB",
    "password_encryption=scram-sha-256",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server; its superuser is ``boss``, and whoever comes by loopback is let in."""

    port: int
    data: Path
    settings: tuple[str, ...]
    made: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Start it, and wait until it lets people in."""
        options = f"-p {self.port} -k {self.data.parent} -c listen_addresses=127.0.0.1 "
        options += " ".join(f"-c {one}" for one in self.settings)
        _tool("pg_ctl", "-D", self.data, "-w", "-l", self.data / "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; ``fast``: who is connected is thrown out; ``immediate``: as in a crash."""
        _tool("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def present(self, papers: Path) -> None:
        """Show whoever comes by TLS these papers from now on (``making.certificates``)."""
        for name in ("cert.pem", "key.pem"):
            there = self.data / name
            shutil.copy(papers / name, there)
            there.chmod(0o600)
            _hand_over(there)
        known = f"ssl = on\nssl_cert_file = 'cert.pem'\nssl_key_file = 'key.pem'\n# {papers}\n"
        (self.data / "postgresql.auto.conf").write_text(known, "utf-8")
        self.stop()
        self.start()

    def url(self, database: str, user: str = "boss", **more: str) -> str:
        """Return the address of a database for a user."""
        tail = "&".join(f"{name}={value}" for name, value in more.items())
        address = f"postgresql+psycopg://{user}@127.0.0.1:{self.port}/{database}"
        return f"{address}?{tail}" if tail else address

    def database(self, template: str = "template0") -> str:
        """Make an empty database, or a copy of another, and return its name."""
        name = f"book_{os.getpid()}_{next(_NUMBER)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return name

    def book(self) -> str:
        """Return the address of a database that holds an empty casebook, as its owner."""
        from engine.trail.store.place import Server
        from engine.trail.store.postgres.making import make

        if not self.made:
            name = self.database()
            make(Server(self.url(name)))
            self.made.append(name)
        return self.url(self.database(self.made[0]))

    def run(self, *statements: str, database: str = "postgres", user: str = "boss") -> None:
        """Run statements, as the superuser unless told."""
        import psycopg

        address = f"host=127.0.0.1 port={self.port} dbname={database} user={user}"
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """Start a server and stop it at the end; ``durable``: as one that people work with."""
    with tempfile.TemporaryDirectory(prefix="gouji-pg-", ignore_cleanup_errors=True) as name:
        data = Path(name) / "data"
        data.mkdir()
        _hand_over(Path(name), data)
        _tool("initdb", "-D", data, "-U", "boss", "-A", "trust", "-E", "UTF8", "--locale=C",
              "--no-sync")  # fmt: skip
        _ask_for_a_password(data / "pg_hba.conf")
        made = Cluster(_free_port(), data, _SETTINGS[2:] if durable else _SETTINGS)
        made.start()
        try:
            yield made
        finally:
            if (data / "postmaster.pid").exists():
                made.stop("immediate")


def _ask_for_a_password(rules: Path) -> None:
    """Let nobody called geheim in without a password."""
    asked = "host all geheim 127.0.0.1/32 scram-sha-256\n"
    rules.write_text(asked + rules.read_text("utf-8"), "utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _user() -> str:
    known = {line.split(":")[0] for line in Path("/etc/passwd").read_text("utf-8").splitlines()}
    return "postgres" if "postgres" in known else "nobody"


def _hand_over(*places: Path) -> None:
    if os.geteuid() == 0:
        for one in places:
            shutil.chown(one, _user())


def _tool(name: str, *words: str | Path) -> None:
    """Run one of PostgreSQL's programs, as one who is not root."""
    folder = server_programs()
    assert folder is not None
    who = ["setpriv", "--reuid", _user(), "--clear-groups"] if os.geteuid() == 0 else []
    subprocess.run(
        [*who, folder / name, *map(str, words)], check=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", timeout=120,
    )  # fmt: skip
