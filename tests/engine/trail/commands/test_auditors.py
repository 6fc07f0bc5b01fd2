"""Auditors and their keys: enrolled, revoked and named by events."""

from __future__ import annotations

import pytest

from engine.errors import TrailError
from engine.trail.verification.verify import verify


def test_an_auditor_enrolled_again_has_what_was_said_last(desk):
    with desk.open() as book:
        book.enrol(unit="市公开办", role="初审")
        book.enrol(unit="区公开办", role="复核")
        (who,) = book.auditors()
        assert (who["actor"], who["unit"], who["role"], who["keys"]) == (
            "张三", "区公开办", "复核", [],
        )  # fmt: skip
    assert verify(desk.path).code == 0


def test_a_key_goes_to_its_owner_alone_and_once(desk, keys):
    key = keys("张三")
    with desk.open("李四") as book, pytest.raises(TrailError, match="这把密钥是张三的"):
        book.enrol_key(key)
    with desk.open() as book:
        book.enrol_key(key)
        with pytest.raises(TrailError, match="已经登记过"):
            book.enrol_key(key)
        assert [one["key_id"] for who in book.auditors() for one in who["keys"]] == [key.key_id]


def test_ones_only_key_stays_and_a_colleagues_takes_an_administrator(desk, keys):
    mine, theirs = keys("张三"), keys("李四")
    with desk.open("李四") as book:
        book.enrol_key(theirs)
    with desk.open() as book:
        book.enrol_key(mine)
        with pytest.raises(TrailError, match="唯一的密钥"):
            book.revoke_key(mine.key_id, reason="")
        with pytest.raises(TrailError, match="须由管理员"):
            book.revoke_key(theirs.key_id, reason="")
        with pytest.raises(TrailError, match="没有有效的密钥"):
            book.revoke_key("0" * 16, reason="")
        assert book.name_administrator(mine.key_id)
        book.revoke_key(theirs.key_id, reason="调离")
        gone = {one["key_id"]: one["revoked"] for who in book.auditors() for one in who["keys"]}
        assert gone[mine.key_id] is None
        assert gone[theirs.key_id] == book.newest()
    found = verify(desk.path)
    assert found.code == 0, found.sentences


def test_after_reports_have_come_nobody_makes_himself_administrator(desk, keys):
    key = keys("张三")
    with desk.open() as book:
        desk.receive(book)
        book.enrol_key(key)
        with pytest.raises(TrailError, match="须由管理员指定"):
            book.name_administrator(key.key_id)
