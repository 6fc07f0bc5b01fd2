"""``gouji check --format … --output …``: papers straight from files, without a casebook."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from engine.audit.worker import AuditResult
from engine.errors import GoujiError
from engine.values import replace
from tui.cli.reports.papers import FORMATS, Checked

DOCX, TEXT = "samples/2023/石桥镇.docx", "samples/2023/云岭乡.txt"


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_every_paper_can_be_written_straight_from_a_file(gouji, tmp_path, form):
    target = tmp_path / "纸"
    said = gouji("check", DOCX, "--format", form, "--output", target, "--fail-on", "never")
    assert said.code == 0
    written = [target] if target.is_file() else list(target.glob("[!.]*"))
    assert len(written) == 1
    assert written[0].stat().st_size


def test_the_json_in_a_file_is_the_json_on_the_screen(gouji, tmp_path):
    target = tmp_path / "a.json"
    gouji("check", DOCX, "--format", "json", "--output", target)
    assert json.loads(target.read_text("utf-8")) == json.loads(
        gouji("check", DOCX, "--format", "json").out
    )


def test_the_exit_code_is_that_of_the_check(gouji, tmp_path):
    words = ("check", DOCX, "--format", "md", "--output", tmp_path / "a.md")
    assert gouji(*words).code == 1
    assert gouji(*words, "--fail-on", "never").code == 0


def test_what_cannot_be_written_in_is_said_and_the_others_are_written(gouji, tmp_path):
    target = tmp_path / "批注"
    said = gouji("check", DOCX, TEXT, "--format", "annotated", "--output", target)
    assert "不能在原件上加批注" in said.err
    assert [one.suffix for one in target.glob("[!.]*")] == [".docx"]


def test_one_reason_is_said_once_however_many_it_keeps_from_being_written(gouji, tmp_path):
    pages = sorted(Path(TEXT).parent.glob("*.txt")) + sorted(Path(TEXT).parent.glob("*.html"))
    said = gouji("check", DOCX, *pages, "--format", "annotated", "--output", tmp_path / "批注")
    assert len(pages) > 2
    assert said.err.count("不能在原件上加批注") == 1
    assert f"{len(pages)} 份没有写" in said.err
    assert all(page.stem in said.err for page in pages)


def test_papers_within_the_reports_are_not_taken_for_reports(gouji, tmp_path):
    folder = tmp_path / "年报"
    folder.mkdir()
    (folder / "云岭乡.txt").write_bytes(Path(TEXT).read_bytes())
    target = folder / "意见"
    gouji("check", DOCX, "--format", "notice", "--output", target)
    again = gouji("check", folder, "--format", "json", "--fail-on", "never")
    assert again.code == 0
    assert len(json.loads(again.out)["reports"]) == 1
    assert f"{target}：这个文件夹是 gouji 写出的" in again.err


def test_a_file_where_a_folder_is_to_be_is_told_in_chinese(gouji, tmp_path):
    there = tmp_path / "通知书"
    there.write_text("x", "utf-8")
    said = gouji("check", DOCX, TEXT, "--format", "notice", "--output", there)
    assert said.code == 2
    assert "已有同名的文件" in said.err


def test_an_unreadable_file_is_said_and_counts_for_the_code(gouji, tmp_path):
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04")
    said = gouji("check", bad, DOCX, "--format", "md", "--output", tmp_path / "a.md")
    assert said.code == 3
    assert "坏.docx" in said.err
    assert "石桥镇" in (tmp_path / "a.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--output", "a.txt"), "--output 要同 --format 一起用"),
        (("--format", "notice"), "不能打在屏幕上"),
        (("--format", "csv", "--output", "."), "是文件夹"),
        (("--format", "csv", "--output", "没有/a.csv"), "没有/a.csv 写不了文件：没有这个文件夹"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_checked(gouji, words, said):
    told = gouji("check", "没有这个文件", *words)
    assert told.code == 2
    assert said in told.err


def test_an_archive_is_unpacked_once_however_many_reports_are_in_it(tmp_path, monkeypatch):
    archive, texts = tmp_path / "年报.zip", {"甲.txt": b"1", "乙.txt": b"2", "丙.txt": b"3"}
    with zipfile.ZipFile(archive, "w") as packed:
        for name, data in texts.items():
            packed.writestr(name, data)
    reads: list[object] = []
    read = Checked.read
    monkeypatch.setattr(Checked, "read", lambda *one: reads.append(one) or read(*one))
    checked = Checked(None)
    for name, data in texts.items():
        one = AuditResult(source=f"{archive}!/{name}", sha256=hashlib.sha256(data).hexdigest())
        assert checked.content(one) == (name, data)
    assert len(reads) == 1
    (tmp_path / "丁.txt").write_bytes(b"4")
    other = AuditResult(source=str(tmp_path / "丁.txt"), sha256=hashlib.sha256(b"4").hexdigest())
    assert checked.content(other) == ("丁.txt", b"4")
    with pytest.raises(GoujiError, match="不是同一个文件"):
        checked.content(replace(other, sha256="0" * 64))


@pytest.mark.slow
def test_reports_in_an_archive_are_annotated_too(gouji, samples, tmp_path):
    inner, outer = tmp_path / "里.zip", tmp_path / "外.zip"
    with zipfile.ZipFile(inner, "w") as packed:
        packed.write(samples / "2022" / "白沙镇.docx", "白沙镇.docx")
    with zipfile.ZipFile(outer, "w") as packed:
        packed.write(inner, "里.zip")
        packed.write(samples / "2022" / "自然资源局.docx", "自然资源局.docx")
    said = gouji("check", outer, "--format", "annotated", "--output", tmp_path / "批注")
    assert "不是同一个文件" not in said.err
    assert len(list((tmp_path / "批注").glob("*.docx"))) == 2
