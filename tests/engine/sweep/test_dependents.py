"""What arrives later judges anew what it bears on, and nothing else: any order, one end."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from making.drafts import clean
from making.season import write_season
from making.writers import as_flat_text

from engine.audit.worker import WorkerConfig
from engine.roster.file import load_roster
from engine.roster.unit import Unit
from engine.sweep.sweep import Plan, Progress, files_under, sweep
from engine.trail.casebook import Casebook, CheckProvenance
from engine.trail.state.basis import ROLES
from engine.trail.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.sweep.sweep import Rejudged

SAMPLES = Path(__file__).parents[3] / "samples"
COUNTY = "青禾县人民政府"
TOWN, VILLAGE = "青禾县白沙镇人民政府", "青禾县柳河乡人民政府"
ROSTER = (
    Unit(name=COUNTY, kind="government"),
    Unit(name=TOWN, kind="township", parent=COUNTY),
    Unit(name=VILLAGE, kind="township", parent=COUNTY),
)
MEANS = CheckProvenance(
    pack_id="nianbao", pack_version="1", pack_sha256="a", overlays_sha256="", engine_version="0"
)
OWN = (
    "一是在政务服务大厅新设查询点一处，配备自助打印机两台，方便村民当场查看和打印低保、宅基地审批结果。",
    "二是把涉农补贴发放名单逐村张榜，并在赶集日由驻村干部现场解答村民提出的疑问。",
    "三是重新梳理了党政综合办公室的收件流程，收到信件当天登记、次日分办、到期前三天提醒。",
    "四是请退休教师到各村讲解怎样查阅公报，把常见的疑问抄写在祠堂外墙的黑板上，每月换一次。",
    "五是为高龄老人代填申请表，由驻村的大学生送回答复并当面读给老人听，读完签字存根。",
    "六是同邮政所约定每周三集中投递答复文书，退回的信件由村会计上门再送一次并拍照留底。",
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with opened(tmp_path / "b.book") as made:
        made.import_roster(ROSTER)
        yield made


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def opened(path: Path) -> Casebook:
    now = datetime(2024, 2, 1, 9, tzinfo=UTC)
    return Casebook.open(path, actor="张三", now=lambda: now)


def swept(book: Casebook, *paths: Path, **changes: Any) -> Progress:
    progress = Progress()
    setup = WorkerConfig(roster=changes.pop("roster", book.units()))
    plan = Plan(**{"setup": setup, "means": MEANS, "workers": 1, **changes})
    for _done in sweep(book, files_under(paths), plan, progress):
        pass
    return progress


def told(rejudged: Sequence[Rejudged]) -> dict[tuple[str, int | None], tuple[str, ...]]:
    """Return who was judged anew and why; these made-up reports are all a little alike."""
    because = {
        (one.agency, one.year): tuple(role for role in one.because if role != "like")
        for one in rejudged
    }
    return {who: roles for who, roles in because.items() if roles}


def requests(new: int, carried_in: int = 0, carried_out: int = 0) -> dict[str, dict[str, int]]:
    return {
        "new": {"natural": new},
        "carried_in": {"natural": carried_in},
        "granted": {"natural": new + carried_in - carried_out},
        "carried_out": {"natural": carried_out},
    }


def written(folder: Path, name: str, unit: str, year: int = 2023, **parts: Any) -> Path:
    kind = "government" if unit == COUNTY else "township"
    draft = clean(unit, kind, year, requests=parts.pop("requests", requests(2)), **parts)
    path = folder / f"{name}.txt"
    path.write_bytes(as_flat_text(draft))
    return path


def copying(folder: Path, name: str, unit: str, sentences: Sequence[str]) -> Path:
    """Write a report of a unit whose first part says these sentences besides."""
    path = written(folder, name, unit)
    text = path.read_text("utf-8")
    mark = "\n二、"
    assert mark in text
    path.write_text(text.replace(mark, "\n" + "\n".join(sentences) + mark, 1), "utf-8")
    return path


def outcome(book: Casebook, unit: str, rule: str, year: int = 2023) -> set[str]:
    (filing,) = (one for one in book.filings() if (one.agency, one.year) == (unit, year))
    return {one.outcome for one in book.findings(filing.id) if one.rule == rule}


def state(book: Casebook) -> dict[tuple[str, int | None], Any]:
    """Return everything that a book holds against its filings, whatever their numbers."""
    return {
        (one.agency, one.year): (
            one.sha256,
            (one.errors, one.warnings, one.infos, one.undecided),
            book.outcomes(one.id),
            {finding.key: (finding.state, dict(finding.data)) for finding in book.findings(one.id)},
            book.causes(one.id),
            {other for other in book.bases()[one.id].on.neighbours if other.role in ROLES},
        )
        for one in book.filings()
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 11])
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
@pytest.mark.parametrize("seed", [1, 2])
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


def second(folder: Path, name: str, new: int) -> Path:
    """Write another report of the same town and year, with other numbers."""
    return written(folder, name, TOWN, requests=requests(new))


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
