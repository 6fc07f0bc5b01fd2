"""A filing's steps through its season, and what stands in their way."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import TrailError, UsageError
from engine.trail.verification.verify import verify


def test_a_filing_walks_through_its_season(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        with pytest.raises(UsageError, match="期限"):
            book.transition(filing, "returned")
        assert book.transition(filing, "returned", deadline=date(2024, 2, 15)).due is not None
        desk.record(book, desk.receive(book, b"mended").version_id)
        assert (book.filing(filing).state, book.filing(filing).due) == ("received", None)
        with pytest.raises(TrailError, match="不能变为"):
            book.transition(filing, "published", address="https://x", on=date(2024, 3, 1))
        approved = book.transition(filing, "approved")
        assert approved.approved_sha256 == approved.sha256
        with pytest.raises(UsageError, match="网址"):
            book.transition(filing, "published")
        shown = book.transition(
            filing, "published", address="https://qinghe.example/nb", on=date(2024, 1, 30)
        )
        assert (shown.state, shown.published_on) == ("published", date(2024, 1, 30))
        assert shown.published_sha256 == shown.approved_sha256
        assert desk.receive(book, b"changed afterwards").round == 3
        assert book.filing(filing).state == "reopened"
    assert verify(desk.path).code == 0


def test_a_return_taken_back_takes_its_deadline_along(desk, make_finding):
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k"))
        book.transition(filing, "under_review")
        book.transition(filing, "returned", deadline=date(2024, 2, 15))
        assert book.transition(filing, "under_review").due is None
        (*_, last) = book.events()
        assert last.payload["due"] == ""
    assert verify(desk.path).code == 0


def test_nothing_is_approved_while_an_error_is_undecided(reviewed):
    with reviewed.open() as book, pytest.raises(TrailError, match="还有 1 条错误"):
        book.transition(1, "approved")


@pytest.mark.parametrize("digest", ["z" * 64, "0" * 63, "０" * 64, "a" * 65])
def test_the_text_that_was_published_is_named_by_a_sha256(desk, make_finding, digest):
    day = date(2024, 1, 30)
    with desk.open() as book:
        filing = desk.filled(book, make_finding("k", severity="warning"))
        book.transition(filing, "approved")
        with pytest.raises(TrailError, match="64 位十六进制"):
            book.transition(filing, "published", address="https://x", on=day, sha256=digest)
        shown = book.transition(filing, "published", address="https://x", on=day, sha256="AB" * 32)
        assert shown.published_sha256 == "ab" * 32
