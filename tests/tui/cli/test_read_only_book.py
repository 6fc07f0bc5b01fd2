"""A casebook that may only be read, as commands show it; and what a sweep into it says."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from making.ordinary import weakly

CHECKOUT = Path(__file__).resolve().parents[3]
ALL = """
import contextlib, io, json, sys
from tui.cli import main
said = {}
for words in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    sys.stdin = io.StringIO(words.pop() if words[0] == "review" else "")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    said[" ".join(words[:2])] = [code, out.getvalue(), err.getvalue()]
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """Give what each command says of a casebook in a folder that is closed."""
    place = tmp_path_factory.mktemp("只读")
    shelf, book = place / "架", place / "架" / "案.book"
    shelf.mkdir()
    report = CHECKOUT / "samples" / "2023" / "柳河乡.txt"
    environment = {**os.environ, "XDG_DATA_HOME": str(place / "home"), "PYTHONUTF8": "1"}
    making = [sys.executable, "-m", "tui.cli", "sweep", str(report), "--book", str(book)]
    subprocess.run(making, cwd=CHECKOUT, env=environment, check=False, capture_output=True)
    before = hashlib.sha256(book.read_bytes()).hexdigest()
    shelf.chmod(0o555)
    at = ["--book", str(book)]
    words = [
        ["book", "list", *at], ["book", "status", *at], ["trail", "verify", *at],
        ["trail", "show", *at], ["export", "--format", "csv", *at],
        ["review", "--plain", *at, "1\nc\nq\nq\n"], ["sweep", str(report), *at],
        ["sweep", "--dry-run", str(report), *at], ["book", "set", "title", "x", *at],
    ]  # fmt: skip
    done = subprocess.run(
        weakly(sys.executable, "-c", ALL, json.dumps(words)), cwd=CHECKOUT, env=environment,
        check=True, capture_output=True,
    )  # fmt: skip
    shelf.chmod(0o755)
    assert [one.name for one in shelf.iterdir()] == ["案.book"]
    assert hashlib.sha256(book.read_bytes()).hexdigest() == before
    found = json.loads(done.stdout)
    return lambda *two: found[" ".join(two)]


WEAK = pytest.mark.needs("without_root")


@pytest.mark.slow
@WEAK
@pytest.mark.parametrize(
    ("command", "shows"),
    [
        (("book", "list"), "柳河乡"),
        (("book", "status"), "已收"),
        (("trail", "verify"), "留痕完整"),
        (("trail", "show"), "sweep/"),
        (("export", "--format"), "柳河乡"),
        (("sweep", "--dry-run"), ""),
    ],
    ids=" ".join,
)
def test_what_reads_shows_it_and_says_that_it_is_read_only(said, command, shows):
    code, out, err = said(*command)
    assert code == (1 if command[0] == "sweep" else 0)
    assert shows in out
    assert ("只读" in err) is (command != ("trail", "verify"))


@pytest.mark.slow
@WEAK
def test_an_export_says_that_it_was_not_noted(said):
    assert "没有记入留痕" in said("export", "--format")[2]


@pytest.mark.slow
@WEAK
def test_a_review_shows_the_finding_and_refuses_the_decision(said):
    code, out, err = said("review", "--plain")
    assert (code, "只读" in err, "这一步没有做" in out) == (0, True, True)


@pytest.mark.slow
@WEAK
@pytest.mark.parametrize("command", [("sweep", None), ("book", "set")], ids=str)
def test_what_writes_is_refused_before_it_begins(said, command):
    report = str(CHECKOUT / "samples" / "2023" / "柳河乡.txt")
    code, out, err = said(command[0], command[1] or report)
    assert (code, out) == (3, "")
    assert "这一步没有做" in err
