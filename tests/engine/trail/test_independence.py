"""Somebody else can verify the trail from its specification alone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from engine.trail.log.keys import create_key
from engine.trail.verification.verify import verify

pytestmark = pytest.mark.sqlite_file

VERIFIER = Path(__file__).with_name("verify_without_gouji.py")


def judged(*arguments):
    return subprocess.run(
        [sys.executable, "-I", str(VERIFIER), *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def sealed(reviewed, tmp_path):
    """Give a casebook with signed events and a signed checkpoint, and the checkpoint file."""
    seals = tmp_path / "检查点.txt"
    with reviewed.open() as book:
        book.seal([seals])
        book.enrol_key(create_key(tmp_path / "key", "张三", "一个够长的好口令", cost=2))
        book.decide(1, "dismiss", reason="误报", text="“引号”、\\ 和 \t 也在内")
        book.seal([seals])
    return reviewed.path, seals


def test_the_other_verifier_knows_nothing_of_ours():
    text = VERIFIER.read_text("utf-8")
    assert "engine" not in text
    assert len([line for line in text.splitlines() if line.strip()]) <= 140


def test_both_verifiers_call_it_whole(sealed):
    book, seals = sealed
    ran = judged(book, seals)
    assert (ran.returncode, ran.stdout.strip()) == (0, f"whole: {verify(book).events} events")
    assert verify(book, [seals]).code == 0


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE events SET payload = '{}' WHERE seq = 6", "broken at 6"),
        ("DELETE FROM events WHERE seq = 4", "broken at 4"),
        ("DELETE FROM events WHERE seq > 8", "truncated or rewritten"),
        ("UPDATE events SET sig = (SELECT sig FROM events WHERE seq = 8) WHERE seq = 9",
         "bad signature at 9"),
    ],
)  # fmt: skip
def test_both_verifiers_find_the_same(sealed, statement, words):
    book, seals = sealed
    with closing(sqlite3.connect(book, isolation_level=None)) as connection:
        connection.executescript(
            "DROP TRIGGER events_never_change; DROP TRIGGER events_never_go;" + statement
        )
    ran = judged(book, seals)
    assert ran.returncode == 1
    assert words in ran.stderr
    assert verify(book, [seals]).code == 1


@pytest.mark.slow
def test_a_changed_checkpoint_is_found_by_both(sealed):
    book, seals = sealed
    seals.write_text(seals.read_text("utf-8").replace("by 张三", "by 李四"), "utf-8")
    assert "checkpoint" in judged(book, seals).stderr
    assert verify(book, [seals]).code == 1


def test_forged_keys_and_downgraded_checkpoints_are_found_by_both(sealed):
    book, seals = sealed
    text = seals.read_text("utf-8")
    for changed in (text.rstrip("\n"), text[text.index("\ngouji.book/") + 1 :], ""):
        seals.write_text(changed, "utf-8")
        assert judged(book, seals).returncode == 1
        assert verify(book, [seals]).code == 1
