"""A tampered book is told as it is opened; nothing is laundered by working with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from attacks.hands import hands, sql
from attacks.rich_book import MEANS, finding, report

from engine.errors import TrailError
from engine.trail.log.canonical import plain_json, sha256
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from attacks.rich_book import Rich


def test_an_honest_book_is_opened_without_a_word(rich: Rich) -> None:
    with rich.open() as book:
        assert book.broken == ()
        assert "不完整" not in book.seal().code


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE events SET actor = 'x' WHERE seq = 9", "断开"),
        ("DELETE FROM events WHERE seq = 9", "删去或插入"),
        ("UPDATE settings SET value = 'false' WHERE name = 'four_eyes'", "four_eyes"),
        ("DELETE FROM settings", "four_eyes"),
        ("DELETE FROM keys", "密钥"),
        ("UPDATE keys SET revoked = 5", "密钥"),
    ],
)
def test_a_tampered_book_is_told_once_in_the_trail_and_on_each_export(
    rich: Rich, statement: str, word: str
) -> None:
    sql(rich.path, statement, behind=True)
    for _ in range(2):
        with rich.open() as book:
            assert any(word in sentence for sentence in book.broken), book.broken
            assert "留痕不完整" in book.exported("csv", "e" * 64, 1).code
    with rich.open() as book:
        told = [event for event in book.events() if event.kind == "book.opened_broken"]
    assert len(told) == 1
    assert verify(rich.path).code == 1


@pytest.mark.parametrize("value", ["{", "5", "[" * 200_000])
def test_a_setting_of_another_shape_lets_nothing_go_on(rich: Rich, value: str) -> None:
    with hands(rich.path) as connection:
        connection.execute("UPDATE settings SET value = ?", (value,))
    with pytest.raises(TrailError, match="被改坏了"):
        rich.open()


def test_a_cut_tail_is_told_by_the_checkpoint_of_the_settings(rich: Rich) -> None:
    with rich.open("李四", rich.li) as book:
        confirmed = book._confirmed
        book.set("checkpoints", [str(rich.witness)])
    with hands(rich.path) as connection:
        (size,) = connection.execute("SELECT COUNT(*) FROM events").fetchone()
    text = rich.witness.read_text("utf-8").replace(f"\n{size}\n", f"\n{size + 1}\n")
    rich.witness.write_text(text, "utf-8")
    book = type(book).open(rich.path, actor="张三", now=rich.clock, confirmed=confirmed)
    assert any("末尾被截去" in sentence for sentence in book.broken)
    book.close()


def test_a_check_does_not_launder_a_finding_changed_by_hand(rich: Rich) -> None:
    with hands(rich.path) as connection:
        (text,) = connection.execute("SELECT data FROM findings WHERE key = 'k6'").fetchone()
        data = plain_json({**json.loads(text), "message": "没有问题"})
        connection.execute(
            "UPDATE findings SET data = ?, data_sha256 = ? WHERE key = 'k6'", (data, sha256(data))
        )
    mended = report("白沙镇", b"new" * 90, finding("k5", 1))
    with rich.open() as book, pytest.raises(TrailError, match="被改过"):
        book.sweep([mended], MEANS)
    assert verify(rich.path).code == 1


def test_nor_are_the_columns_beside_its_text(rich: Rich) -> None:
    sql(rich.path, "UPDATE findings SET severity = 'info' WHERE key = 'k6'")
    with rich.open() as book, pytest.raises(TrailError, match="被改过"):
        book.sweep([report("白沙镇", b"new" * 90)], MEANS)


def test_honest_rounds_after_a_purge_go_on(rich: Rich) -> None:
    with rich.open() as book:
        book.sweep([report("青禾局", b"again" * 90, finding("k7", 1), finding("k8", 2))], MEANS)
        book.purge(3, ["findings"], reason="某某法第几条")
        book.sweep([report("青禾局", b"third" * 90, finding("k8", 2))], MEANS)
    found = verify(rich.path)
    assert found.code == 0, found.sentences


def test_two_checks_of_one_filing_in_one_sweep_are_no_alarm(rich: Rich) -> None:
    with rich.open() as book:
        one = report("石桥镇", b"four" * 90, finding("k1", 1))
        two = report("石桥镇", b"five" * 90, finding("k1", 1), finding("k9", 2))
        book.sweep([one, two], MEANS)
    found = verify(rich.path)
    assert found.code == 0, found.sentences
