"""Lists of files, standard input, and what is left out, as a pipeline uses them."""

from __future__ import annotations

import io
import json
import os
import sys

import pytest
from jsonschema import Draft202012Validator

from engine.export.schemas import schema
from tui.cli.reports.inputs import split

TEXT = "samples/2023/柳河乡.txt"


@pytest.fixture
def piped(monkeypatch):
    """Put bytes on standard input."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"a\nb c\n", [b"a", b"b c", b""]),
        (b"a\r\nb", [b"a", b"b"]),
        (b"\xef\xbb\xbfa\n", [b"a", b""]),
        (b"a\nb\0c\0", [b"a\nb", b"c", b""]),
        (b"", [b""]),
    ],
    ids=["lines", "windows", "mark", "nul", "nothing"],
)
def test_names_are_separated_by_nul_if_there_is_one(data, names):
    assert split(data) == names


def test_names_come_from_a_file_and_those_missing_are_told(gouji, tmp_path):
    listed = tmp_path / "名单.txt"
    listed.write_text(f"{TEXT}\n没有.docx\n", "utf-8")
    said = gouji("check", "--files-from", listed)
    assert said.code == 3
    assert "柳河乡人民政府" in said.out
    assert "文件不存在" in said.out


def test_names_come_from_standard_input(gouji, piped):
    piped(f"{TEXT}\0".encode())
    assert gouji("check", "--files-from", "-", "--select", "E").code == 1


def test_an_empty_list_is_no_mistake(gouji, piped):
    piped(b"")
    said = gouji("check", "--files-from", "-")
    assert (said.code, said.out) == (0, "没有找到可以核对的文件。\n")


@pytest.mark.parametrize("name", ["柳河乡.txt", "石桥镇.docx"])
def test_a_report_comes_by_standard_input(gouji, piped, samples, name):
    path = samples / "2023" / name
    piped(path.read_bytes())
    one = json.loads(gouji("check", "-", "--stdin-name", f"x/{name}", "--format", "json").out)
    other = json.loads(gouji("check", path, "--format", "json").out)
    assert one["reports"][0].pop("source") == name
    other["reports"][0].pop("source")
    assert one == other


def test_a_paper_can_be_written_on_what_came_by_standard_input(gouji, piped, samples, tmp_path):
    piped((samples / "2023" / "石桥镇.docx").read_bytes())
    target = tmp_path / "批注.docx"
    gouji("check", "-", "--format", "annotated", "--output", target)
    assert target.read_bytes().startswith(b"PK")


def test_one_day_of_publication_holds_for_standard_input(gouji, piped, samples):
    piped((samples / "2023" / "白沙镇.docx").read_bytes())
    assert "D101" not in gouji("check", "-", "--published", "2024-01-15").out


def test_nothing_on_standard_input_is_a_file_that_is_empty(gouji, piped):
    piped(b"")
    said = gouji("check", "-")
    assert said.code == 3
    assert "文件是空的" in said.out


def test_no_standard_input_is_nothing_on_it(gouji, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert gouji("check", "-").code == 3


def test_standard_input_is_read_no_further_than_a_file_may_be(gouji, monkeypatch):
    from engine.reading.files.limits import LIMITS

    class Endless(io.RawIOBase):
        taken = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.taken += len(buffer)
            return len(buffer)

    endless = Endless()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(endless)))
    said = gouji("check", "-")
    assert said.code == 3
    assert "超过上限" in said.out
    assert endless.taken < 2 * LIMITS.file_bytes


def test_what_is_left_out_is_counted_and_named_if_asked(gouji, tmp_path):
    for name in ("甲.txt", "乙_草稿.txt", "丙.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".goujiignore").write_text("丙*\n", "utf-8")
    said = gouji("check", tmp_path, "--exclude", "*_草稿.*", "-v")
    assert "按 --exclude 没有核对 1 个" in said.err
    assert "按 .goujiignore 没有核对 1 个" in said.err
    assert "略过 " in said.err
    assert "共" not in said.out
    document = json.loads(gouji("check", tmp_path, "--exclude", "*_草稿.*", "--format", "json").out)
    Draft202012Validator(schema("check")).validate(document)
    assert [one["why"] for one in document["skipped"]] == ["ignored", "excluded"]
    assert "略过" not in gouji("check", tmp_path, "--exclude", "*_草稿.*").err


def test_only_files_changed_since_a_day_are_checked(gouji, tmp_path):
    old = tmp_path / "旧.txt"
    old.write_bytes(b"")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    said = gouji("check", tmp_path, "--since", "2024-01-01")
    assert (said.code, "按 --since 没有核对 1 个" in said.err) == (0, True)
    assert gouji("check", tmp_path, "--since", "2023-11-01T00:00+00:00").code == 3


def test_a_sweep_of_an_empty_list_checks_nothing(gouji, piped, tmp_path):
    piped(b"")
    said = gouji("sweep", "--files-from", "-", "--book", tmp_path / "a.book")
    assert "没有找到可以核对的文件" in said.err
    assert said.code == 0
