"""Checkpoints written outside: who may, into which files, and once a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.errors import TrailError
from engine.trail.log.checkpoint import NOTHING, read_notes
from engine.trail.maintenance.seal import BROKEN, lacks_today, may_seal, seal, seal_the_day
from engine.trail.verification.verify import verify


def notes(file):
    return read_notes(file.read_text("utf-8")).notes


def test_each_note_follows_the_one_before_it_in_its_file(reviewed, tmp_path):
    file = tmp_path / "检查点.txt"
    with reviewed.open() as book:
        for _ in range(2):
            sealed = seal(book._ledger, "end", [file])
            assert (sealed.written, sealed.failed) == ((str(file),), ())
    first, second = notes(file)
    assert (first.prev, second.prev) == (NOTHING, first.digest)
    assert (first.size, first.by, first.occasion) == (verify(reviewed.path).events, "张三", "end")
    assert verify(reviewed.path, [file]).code == 0


def test_a_file_out_of_reach_is_said_and_the_others_are_written(reviewed, tmp_path):
    away, other, good = tmp_path / "没插上" / "a.txt", tmp_path / "清单.txt", tmp_path / "b.txt"
    other.write_text("购物\n", "utf-8")
    with reviewed.open() as book:
        sealed = seal(book._ledger, "end", [away, other, good])
    assert sealed.written == (str(good),)
    assert [file for file, _why in sealed.failed] == [str(away), str(other)]
    assert all("检查点没有写进" in why for _file, why in sealed.failed)
    assert "没有这个文件或文件夹" in sealed.failed[0][1]


def test_of_a_broken_book_the_short_code_says_so(reviewed):
    from dataclasses import replace

    with reviewed.open() as book:
        sealed = seal(book._ledger, "export", [])
    assert BROKEN not in sealed.code
    assert replace(sealed, broken=True).code == sealed.note.code + BROKEN


def test_who_has_a_key_seals_with_it(desk, keys, tmp_path):
    key, file = keys("张三"), tmp_path / "检查点.txt"
    with desk.open() as book:
        assert may_seal(book._ledger)
        book.enrol_key(key)
        seal(book._ledger, "end", [file])
    assert [one for one, _mark in notes(file)[0].signatures] == [key.key_id]
    with desk.open() as book:
        assert not may_seal(book._ledger)
        assert seal_the_day(book._ledger, [str(file)]) is None
        with pytest.raises(TrailError, match="请先用口令解锁再封存"):
            seal(book._ledger, "end", [file])
        assert seal(book._ledger, "export", []).written == (), "a code alone needs no key"


def test_a_day_is_sealed_once_a_file(desk, tmp_path):
    one, two = str(tmp_path / "1.txt"), str(tmp_path / "2.txt")
    with desk.open() as book:
        assert seal_the_day(book._ledger, [one]).written == (one,)
        assert seal_the_day(book._ledger, [one, two]).written == (two,)
        assert seal_the_day(book._ledger, [one, two]) is None
        desk.clock.now += timedelta(days=1)
        assert seal_the_day(book._ledger, [one, two]).written == (one, two)


def test_a_missing_and_an_odd_file_lack_today(tmp_path):
    odd = tmp_path / "x.txt"
    odd.write_bytes(b"\xff\xfe")
    assert lacks_today(odd, "2024-01-20")
    assert lacks_today(tmp_path / "无.txt", "2024-01-20")
    assert lacks_today(tmp_path, "2024-01-20")
