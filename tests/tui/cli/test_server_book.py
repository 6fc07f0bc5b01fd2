"""A casebook on a server, from the command line: the same words, the same codes."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def url(postgres):
    """Give the address of an empty database."""
    return postgres.url(postgres.database())


def test_a_season_on_a_server(gouji, url, samples, tmp_path):
    made = gouji("book", "new", "--book", url)
    assert made.code == 0, made.err
    assert "CREATE ROLE" in made.out
    assert "GRANT INSERT ON" in made.out
    assert "pg_dump" in made.err
    again = gouji("book", "new", "--book", url)
    assert again.code == 2
    assert "已有案卷" in again.err
    reports = sorted(samples.rglob("*.docx"))[:2]
    swept = gouji("sweep", *map(str, reports), "--book", url, "--fail-on", "never")
    assert swept.code == 0, swept.err
    listed = gouji("book", "list", "--book", url)
    assert len(listed.out.splitlines()) == 2
    file = tmp_path / "heim.book"
    assert gouji("book", "copy", url, str(file)).code == 0
    for place in (url, str(file)):
        assert gouji("trail", "verify", "--book", place).code == 0
    shown = [gouji("trail", "show", "--format", "json", "--book", one).out for one in (url, file)]
    assert [json.loads(line)["hash"] for line in shown[0].splitlines()] == [
        json.loads(line)["hash"] for line in shown[1].splitlines()
    ]
    output = tmp_path / "aus.json"
    done = gouji("export", "--book", url, "--format", "json", "--output", str(output))
    assert done.code == 0, done.err
    assert json.loads(output.read_text("utf-8"))


def test_sweep_makes_no_tables_unasked(gouji, url, samples):
    done = gouji("sweep", str(next(samples.rglob("*.docx"))), "--book", url)
    assert done.code == 3
    assert "没有 gouji 的案卷" in done.err


def test_a_password_on_the_line_is_refused(gouji):
    done = gouji("book", "list", "--book", "postgresql://a:geheim@127.0.0.1/b")
    assert done.code == 2
    assert "PGPASSWORD" in done.err
    assert "geheim" not in done.err + done.out


def test_no_server_is_a_sentence(gouji):
    for words in (["book", "list"], ["trail", "verify"], ["book", "status"]):
        done = gouji(*words, "--book", "postgresql://a@127.0.0.1:1/b")
        assert done.code == 3, done.err
        assert "连不上服务器" in done.out + done.err
        assert "Traceback" not in done.err


def test_backup_of_a_server_names_the_tool(gouji, url, tmp_path):
    done = gouji("book", "backup", str(tmp_path / "x.book"), "--book", url)
    assert done.code == 3
    assert "pg_dump" in done.err


@pytest.mark.parametrize("command", [["book", "list"], ["trail", "verify"], ["review", "--plain"]])
def test_a_server_that_is_not_proved_is_warned_of(gouji, command):
    done = gouji(*command, "--book", "postgresql://a@db.invalid/b")
    assert "sslmode=verify-full" in done.err
    assert done.code == 3
