"""``gouji export`` as the office uses it: every paper, into files and folders, and its refusals."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from jsonschema import Draft202012Validator

from engine.export.papers import PAPERS
from engine.export.schemas import schema
from engine.trail.casebook import Casebook
from tui.cli.books.desk import now
from tui.cli.reports.papers import FORMATS
from tui.cli.speech import files
from tui.files import write_whole

EACH = [name for name, paper in PAPERS.items() if paper.each is not None]
ONE = [name for name, paper in PAPERS.items() if paper.each is None]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Give a casebook of two samples."""
    from tui.cli import main

    path = tmp_path_factory.mktemp("book") / "a.book"
    assert main(["sweep", "samples/2022", "--book", str(path), "--fail-on", "never"]) == 0
    return path


def test_the_command_names_every_paper():
    assert set(FORMATS) == set(PAPERS)


@pytest.mark.slow
@pytest.mark.parametrize("form", ONE)
def test_a_paper_of_the_casebook_is_one_file(gouji, book, tmp_path, form):
    target = tmp_path / f"纸{PAPERS[form].suffix}"
    said = gouji("export", "--book", book, "--format", form, "--output", target)
    assert said.code == 0
    assert target.stat().st_size
    assert str(target) in said.err


@pytest.mark.slow
@pytest.mark.parametrize("form", EACH)
def test_a_paper_of_each_filing_is_a_folder(gouji, book, tmp_path, form):
    target = tmp_path / "纸"
    said = gouji("export", "--book", book, "--format", form, "--output", target)
    assert said.code == 0
    assert sorted(one.name for one in target.glob("[!.]*")) == [
        f"青禾县{unit}2022_{PAPERS[form].title}.docx" for unit in ("白沙镇人民政府", "自然资源局")
    ]
    assert "已写 2 个文件到" in said.err


def test_one_filing_goes_to_the_file_that_is_named(gouji, book, tmp_path):
    target = tmp_path / "通知.docx"
    said = gouji("export", "--book", book, "--format", "notice", "--filing", 1, "--output", target)
    assert (said.code, target.is_file()) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "notice"), "整改通知书不能打在屏幕上"),
        (("--format", "notice", "--output", "通知.docx"), "写文件夹"),
        (("--format", "csv", "--output", "."), "是文件夹"),
        (("--format", "csv", "--filing", "99"), "没有第 99 号报告"),
        (("--format", "csv", "--year", "1999"), "没有1999年度的报告"),
        (("--format", "csv", "--unit", "不存在"), "没有“不存在”的报告"),
        (("--format", "notice", "--output", "夹", "--template", "无.docx"), "模板 无.docx 读不了"),
        (("--format", "notice", "--output", "夹", "--date", "昨天"), "昨天"),
        (("--format", "csv", "--output", "没有/这里.csv"), "写不了"),
        (("--format", "notice", "--output", "没有/这里"), "写不了"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(gouji, book, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    told = gouji("export", "--book", book, *words)
    assert told.code == 2
    assert said in told.err
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "夹"])


def test_a_unit_is_found_by_a_part_of_its_name(gouji, book, tmp_path):
    target = tmp_path / "a.json"
    gouji("export", "--book", book, "--format", "json", "--unit", "自然", "--output", target)
    assert [one["agency"] for one in json.loads(target.read_text())["filings"]] == [
        "青禾县自然资源局"
    ]


def test_what_is_written_names_the_pack_and_its_digest(gouji, book, tmp_path):
    target = tmp_path / "a.md"
    gouji("export", "--book", book, "--format", "md", "--output", target)
    assert "规则包 nianbao" in target.read_text()


def test_the_export_is_an_event_of_the_trail(gouji, book, tmp_path):
    gouji("export", "--book", book, "--format", "html", "--output", tmp_path / "a.html")
    shown = gouji("trail", "show", "--book", book).out.splitlines()
    assert "导出" in shown[-1]
    assert gouji("trail", "verify", "--book", book).code == 0


def test_a_return_writes_its_letter_with_the_deadline(gouji, tmp_path):
    import docx

    book, letter = tmp_path / "a.book", tmp_path / "通知.docx"
    gouji("sweep", "samples/2022", "--book", book, "--fail-on", "never")
    for words in (("under_review",), ("returned", "--deadline", "2023-03-01", "--notice", letter)):
        assert gouji("book", "move", "1", *words, "--book", book).code == 0
    text = "\n".join(one.text for one in docx.Document(str(letter)).paragraphs)
    assert "于2023年3月1日前" in text


