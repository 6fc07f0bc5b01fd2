"""The index on disk finds what the index in memory finds, and counts stock for nobody."""

from __future__ import annotations

import random

import pytest

from engine.facts.likeness import LikenessIndex, OwnText
from engine.sweep.likes import STOCK_UNITS, Index, Likes, keep_words

LETTERS = [bytes((0xB0 + n // 94, 0xA1 + n % 94)).decode("gb2312") for n in range(3700)]


def sentences(seed: int, number: int) -> tuple[str, ...]:
    """Return sentences that only this seed gives."""
    dice = random.Random(seed)  # noqa: S311 — tests, not secrets
    return tuple("".join(dice.choices(LETTERS, k=dice.randint(15, 30))) for _ in range(number))


def text(unit: int, year: int, words: tuple[str, ...]) -> OwnText:
    name = f"青禾县第{unit}中心"
    return OwnText(unit=name, year=year, written=words, compared=words)


def found(tmp_path, texts):
    """Return what the index on disk finds for each text."""
    index, places = Index(tmp_path), []
    for number, one in enumerate(texts):
        places.append(tmp_path / f"{number:064}")
        index.add(keep_words(places[-1], one))
    index.finish()
    likes = Likes(tmp_path)
    return [likes.of(place) for place in places]


def inbox() -> list[OwnText]:
    """Return two years of thirty units: some copy last year, some a neighbour, some by half."""
    stock = sentences(-1, 3)
    texts = []
    for unit in range(30):
        last, this = sentences(unit, 12), sentences(1_000 + unit, 12)
        if unit % 5 == 0:
            this = last[:9] + this[9:]
        if unit % 7 == 3:
            this = sentences(1_000 + unit - 1, 12)[:6] + this[6:]
        texts += [text(unit, 2022, stock + last), text(unit, 2023, stock + this)]
    return texts


def test_both_indexes_find_the_same(tmp_path):
    texts, memory = inbox(), LikenessIndex()
    for one in texts:
        memory.add(one)
    assert found(tmp_path, texts) == [memory.matches(one) for one in texts]


def test_copies_are_found_with_their_sentences(tmp_path):
    (here,) = found(tmp_path, inbox())[7]
    assert (here.other, here.year, here.percent) == ("青禾县第2中心", 2023, here.percent)
    assert here.percent >= 40
    assert len(here.pairs) == 6


@pytest.mark.parametrize(("units", "alike"), [(STOCK_UNITS, True), (STOCK_UNITS + 1, False)])
def test_what_very_many_units_share_is_stock_however_many_there_are(tmp_path, units, alike):
    shared = sentences(-2, 8)
    texts = [text(n, 2023, shared + sentences(n, 4)) for n in range(units)]
    texts += [text(1_000 + n, 2023, sentences(1_000 + n, 12)) for n in range(400)]
    assert bool(found(tmp_path, texts)[0]) is alike


def test_the_same_content_stands_in_the_index_once(tmp_path):
    index = Index(tmp_path)
    words = keep_words(tmp_path / "a", text(1, 2023, sentences(1, 12)))
    index.add(words)
    index.add(words)
    index.finish()
    assert Likes(tmp_path).of(tmp_path / "a") == ()


def test_a_report_without_kept_words_resembles_nobody(tmp_path):
    Index(tmp_path).finish()
    assert Likes(tmp_path).of(tmp_path / "none") == ()
