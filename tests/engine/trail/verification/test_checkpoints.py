"""A trail against its checkpoint files and short codes: what the chain alone cannot find."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from book_hands import APPEND, hands, kinds, reguarded, unguarded

from engine.trail.log import chain, checkpoint
from engine.trail.verification.checkpoints import faults_of, size_in
from engine.trail.verification.verify import verify


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


ORIGIN = f"{checkpoint.ORIGIN}0123456789abcdef"


def note(size, prev):
    """Make a note that follows another."""
    made = checkpoint.Note(
        origin=ORIGIN, size=size, head="0" * 64, at="2024-01-20T08:00:00.000000Z", by="张三",
        occasion="end", prev=prev,
    )  # fmt: skip
    return checkpoint.read_notes(checkpoint.spell(made, None)).notes[0]


def faults(*notes, **more):
    return list(faults_of(Path("检查点.txt"), checkpoint.NotesRead(notes=notes, **more)))


def test_notes_that_follow_each_other_have_no_fault():
    first = note(1, checkpoint.NOTHING)
    assert faults(first, note(2, first.digest)) == []


def test_a_file_tells_by_itself_what_was_taken_out_of_it():
    first = note(1, checkpoint.NOTHING)
    second = note(2, first.digest)
    third = note(3, second.digest)
    assert any("被删去或改过" in one for one in faults(first, third))
    assert any("被删去或改过" in one for one in faults(second, third))
    assert any("不是 gouji 写的" in one for one in faults(first, note(2, checkpoint.NOTHING)))
    assert any("没有接上前一个" in one for one in faults(first, note(2, "")))
    assert any("没有检查点" in one for one in faults())
    assert any("只有一半" in one for one in faults(first, half=True))


@pytest.mark.parametrize(
    ("code", "size"),
    [("12-ABCD", 12), ("12", 12), ("", 0), ("x-1", 0), ("-1", 0), ("9" * 5000 + "-A", 0)],
)
def test_a_short_code_tells_of_how_many_events_it_speaks(code, size):
    assert size_in(code) == size


def test_a_code_that_somebody_mistyped_is_told_and_no_crash(reviewed):
    assert kinds(verify(reviewed.path, code="3-ZZZZ-ZZZZ-ZZZZ-ZZZZ")) == {"rewritten"}
    assert kinds(verify(reviewed.path, code="9" * 5000)) == {"rewritten"}
    assert kinds(verify(reviewed.path, code="999-ZZZZ")) == {"truncated"}
