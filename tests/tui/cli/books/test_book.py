"""Casebooks made, set, restored; what is none is left as it is."""

from __future__ import annotations

import sqlite3

import pytest

COMMANDS = (
    ("book", "list"), ("book", "status"), ("trail", "verify"), ("trail", "show"),
    ("export", "--format", "csv"), ("review", "--plain"), ("sweep", "samples/2022"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("what", ["文字", "乱码", "空", "别的库", "截断", "更新版本"])
def test_what_is_no_casebook_is_told_and_left_as_it_is(gouji, tmp_path, command, what):
    path = tmp_path / "x.book"
    if what in {"截断", "更新版本"}:
        gouji("book", "new", "--book", path)
    if what == "截断":
        path.write_bytes(path.read_bytes()[:9000])
    elif what in {"更新版本", "别的库"}:
        with sqlite3.connect(path) as database:
            database.execute(
                "PRAGMA user_version=999" if what == "更新版本" else "CREATE TABLE t(a)"
            )
        database.close()
    else:
        path.write_bytes({"文字": b"hello", "乱码": bytes(range(256)) * 99, "空": b""}[what])
    before = path.read_bytes()
    said = gouji(*command, "--book", path)
    assert said.code == 3, said
    assert "x.book" in said.out + said.err
    assert "Traceback" not in said.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS[:6], ids=" ".join)
def test_no_command_but_sweep_makes_a_casebook(gouji, tmp_path, command):
    said = gouji(*command, "--book", tmp_path / "nope.book")
    assert said.code in {2, 3}
    assert list(tmp_path.glob("nope*")) == []


@pytest.mark.slow
def test_a_switch_is_on_or_off(gouji, season):
    assert gouji("book", "set", "four_eyes", "maybe", "--book", season).code == 2
    assert gouji("book", "set", "four_eyes", "on", "--book", season).code == 0
    assert "两人复核\t是" in gouji("book", "status", "--book", season).out
    assert gouji("book", "set", "nope", "1", "--book", season).code == 2


@pytest.mark.slow
def test_days_are_a_number(gouji, season):
    assert gouji("book", "set", "deadline_days", "十天", "--book", season).code == 2
    assert gouji("book", "set", "deadline_days", "-3", "--book", season).code == 2
    assert gouji("book", "set", "deadline_days", "15", "--book", season).code == 0
    assert "整改期限（工作日）\t15" in gouji("book", "status", "--book", season).out
    assert gouji("book", "set", "checkpoints", season, "--book", season).code == 2


@pytest.mark.slow
def test_a_backup_is_restored_and_the_trail_says_so(gouji, season, tmp_path):
    assert gouji("book", "backup", tmp_path / "备份", "--book", season).code == 0
    assert gouji("book", "backup", tmp_path / "备份", "--book", season).code == 3
    said = gouji("book", "restore", tmp_path / "备份", "--book", season)
    assert said.code == 0, said.err
    assert gouji("trail", "verify", "--book", season).code == 0


def test_a_new_casebook_is_not_made_beside_what_another_left_behind(gouji, tmp_path):
    leftover = tmp_path / "b.book-wal"
    leftover.write_bytes(b"decisions")
    said = gouji("book", "new", "--book", tmp_path / "b.book")
    assert said.code == 3
    assert leftover.name in said.err
    assert not (tmp_path / "b.book").exists()


def test_a_filing_moves_to_a_state_by_either_of_its_names(gouji, book):
    said = gouji("book", "move", "1", "审核中", "--book", book)
    assert (said.code, "审核中" in said.err) == (0, True)
    assert "--deadline" in gouji("book", "move", "1", "退回", "--book", book).err
    said = gouji("book", "move", "1", "已公开", "--book", book)
    assert "此时只能：已退回、已通过" in said.err
    for word in said.err.partition("此时只能：")[2].strip("。\n").split("、"):
        assert "没有第 99 号报告" in gouji("book", "move", "99", word, "--book", book).err, word
    assert gouji("book", "move", "1", "已收", "--book", book).code == 2


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("move", "1", "returned"), "--deadline 2024-02-15"),
        (("move", "99", "returned", "--deadline", "2024-02-15"), "gouji book list 列出全部"),
        (("move", "1", "foo"), "已退回 returned"),
        (("match", "1", "没有的单位"), "名册里没有“没有的单位”"),
        (("correct", "99"), "没有第 99 号报告"),
        (("purge", "99", "content", "--reason", "x"), "没有第 99 号报告"),
    ],
)
def test_what_is_asked_wrongly_is_told_as_such(gouji, book, asked, said):
    told = gouji("book", *asked, "--book", book)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
