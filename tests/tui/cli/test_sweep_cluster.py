"""gouji sweep --cluster finds what one process finds, to the byte, however the files travel."""

from __future__ import annotations

import json
import shutil

import pytest

from engine.packs import shipped

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs("cluster", "posix"),
    pytest.mark.timeout(1200),  # clusters start many processes, and the machine may be busy
]


@pytest.fixture
def found(gouji, tmp_path):
    """Sweep into a fresh book; return the bytes of its JSON, and what was said."""

    def run(*arguments):
        book, paper = tmp_path / "s.book", tmp_path / "s.json"
        for path in tmp_path.glob("s.*"):
            path.unlink()
        said = gouji(
            "sweep", *arguments, "--book", book, "--fail-on", "never",
            "--format", "json", "--output", paper,
        )  # fmt: skip
        assert said.code == 3, said.err  # a torn file is among them
        return paper.read_bytes(), said.err

    return run


@pytest.fixture
def season(samples, tmp_path):
    """Give two years of the county, a torn file and a copy."""
    folder = tmp_path / "年报"
    for year in ("2022", "2023"):
        shutil.copytree(samples / year, folder / year)
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 torn")
    shutil.copy(folder / "2023" / "云岭乡.txt", folder / "又一份.txt")
    return folder


def test_the_findings_are_those_of_one_process(found, season, samples):
    given = (season, "--roster", samples / "roster.csv")
    alone, said = found(*given, "--workers", "1")
    there, told = found(*given, "--cluster", "local", "--workers", "2")
    assert json.loads(alone)["reports"]
    assert there == alone
    assert told == said


def test_nor_do_a_shared_folder_and_rules_of_ones_own_change_them(found, season, tmp_path):
    pack = tmp_path / "规则"
    shutil.copytree(shipped() / "nianbao", pack)
    overlay = next((shipped() / "overlays").glob("*.yaml"))
    given = (season, "--pack", pack, "--overlay", overlay)
    alone, _ = found(*given, "--workers", "1")
    for shared in ((), ("--shared-folder", tmp_path)):
        there, _ = found(*given, "--cluster", "local", "--workers", "1", *shared)
        assert there == alone
    assert not list(tmp_path.glob("gouji-*"))


MANY = 8
"""So many answers come before the scheduler is lost."""


def test_what_a_lost_scheduler_leaves_is_done_by_the_next_sweep(
    gouji, season, tmp_path, monkeypatch
):
    from engine.audit.backends.connection import Connection

    heard, result = [], Connection.result

    def lost(self, future):
        told = result(self, future)
        heard.append(told)
        if len(heard) > MANY:
            raise self._gone()
        return told

    monkeypatch.setattr(Connection, "result", lost)
    book = tmp_path / "r.book"
    given = ("sweep", season, "--book", book, "--fail-on", "never", "--cluster", "local")
    said = gouji(*given, "--workers", "1")
    assert said.code == 3
    assert "中途联系不上了" in said.err
    assert "会接着做" in said.err
    monkeypatch.setattr(Connection, "result", result)
    again = gouji(*given[:-2], "--workers", "1")
    assert again.code == 3
    assert "中途" not in again.err
    plain = gouji("sweep", season, "--book", tmp_path / "p.book", "--fail-on", "never")
    assert (
        gouji("book", "status", "--book", book).out
        == gouji("book", "status", "--book", tmp_path / "p.book").out
    )
    assert plain.code == 3


def test_bad_addresses_and_folders_are_told_before_a_book_is_made(gouji, season, tmp_path):
    for given in (
        ("--cluster", "lokal"),
        ("--cluster", "local", "--shared-folder", tmp_path / "none"),
        ("--cluster", "local", "--cluster-tls", tmp_path),
    ):
        said = gouji("sweep", season, "--book", tmp_path / "n.book", *given)
        assert said.code == 2
        assert not (tmp_path / "n.book").exists()
