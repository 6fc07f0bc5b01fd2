"""What a sweep tells is chosen as a check's is; the casebook takes in everything all the same."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema
from engine.trail.casebook import Casebook
from tui.cli.books.desk import now

STONE = "samples/2023/石桥镇.docx"
FILES = (STONE, "samples/2023/云岭乡.txt", "samples/2023/教育局.html")


@pytest.fixture
def sweep(gouji, tmp_path):
    """Sweep three reports into a casebook of the test: ``sweep("--select", …)``."""
    return lambda *words: gouji("sweep", *FILES, "--book", tmp_path / "a.book", *words)


def kept(tmp_path) -> set[str]:
    """Return the rules of everything that the casebook holds."""
    with Casebook.open(tmp_path / "a.book", actor="a", now=now, create=False) as book:
        return {one.rule for filing in book.filings() for one in book.findings(filing.id)}


def document(said):
    """Return the JSON of a sweep, which is of the published schema."""
    told = json.loads(said.out)
    Draft202012Validator(schema("check")).validate(told)
    return told


def rules(told) -> set[str]:
    return {one["rule"] for report in told["reports"] for one in report["findings"]}


def test_what_is_selected_is_told_and_all_is_kept(sweep, gouji, tmp_path):
    told = document(sweep("--select", "F", "--format", "json"))
    checked = json.loads(gouji("check", *FILES, "--select", "F", "--format", "json").out)
    assert rules(told) == rules(checked) != set()
    assert told["selection"]["select"] == ["F"]
    assert told["selection"]["left_out"]["findings"] > 0
    assert any(not one.startswith("F") for one in kept(tmp_path))


def test_what_is_not_told_does_not_count_for_the_code_of_a_second_sweep_either(sweep):
    said = [sweep("--ignore", "A,D,E,F,N,P,S,W,X", *more) for more in ((), (), ("--dry-run",))]
    assert [one.code for one in said] == [0, 0, 0]
    assert "现有错误 0 条" in said[1].err
    assert sweep().code == 1


def test_reports_of_another_kind_or_year_are_kept_and_do_not_count(sweep, tmp_path):
    said = sweep("--kind", "department", "--year", "2023", "--format", "json", "-v")
    told = document(said)
    assert [one["kind"] for one in told["reports"]] == ["department"]
    assert {one["filing"] for one in told["swept"]["filings"] if any(one["standing"].values())} <= {
        3
    }
    assert "按 --kind、--year 没有列出 2 份" in said.err
    with Casebook.open(tmp_path / "a.book", actor="a", now=now, create=False) as book:
        assert len(book.filings()) == 3


def test_a_baseline_of_a_check_leaves_nothing_new_until_a_figure_changes(sweep, gouji, tmp_path):
    before = tmp_path / "基线.json"
    gouji("check", *FILES, "--format", "json", "--output", before)
    first, second = (sweep("--baseline", before, "--fail-on", "info") for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert "基线里已有" in first.err
    only = json.loads(before.read_text("utf-8"))
    only["reports"] = only["reports"][1:]
    before.write_text(json.dumps(only), "utf-8")
    third = sweep("--baseline", before, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(third.out.removeprefix("\ufeff"))))
    assert third.code == 1
    assert rows
    assert all("石桥镇" in str(row) for row in rows)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--select", "Q9"), "没有代码是 Q9"),
        (("--baseline", "没有.json"), "基线 没有.json 读不了"),
        (("--statistics", "--format", "csv"), "--statistics 只用于"),
        (("-q", "-v"), "-v"),
    ],
)
def test_a_wrong_choice_is_refused_before_there_is_a_casebook(sweep, tmp_path, words, says):
    said = sweep(*words)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert not (tmp_path / "a.book").exists()


def test_quiet_says_only_what_is_wrong(gouji, tmp_path):
    said = gouji("sweep", *FILES, "--book", tmp_path / "a.book", "-q", "--select", "F")
    assert "石桥镇" in said.out
    assert all("没有" not in line for line in said.out.splitlines())
    assert said.err == ""
    again = gouji("sweep", *FILES, "--book", tmp_path / "a.book", "-q", "--select", "F")
    assert (again.code, again.out) == (1, "")
    assert again.err.count("\n") == 1
    assert "现有错误" in again.err


def test_what_cannot_be_read_is_named_where_stdout_is_for_counts(gouji, tmp_path):
    (tmp_path / "空.docx").write_bytes(b"")
    said = gouji("sweep", tmp_path / "空.docx", "--book", tmp_path / "a.book", "--statistics")
    assert said.code == 3
    assert "空.docx" in said.err
    assert "空.docx" not in said.out


def test_statistics_speak_of_all_files_and_of_the_same_twice(sweep, gouji):
    first, second = sweep("--statistics"), sweep("--statistics")
    assert first.out == second.out
    checked = gouji("check", *FILES, "--statistics").out
    assert {line.split()[0] for line in first.out.splitlines() if line.strip()} >= {
        line.split()[0] for line in checked.splitlines() if line.startswith("F")
    }
    told = document(sweep("--statistics", "--select", "F", "--format", "json"))
    assert {one["rule"][0] for one in told["statistics"]["rules"]} == {"F"}
    assert len(told["statistics"]["units"]) == 3
    dry = document(sweep("--statistics", "--dry-run", "--again", "--format", "json"))
    assert len(dry["statistics"]["units"]) == 3


def test_a_page_shows_what_is_selected(sweep):
    said = sweep("--select", "F", "--format", "jsonl", "--fail-on", "never")
    lines = [json.loads(line) for line in said.out.splitlines()]
    found = {one["rule"] for one in lines if "rule" in one}
    assert found
    assert {one[0] for one in found} == {"F"}


def test_the_help_says_that_the_book_keeps_everything(gouji):
    said = gouji("sweep", "--help")
    assert "案卷照样记下全部发现" in said.out.replace("\n", "").replace(" ", "")
    assert "--baseline" in said.out


def test_which_overlays_count_is_one_line_that_says_how_to_read_what_they_change(gouji, tmp_path):
    mine = tmp_path / "本县 的.yaml"
    mine.write_text(Path("rules/overlays/qinghe.yaml").read_text("utf-8"), "utf-8")
    said = gouji("sweep", FILES[1], "--book", tmp_path / "a.book", "--overlay", mine)
    (line,) = [one for one in said.err.splitlines() if one.startswith("补充规定：")]
    assert "青禾县补充要求，改了 8 处" in line
    shown = gouji(*shlex.split(line.partition("gouji ")[2]))
    assert sum(one.startswith("补充规定：") for one in shown.err.splitlines()) == 8
    quiet = gouji("sweep", FILES[1], "--book", tmp_path / "a.book", "--overlay", mine, "-q")
    assert "补充规定" not in quiet.err
