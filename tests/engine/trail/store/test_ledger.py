"""The one write path: an event with every change, in the same transaction or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import TrailError
from engine.trail.log import chain
from engine.trail.store.ledger import UNKNOWN, day, moment, stamp
from engine.trail.verification.verify import verify

MOMENTS = st.datetimes(min_value=datetime(1971, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
CHANGE = ("setting.changed", "setting/title", {"name": "title", "value": "x", "before": ""})


@given(MOMENTS)
def test_a_moment_is_the_same_once_it_was_stamped(at):
    assert moment(stamp(at)) == at


@given(MOMENTS, MOMENTS)
def test_stamps_sort_as_moments_do(one, other):
    assert (stamp(one) < stamp(other)) == (one < other)


@pytest.mark.parametrize("text", ["", "gestern", "2024-01-20", "2024-13-01T00:00:00.000000Z", None])
def test_what_is_no_moment_is_the_beginning_of_time(text):
    assert moment(text) == UNKNOWN


def test_a_day_is_chinas():
    assert day(datetime(2024, 1, 20, 15, 59, tzinfo=UTC)) == "2024-01-20"
    assert day(datetime(2024, 1, 20, 16, 0, tzinfo=UTC)) == "2024-01-21"
    assert day(datetime(2024, 1, 20, 0, 0, tzinfo=timezone(timedelta(hours=-10)))) == "2024-01-20"


def test_events_follow_each_other_in_one_transaction(desk):
    with desk.open() as book:
        with book._ledger.writing() as transaction:
            first = transaction.append(*CHANGE)
            second = transaction.append("book.exported", "book", {"format": "csv", "filings": 0})
        one, two = list(book.events())[-2:]
        assert (one.seq, two.seq) == (first, second) == (2, 3)
        assert one.at == two.at


def test_of_a_transaction_that_fails_nothing_stays(desk):
    with desk.open() as book:
        before = list(book.events())

        def fails():
            with book._ledger.writing() as transaction:
                transaction.append(*CHANGE)
                transaction.keep_text("写了一半", "book")
                raise TrailError("不写了。")

        with pytest.raises(TrailError, match="不写了"):
            fails()
        assert list(book.events()) == before
        assert book.search("写了一半") == []
    assert verify(desk.path).code == 0


@pytest.mark.parametrize(
    ("kind", "subject"), [("made.up", "book"), ("setting.changed", "setting/office")]
)
def test_an_event_that_is_none_of_ours_cannot_be_written(desk, kind, subject):
    with (
        desk.open() as book,
        pytest.raises(ValueError, match=kind),
        book._ledger.writing() as transaction,
    ):
        transaction.append(kind, subject, CHANGE[2])


def test_typed_words_stand_apart_from_the_event_and_are_never_the_same_digest(desk):
    with desk.open() as book, book._ledger.writing() as transaction:
        digests = {transaction.keep_text("同一句话", "book") for _ in range(3)}
        assert len(digests) == 3
        assert transaction.keep_text("  ", "book") == ""


def test_the_chain_goes_on_from_the_head(desk):
    with desk.open() as book:
        with book._ledger.writing() as transaction:
            assert transaction.head != chain.GENESIS
            head = transaction.head
        assert list(book.events())[-1].hash == head


@pytest.mark.parametrize("actor", ["", "   "])
def test_somebody_has_to_act(desk, actor):
    with pytest.raises(TrailError, match="由谁操作"):
        desk.open(actor)


def test_a_name_of_two_scripts_is_refused(desk):
    with pytest.raises(TrailError, match="容易与别人的名字混淆"):
        desk.open("Zhаng")  # noqa: RUF001 — its second letter is Cyrillic


def test_who_has_a_key_writes_with_it_alone(desk, keys):
    key = keys("张三")
    with desk.open() as book:
        book.enrol_key(key)
        book.set("title", "一")
        assert list(book.events())[-1].signed
    with desk.open() as book:
        with pytest.raises(TrailError, match="请先用口令解锁") as locked:
            book.set("title", "二")
        assert locked.value.hint == "key-needed"
