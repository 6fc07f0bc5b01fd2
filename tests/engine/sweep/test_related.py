"""Which files of a sweep and which filings of the book belong together."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from making.sweeps import (
    ROSTER,
    TOWN,
    VILLAGE,
    opened,
    outcome,
    second,
    state,
    swept,
    told,
    written,
)

from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from engine.trail.casebook import Casebook


def test_a_filing_matched_by_hand_is_judged_where_it_stands(book: Casebook, files: Path) -> None:
    strange = written(files, "strange", "青禾县白沙中心镇人民政府")
    swept(book, strange)
    (filing,) = book.filings()
    assert filing.unit == ""
    book.match(filing.id, TOWN)
    last = written(files, "2022", TOWN, 2022)
    (rejudged,) = swept(book, last).rejudged
    assert (rejudged.filing, set(rejudged.because)) == (filing.id, {"last", "unit", "roster"})
    assert len(book.filings()) == 2


def test_a_second_file_that_comes_later_stands_beside_the_first(
    book: Casebook, files: Path
) -> None:
    swept(book, second(files, "first", 2))
    assert outcome(book, TOWN, "X107") == set()
    swept(book, second(files, "other", 4))
    assert outcome(book, TOWN, "X107") == {"fail"}
    assert swept(book, files).rejudged == []


def test_what_lies_where_another_lay_or_comes_after_a_return_is_the_next_round(
    book: Casebook, files: Path
) -> None:
    first = second(files, "first", 2)
    swept(book, first)
    swept(book, second(files, "first", 4))
    assert outcome(book, TOWN, "X107") == set(), "it took the other's place"
    (filing,) = book.filings()
    book.transition(filing.id, "returned", deadline=date(2024, 3, 1))
    assert swept(book, files).rejudged == []
    swept(book, second(files, "mended", 5))
    assert outcome(book, TOWN, "X107") == set(), "it was asked for"
    swept(book, second(files, "another", 6))
    assert outcome(book, TOWN, "X107") == {"fail"}
    book.transition(filing.id, "returned", deadline=date(2024, 3, 1))
    assert told(swept(book, files).rejudged) == {}, "a return mends nothing"
    assert outcome(book, TOWN, "X107") == {"fail"}


def test_the_same_file_named_from_another_folder_is_not_a_second_one(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = second(files, "first", 2)
    with opened(tmp_path / "b.book") as made:
        swept(made, path)
    second(files, "first", 4)
    monkeypatch.chdir(files)
    with opened(tmp_path / "b.book") as made:
        swept(made, Path(path.name))
        assert outcome(made, TOWN, "X107") == set()


def test_two_filings_that_a_roster_makes_one_units_are_seen_beside_each_other(
    tmp_path: Path, files: Path
) -> None:
    with opened(tmp_path / "b.book") as made:
        swept(made, written(files, "former", "红山县大河镇人民政府"))
        (filing,) = made.filings()
        made.import_roster((replace(ROSTER[1], aliases=("红山县大河镇人民政府",)),))
        (one,) = swept(made, second(files, "long", 4)).rejudged
        assert (one.filing, one.because) == (filing.id, ("version", "unit", "roster"))
        assert outcome(made, filing.agency, "X107") == outcome(made, TOWN, "X107") == {"fail"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_several_files_of_one_unit_in_any_order_end_as_all_at_once(
    tmp_path: Path, files: Path, seed: int
) -> None:
    paths = [second(files, f"{new}", new) for new in (2, 3, 4)] + [written(files, "v", VILLAGE)]
    random.Random(seed).shuffle(paths)  # noqa: S311 — a test, not a secret
    with opened(tmp_path / "once.book") as once, opened(tmp_path / "slowly.book") as slowly:
        for made in (once, slowly):
            made.import_roster(ROSTER)
        swept(once, *paths)
        for path in paths:
            swept(slowly, path)
        assert outcome(once, TOWN, "X107") == {"fail"}
        assert state(slowly) == state(once)
        assert (swept(slowly, *paths).rejudged, swept(once, *paths).rejudged) == ([], [])
    assert verify(tmp_path / "slowly.book").code == 0
