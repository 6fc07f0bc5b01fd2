"""gouji auditor: who works with a book, their keys, and what goes wrong with them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow  # keys are made slowly, on purpose
SECRET = "ein langes Wort 7"  # noqa: S105 - of a test's key


@pytest.fixture
def signed(gouji, tmp_path, monkeypatch):
    """Give a new book in the hands of 张三, who has a passphrase."""
    path = tmp_path / "2024.book"
    monkeypatch.setenv("GOUJI_ACTOR", "张三")
    monkeypatch.setenv("GOUJI_PASSPHRASE", SECRET)
    assert gouji("book", "new", "--book", path).code == 0

    def run(*words, secret=SECRET):
        monkeypatch.setenv("GOUJI_PASSPHRASE", secret)  # it is forgotten as soon as it is read
        return gouji("auditor", *words, "--book", path)

    return run


def trail(gouji, tmp_path):
    return gouji("trail", "show", "--book", tmp_path / "2024.book").out


def test_who_enrols_is_named(gouji, signed, tmp_path):
    said = signed("enrol", "--unit", "公开办", "--role", "审核")
    assert (said.code, said.out) == (0, "")
    assert "张三" in said.err
    assert "公开办" in trail(gouji, tmp_path)


def test_a_key_is_made_enrolled_named_and_revoked(gouji, signed, tmp_path):
    said = signed("key", tmp_path / "甲.key")
    assert said.code == 0, said.err
    number = said.err.split(" → ")[0].split()[-1]
    assert len(number) == 16
    assert (tmp_path / "甲.key").stat().st_mode & 0o077 == 0
    assert number in trail(gouji, tmp_path)
    said = signed("administrator", number, "--key", tmp_path / "甲.key")
    assert said.code == 0, said.err
    said = signed("key", tmp_path / "乙.key", "--key", tmp_path / "甲.key")
    assert said.code == 0, said.err
    second = said.err.split(" → ")[0].split()[-1]
    said = signed("revoke", second, "--why", "丢了", "--key", tmp_path / "甲.key")
    assert (said.code, second in said.err) == (0, True)


def test_a_key_file_that_is_there_is_left_alone(gouji, signed, tmp_path):
    there = tmp_path / "甲.key"
    there.write_text("重要", "utf-8")
    before = trail(gouji, tmp_path)
    said = signed("key", there)
    assert said.code in {2, 3}
    assert there.read_text("utf-8") == "重要"
    assert trail(gouji, tmp_path) == before


def test_a_key_that_the_book_does_not_take_leaves_no_file(signed, tmp_path):
    """Who has a key has to sign with it; the next try with it finds no file in its way."""
    assert signed("key", tmp_path / "甲.key").code == 0
    said = signed("key", tmp_path / "乙.key")
    assert said.code == 3
    assert not (tmp_path / "乙.key").exists()
    assert signed("key", tmp_path / "乙.key", "--key", tmp_path / "甲.key").code == 0


@pytest.mark.parametrize("number", ["", "²", "0" * 16, "x" * 5_000, "\ud83d"])
@pytest.mark.parametrize(
    "verb", [("revoke", "--why", "x"), ("administrator",)], ids=["revoke", "name"]
)
def test_a_key_that_nobody_has_is_told(gouji, signed, tmp_path, verb, number):
    before = trail(gouji, tmp_path)
    said = signed(*verb, number)
    assert said.code == 3
    assert "密钥" in said.err
    assert trail(gouji, tmp_path) == before


def test_a_revocation_says_why(signed):
    assert signed("revoke", "0" * 16).code == 2
