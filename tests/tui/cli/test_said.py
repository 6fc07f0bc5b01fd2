"""What a command says can neither act on the terminal nor look like a line of its own making."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import shutil
import sqlite3
import stat
import sys
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from engine.trail.store import database, schema

TUI = Path(__file__).resolve().parents[3] / "tui"
WRITERS = {"out.py", "cli/speech/streams.py"}
PAINTERS = {
    "cli/reports/check_text.py",
    "cli/sweeps/text.py",
}  # their lines come from listing.typeset, made safe
POISON = "\x1b[2J\x1b[H\r\nFORGED 留痕完整\x9b2J\x1b[8m\u202e\x85FORGED\u2028FORGED"
COMMANDS = (
    ("trail", "verify"), ("book", "list"), ("book", "status"), ("trail", "show"),
    ("trail", "show", "--format", "json"), ("roster", "list"), ("review", "--plain"),
)  # fmt: skip
STEPS = (
    ("trail", "seal"), ("book", "move", 1, "under_review"), ("book", "match", 2, "x"),
    ("book", "purge", 1, "content", "--reason", "依据"), ("auditor", "enrol", "--unit", "x"),
    ("auditor", "revoke", POISON, "--why", "x"), ("book", "set", POISON, "x"),
    ("book", "list", "--actor", POISON), ("book", "backup", "{folder}/" + "b\x1b\nFORGED"),
    ("book", "restore", "{folder}/" + "b\x1b\nFORGED"), ("sweep", "--dry-run"),
    ("sweep", "no\x1b\nFORGED"), ("check", "no\x1b\nFORGED"), ("read", "no\x1b\nFORGED"),
    ("rules", "no\x1b\nFORGED"), ("export", "--format", "csv", "--output", "/no/\x1b\nFORGED"),
    ("trail", "verify", "--checkpoint", "no\x1b\nFORGED"), ("no\x1b\nFORGED",),
)  # fmt: skip


def text_columns():
    """Return every column of a casebook that holds text, by table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema.statements(database.SCHEMA):
            connection.execute(statement)
        return connection.execute(
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.type = 'VARCHAR' ORDER BY 1, 2"
        ).fetchall()


@pytest.fixture(scope="module")
def template(tmp_path_factory, samples):
    """Sweep two years into a casebook once, with a decision, a note and a person in it."""
    from tui.cli import main

    book = tmp_path_factory.mktemp("said") / "a.book"
    roster = str(samples / "roster.csv")
    main(["sweep", str(samples / "2023"), "--book", str(book), "--roster", roster])
    main(["auditor", "enrol", "--unit", "办", "--book", str(book)])
    main(["book", "set", "title", "青禾县", "--book", str(book)])
    return book


@pytest.fixture
def book(template, tmp_path):
    """Give a copy of it."""
    path = tmp_path / "a.book"
    shutil.copy(template, path)
    return path


def poisoned(value):
    """Put the poison into a text, into its strings where it is JSON."""
    if value[:1] in "[{" and value[:1]:
        inside = json.dumps(POISON)[1:-1]
        return re.sub(r'(?<=[:\[,])"(?=[^"])', lambda _: f'"{inside}', value)
    return value + POISON


def poison(path, wanted):
    """Put the poison into every row of these columns, as somebody with the file in hands can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function("poisoned", 1, poisoned)
        for name in database.TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        for table, column in wanted:
            connection.execute(
                f'UPDATE OR IGNORE {table} SET "{column}" = poisoned("{column}")'  # noqa: S608
            )
        for statement in database.TRIGGERS.values():
            connection.execute(statement)


def unsafe(said):
    """Return what could act on a terminal or pass for a line of gouji's own."""
    text = said.out + said.err
    acting = {
        character for character in text
        if character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}
    }  # fmt: skip
    forged = [line for line in text.splitlines() if line.lstrip().startswith("FORGED")]
    return sorted(acting), forged


def test_text_columns_were_found():
    assert len(text_columns()) > 60


@pytest.mark.slow
@pytest.mark.parametrize("table", sorted({table for table, _ in text_columns()}))
def test_no_column_of_a_casebook_reaches_the_terminal_as_it_is(gouji, book, monkeypatch, table):
    for one in text_columns():
        if one[0] != table:
            continue
        copy = book.with_name(f"{one[1]}.book")
        shutil.copy(book, copy)
        poison(copy, [one])
        for command in COMMANDS:
            monkeypatch.setattr(sys, "stdin", io.StringIO("1\nt\ns\nq\nq\n"))
            said = gouji(*command, "--book", copy)
            acting, forged = unsafe(said)
            if command[0] == "review":  # shows prose in paragraphs, as reports and rules have it
                forged = []
            assert (acting, forged) == ([], []), (one, command)
            assert "Traceback" not in said.err


def test_no_step_says_what_it_was_told_as_it_is(gouji, book, tmp_path, monkeypatch):
    poison(book, [("filings", "agency"), ("units", "name"), ("versions", "name")])
    for step in STEPS:
        words = [str(word).replace("{folder}", str(tmp_path)) for word in step]
        needs = words[0] in {"trail", "book", "auditor", "sweep", "export", "review"}
        said = gouji(*words, *(("--book", book) if needs else ()))
        assert unsafe(said) == ([], []), step
        assert "Traceback" not in said.err
    monkeypatch.setenv("GOUJI_DEBUG", "1")
    monkeypatch.setattr("tui.cli.books.book.listed", lambda _: int(POISON))
    assert unsafe(gouji("book", "list", "--book", book)) == ([], [])


