"""The folder in which a worker of a cluster works: files laid out, and nothing left behind."""

from __future__ import annotations

import hashlib

import pytest

from engine.audit.backends.parcels import Parcel
from engine.audit.backends.rooms import (
    KEPT,
    SHELF,
    by_path,
    file_in,
    packed_rules,
    returned,
    unpacked,
)
from engine.audit.worker import AuditTask

TASK = AuditTask(source="a.docx", data=b"")


@pytest.fixture
def pack(tmp_path):
    """Give the folder of a pack with a rule in it."""
    folder = tmp_path / "规则"
    (folder / "figures").mkdir(parents=True)
    (folder / "pack.yaml").write_text("id: x", "utf-8")
    (folder / "figures" / "F201-x.yaml").write_text("code: F201", "utf-8")
    return folder


def test_rules_lie_there_as_they_lay_here(pack, tmp_path):
    overlay = tmp_path / "县.yaml"
    overlay.write_text("overlay: a", "utf-8")
    home = tmp_path / "家"
    rules = packed_rules(pack, (overlay, overlay), None)
    laid = rules.laid_pack(home)
    assert laid is not None
    assert (laid / "figures" / "F201-x.yaml").read_text("utf-8") == "code: F201"
    first, second = rules.laid_overlays(home)
    assert first != second, "two overlays of one name"
    assert first.name == second.name == "县.yaml"
    assert rules.readings(home) == home / KEPT


def test_of_the_shipped_rules_nothing_travels(tmp_path):
    rules = packed_rules(None, (), tmp_path)
    assert rules.laid_pack(tmp_path / "家") is None
    assert rules.laid_overlays(tmp_path / "家") == ()
    assert rules.readings(tmp_path / "家") == tmp_path


def test_what_came_with_a_parcel_goes_with_its_answer(tmp_path):
    parcel = Parcel(item=TASK, files={"a.bin": b"1"}, shelf={"b.docx": b"2"})
    item = unpacked(parcel, tmp_path)
    assert item.shelf == tmp_path / SHELF
    assert (tmp_path / KEPT / "a.bin").read_bytes() == b"1"
    (tmp_path / KEPT / "made.bin").write_bytes(b"3")
    came = returned("answer", tmp_path, ["made.bin"])
    assert (came.answer, came.files) == ("answer", {"made.bin": b"3"})
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_a_document_by_its_path_is_the_very_same_or_none(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"report")
    parcel = Parcel(item=TASK, path=path, sha256=hashlib.sha256(b"report").hexdigest())
    assert unpacked(parcel, tmp_path / "家").data == b"report"
    path.write_bytes(b"changed")
    assert unpacked(parcel, tmp_path / "家") is None
    path.unlink()
    assert unpacked(parcel, tmp_path / "家") is None


def test_only_what_lies_in_the_shared_folder_goes_by_its_path(tmp_path):
    inside, outside = tmp_path / "共享" / "a.txt", tmp_path / "a.txt"
    inside.parent.mkdir()
    for path in (inside, outside):
        path.write_bytes(b"12345")
    shared = inside.parent
    assert by_path(str(inside), b"12345", shared) == inside
    assert by_path(str(inside), b"1234", shared) is None, "it has changed meanwhile"
    assert by_path(str(outside), b"12345", shared) is None
    assert by_path(str(shared / ".." / "a.txt"), b"12345", shared) is None
    assert by_path("in.zip!/a.txt", b"12345", shared) is None
    assert by_path("a\x00b", b"", shared) is None
    assert by_path(str(inside), b"12345", None) is None


def test_a_file_that_is_not_there_is_left_out(tmp_path):
    (tmp_path / "a").write_bytes(b"1")
    assert file_in(tmp_path, "a") == {"a": b"1"}
    assert file_in(tmp_path, "b") == {}
