"""A season swept: only what is new, neighbours found, decisions kept, nothing lost or twice."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from making.drafts import clean, with_cell
from making.season import write_season
from making.writers import as_docx, as_flat_text

from engine.audit.identity import Identity
from engine.audit.worker import WorkerConfig
from engine.packs import load_pack
from engine.roster.unit import Unit
from engine.sweep.looked import Looked
from engine.sweep.related import Neighbourhood
from engine.sweep.sweep import Plan, Progress, files_kept, files_under, sweep
from engine.trail.casebook import Casebook, CheckProvenance
from engine.trail.queries.filed import seasons

COUNTY = "青禾县人民政府"
TOWN, VILLAGE = "青禾县白沙镇人民政府", "青禾县柳河乡人民政府"
ROSTER = (
    Unit(name=COUNTY, kind="government"),
    Unit(name=TOWN, kind="township", parent=COUNTY, aliases=("白沙镇",)),
    Unit(name=VILLAGE, kind="township", parent=COUNTY),
)


def looked_at(folder: Path, *identities: Identity) -> Looked:
    """Return what first looks have told."""
    looked = Looked(folder)
    for one in identities:
        looked.add(one)
    return looked


def means(pack_sha256: str = "a") -> CheckProvenance:
    return CheckProvenance(
        pack_id="nianbao", pack_version="1", pack_sha256=pack_sha256, overlays_sha256="",
        engine_version="0",
    )  # fmt: skip


def plan(**changes) -> Plan:
    roster = changes.pop("roster", ROSTER)
    return Plan(**{"setup": WorkerConfig(roster=roster), "means": means(), "workers": 1, **changes})


@pytest.fixture
def book(tmp_path):
    now = lambda: datetime(2024, 2, 1, 9, tzinfo=UTC)  # noqa: E731
    with Casebook.open(tmp_path / "b.book", actor="张三", now=now) as opened:
        opened.import_roster(ROSTER)
        yield opened


@pytest.fixture
def files(tmp_path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def swept(book, files, **changes):
    """Sweep a folder; return the answers by file name, and the progress."""
    progress = Progress()
    done = list(sweep(book, files_under([files]), plan(**changes), progress))
    return {Path(one.source).name: one for one in done}, progress


def rules_of(done) -> set[str]:
    """Return the rules that failed."""
    return {one.rule for one in done.findings if one.outcome == "fail"}


def applications(new: int, carried_in: int, carried_out: int):
    """Return table 3 with so many applications of natural persons."""
    return {
        "new": {"natural": new},
        "carried_in": {"natural": carried_in},
        "granted": {"natural": new + carried_in - carried_out},
        "carried_out": {"natural": carried_out},
    }


def town(year: int, **parts):
    return clean(TOWN, "township", year, **parts)


@pytest.mark.slow
def test_the_second_sweep_reads_only_what_is_new(book, files):
    write_season(files, 14, formats=("flat",))
    first, progress = swept(book, files)
    assert len(first) == 14
    assert (progress.total, progress.known, progress.done) == (14, 0, 14)
    assert len(book.filings()) == 14
    events = len(list(book.events()))
    second, progress = swept(book, files)
    assert (second, progress.known) == ({}, 14)
    assert len(list(book.events())) == events


@pytest.mark.slow
def test_other_rules_are_another_check_of_the_same_files(book, files):
    write_season(files, 3, formats=("flat",))
    swept(book, files)
    done, progress = swept(book, files, means=means("b"))
    assert (len(done), progress.known) == (3, 0)
    assert len(book.filings()) == 3


@pytest.mark.slow
def test_a_changed_file_is_the_next_round_and_decisions_stay(book, files):
    spoilt = with_cell(town(2023, requests=applications(5, 0, 0)), 3, "new", "total", "9")
    (files / "a.docx").write_bytes(as_docx(spoilt))
    first, _ = swept(book, files)
    assert "F201" in rules_of(first["a.docx"])
    (filing,) = book.filings()
    mistaken = next(one for one in book.findings(filing.id) if one.rule == "F201")
    book.decide(mistaken.id, "confirm")
    (files / "a.docx").write_bytes(as_docx(town(2023, requests=applications(5, 0, 0))))
    second, _ = swept(book, files)
    assert "F201" not in rules_of(second["a.docx"])
    (filing,) = book.filings()
    assert filing.round == 2
    gone = next(
        one for one in book.findings(filing.id, include_resolved=True) if one.rule == "F201"
    )
    assert gone.state == "resolved"
    assert [step.kind for step in gone.history if step.kind == "confirm"] == ["confirm"]


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [True, False], ids=["同时", "先后"])
def test_last_years_report_is_found_and_the_carry_over_compared(book, files, at_once):
    (files / "2022.txt").write_bytes(as_flat_text(town(2022, requests=applications(6, 0, 4))))
    if not at_once:
        swept(book, files)
    (files / "2023.txt").write_bytes(as_flat_text(town(2023, requests=applications(6, 1, 0))))
    done, _ = swept(book, files)
    assert "X101" in rules_of(done["2023.txt"])


def test_a_carry_over_that_agrees_is_nobodys_fault(book, files):
    for year, numbers in ((2022, (6, 0, 4)), (2023, (6, 4, 0))):
        one = as_flat_text(town(year, requests=applications(*numbers)))
        (files / f"{year}.txt").write_bytes(one)
    done, _ = swept(book, files)
    assert "X101" not in rules_of(done["2023.txt"])
    outcomes = {one.rule: one.outcome for one in done["2023.txt"].findings}
    assert "X101" not in outcomes


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ({}, True),
        ({"agency": "白沙镇"}, True),
        ({"agency": None}, False),
        ({"agency": VILLAGE}, False),
        ({"year": 2021}, False),
        ({"year": 2023}, False),
        ({"year": None}, False),
        ({"sha256": "a"}, False),
    ],
    ids=str,
)
def test_a_neighbour_is_last_years_only_if_unit_and_year_are_certain(book, tmp_path, before, found):
    last = Identity(source="b", **{"agency": TOWN, "year": 2022, "sha256": "b", **before})
    here = Identity(source="a", agency=TOWN, year=2023, sha256="a")
    with closing(looked_at(tmp_path, last, here)) as looked:
        near = Neighbourhood(ROSTER, looked, book, {})
        assert (near.last(here) is not None) is found


def test_two_reports_of_unknown_agencies_are_not_one_units_two_years(book, tmp_path):
    both = [Identity(source=f"{year}", year=year, sha256=f"{year}") for year in (2022, 2023)]
    with closing(looked_at(tmp_path, *both)) as looked:
        assert Neighbourhood(ROSTER, looked, book, {}).last(both[1]) is None


def county(new: int):
    return clean(COUNTY, "government", 2023, requests=applications(new, 0, 0))


def below(name: str, new: int):
    return clean(name, "township", 2023, requests=applications(new, 0, 0))


@pytest.mark.slow
@pytest.mark.parametrize(("stated", "wrong"), [(3, True), (5, False), (9, True)])
def test_a_parents_sum_is_that_of_those_below_it(book, files, stated, wrong):
    (files / "县.txt").write_bytes(as_flat_text(county(stated)))
    (files / "镇.txt").write_bytes(as_flat_text(below(TOWN, 2)))
    (files / "乡.txt").write_bytes(as_flat_text(below(VILLAGE, 3)))
    done, _ = swept(book, files)
    found = [one for one in done["县.txt"].findings if one.rule == "X103"]
    assert (any(one.outcome == "fail" for one in found)) is wrong


def test_two_files_of_one_unit_and_year_that_differ_are_seen(book, files):
    (files / "甲.txt").write_bytes(as_flat_text(below(TOWN, 2)))
    (files / "乙.docx").write_bytes(as_docx(below(TOWN, 4)))
    done, _ = swept(book, files)
    assert any("X107" in rules_of(one) for one in done.values())


def test_who_has_not_filed_is_known_by_unit_and_by_certain_name(book, files):
    (files / "镇.txt").write_bytes(as_flat_text(below("白沙镇人民政府", 2)))
    (files / "外.txt").write_bytes(as_flat_text(below("红石县大河镇人民政府", 2)))
    swept(book, files)
    (season,) = seasons(book.filings(), ROSTER).seasons
    assert (season.year, season.filed) == (2023, {TOWN})
    (strange,) = season.unmatched
    assert strange.agency.endswith("红石县大河镇人民政府")


@pytest.mark.slow
def test_a_dry_run_says_what_would_change_and_writes_nothing(book, files):
    spoilt = with_cell(town(2023, requests=applications(5, 0, 0)), 3, "new", "total", "9")
    (files / "a.docx").write_bytes(as_docx(spoilt))
    swept(book, files)
    (files / "a.docx").write_bytes(as_docx(town(2023, requests=applications(5, 0, 0))))
    before = [event.hash for event in book.events()]
    _, progress = swept(book, files, dry_run=True)
    (change,) = progress.previews
    assert any(key.startswith("F201") for key in change["resolved"])
    assert [event.hash for event in book.events()] == before
    assert book.filings()[0].round == 1


@pytest.mark.slow
def test_a_changed_pack_is_previewed_on_what_the_book_holds(book, files, tmp_path):
    spoilt = with_cell(town(2023, requests=applications(5, 0, 0)), 3, "new", "total", "9")
    (files / "a.docx").write_bytes(as_docx(spoilt))
    swept(book, files)
    overlay = tmp_path / "县.yaml"
    overlay.write_text(
        "overlay: x\ntitle: 县\nsource: {id: county, title: 县文件}\n"
        "rules:\n  - {code: L101, name: too-long, title: 太长, severity: warning, years: 2021-,\n"
        "     basis: [{source: county, clause: 第一条}], over: part, where: part == 1,\n"
        "     check: characters <= 5, message: 太长, why: 短, remedy: 删,\n"
        "     examples: [{name: 长, given: {part: {part: 1, characters: 6}}, outcome: fail},\n"
        "                {name: 短, given: {part: {part: 1, characters: 5}}, outcome: pass}]}\n",
        "utf-8",
    )
    pack = load_pack(overlays=[overlay])
    changed = plan(
        setup=WorkerConfig(overlays=(overlay,), roster=ROSTER), dry_run=True,
        means=means(pack.overlays[0].sha256),
    )  # fmt: skip
    progress = Progress()
    assert len(list(sweep(book, files_kept(book), changed, progress))) == 1
    (change,) = progress.previews
    assert [key[:4] for key in change["opened"]] == ["L101"]
    assert any(key.startswith("F201") for key in change["kept"])
    assert change["resolved"] == ()


@pytest.mark.slow
def test_an_interrupted_sweep_goes_on_where_it_stopped(book, files):
    write_season(files, 16, formats=("flat",))
    running: Any = sweep(book, files_under([files]), plan(), Progress())
    next(running)
    running.close()
    done, progress = swept(book, files)
    assert len(done) + progress.known == 16
    assert len(book.filings()) == 16


def test_what_cannot_be_read_is_answered_and_tried_again_next_time(book, files):
    (files / "空.txt").write_bytes(b"")
    (files / "好.txt").write_bytes(as_flat_text(below(TOWN, 2)))
    for _ in range(2):
        done, _ = swept(book, files)
        assert done["空.txt"].error
    assert len(book.filings()) == 1
