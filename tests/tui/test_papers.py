"""Papers of a casebook into its folder: nothing is overwritten, and what is written is noted."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from engine.errors import TrailError, UsageError
from engine.export.papers import PAPERS
from tui.intake import Stop
from tui.letter import folder_of
from tui.papers import Order, Written, owing, place_of, write_beside
from tui.text.words import Texts

NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
TEXTS = Texts()


@pytest.fixture
def book_path(season):
    """Let every test here work on the book in the middle of a season."""
    return season


def order(book, name: str = "csv", *, part: bool = False, year: int | None = 2023) -> Order:
    filings = [one for one in book.filings() if one.year == year]
    return Order(name=name, filings=filings, year=year, part=part)


def written(book, one: Order, tell=lambda _done, _total: None) -> Written:
    return write_beside(book, one, NOW, TEXTS, tell)


def noted(book) -> list[dict]:
    return [one.payload for one in book.events() if one.kind == "book.exported"]


def test_a_paper_of_the_book_is_named_by_the_day_in_china_and_never_overwritten(book, season):
    paths = [path.name for _ in range(3) for path in written(book, order(book)).paths]
    assert paths == [f"20261121_问题清单{more}.csv" for more in ("", "_2", "_3")]
    assert len(noted(book)) == 3
    folder = season.with_name("season-papers")
    assert folder.stat().st_mode & 0o077 == 0, "it quotes reports: for its owner alone"
    assert all(one.stat().st_mode & 0o077 == 0 for one in folder.iterdir())


def test_a_link_that_lies_there_is_not_written_through(book, tmp_path):
    folder = folder_of(book.path)
    folder.mkdir()
    (folder / "20261121_问题清单.csv").symlink_to(tmp_path / "elsewhere")
    (path,) = written(book, order(book)).paths
    assert path.name == "20261121_问题清单_2.csv"
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_noted_is_the_digest_of_the_file(book):
    done = written(book, order(book))
    assert noted(book)[0]["sha256"] == hashlib.sha256(done.paths[0].read_bytes()).hexdigest()


def test_of_several_files_the_digest_is_that_of_their_list():
    from pathlib import Path

    one = Written(paths=[Path("/x/甲.docx"), Path("乙.docx")], digests=["a" * 64, "b" * 64])
    listed = f"{'a' * 64}  甲.docx\n{'b' * 64}  乙.docx\n"
    assert one.digest(several=True) == hashlib.sha256(listed.encode()).hexdigest()
    assert one.digest(several=False) == "a" * 64


@pytest.mark.slow
def test_what_was_written_before_a_stop_is_noted(book):
    def stop(done, _total):
        if done == 1:
            raise Stop

    done = written(book, order(book, "notice"), stop)
    assert done.stopped
    assert [one["filings"] for one in noted(book)] == [len(done.paths)] == [1]


def test_a_stop_before_the_first_file_writes_and_notes_nothing(book):
    def stop(_done, _total):
        raise Stop

    done = written(book, order(book), stop)
    assert (done.stopped, done.paths, noted(book)) == (True, [], [])
    assert not folder_of(book.path).exists()


def test_a_folder_that_cannot_be_is_a_sentence_and_nothing_is_noted(book):
    folder_of(book.path).write_text("no folder")
    with pytest.raises(UsageError, match="写不了"):
        written(book, order(book))
    assert noted(book) == []


def test_a_paper_that_cannot_be_noted_does_not_stay(book, monkeypatch):
    def taken(*_arguments):
        raise TrailError("案卷正被占用。")

    monkeypatch.setattr(type(book), "exported", taken)
    with pytest.raises(TrailError):
        written(book, order(book))
    assert list(folder_of(book.path).iterdir()) == []


def test_nothing_to_write_of_is_a_paper_all_the_same(book):
    nothing = Order(name="csv", filings=(), year=2023, part=False)
    (path,) = written(book, nothing).paths
    assert len(path.read_text("utf-8-sig").splitlines()) <= 3, "who owes, and no finding"


def test_who_owes_is_told_by_season_and_of_a_year_alone_where_one_is_named(book):
    both = owing(book, 2023)
    assert both is not None
    assert [one.unit.name for one in both[2023]] == ["青禾县教育局", "青禾县水利局"]
    named = owing(book, 2022)
    assert named is not None
    assert list(named) == [2022]
    assert "青禾县柳河乡人民政府" not in [one.unit.name for one in named[2022]]


def test_without_a_roster_nobody_is_said_to_owe(tmp_path):
    from engine.trail.casebook import Casebook

    with Casebook.open(tmp_path / "b.book", actor="张三", now=lambda: NOW) as empty:
        assert owing(empty, 2023) is None
        assert owing(empty, None) is None


@pytest.mark.parametrize(
    ("name", "paper", "place"),
    [
        ("问题清单.csv", "csv", "20261121_问题清单.csv"),
        ("某镇.2023_整改通知书.docx", "notice", "某镇.2023_整改通知书.docx"),
    ],
)
def test_only_papers_of_the_whole_book_carry_the_day(tmp_path, name, paper, place):
    assert place_of(tmp_path, name, PAPERS[paper], NOW).name == place