@pytest.mark.parametrize(
    ("state", "target"),
    [("under_review", "通知.docx"), ("returned", "没有/通知.docx"), ("returned", ".")],
)
def test_a_letter_that_cannot_be_stops_the_return(gouji, tmp_path, monkeypatch, state, target):
    book = tmp_path / "a.book"
    gouji("sweep", "samples/2022", "--book", book, "--fail-on", "never")
    gouji("book", "move", "1", "under_review", "--book", book)
    monkeypatch.chdir(tmp_path)
    assert gouji("book", "move", "1", state, "--notice", target, "--book", book).code == 2
    assert "\t审核中\t" in gouji("book", "list", "--book", book).out


def test_a_template_that_cannot_be_used_is_said_once_and_is_no_event(gouji, book, tmp_path):
    template = tmp_path / "模板.docx"
    template.write_bytes(b"no docx")
    words = ("export", "--book", book, "--format", "notice", "--output", tmp_path / "夹")
    before = gouji("trail", "show", "--book", book).out.count("notice，")
    said = gouji(*words, "--template", template)
    assert said.code == 2
    assert said.err.count("模板不是 Word") == 1
    assert gouji("trail", "show", "--book", book).out.count("notice，") == before


def test_only_what_was_received_since_a_moment_is_exported(gouji, book):
    words = ("export", "--book", book, "--format", "json", "--since")
    assert len(json.loads(gouji(*words, "2020-01-01").out)["filings"]) == 2
    assert json.loads(gouji(*words, "2999-01-01").out)["filings"] == []
    assert gouji(*words, "昨天").code == 2


def test_the_json_names_packs_and_files_by_their_digests(gouji, book):
    document = json.loads(gouji("export", "--book", book, "--format", "json").out)
    Draft202012Validator(schema("book")).validate(document)
    assert [one["id"] for one in document["packs"]] == ["nianbao"]
    assert all(len(one["sha256"]) == 64 for one in document["filings"])


@pytest.mark.slow
def test_a_return_writes_the_letter_beside_the_casebook_or_says_why_not(gouji, book, tmp_path):
    own = tmp_path / "b.book"
    own.write_bytes(book.read_bytes())
    move = ("book", "move", "1", "returned", "--deadline", "2023-03-01", "--book", own)
    said = gouji(*move)
    assert said.code == 0
    assert "没有写整改通知书" in said.err
    assert not (tmp_path / "b-papers").exists()
    gouji("book", "move", "1", "under_review", "--book", own)
    with Casebook.open(own, actor="a", now=now, create=False) as opened:
        fault = next(one for one in opened.findings(1) if one.outcome == "fail")
        opened.decide(fault.id, "confirm")
    assert gouji(*move).code == 0
    (letter,) = (tmp_path / "b-papers").glob("*.docx")
    assert "整改通知书" in letter.name


def exports_of(book) -> list[tuple[str, int]]:
    with Casebook.open(book, actor="a", now=now, create=False) as opened:
        noted = [one.payload for one in opened.events() if one.kind == "book.exported"]
    return [(one["format"], one["filings"]) for one in noted]


def test_what_went_out_before_ctrl_c_is_an_event_and_nothing_half_stays(
    gouji, book, tmp_path, monkeypatch
):
    own = tmp_path / "b.book"
    own.write_bytes(book.read_bytes())
    kept: list[Path] = []

    def once(path, data):
        if kept:
            raise KeyboardInterrupt
        write_whole(path, data)
        kept.append(path)

    monkeypatch.setattr(files, "write_whole", once)
    target = tmp_path / "通知书"
    said = gouji("export", "--book", own, "--format", "notice", "--output", target)
    assert said.code == 130
    assert [one for one in target.iterdir() if not one.name.startswith(".")] == kept
    assert exports_of(own)[-1] == ("notice", 1)


def test_what_cannot_be_replaced_is_said_and_stays_as_it_was(gouji, book, tmp_path, monkeypatch):
    target = tmp_path / "a.csv"
    target.write_text("原来的")

    def locked(_self, _target):
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "replace", locked)  # as Windows does while Excel has it open
    said = gouji("export", "--book", book, "--format", "csv", "--output", target)
    assert said.code == 2
    assert "a.csv" in said.err
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.csv"]
    assert target.read_text() == "原来的"


def test_office_and_contact_of_the_casebook_stand_in_the_letter(gouji, book, tmp_path):
    own, target = tmp_path / "b.book", tmp_path / "a.docx"
    own.write_bytes(book.read_bytes())
    gouji("book", "set", "office", "青禾县人民政府办公室", "--book", own)
    gouji("book", "set", "contact", "张三", "--book", own)
    words = ("export", "--book", own, "--format", "notice", "--filing", 1, "--output", target)
    gouji(*words, "--attach", "批注.docx")
    text = "\n".join(one.text for one in docx.Document(str(target)).paragraphs)
    assert "青禾县人民政府办公室" in text
    assert "联系人：张三" in text
    assert "附件：批注.docx" in text
    gouji(*words, "--office", "另一个办公室")
    assert "另一个办公室" in "\n".join(one.text for one in docx.Document(str(target)).paragraphs)
