"""gouji book material: what is asked for, and the reports and rosters that answer it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator
from making.material import DAY, PAPER, of_town, undecided

from engine.export.schemas import schema

pytestmark = pytest.mark.slow


def test_material_asks_once_for_one_paper(gouji, book):
    said = gouji("book", "material", "--format", "json", "--book", book)
    Draft202012Validator(schema("material")).validate(json.loads(said.out))
    asked = of_town(said)
    assert set(asked) == {PAPER, DAY}
    assert asked[PAPER]["rules"] == ["X101", "X102"]
    as_csv = gouji("book", "material", "--format", "csv", "--book", book).out
    rows = list(csv.DictReader(io.StringIO(as_csv.removeprefix("\ufeff"))))
    assert len(rows) == len(json.loads(said.out)["material"])
    status = gouji("book", "status", "--book", book).out
    assert f"需补充材料\t{len(rows)}" in status
    lines = undecided(gouji, book)
    assert sum(int(line.rpartition("需补充材料")[2]) for line in lines) == len(rows)


def test_what_is_asked_for_waits_for_no_decision(gouji, book):
    (line,) = (line for line in undecided(gouji, book) if "错误0 警告0" in line)
    assert "待定0 需补充材料2" in line


def test_last_years_reports_are_taken_in_and_judged_by(gouji, book, samples):
    said = gouji("book", "material", "--last", samples / "2022", "--format", "json", "--book", book)
    assert said.code == 0, said.err
    assert PAPER not in of_town(said)
    assert "据此重新核对 2 份" in said.err, "its own, and one that its text resembles"


def test_a_roster_brings_days_and_addresses(gouji, book, tmp_path):
    path = tmp_path / "名册.csv"
    path.write_text("名称,类型,公开日期\n青禾县白沙镇人民政府,乡镇,2024-01-20\n", "utf-8")
    said = gouji("roster", "import", path, "--book", book)
    assert said.code == 0, said.err
    assert "登记公开日期和网址 1 项" in said.err
