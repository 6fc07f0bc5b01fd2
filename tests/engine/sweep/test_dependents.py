"""What arrives later judges anew what it bears on, and nothing else: any order, one end."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from making.amount import WHOLE
from making.season import write_season
from making.sweeps import (
    COUNTY,
    MEANS,
    OWN,
    ROSTER,
    SAMPLES,
    TOWN,
    VILLAGE,
    copying,
    opened,
    outcome,
    requests,
    state,
    swept,
    told,
    written,
)

from engine.roster.file import load_roster
from engine.roster.unit import Unit
from engine.trail.casebook import Casebook
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 11] if WHOLE else [3])
def test_files_one_by_one_in_any_order_end_as_all_at_once(tmp_path: Path, seed: int) -> None:
    roster = load_roster(SAMPLES / "roster.csv")
    paths = [one for year in ("2022", "2023") for one in sorted((SAMPLES / year).iterdir())]
    random.Random(seed).shuffle(paths)  # noqa: S311 — a test, not a secret
    with opened(tmp_path / "once.book") as once, opened(tmp_path / "slowly.book") as slowly:
        once.import_roster(roster)
        slowly.import_roster(roster)
        swept(once, *paths)
        first = state(once)
        assert swept(once, *paths, again=True).rejudged == []
        assert state(once) == first
        for path in paths:
            swept(slowly, path)
        assert state(slowly) == first
        again = swept(slowly, *paths)
        assert (again.rejudged, again.known) == ([], len(paths))
    assert verify(tmp_path / "slowly.book").code == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2] if WHOLE else [1])
def test_where_stock_is_told_from_copies_the_order_makes_no_difference(
    tmp_path: Path, files: Path, seed: int
) -> None:
    """From twenty units on what a fifth of them say is nobody's; each arrival may tip that."""
    write_season(files, 24, formats=("flat",))
    paths = sorted(files.iterdir())
    random.Random(seed).shuffle(paths)  # noqa: S311 — a test, not a secret
    parts = [paths[:19], paths[19:21], paths[21:]]
    with opened(tmp_path / "once.book") as once, opened(tmp_path / "slowly.book") as slowly:
        swept(once, *paths)
        for some in parts:
            swept(slowly, *some)
        assert state(slowly) == state(once)
        assert swept(slowly, *paths).rejudged == []


def test_last_years_report_that_comes_later_is_compared_with(book: Casebook, files: Path) -> None:
    swept(book, written(files, "2023", TOWN, requests=requests(6, 1)))
    other = written(files, "other", VILLAGE)
    assert told(swept(book, other).rejudged) == {}
    assert outcome(book, TOWN, "X101") == {"not_assessable"}
    last = written(files, "2022", TOWN, 2022, requests=requests(6, 0, 4))
    assert told(swept(book, last).rejudged) == {(TOWN, 2023): ("last",)}
    assert outcome(book, TOWN, "X101") == {"fail"}
    assert swept(book, files).rejudged == []


def test_another_version_of_last_years_report_is_compared_anew(book: Casebook, files: Path) -> None:
    written(files, "2023", TOWN, requests=requests(6, 1))
    last = written(files, "2022", TOWN, 2022, requests=requests(6, 0, 4))
    swept(book, files)
    assert outcome(book, TOWN, "X101") == {"fail"}
    written(files, "2022", TOWN, 2022, requests=requests(6, 0, 1))
    assert told(swept(book, last).rejudged) == {(TOWN, 2023): ("last",)}
    assert outcome(book, TOWN, "X101") == set()


def test_a_decision_stays_with_its_finding(book: Casebook, files: Path) -> None:
    swept(book, written(files, "2023", TOWN, requests=requests(6, 1)))
    swept(book, written(files, "2022", TOWN, 2022, requests=requests(6, 0, 4)))
    (filing,) = (one for one in book.filings() if one.year == 2023)
    found = next(one for one in book.findings(filing.id) if one.rule == "X101")
    book.decide(found.id, "confirm")
    swept(book, copying(files, "other", VILLAGE, OWN))
    assert book.finding(found.id).state == "confirmed"
    swept(book, written(files, "2022", TOWN, 2022, requests=requests(6, 0, 5)))
    assert book.finding(found.id).state == "open", "other figures, so it is asked anew"
    swept(book, written(files, "2022", TOWN, 2022, requests=requests(6, 0, 1)))
    assert book.finding(found.id).state == "resolved"


def test_the_last_unit_of_a_sum_judges_the_parent_alone(book: Casebook, files: Path) -> None:
    swept(book, written(files, "county", COUNTY, requests=requests(4)))
    assert outcome(book, COUNTY, "X103") == {"not_assessable"}
    first = swept(book, written(files, "town", TOWN, requests=requests(2)))
    assert told(first.rejudged) == {(COUNTY, 2023): ("below", "missing")}
    second = swept(book, written(files, "village", VILLAGE, requests=requests(3)))
    assert told(second.rejudged) == {(COUNTY, 2023): ("below", "missing")}
    assert outcome(book, COUNTY, "X103") == {"fail"}
    assert swept(book, files).rejudged == []


