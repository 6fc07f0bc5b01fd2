"""What the law wants removed goes, and the trail stays whole."""

from __future__ import annotations

import pytest
from book_hands import hands

from engine.errors import TrailError
from engine.trail.verification.verify import verify

PERSON = "申请人赵六的住址"


@pytest.fixture
def named(desk, make_finding):
    """Give a casebook that names a person in bytes, quotation, typed words and file name."""
    with desk.open() as book:
        received = book.receive(
            f"{PERSON}.txt", PERSON.encode() * 3, agency="石桥镇", kind=None, year=2023
        )
        desk.record(book, received.version_id, make_finding("k", quote=PERSON))
        finding = book.findings(received.filing_id)[0].id
        book.decide(finding, "dismiss", reason="误报", text=PERSON)
        desk.record(book, received.version_id, make_finding("k", "d2", quote=PERSON))
    return desk


@pytest.mark.sqlite_file
def test_everything_about_a_person_can_go_and_nothing_is_left_in_the_file(named):
    assert PERSON.encode() in named.path.read_bytes()
    with named.open() as book:
        purged = book.purge(1, ["content", "findings", "texts"], reason="个人信息保护法第四十七条")
        assert (purged.contents, purged.findings, purged.texts) == (1, 2, 1)
        assert purged.compacted
    assert PERSON.encode() not in named.path.read_bytes()
    found = verify(named.path)
    assert found.code == 0, found.sentences
    with named.open() as book:
        with pytest.raises(TrailError, match="重新索取"):
            book.content(1)
        one = book.findings(1)[0]
        assert one.data["purged"]
        assert [step.kind for step in one.history] == ["dismiss", "reopen"]
        assert "四十七条" in list(book.events())[-1].payload["reason"]


@pytest.mark.parametrize("what", ["content", "findings", "texts"])
def test_a_part_can_go_alone_and_only_once(named, what):
    with named.open() as book:
        book.purge(1, [what], reason="来函")
        with pytest.raises(TrailError, match="没有可清除"):
            book.purge(1, [what], reason="来函")
        assert len(list(book.events())) == 7
    assert verify(named.path).code == 0


def test_a_purge_needs_a_reason_and_something_to_remove(named):
    with named.open() as book:
        for what, reason, words in ((["content"], " ", "依据"), ([], "x", "清除什么"),
                                    (["events"], "x", "清除什么")):  # fmt: skip
            with pytest.raises(TrailError, match=words):
                book.purge(1, what, reason=reason)


def test_what_went_without_a_purge_is_still_missed(named):
    with named.open() as book:
        book.purge(1, ["content"], reason="来函")
    with hands(named.path) as connection:
        connection.execute("DELETE FROM texts")
    assert {problem.kind for problem in verify(named.path).problems} == {"missing"}


def test_a_check_after_a_purge_goes_on_as_before(named, make_finding):
    with named.open() as book:
        book.purge(1, ["findings"], reason="来函")
        named.record(book, 1, make_finding("k", "d2"))
        assert book.findings(1)[0].data["message"] == "k：新收3≠办理2"
    assert verify(named.path).code == 0
