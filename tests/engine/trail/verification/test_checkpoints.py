"""A trail against its checkpoint files and short codes: what the chain alone cannot find."""

from __future__ import annotations

import re
import shutil

import pytest
from book_hands import APPEND, hands, kinds, reguarded, unguarded

from engine.trail.log import chain
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