def test_a_copy_that_comes_later_is_found_on_both(book: Casebook, files: Path) -> None:
    swept(book, copying(files, "town", TOWN, OWN))
    assert outcome(book, TOWN, "X105") == set()
    (later,) = swept(book, copying(files, "village", VILLAGE, OWN)).rejudged
    assert (later.agency, later.because) == (TOWN, ("like",))
    assert outcome(book, TOWN, "X105") == outcome(book, VILLAGE, "X105") == {"fail"}
    (mended,) = swept(book, written(files, "village", VILLAGE)).rejudged
    assert (mended.agency, mended.because) == (TOWN, ("like",))
    assert outcome(book, TOWN, "X105") == set()


def test_a_line_of_the_roster_judges_its_unit_and_a_new_name_everybody(
    book: Casebook, files: Path
) -> None:
    written(files, "town", TOWN)
    written(files, "village", VILLAGE)
    swept(book, files)
    book.import_roster((replace(ROSTER[1], deadline=date(2024, 1, 20)),))
    assert told(swept(book, files).rejudged) == {(TOWN, 2023): ("unit",)}
    book.import_roster((Unit(name="青禾县教育局", kind="department", parent=COUNTY),))
    assert told(swept(book, files).rejudged) == {
        (unit, 2023): ("roster",) for unit in (TOWN, VILLAGE)
    }
    assert swept(book, files).rejudged == []


def test_other_rules_judge_all_that_the_book_holds(book: Casebook, files: Path) -> None:
    swept(book, written(files, "town", TOWN))
    later = written(files, "village", VILLAGE)
    other = swept(book, later, means=replace(MEANS, overlays_sha256="b"))
    assert told(other.rejudged) == {(TOWN, 2023): ("rules",)}
    assert swept(book, later, means=replace(MEANS, overlays_sha256="b")).rejudged == []


def test_a_dry_run_says_what_would_be_judged_anew_and_writes_nothing(
    book: Casebook, files: Path
) -> None:
    swept(book, written(files, "2023", TOWN, requests=requests(6, 1)))
    events = len(list(book.events()))
    before = state(book)
    last = written(files, "2022", TOWN, 2022, requests=requests(6, 0, 4))
    dry = swept(book, last, dry_run=True)
    assert told(dry.rejudged) == {(TOWN, 2023): ("last",)}
    assert any(key.startswith("X101") for one in dry.previews for key in one.get("opened", ()))
    assert (len(list(book.events())), state(book)) == (events, before)
    assert told(swept(book, last).rejudged) == {(TOWN, 2023): ("last",)}


@pytest.mark.slow
def test_a_sweep_that_was_stopped_before_is_made_good_by_the_next(
    book: Casebook, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept(book, copying(files, "town", TOWN, OWN), written(files, "county", COUNTY))
    later = copying(files, "village", VILLAGE, OWN)
    monkeypatch.setattr("engine.sweep.dependents.Dependents.tasks_anew", stopped)
    with pytest.raises(KeyboardInterrupt):
        swept(book, later)
    monkeypatch.undo()
    swept(book, files)
    assert outcome(book, TOWN, "X105") == outcome(book, VILLAGE, "X105") == {"fail"}
    assert swept(book, files).rejudged == []


def stopped(*_: object) -> Iterator[Any]:
    raise KeyboardInterrupt
    yield


def test_a_neighbour_that_was_purged_is_a_neighbour_no_more(book: Casebook, files: Path) -> None:
    written(files, "2023", TOWN, requests=requests(6, 1))
    written(files, "2022", TOWN, 2022, requests=requests(6, 0, 4))
    swept(book, files)
    (last,) = (one for one in book.filings() if one.year == 2022)
    book.purge(last.id, ["content"], reason="某法第一条")
    other = written(files, "other", VILLAGE)
    assert told(swept(book, other).rejudged) == {(TOWN, 2023): ("last",)}
    assert outcome(book, TOWN, "X101") == {"not_assessable"}
    assert swept(book, other).rejudged == []


def test_a_copy_that_was_purged_is_quoted_no_more(book: Casebook, files: Path) -> None:
    swept(book, copying(files, "town", TOWN, OWN), copying(files, "village", VILLAGE, OWN))
    assert outcome(book, TOWN, "X105") == {"fail"}
    (village,) = (one for one in book.filings() if one.agency == VILLAGE)
    book.purge(village.id, ["content"], reason="某法第一条")
    (rejudged,) = swept(book, files / "town.txt").rejudged
    assert (rejudged.agency, rejudged.because) == (TOWN, ("like",))
    assert outcome(book, TOWN, "X105") == set()
    assert swept(book, files / "town.txt").rejudged == []


def test_what_cannot_be_judged_anew_is_told_and_tried_again(
    book: Casebook, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept(book, written(files, "2023", TOWN, requests=requests(6, 1)))
    last = written(files, "2022", TOWN, 2022, requests=requests(6, 0, 4))
    whole = Casebook.bytes_of
    monkeypatch.setattr(Casebook, "bytes_of", damaged)
    (failed,) = swept(book, last).rejudged
    assert "案卷里的原文" in failed.error
    monkeypatch.setattr(Casebook, "bytes_of", whole)
    (made_good,) = swept(book, last).rejudged
    assert (made_good.agency, made_good.error) == (TOWN, "")
    assert outcome(book, TOWN, "X101") == {"fail"}


def damaged(*_: object) -> bytes:
    from engine.errors import TrailError

    raise TrailError("案卷里的原文与收到时不一致，请运行 gouji trail verify。")
