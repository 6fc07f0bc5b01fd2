"""A tampered casebook, as commands show it: a banner, code 3, and a mark beside the code."""

from __future__ import annotations

import io
import shutil
import sqlite3
from contextlib import closing

import pytest
from attacks.rich_book import build


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    """Give a casebook with everything in it."""
    return build(tmp_path_factory.mktemp("rich")).path


@pytest.fixture
def tampered(honest, tmp_path):
    """Give a copy of a casebook whose last event was changed by hand."""
    path = tmp_path / "改.book"
    shutil.copy(honest, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER events_never_change")
        last = "(SELECT MAX(seq) FROM events)"
        connection.execute(f"UPDATE events SET actor = 'x' WHERE seq = {last}")  # noqa: S608
    return path


@pytest.mark.parametrize(
    "words", [("book", "list"), ("book", "status"), ("trail", "show"), ("review", "--plain")]
)
def test_every_command_says_it_and_ends_with_code_3(gouji, tampered, words, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    said = gouji(*words, "--book", tampered)
    assert said.code == 3
    assert "留痕不完整" in said.err
    assert "断开" in said.err


def test_an_export_is_made_and_says_so(gouji, tampered, tmp_path):
    target = tmp_path / "汇总.json"
    said = gouji("export", "--book", tampered, "--format", "json", "--output", target)
    assert said.code == 3
    assert "案卷留痕不完整" in target.read_text("utf-8")
    assert "案卷留痕不完整" in said.err


def test_an_honest_book_is_listed_without_a_word(gouji, honest):
    said = gouji("book", "list", "--book", honest)
    assert (said.code, said.err) == (0, "")


def test_an_administrator_is_named_on_the_line(gouji, tmp_path, monkeypatch):
    def keyed(*words):
        monkeypatch.setenv("GOUJI_PASSPHRASE", "一个够长的好口令")
        return gouji(*words)

    book, key = tmp_path / "新.book", tmp_path / "张三.key"
    at = ("--book", book, "--actor", "张三")
    assert gouji("book", "new", *at).code == 0
    said = keyed("auditor", "key", key, *at)
    key_id = said.err.split("→")[0].split()[-1]
    named = keyed("auditor", "administrator", key_id, *at, "--key", key)
    assert (named.code, "已是管理员" in named.err) == (0, True), named.err
    refused = keyed("auditor", "revoke", key_id, "--why", "不用了", *at, "--key", key)
    assert refused.code == 3
    assert "唯一的密钥" in refused.err
