"""The field inputs of the corpus: what must and must not be said of each, by its expected.json.

Small made files that show what real reports do. The test runs the program as a person does; what
a member of expected.json means stands in the README beside it.
"""

from __future__ import annotations

import json
from contextlib import chdir
from typing import TYPE_CHECKING, Any

import pytest
from needs import corpus_folder

from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELD = corpus_folder() / "field"
GOLD = FIELD / "expected.json"
EXPECTED: dict[str, dict[str, Any]] = json.loads(GOLD.read_text("utf-8")) if GOLD.is_file() else {}
REFUSED = 2
BRACKETS = str.maketrans("()", "（）")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    """Give a run of a command in the folder of the inputs: its exit code and its JSON."""

    def run(*words: str) -> tuple[int, dict[str, Any]]:
        with chdir(FIELD):
            code = main([*words, "--format", "json"])
        told = capsys.readouterr()
        try:
            return code, json.loads(told.out)
        except ValueError:
            return code, {"reports": [], "unreadable": [{"error": told.err}]}

    return run


@pytest.mark.needs("corpus")
@pytest.mark.parametrize("name", EXPECTED or ["-"], ids=lambda name: name[:24])
def test_of_a_field_input_is_said_what_must_be(said, name: str) -> None:
    want = EXPECTED[name]
    code, told = said("check", name, *want.get("args", ()))
    assert [*_of_no_report(want, code, told)] == []
    if told["reports"] and want.get("readable", True) is not False:
        _, read = said("read", name) if _asks_to_read(want) else (0, {})
        assert [*_of_findings(want, told["reports"][0]), *_of_reading(want, read)] == []


def test_there_are_twenty_seven(corpus) -> None:
    assert len(json.loads((corpus / "field" / "expected.json").read_text("utf-8"))) == 27


def _asks_to_read(want: dict[str, Any]) -> bool:
    return bool({"cell", "cells", "parts", "doubt"} & set(want))


def _of_no_report(want: dict[str, Any], code: int, told: dict[str, Any]) -> Iterator[str]:
    readable = want.get("readable", True)
    if told["reports"]:
        if readable is False:
            yield "it was audited"
        if "exit" in want and code not in want["exit"]:
            yield f"exit code {code}"
    elif readable is True and not (want.get("args") and code == REFUSED):
        yield f"unreadable: {told}"
    elif isinstance(readable, str) and "嵌" not in json.dumps(told, ensure_ascii=False):
        yield f"no hint: {told}"


def _of_findings(want: dict[str, Any], report: dict[str, Any]) -> Iterator[str]:
    for key in ("agency", "kind", "year"):
        found = report[key]
        if key in want and (found or "") != want[key]:
            alike = key == "agency" and (found or "").translate(BRACKETS) == want[key]
            if not alike:
                yield f"{key}: {found}"
    failed = [one["rule"] for one in report["findings"] if one["outcome"] == "fail"]
    asked = [one["rule"] for one in report["findings"] if one["outcome"] == "uncertain"]
    yield from (f"wrongly {rule}" for rule in want.get("never", ()) if rule in failed)
    yield from (f"misses {rule}" for rule in want.get("must", ()) if rule not in failed)
    if len(asked) > want.get("uncertain_at_most", len(asked)):
        yield f"{len(asked)} uncertain"


def _of_reading(want: dict[str, Any], read: dict[str, Any]) -> Iterator[str]:
    tables = {number: table or {} for number, table in (read.get("tables") or {}).items()}
    for cell, value in want.get("cell", {}).items():
        row, column = cell.rsplit(".", 1)
        found = tables.get("3", {}).get(row, {}).get(column)
        if found != value:
            yield f"{cell}: {found}"
    filled = sum(
        value is not None
        for table in tables.values()
        for row in table.values()
        for value in row.values()
    )
    if filled < want.get("cells", 0):
        yield f"{filled} cells"
    parts = [part["number"] for part in read.get("parts", ())]
    if "parts" in want and parts != want["parts"]:
        yield f"parts {parts}"
    if want.get("doubt") and not read.get("doubts"):
        yield "no doubt said"
