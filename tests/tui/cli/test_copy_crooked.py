"""``gouji book copy`` where target or source is not as it should be: a sentence, and no half."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from postgres_server import cluster

from engine.trail.maintenance import copying
from engine.trail.store.postgres import roles

pytestmark = [pytest.mark.slow, pytest.mark.needs("postgres")]


@pytest.fixture(scope="module")
def server():
    """Give a server of its own, which may be stopped."""
    with cluster() as running:
        yield running


@pytest.fixture
def file(gouji, report, tmp_path):
    """Give a small season in a file."""
    path = tmp_path / "quelle.book"
    assert gouji("sweep", report, "--book", path, "--fail-on", "never").code == 0
    return path


@pytest.fixture
def season(gouji, server, file):
    """Give the same season on the server."""
    place = server.url(server.database())
    assert gouji("book", "copy", file, place).code == 0
    return place


@pytest.fixture
def refused(gouji):
    """Copy where it cannot be done; return the sentence."""

    def run(source, target):
        done = gouji("book", "copy", source, target)
        assert done.code in (2, 3), done
        assert "Traceback" not in done.err
        assert "请" in done.err
        return done.err

    return run


def test_a_newer_season_is_not_copied_and_not_called_damaged(
    server, refused, file, season, tmp_path
):
    database = season.rpartition("/")[2]
    server.run("UPDATE alembic_version SET version_num = 'schema_9'", database=database)
    with closing(sqlite3.connect(file)) as there:
        there.execute("PRAGMA user_version = 9")
    new = tmp_path / "ziel.book"
    for source, target in ((season, new), (file, server.url(server.database()))):
        words = refused(source, target)
        assert "更新版本" in words
        assert "不完整" not in words
    assert not new.exists()


def test_what_stands_at_the_target_stays(gouji, server, refused, file, season):
    other = server.url(server.database())
    server.run("CREATE TABLE fremd (x int)", database=other.rpartition("/")[2])
    assert "已有案卷或别的表" in refused(file, season)
    assert "已有案卷或别的表" in refused(file, other)
    assert "不会覆盖" in refused(season, file)
    assert gouji("trail", "verify", "--book", season).code == 0
    assert gouji("trail", "verify", "--book", file).code == 0


def test_a_user_who_may_make_no_tables_is_told_what_it_takes(server, refused, file):
    database = server.database()
    user = f"nur_{database}"
    server.run(
        f"CREATE ROLE {user} LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC", database=database
    )
    words = refused(file, server.url(database, user))
    assert "建表" in words
    assert "GRANT CREATE ON SCHEMA" in words


def test_who_may_only_look_takes_a_copy_home(gouji, server, season, tmp_path):
    database = season.rpartition("/")[2]
    auditor, reader = f"a_{database}", f"r_{database}"
    server.run(*roles.grants("public", auditor=auditor, reader=reader), database=database)
    server.run(f"CREATE ROLE kan_{database} LOGIN IN ROLE {reader}")
    home = tmp_path / "heim.book"
    done = gouji("book", "copy", server.url(database, f"kan_{database}"), home)
    assert done.code == 0, done.err
    assert gouji("trail", "verify", "--book", home).code == 0


def test_a_target_that_cannot_be_made_is_told(refused, season, tmp_path):
    (tmp_path / "datei").touch()
    assert "datei" in refused(season, tmp_path / "datei" / "ziel.book")


@pytest.fixture(params=["there", "home"])
def way(request, server, file, season, tmp_path):
    """Give source and target: to the server, and back from it."""
    if request.param == "there":
        return file, server.url(server.database())
    return season, tmp_path / "ziel.book"


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_server_that_dies_in_the_middle_leaves_no_half(
    gouji, server, refused, monkeypatch, way, mode
):
    source, target = way
    parts = copying._parts

    def dying(rows, table):
        if table.name == "findings":
            server.stop(mode)
        yield from parts(rows, table)

    monkeypatch.setattr(copying, "_parts", dying)
    try:
        words = refused(source, target)
    finally:
        server.start()
    assert any(one in words for one in ("连接断了", "正在关闭", "连不上"))
    assert "不完整" not in words
    assert not isinstance(target, Path) or not target.exists()
    monkeypatch.setattr(copying, "_parts", parts)
    assert gouji("book", "copy", source, target).code == 0
    assert gouji("trail", "verify", "--book", target).code == 0


def test_a_source_that_cannot_be_reached_is_not_called_damaged(refused, tmp_path):
    words = refused("postgresql://a@127.0.0.1:1/b", tmp_path / "ziel.book")
    assert "连不上服务器" in words
    assert "不完整" not in words
