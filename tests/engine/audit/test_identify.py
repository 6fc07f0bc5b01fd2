"""The first look: whose report a file is, its reading kept, or why it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from making.shipped import VOCABULARY

from engine.audit import admission, identify
from engine.audit.cache import place_of, reading
from engine.audit.identify import Look, UnreadFile

REPORT = Path(__file__).resolve().parents[3] / "samples" / "2023" / "柳河乡.txt"


@pytest.fixture
def look(tmp_path):
    """Give the first look of a run."""
    return Look(folder=tmp_path, pack=None, vocabulary=VOCABULARY)


def test_what_was_read_is_kept_for_the_check(look):
    scan = look(UnreadFile(source="柳河乡.txt", data=REPORT.read_bytes(), order=5))
    one = scan.identity
    assert (one.year, one.kind, one.order, one.error) == (2023, "township", 5, "")
    assert "柳河乡" in one.agency
    assert reading(look.folder, one.source, one.sha256).year == 2023
    assert scan.words.place == place_of(look.folder, one.source, one.sha256).name


@pytest.mark.parametrize(
    "data",
    [b"", b"\xd0\xcf\x11\xe0 broken", "关于开会的通知".encode()],
    ids=["空", "坏", "通知"],
)
def test_what_is_no_report_is_told_and_nothing_is_kept(look, data):
    scan = look(UnreadFile(source="a.txt", data=data))
    assert scan.identity.error
    assert (scan.words, scan.identity.year) == (None, None)
    assert list(look.folder.iterdir()) == []


def test_a_fault_of_one_file_is_a_sentence_and_a_missing_library_is_none(look, monkeypatch):
    def raises(error):
        def read(*_given):
            raise error

        return read

    monkeypatch.setattr(admission, "read", raises(ZeroDivisionError()))
    assert "ZeroDivisionError" in look(UnreadFile(source="a", data=b"x")).identity.error
    monkeypatch.setattr(admission, "read", raises(ImportError("lxml")))
    with pytest.raises(ImportError):
        look(UnreadFile(source="a", data=b"x"))


def test_without_its_own_words_a_report_resembles_nobody(look, monkeypatch):
    monkeypatch.setattr(identify, "own_words", lambda *_given: None)
    scan = look(UnreadFile(source="柳河乡.txt", data=REPORT.read_bytes()))
    assert (scan.words, scan.identity.error) == (None, "")
