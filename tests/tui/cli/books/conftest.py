"""A season in a casebook, and one in which files could not be read."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(scope="session")
def swept(tmp_path_factory):
    """Give the folder of the casebooks that were swept once, to be copied."""
    return tmp_path_factory.mktemp("swept")


@pytest.fixture
def season(gouji, samples, swept, tmp_path):
    """Give a casebook into which the made-up county was swept."""
    once = swept / "2024.book"
    if not once.exists():
        both, roster = (samples / "2022", samples / "2023"), samples / "roster.csv"
        said = gouji("sweep", *both, "--book", once, "--roster", roster)
        assert said.code == 1, said.err
    return shutil.copy(once, tmp_path / "2024.book")


@pytest.fixture
def unread(gouji, samples, tmp_path):
    """Give a casebook of one report and two files that cannot be read."""
    folder = tmp_path / "2023"
    folder.mkdir()
    (folder / "白沙镇.docx").write_bytes((samples / "2023" / "白沙镇.docx").read_bytes())
    (folder / "水利局.docx").write_bytes(b"PK\x03\x04 no document")
    (folder / "说明\x1b[31m.txt").write_text("hello", "utf-8")
    book = tmp_path / "b.book"
    gouji("roster", "import", samples / "roster.csv", "--book", book)
    gouji("sweep", folder, "--book", book)
    return book


@pytest.fixture
def book(gouji, samples, swept, tmp_path):
    """Give a casebook of two reports of one year with the county's roster."""
    once = swept / "two" / "2024.book"
    if not once.exists():
        once.parent.mkdir()
        files = [samples / "2023" / name for name in ("白沙镇.docx", "三河镇.md")]
        said = gouji("sweep", *files, "--book", once, "--roster", samples / "roster.csv")
        assert said.code == 1, said.err
    return shutil.copy(once, tmp_path / "2024.book")


@pytest.fixture
def table(tmp_path):
    """Write a table of publications."""

    def written(*rows: str):
        path = tmp_path / "公开.csv"
        path.write_text("\n".join(["单位,年度,公开日期,公开网址", *rows]), "utf-8")
        return path

    return written