def test_names_in_a_foreign_schema_are_made_safe(gouji, book):
    with closing(sqlite3.connect(book)) as connection:
        connection.execute(f'CREATE TABLE "{POISON}" (a)')
    for command in COMMANDS:
        said = gouji(*command, "--book", book)
        assert unsafe(said) == ([], []), command
        assert said.code in {1, 3}
        assert "不是 gouji 建的" in said.out + said.err


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_an_export_on_the_screen_is_for_eyes_and_in_a_pipe_as_it_is(
    gouji, book, monkeypatch, format_
):
    poison(book, [("filings", "agency")])
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert unsafe(gouji("export", "--format", format_, "--book", book))[0] == []


def test_json_says_the_same_however_it_is_spelt():
    from tui.cli.speech.streams import json_line

    text = "".join(map(chr, range(0x2100))) + "留痕"
    assert json.loads(json_line({"a": text})) == {"a": text}
    assert unsafe_characters(json_line({"a": text})) == set()


def unsafe_characters(text):
    """Return control and formatting characters but the soft hyphen and the like in scripts."""
    return {one for one in text if unicodedata.category(one) in {"Cc", "Zl", "Zp"}}


def written_to(node):
    """Return what a call writes to, as it is spelt, if it writes to a stream."""
    spelt = ast.unparse(node.func)
    if spelt == "print" or re.fullmatch(r"sys\.(__)?std(out|err)(__)?\.write(lines)?", spelt):
        return spelt
    return ""


def test_nothing_but_the_writers_writes_to_a_stream():
    calls = [
        (path.relative_to(TUI).as_posix(), node)
        for path in sorted(TUI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]
    assert [(name, written_to(node)) for name, node in calls
            if name not in WRITERS and written_to(node)] == []  # fmt: skip
    painters = {name for name, node in calls if ast.unparse(node.func) == "put_painted"}
    assert painters == PAINTERS


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Give a way to another machine: another folder of the user's own."""
    return lambda name: monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / name))


def test_checkpoint_files_are_confirmed_once_a_machine(gouji, book, tmp_path, elsewhere):
    file = tmp_path / "检查点\x1b.txt"
    said = gouji("book", "set", "checkpoints", file, "--book", book)
    assert (said.code, said.err) == (0, "")
    size = file.stat().st_size
    assert gouji("book", "list", "--book", book).err == ""
    assert file.stat().st_size > size > 0
    assert "个检查点一致" in gouji("trail", "verify", "--book", book).out
    elsewhere("别的机器")
    before = file.read_bytes()
    for command in (("book", "list"), ("export", "--format", "csv"), ("trail", "seal")):
        said = gouji(*command, "--book", book)
        assert said.code == 0
        assert "没有在本机确认过，因此没有往里写" in said.err
        assert "gouji book set checkpoints 路径…" in said.err
        assert unsafe(said)[1] == []
        assert "\x1b" not in said.err
    assert "没有在本机确认过，没有对照" in gouji("trail", "verify", "--book", book).out
    said = gouji("--lang", "en", "book", "list", "--book", book)
    assert "nobody has confirmed on this machine" in said.err
    assert file.read_bytes() == before
    assert gouji("book", "set", "checkpoints", file, "--book", book).err == ""
    assert file.stat().st_size > len(before)


def test_a_review_says_it_too(gouji, book, tmp_path, monkeypatch, elsewhere):
    file = tmp_path / "c.txt"
    gouji("book", "set", "checkpoints", file, "--book", book)
    elsewhere("别的机器")
    before = file.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    assert "没有在本机确认过" in gouji("review", "--plain", "--book", book).err
    assert file.read_bytes() == before


def test_a_file_of_something_else_is_refused_as_checkpoint(gouji, book, tmp_path):
    profile = tmp_path / ".profile"
    profile.write_text("# mine\n")
    said = gouji("book", "set", "checkpoints", profile, "--book", book)
    assert (said.code, "里面是别的内容" in said.err) == (3, True)
    said = gouji("trail", "seal", profile, "--book", book)
    assert (said.code, "里面是别的内容" in said.err) == (3, True)
    assert profile.read_text() == "# mine\n"


def test_a_stick_that_is_not_plugged_in_is_said_at_the_end(gouji, book, tmp_path):
    gouji("book", "set", "checkpoints", tmp_path / "usb" / "c.txt", "--book", book)
    said = gouji("book", "list", "--book", book)
    assert said.code == 0
    assert "请检查后补封存" in said.err


@pytest.mark.needs("posix")
def test_exports_and_our_own_folder_are_for_nobody_else(gouji, book, tmp_path, elsewhere):
    before = os.umask(0)
    try:
        target = tmp_path / "out.csv"
        target.touch(0o666)
        assert gouji("export", "--format", "csv", "--output", target, "--book", book).code == 0
        elsewhere("新家")
        assert gouji("book", "new").code == 0
    finally:
        os.umask(before)
    home = tmp_path / "新家" / "gouji"
    found = [stat.S_IMODE(path.stat().st_mode) for path in (target, home, home / "gouji.book")]
    assert found == [0o600, 0o700, 0o600]
