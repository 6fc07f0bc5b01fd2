"""What somebody with the file in hands can do, what finds it, and what nothing finds."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from book_hands import hands, reguarded, unguarded
from sqlalchemy.exc import DatabaseError

from engine.trail.log import chain
from engine.trail.log.canonical import canonical, plain_json, sha256
from engine.trail.log.keys import create_key
from engine.trail.store.ledger import stamp
from engine.trail.verification.verify import verify

APPEND = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@pytest.fixture
def attacked(reviewed, tmp_path):
    """Give a reviewed casebook with a checkpoint file outside of it, closed."""
    with reviewed.open() as book:
        book.seal([tmp_path / "检查点.txt"])
    return reviewed


@pytest.fixture
def witness(tmp_path):
    """Give the checkpoint file."""
    return tmp_path / "检查点.txt"


def rechain(connection, change):
    """Rewrite the whole chain, each event as ``change`` makes it, as only a skilled hand does."""
    rows = connection.execute(
        "SELECT seq, at, actor, key_id, session, kind, subject, payload, prev, hash, alg, sig"
        " FROM events ORDER BY seq"
    ).fetchall()
    connection.execute("DELETE FROM events")
    head = chain.GENESIS
    for row in rows:
        link = change(chain.Link(*row))._replace(prev=head)
        link = link._replace(hash=chain.digest(link))
        connection.execute(APPEND, link)
        head = link.hash


def kinds(found):
    return {problem.kind for problem in found.problems}


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


def test_a_cut_tail_is_found_by_the_rows_and_by_the_checkpoint(attacked, witness):
    with hands(attacked.path) as connection:
        unguarded(connection)
        connection.execute("DELETE FROM events WHERE seq > 5")
        reguarded(connection)
    assert kinds(verify(attacked.path)) == {"projection", "content"}
    assert "truncated" in kinds(verify(attacked.path, [witness]))


@pytest.mark.sqlite_file
def test_an_older_file_put_back_is_found_by_the_checkpoint_alone(attacked, witness, tmp_path):
    old = tmp_path / "旧.db"
    shutil.copy(attacked.path, old)
    with attacked.open() as book:
        book.decide(book.findings(1)[2].id, "confirm")
        code = book.seal([witness]).code
    shutil.copy(old, attacked.path)
    assert verify(attacked.path).code == 0, "the chain alone cannot find it"
    assert kinds(verify(attacked.path, [witness])) == {"truncated"}
    assert kinds(verify(attacked.path, code=code)) == {"truncated"}


def test_a_rechained_rewrite_is_found_by_the_checkpoint_alone(attacked, witness):
    with attacked.open() as book:
        code = book.seal().code
    with hands(attacked.path) as connection:
        unguarded(connection)
        rechain(
            connection, lambda link: link._replace(actor="李四" if link.seq == 5 else link.actor)
        )
        reguarded(connection)
    assert verify(attacked.path).code == 0, "the chain alone cannot find it"
    found = verify(attacked.path, [witness])
    assert kinds(found) == {"rewritten"}
    assert "改写" in found.sentences[1]
    assert kinds(verify(attacked.path, code=code)) == {"rewritten"}


def test_a_rewrite_into_another_book_is_found_too(attacked, witness):
    def renamed(link):
        return link._replace(payload=re.sub(r'"book":"\w{16}', '"book":"' + "f" * 16, link.payload))

    with hands(attacked.path) as connection:
        unguarded(connection)
        rechain(connection, renamed)
        reguarded(connection)
    assert kinds(verify(attacked.path, [witness])) == {"rewritten"}


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


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE findings SET state = 'dismissed' WHERE key = 'k1'", "状态"),
        ("UPDATE findings SET severity = 'info' WHERE key = 'k3'", "级别"),
        ("UPDATE findings SET data = replace(data, '新收3', '新收2') WHERE key = 'k3'", "内容"),
        ("UPDATE words SET text = replace(text, '不平衡', '平衡')", "规则的说明"),
        ("DELETE FROM words", "规则的说明"),
        ("UPDATE findings SET digest = 'd9' WHERE key = 'k3'", "摘要"),
        ("UPDATE findings SET expires = '2099-01-01' WHERE key = 'k1'", "到期日"),
        ("DELETE FROM findings WHERE key = 'k3'", "决定"),
        ("UPDATE findings SET key = 'k9' WHERE key = 'k3'", "问题清单"),
        ("UPDATE filings SET state = 'approved'", "状态"),
        ("UPDATE filings SET errors = 0", "计数"),
        ("UPDATE filings SET due = '2024-12-31'", "期限"),
        ("UPDATE versions SET sha256 = 'x'", "收到的文件"),
        ("UPDATE checks SET outcomes = '{}'", "核对记录"),
        ("UPDATE checks SET causes = '[1]'", "问题清单"),
        ("UPDATE contents SET data = ''", "换过"),
        ("DELETE FROM contents", "不见了"),
        ("UPDATE texts SET text = '同意'", "改过"),
        ("DELETE FROM texts", "不见了"),
        ("INSERT INTO settings VALUES ('four_eyes', 'true')", "设置"),
        ("INSERT INTO keys VALUES ('k', '张三', 'p', 3, NULL)", "密钥"),
        ("INSERT INTO units (name, aliases, kind, parent, code, deadline)"
         " VALUES ('新单位', '[]', 'other', '', '', '')", "名册"),
    ],
)  # fmt: skip
def test_a_row_changed_behind_the_trails_back_is_found(attacked, statement, word):
    with hands(attacked.path) as connection:
        connection.execute(statement)
    found = verify(attacked.path)
    assert found.code == 1
    assert kinds(found) <= {"projection", "content", "missing"}
    assert any(word in sentence for sentence in found.sentences), found.sentences


def test_a_finding_swapped_whole_with_a_fitting_digest_is_found(attacked):
    with hands(attacked.path) as connection:
        (data,) = connection.execute("SELECT data FROM findings WHERE key = 'k3'").fetchone()
        swapped = plain_json({**json.loads(data), "message": "没有问题"})
        connection.execute(
            "UPDATE findings SET data = ?, data_sha256 = ? WHERE key = 'k3'",
            (swapped, sha256(swapped)),
        )
    found = verify(attacked.path)
    assert kinds(found) == {"projection"}
    assert "问题清单" in found.sentences[1]


def test_states_are_written_anew_from_the_events(attacked):
    with hands(attacked.path) as connection:
        connection.execute("UPDATE findings SET state = 'dismissed', decided = 'x', latest = 1")
        connection.execute("UPDATE filings SET state = 'approved', errors = 0, agency = '别处'")
        connection.execute("INSERT INTO settings VALUES ('four_eyes', 'true')")
    with attacked.open() as book:
        assert len(book.rebuild()) == 5
        assert book.filing(1).agency == "石桥镇"
        assert [one.state for one in book.findings(1)] == ["confirmed", "dismissed", "open"]
        assert book.rebuild() == ()
    assert verify(attacked.path).code == 0


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
