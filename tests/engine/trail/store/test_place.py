"""Where a casebook lies: a file or a server, and never a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import UsageError
from engine.trail.store.place import Server, place_of


def test_a_word_without_a_scheme_is_a_file():
    assert place_of("案卷/2024.book") == Path("案卷/2024.book")


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_a_server_is_named_by_database_and_host(scheme):
    server = place_of(f"{scheme}://zhang@db.example/season2024?sslmode=verify-full")
    assert isinstance(server, Server)
    assert (server.name, server.stem) == ("season2024@db.example", "season2024-db.example")
    assert server.libpq == "postgresql://zhang@db.example/season2024?sslmode=verify-full"


@pytest.mark.parametrize(
    "word",
    ["mysql://a@b/c", "postgresql://host", "postgresql://host:port/db", "http://x/y", "://"],
)
def test_another_url_is_refused(word):
    with pytest.raises(UsageError, match="只认案卷文件或 PostgreSQL"):
        place_of(word)


@pytest.mark.parametrize(
    "word", ["postgresql://a:geheim@host/db", "postgresql://a@host/db?password=geheim"]
)
def test_a_password_in_a_url_is_refused_and_not_repeated(word):
    with pytest.raises(UsageError, match="不要写密码") as told:
        place_of(word)
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize(
    ("address", "unproved"),
    [("127.0.0.1/b", False), ("localhost/b", False), ("[::1]/b", False), ("/b", False),
     ("db.example/b", True), ("db.example/b?sslmode=require", True),
     ("db.example/b?sslmode=verify-full", False), ("10.0.0.1/b", True),
     ("db.example/b?sslmode=disable", True), ("/b?host=db.example", True),
     ("/b?host=/var/run/postgresql", False), ("localhost/b?hostaddr=10.0.0.1", True),
     ("127.0.0.1,db.example/b", True), ("/b?service=provinz", True)],
)  # fmt: skip
def test_a_server_beyond_loopback_has_to_be_proved(address, unproved, monkeypatch):
    for name in ("PGSSLMODE", "PGHOST", "PGHOSTADDR", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    server = place_of(f"postgresql://zhang@{address}")
    assert isinstance(server, Server)
    assert server.unproved is unproved


def test_a_host_of_the_environment_has_to_be_proved_and_is_named(monkeypatch):
    monkeypatch.setenv("PGHOST", "db.example")
    monkeypatch.delenv("PGSSLMODE", raising=False)
    server = place_of("postgresql:///season2024")
    assert isinstance(server, Server)
    assert (server.name, server.unproved) == ("season2024@db.example", True)
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    assert not server.unproved
