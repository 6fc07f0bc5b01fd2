"""An installation that is not whole: one sentence, what to do, exit code 70; no report accused.

A child process finds a module that cannot be loaded before the real one.
"""

from __future__ import annotations

import sys

import pytest
from making.pdfs import Sheet, pdf

UNDEFINED = "durable_rules_engine.so: undefined symbol: PyEval_CallObject"
EVERYWHERE = "raise ImportError({words!r}, name={name!r})\n"
IN_WORKERS = "import multiprocessing\nif multiprocessing.parent_process():\n    "


@pytest.fixture
def broken(tmp_path, spawned):
    """Give what runs a command where a module cannot be loaded."""
    folder = tmp_path / "broken"
    folder.mkdir()

    def put(name, words=UNDEFINED, where=""):
        code = where + EVERYWHERE.format(words=words, name=name)
        (folder / f"{name}.py").write_text(code, "utf-8")

        def run(*arguments):
            done = spawned(*arguments, environment={"PYTHONPATH": str(folder)})
            return done.returncode, done.stdout.decode(), done.stderr.decode()

        return run

    return put


COMMANDS = (
    "check {samples}/2023/柳河乡.txt",
    "check {samples} --format json",
    "check {samples} --workers 2",
    "sweep {samples} --book {book} --workers 1",
    "sweep {samples} --book {book} --workers 2",
    "sweep {samples} --book {book} --dry-run",
    "rules test F203",
)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_an_engine_that_cannot_be_loaded_is_told_and_accuses_no_file(
    broken, tmp_path, samples, command
):
    run = broken("durable_rules_engine")
    book = tmp_path / "b.book"
    code, out, err = run(*command.format(samples=samples, book=book).split())
    assert (code, out) == (70, "")
    first, second = err.splitlines()
    assert "规则引擎 durable_rules 载入不了" in first
    assert UNDEFINED in first
    assert "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject" in second
    assert "durable-rules==" in second
    assert not book.exists()


@pytest.mark.slow
def test_an_engine_that_fails_in_the_workers_alone_is_told_as_well(broken, tmp_path, samples):
    run = broken("durable_rules_engine", where=IN_WORKERS)
    for arguments in (
        ("check", samples, "--workers", "2"),
        ("sweep", samples, "--workers", "2", "--book", tmp_path / "b.book"),
    ):
        code, out, err = run(*arguments)
        assert code == 70
        assert "读不了" not in out + err
        assert "Traceback" not in err
        assert "规则引擎" in err


def test_an_engine_that_was_never_installed_is_told(broken, report):
    code, _out, err = broken(
        "durable_rules_engine", words="No module named 'durable_rules_engine'"
    )("check", report)
    assert code == 70
    assert "规则引擎" in err


def test_it_is_told_in_english_too(broken, report):
    code, _out, err = broken("durable_rules_engine")("check", report, "--lang", "en")
    assert code == 70
    assert "gouji: the rule engine durable_rules cannot be loaded" in err
    assert "install it anew: CPPFLAGS=" in err


@pytest.mark.slow
def test_what_needs_no_engine_works_without_it(broken, gouji, report, tmp_path):
    book = ("--book", tmp_path / "b.book")
    assert gouji("sweep", report, *book, "--fail-on", "never").code == 0
    run = broken("durable_rules_engine")
    for arguments in (
        ("--version",),
        ("--help",),
        ("read", report),
        ("rules",),
        ("rules", "lint"),
        ("trail", "verify", *book),
        ("trail", "show", *book),
        ("book", "list", *book),
        ("export", *book, "--format", "json", "--output", tmp_path / "x.json"),
        ("review", "--plain", *book),
    ):
        code, _out, err = run(*arguments)
        assert (arguments[0], code, err.count("durable")) == (arguments[0], 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("library", "name"),
    [("lxml", "石桥镇.docx"), ("selectolax", "教育局.html"), ("pypdfium2", "a.pdf")],
)
@pytest.mark.parametrize("command", ["read", "check"])
def test_a_reader_that_cannot_be_loaded_is_no_fault_of_the_file(
    broken, samples, tmp_path, library, name, command
):
    (tmp_path / "a.pdf").write_bytes(pdf(Sheet().text(72, 700, "年度报告")))
    folder = samples / "2023" if (samples / "2023" / name).exists() else tmp_path
    run = broken(library, words=f"No module named '{library}'")
    code, out, err = run(command, folder / name)
    assert (code, out) == (70, "")
    assert f"gouji 没有装完整，{library} 载入不了" in err
    assert "损坏" not in err


@pytest.mark.slow
def test_a_sweep_tells_it_from_its_first_look(broken, samples, tmp_path):
    run = broken("lxml", words="No module named 'lxml'")
    code, out, err = run("sweep", samples, "--workers", "2", "--book", tmp_path / "b.book")
    assert code == 70
    assert "读不了" not in out
    assert "lxml 载入不了" in err


def test_what_looks_for_causes_may_not_be_missing(monkeypatch, gouji, report):
    monkeypatch.setitem(sys.modules, "engine.localise", None)
    said = gouji("check", report)
    assert said.code == 70
    assert "engine 载入不了" in said.err
