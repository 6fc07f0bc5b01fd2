"""What first looks have told, on disk until the sweep is written."""

from __future__ import annotations

from contextlib import closing

import pytest

from engine.audit.cache import CachedReading
from engine.audit.identity import Identity, unread
from engine.sweep.looked import Looked, place_of


@pytest.fixture
def looked(tmp_path):
    """Give what nobody has told anything of yet."""
    with closing(Looked(tmp_path)) as made:
        yield made


def owned(looked, *identities):
    """Let looks tell this, and say whose each file is."""
    for one in identities:
        looked.add(one)
    looked.own(lambda one: (one.agency or "", one.year))


def file(source, order, agency="白沙镇", year=2023, sha256=""):
    """Return what was told of a file."""
    return Identity(
        source=source, order=order, sha256=sha256 or source, agency=agency, kind=None, year=year
    )


def test_an_identity_comes_back_as_it_was(looked):
    one = Identity(source="甲\ud800.docx", order=3, sha256="a", agency=None, kind=None, year=None)
    looked.add(one)
    assert looked.get("甲\ud800.docx") == one
    assert looked.get("乙.docx") is None
    assert list(looked) == [one]


def test_of_two_files_with_one_name_the_later_stands_in_the_place_of_the_first(looked):
    owned(looked, file("a", 1), file("b", 2), file("a", 3, year=2022))
    assert [(one.source, one.order) for one in looked] == [("a", 3), ("b", 2)]
    assert looked.of(("白沙镇", 2022)) == [CachedReading("a", "a")]


def test_each_content_has_its_first_file(looked):
    assert looked.first("1", "a") == "a"
    assert looked.first("1", "b") == "a"
    assert looked.first("1", "a") == "a"
    assert looked.first("2", "b") == "b"


def test_the_files_of_an_owner_stand_in_the_order_in_which_they_came(looked):
    owned(looked, file("c", 3), file("a", 2), file("b", 1, year=None), file("d", 1))
    three = [CachedReading("d", "d"), CachedReading("a", "a"), CachedReading("c", "c")]
    assert looked.of(("白沙镇", 2023)) == three
    assert looked.of(("白沙镇", None)) == [CachedReading("b", "b")]
    assert looked.of(("柳河乡", 2023)) == []
    assert dict(looked.by_owner()) == {
        ("白沙镇", None): [CachedReading("b", "b")],
        ("白沙镇", 2023): three,
    }


def test_what_could_not_be_read_is_nobodys(looked):
    bad = unread("x", 1, "打不开", "", sha256="x")
    owned(looked, bad)
    assert not looked
    assert list(looked.readable()) == []
    assert looked.get("x") == bad
    assert looked.owners("x") == set()


def test_a_file_is_found_by_its_digest_and_by_the_place_of_its_reading(looked):
    one = file("a.docx", 1, sha256="1")
    owned(looked, one)
    assert looked
    assert looked.owners("1") == {("白沙镇", 2023)}
    assert looked.digest(place_of(one)) == "1"
    assert looked.digest(place_of(file("a.txt", 1, sha256="1"))) is None


def test_what_did_not_come_back_is_gone(looked):
    owned(looked, file("a", 1), file("b", 2), unread("c", 3, "打不开", ""))
    looked.is_back("b")
    assert looked.gone() == ["a", "c"]
