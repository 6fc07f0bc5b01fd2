"""A cold start loads what it needs and nothing else; the screens' libraries stay out."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROBE = """
import json, sys
from tui.cli import main
code = main(sys.argv[1:])
json.dump([code, sorted(sys.modules)], open({target!r}, "w"))
"""
HEAVY = (
    "textual",
    "rich.console",
    "rich.progress",
    "sqlalchemy",
    "sqlmodel",
    "pendulum",
    "aiohttp",
    "xlsxwriter",
    "openpyxl",
    "docx",
    "cryptography",
    "pypdfium2",
    "jsonschema",
    "asyncio",
    "multiprocessing.pool",
    "pathspec",
    "platformdirs",
)
ONCE_READ = (
    "pydantic", "pydantic_core", "yaml", "engine.packs.load", "engine.packs.written",
    "durable.engine",
)  # fmt: skip


def loaded(tmp_path, samples, *arguments):
    """Run a command in a fresh process and return what it loaded."""
    target = str(tmp_path / "modules.json")
    subprocess.run(
        [sys.executable, "-c", PROBE.format(target=target), *map(str, arguments)],
        cwd=samples.parent, check=True, capture_output=True,
    )  # fmt: skip
    with open(target) as file:  # noqa: PTH123
        code, modules = json.load(file)
    assert code in {0, 1}
    return set(modules)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["柳河乡.txt", "石桥镇.docx", "教育局.html"])
def test_a_check_of_one_file_loads_no_screens_and_no_database(tmp_path, samples, name):
    modules = loaded(tmp_path, samples, "check", samples / "2023" / name)
    assert sorted(modules.intersection(HEAVY)) == []


@pytest.mark.slow
def test_text_needs_no_reader_of_word_or_of_pages(tmp_path, samples):
    modules = loaded(tmp_path, samples, "check", samples / "2023" / "柳河乡.txt")
    assert (
        sorted(
            modules.intersection(("selectolax", "olefile", "engine.reading.formats.docx.reader"))
        )
        == []
    )


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "read"])
def test_what_reads_a_pack_is_not_loaded_where_the_pack_is_at_hand(
    tmp_path, samples, command, monkeypatch
):
    monkeypatch.setenv("GOUJI_CACHE", str(tmp_path / "cache"))
    report = samples / "2023" / "柳河乡.txt"
    first = loaded(tmp_path, samples, command, report)
    again = loaded(tmp_path, samples, command, report)
    assert "engine.packs.load" in first
    assert sorted(again.intersection(ONCE_READ)) == []
    assert not again.intersection({"email.parser", "importlib.metadata", "multiprocessing"})


@pytest.mark.slow
def test_the_version_is_said_by_next_to_nothing(tmp_path, samples):
    modules = loaded(tmp_path, samples, "--version")
    assert {"yaml", "json.tool", "engine.packs", "engine.reading", "hashlib"} & modules == set()


@pytest.mark.slow
def test_help_and_the_list_of_rules_load_no_checker(tmp_path, samples):
    assert "durable" not in loaded(tmp_path, samples, "rules")
    assert "pydantic" not in loaded(tmp_path, samples, "check", "--help")


@pytest.mark.slow
def test_where_there_are_no_settings_nothing_that_reads_them_is_loaded(tmp_path, samples):
    modules = loaded(tmp_path, samples, "check", samples / "2023" / "柳河乡.txt")
    assert "tui.cli.config.in_force" in modules
    some = {"tomllib", "tui.cli.config.shape", "tui.cli.config.defaults", "platformdirs"}
    assert some & modules == set()


@pytest.mark.slow
def test_the_casebook_loads_no_screens(tmp_path, samples):
    book = ("--book", tmp_path / "b.book")
    modules = loaded(tmp_path, samples, "sweep", samples / "2022", *book)
    assert "textual" not in modules
