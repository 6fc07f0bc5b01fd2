"""A season in a casebook, and one in which files could not be read."""

from __future__ import annotations

import pytest


@pytest.fixture
def season(gouji, samples, tmp_path):
    """Sweep the made-up county into a casebook."""
    book = tmp_path / "2024.book"
    roster = samples / "roster.csv"
    said = gouji("sweep", samples / "2022", samples / "2023", "--book", book, "--roster", roster)
    assert said.code == 1, said.err
    return book


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
def book(gouji, samples, tmp_path):
    """Sweep two reports of one year into a casebook with the county's roster."""
    path = tmp_path / "2024.book"
    files = [samples / "2023" / name for name in ("白沙镇.docx", "三河镇.md")]
    said = gouji("sweep", *files, "--book", path, "--roster", samples / "roster.csv")
    assert said.code == 1, said.err
    return path


@pytest.fixture
def table(tmp_path):
    """Write a table of publications."""

    def written(*rows: str):
        path = tmp_path / "公开.csv"
        path.write_text("\n".join(["单位,年度,公开日期,公开网址", *rows]), "utf-8")
        return path

    return written
