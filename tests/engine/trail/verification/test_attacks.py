"""What somebody with the file in hands can do, what finds it, and what nothing finds."""

from __future__ import annotations

import shutil

import pytest
from book_hands import APPEND, hands, kinds
from sqlalchemy.exc import DatabaseError

from engine.trail.log import chain
from engine.trail.log.canonical import canonical
from engine.trail.log.keys import create_key
from engine.trail.verification.verify import verify


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET actor = '李四' WHERE seq = 5",
        "DELETE FROM events WHERE seq = 7",
        "DELETE FROM events",
        "INSERT INTO events SELECT seq + 100, at, actor, key_id, session, kind, subject, payload,"
        " prev, 'x', alg, sig FROM events WHERE seq = 5",
        "INSERT INTO events SELECT 99, at, actor, key_id, session, kind, subject, payload,"
        " prev, 'y', alg, sig FROM events WHERE seq = 5",
    ],
)
def test_sql_from_other_programs_is_refused_by_the_triggers(attacked, statement):
    with (
        hands(attacked.path) as connection,
        pytest.raises(Exception, match="留痕只能"),
    ):
        connection.execute(statement)
    assert verify(attacked.path).code == 0


@pytest.mark.sqlite_file
def test_replacing_an_event_is_refused_too(attacked):
    statement = (
        "INSERT OR REPLACE INTO events SELECT seq, at, '李四', key_id, session, kind, subject,"
        " payload, prev, hash, alg, sig FROM events WHERE seq = 5"
    )
    with (
        hands(attacked.path) as connection,
        pytest.raises(Exception, match="留痕只能"),
    ):
        connection.execute(statement)
    assert verify(attacked.path).code == 0


@pytest.mark.sqlite_file
@pytest.mark.parametrize(
    "statement",
    ["UPDATE events SET actor = 'x'", "DELETE FROM events", "DROP TABLE events",
     "DROP TRIGGER events_never_go"],
)  # fmt: skip
def test_our_own_connection_may_not_even_ask(attacked, statement):
    with (
        attacked.open() as book,
        book._ledger.database.connect() as connection,
        pytest.raises(DatabaseError, match="not authorized"),
    ):
        connection.exec_driver_sql(statement)


@pytest.mark.sqlite_file
def test_dropped_triggers_are_noticed_and_put_back_with_an_event(attacked):
    with hands(attacked.path) as connection:
        connection.execute("DROP TRIGGER events_never_change")
    assert kinds(verify(attacked.path)) == {"triggers"}
    with attacked.open() as book:
        last = list(book.events())[-1]
        assert (last.kind, last.payload) == ("book.guarded", {"triggers": ["events_never_change"]})
    assert verify(attacked.path).code == 0


def forged(connection, **changed):
    """Append an event with the right hash, as somebody who knows the format can."""
    seq, head = connection.execute("SELECT seq, hash FROM events ORDER BY seq DESC").fetchone()
    state, decided, standing, digest, data, severity = connection.execute(
        "SELECT state, decided, standing, digest, data_sha256, severity FROM findings"
        " WHERE key = 'k1'"
    ).fetchone()
    payload = {
        "filing": 1, "rule": "F203", "digest": digest, "data_sha256": data, "severity": severity,
        "before": {"state": state, "decided": decided, "standing": standing}, "to": "",
    }  # fmt: skip
    link = chain.Link(
        seq + 1, "2024-02-01T00:00:00.000000Z", "李四", "", "feed" * 4, "finding.assign",
        "filing/1/finding/k1", canonical(payload), head,
    )._replace(**changed)  # fmt: skip
    link = link._replace(hash=chain.digest(link))
    connection.execute(APPEND, link)
    connection.execute(
        "UPDATE findings SET latest = ?, standing = ? WHERE key = 'k1'", (seq + 1,) * 2
    )


def test_an_event_in_a_colleagues_name_passes_while_he_has_no_key(attacked):
    with hands(attacked.path) as connection:
        forged(connection)
    assert verify(attacked.path).code == 0, "honest limit: names without keys prove nothing"


def test_an_event_in_the_name_of_who_has_a_key_is_found(attacked, tmp_path):
    with attacked.open("李四") as book:
        book.enrol_key(create_key(tmp_path / "key", "李四", "一个够长的好口令", cost=2))
    with hands(attacked.path) as connection:
        forged(connection)
    found = verify(attacked.path)
    assert kinds(found) == {"impostor"}
    assert "李四" in found.sentences[1]


@pytest.mark.sqlite_file
def test_a_signature_of_another_key_is_found(attacked, tmp_path):
    with attacked.open("李四") as book:
        book.enrol_key(create_key(tmp_path / "key", "李四", "一个够长的好口令", cost=2))
        key_id = book.auditors()[0]["keys"][0]["key_id"]
    stranger = create_key(tmp_path / "other", "李四", "一个够长的好口令", cost=2)
    copy = tmp_path / "copy.db"
    shutil.copy(attacked.path, copy)
    with hands(attacked.path) as connection:
        forged(connection, key_id=key_id, sig=stranger.sign_text(b"whatever"))
    assert kinds(verify(attacked.path)) == {"signature"}
    with hands(copy) as connection:
        forged(connection, key_id=stranger.key_id, sig=stranger.sign_text(b"whatever"))
    assert kinds(verify(copy)) == {"unknown-key"}


def test_a_second_key_needs_the_first_ones_signature(attacked, tmp_path):
    with attacked.open("李四") as book:
        book.enrol_key(create_key(tmp_path / "key", "李四", "一个够长的好口令", cost=2))
    mine = create_key(tmp_path / "mine", "李四", "一个够长的好口令", cost=2)
    import base64

    payload = {"key_id": mine.key_id, "public": base64.b64encode(mine.public).decode(), "proof": ""}
    with hands(attacked.path) as connection:
        forged(connection, kind="key.enrolled", subject="auditor/李四", payload=canonical(payload),
               key_id=mine.key_id)  # fmt: skip
    assert "unknown-key" in kinds(verify(attacked.path))


def test_an_event_that_makes_no_sense_is_not_whole_rather_than_a_crash(attacked):
    with hands(attacked.path) as connection:
        forged(connection, payload=canonical({"nothing": 1}))
    found = verify(attacked.path)
    assert (found.code, kinds(found)) == (1, {"broken"})


def test_a_step_the_workflow_forbids_is_found_in_a_forged_event(attacked):
    with hands(attacked.path) as connection:
        forged(connection, kind="filing.published", subject="filing/1",
               payload=canonical({
                   "filing": 1, "published_on": "2024-01-30", "published_address": "x",
                   "published_sha256": "0" * 64}))  # fmt: skip
    assert "workflow" in kinds(verify(attacked.path))
