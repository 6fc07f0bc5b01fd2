"""The look at each opening: what can be seen at a price that does not grow with the book."""

from __future__ import annotations

import pytest
from book_hands import hands, reguarded, unguarded

from engine.trail.verification.glance import LAST, glance


def seen(desk, files=()):
    """Return what a glance sees of a casebook."""
    with desk.open() as book, book._ledger.reading() as connection:
        return glance(connection, files)


def bent(desk, statement):
    """Let somebody run a statement past the triggers."""
    with hands(desk.path) as connection:
        unguarded(connection)
        connection.execute(statement)
        reguarded(connection)


def test_of_a_whole_book_nothing_is_said(attacked, witness):
    assert seen(attacked, [witness]) == ()
    assert seen(attacked, [witness.with_name("没插上的U盘.txt")]) == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE events SET payload = replace(payload, '误报', '不适用')", "内容与散列不符"),
        ("UPDATE events SET prev = hash WHERE seq = 4", "与前一条接不上"),
        ("DELETE FROM events WHERE seq = 3", "条数与序号不符"),
        ("INSERT INTO settings VALUES ('four_eyes', 'true')", "设置“four_eyes”与留痕不一致"),
        ("INSERT INTO keys VALUES ('k', '张三', 'p', 3, NULL)", "密钥与留痕不一致"),
        ("UPDATE events SET payload = 'x' WHERE kind = 'setting.changed'", "不成样子"),
    ],
)
def test_what_somebody_changed_is_seen(attacked, statement, said):
    with attacked.open() as book:
        book.set("title", "2023年度")
    bent(attacked, statement)
    assert any(said in one for one in seen(attacked)), seen(attacked)


def test_a_cut_tail_is_seen_by_the_checkpoint(attacked, witness):
    bent(attacked, "DELETE FROM events WHERE seq > 5")
    assert seen(attacked) == ()
    assert any("末尾被截去" in one for one in seen(attacked, [witness]))


def test_only_the_last_events_are_chained_anew(attacked):
    with attacked.open() as book:
        for number in range(LAST):
            book.set("title", f"{number}")
    bent(attacked, "UPDATE events SET actor = '李四' WHERE seq = 5")
    assert seen(attacked) == (), "so long ago, only verify finds it"
    bent(attacked, "UPDATE events SET actor = '李四' WHERE seq > 5")
    assert len(seen(attacked)) == 1
