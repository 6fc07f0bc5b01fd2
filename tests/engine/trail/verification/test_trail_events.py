"""Events one after the other: where the chain breaks, and which makes no sense."""

from __future__ import annotations

import pytest
from book_hands import hands, kinds, reguarded, unguarded

from engine.trail.store.ledger import stamp
from engine.trail.verification.verify import verify


def test_an_edited_payload_breaks_the_chain_there(attacked):
    with hands(attacked.path) as connection:
        unguarded(connection)
        connection.execute("UPDATE events SET payload = replace(payload, '误报', '不适用')")
        reguarded(connection)
    found = verify(attacked.path)
    assert (found.code, found.problems[0].kind, found.problems[0].at) == (1, "broken", 6)
    assert "链在第 6 条断开" in found.sentences[1]


@pytest.mark.parametrize(
    "column", ["at", "actor", "session", "kind", "subject", "prev", "alg", "key_id"]
)
def test_every_column_is_under_the_hash(attacked, column):
    with hands(attacked.path) as connection:
        unguarded(connection)
        value = "sm3" if column == "alg" else "x"
        connection.execute(f"UPDATE events SET {column} = ? WHERE seq = 4", (value,))  # noqa: S608  # an attack
        reguarded(connection)
    assert kinds(verify(attacked.path)) & {"broken", "impostor"}


def test_an_event_taken_out_of_the_middle_is_found(attacked):
    with hands(attacked.path) as connection:
        unguarded(connection)
        connection.execute("DELETE FROM events WHERE seq = 5")
        reguarded(connection)
    found = verify(attacked.path)
    assert (found.problems[0].kind, found.problems[0].at) == ("broken", 5)


def test_an_emptied_trail_is_not_whole(attacked):
    with hands(attacked.path) as connection:
        unguarded(connection)
        connection.execute("DELETE FROM events")
        reguarded(connection)
    assert "truncated" in kinds(verify(attacked.path))


def test_a_clock_set_back_is_recorded_and_the_order_is_by_sequence(attacked):
    attacked.clock.now = attacked.clock.now.replace(year=2023)
    with attacked.open() as book:
        book.decide(book.findings(1)[0].id, "note", text="倒拨之后")
        events = list(book.events())
        assert events[-1].at < events[-2].at
        assert stamp(events[-1].at).startswith("2023")
    found = verify(attacked.path)
    assert found.code == 0
    assert "时钟倒拨过 1 次" in found.sentences[-1]
