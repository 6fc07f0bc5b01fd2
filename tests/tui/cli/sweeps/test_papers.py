"""``gouji sweep --format … --output …``: papers of what was swept; our own are no reports."""

from __future__ import annotations

import csv
import json
import shutil

import pytest

from engine.trail.casebook import Casebook
from tui.cli.books.desk import now
from tui.cli.reports.papers import FORMATS

FILES = ("samples/2023/石桥镇.docx", "samples/2023/云岭乡.txt")


@pytest.fixture
def swept(gouji, tmp_path):
    """Sweep two reports into a casebook of the test: ``swept("--format", …)``."""
    return lambda *words: gouji("sweep", *FILES, "--book", tmp_path / "a.book", *words)


def kinds(tmp_path):
    with Casebook.open(tmp_path / "a.book", actor="a", now=now, create=False) as book:
        return [one.payload for one in book.events() if one.kind == "book.exported"]


@pytest.mark.slow
@pytest.mark.parametrize("form", [one for one in FORMATS if one != "json"])
def test_every_paper_of_a_sweep_is_written_and_noted(swept, tmp_path, form):
    target = tmp_path / "纸"
    said = swept("--format", form, "--output", target, "--fail-on", "never")
    assert said.code == 0
    assert target.exists()
    assert "石桥镇" in said.out
    assert [(one["format"], one["filings"]) for one in kinds(tmp_path)] == [(form, 2)]


def test_a_second_sweep_has_the_same_filings_on_its_paper(swept, tmp_path):
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    assert swept("--format", "csv", "--output", first).code == 1
    assert swept("--format", "csv", "--output", second).code == 1
    both = [list(csv.reader(path.open(encoding="utf-8-sig"))) for path in (first, second)]
    told = [[row[:-1] for row in rows] for rows in both]  # the code counts the exports, too
    assert told[0] == told[1]


def test_without_a_file_stdout_holds_the_paper_alone(swept):
    said = swept("--format", "md")
    assert said.out.startswith("# ")
    assert "共 2 份" in said.err


def test_json_goes_into_a_file_too(swept, tmp_path):
    said = swept("--format", "json", "--output", tmp_path / "a.json")
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert said.out == ""
    assert document["swept"]["files"] == 2
    assert kinds(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--output", "a.txt"), "--output 要同 --format 一起用"),
        (("--format", "notice"), "不能打在屏幕上"),
        (("--format", "csv", "--output", "没有/a.csv"), "写不了文件"),
        (("--format", "md", "--output", "a.md", "--dry-run"), "--dry-run"),
    ],
)
def test_what_cannot_be_is_refused_before_a_casebook_is_made(swept, tmp_path, words, said):
    told = swept(*words)
    assert told.code == 2
    assert said in told.err
    assert not (tmp_path / "a.book").exists()


def test_the_casebook_is_no_output(swept, tmp_path):
    swept("--fail-on", "never")
    assert swept("--format", "csv", "--output", tmp_path / "a.book").code == 2


@pytest.mark.slow
def test_a_folder_of_papers_swept_again_adds_nothing_and_is_told(gouji, swept, tmp_path):
    folder = tmp_path / "年报"
    folder.mkdir()
    shutil.copy(FILES[0], folder)
    for form in ("notice", "annotated", "html", "md", "bulletin", "sarif", "jsonl", "junit"):
        target = folder if form in {"notice", "annotated"} else folder / f"{form}.{form}"
        swept("--format", form, "--output", target, "--fail-on", "never")
    book = tmp_path / "b.book"
    said = gouji("sweep", folder, "--book", book, "--fail-on", "never")
    assert said.code == 0
    assert "共 1 份" in said.err
    assert "没有核对勾稽自己写的 9 个文件" in said.err
    checked = gouji("check", folder, "--fail-on", "never")
    assert checked.code == 0
    assert "没有核对勾稽自己写的 9 个文件" in checked.err
    assert gouji("check", folder, "--fail-on", "never", "--force").out.count("\n") > 100
