"""How a sweep fared: answers counted, what stands, the exit code."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from making.answers import answer, found, unread

from engine.sweep.plan import Progress
from engine.trail.queries.standing import Standing
from tui.cli.speech.exits import Exit
from tui.cli.sweeps.digests import Digests
from tui.cli.sweeps.tally import Result, Tally, by_severity, result_of, together, told


def result(**more) -> Result:
    usual: dict[str, Any] = {
        "files": 0,
        "known": 0,
        "unreadable": 0,
        "standing": Counter(),
        "filings": (),
    }
    return Result(**usual | more)


def book(*filings: Standing) -> Any:
    """Return a book in which these stand, of the files asked for."""

    def standing(digests, _counts):
        return [one for one in filings if any(sha256 in digests for sha256 in one.digests)]

    return SimpleNamespace(standing=standing)


def test_every_answer_is_counted_and_passed_on():
    tally = Tally()
    answers = [answer(source="甲"), unread(source="乙"), unread(source="丙", other="plan")]
    assert list(tally.counted(answers, dry_run=False)) == answers
    assert (tally.done, tally.unreadable, tally.other) == (3, 1, 1)
    assert list(tally.digests.items()) == [("甲", "a" * 64)]
    assert tally.lost == {"乙": "unreadable", "丙": "other"}


def test_only_a_dry_run_counts_what_failed_and_not_what_was_settled():
    findings = (
        *(found(1), found(2, severity="info"), found(3, outcome="uncertain")),
        *(found(4, outcome="not_assessable"), found(5)),
    )
    dry = Tally(settled=frozenset({("k5", "d5")}))
    list(dry.counted([answer(*findings)], dry_run=True))
    assert dry.fresh == {"error": 1, "info": 1}
    chosen = Tally(counts=lambda _done, one: one.severity == "info")
    list(chosen.counted([answer(*findings)], dry_run=True))
    assert chosen.fresh == {"info": 1}
    real = Tally()
    list(real.counted([answer(*findings)], dry_run=False))
    assert real.fresh == {}


@pytest.mark.parametrize(
    ("more", "fail_on", "code"),
    [
        ({}, "error", Exit.CLEAN),
        ({"standing": Counter(error=1)}, "error", Exit.FINDINGS),
        ({"standing": Counter(error=1)}, "never", Exit.CLEAN),
        ({"standing": Counter(warning=1)}, "error", Exit.CLEAN),
        ({"standing": Counter(warning=1)}, "warning", Exit.FINDINGS),
        ({"standing": Counter(info=1)}, "info", Exit.FINDINGS),
        ({"standing": Counter(error=0)}, "error", Exit.CLEAN),
        ({"unreadable": 1}, "never", Exit.UNREADABLE),
        ({"other": 1, "standing": Counter(error=1)}, "error", Exit.UNREADABLE),
    ],
)
def test_the_code_is_of_what_stands_and_an_unread_file_is_worse(more, fail_on, code):
    assert result(**more).code(fail_on) == code


def test_a_second_sweep_has_what_stood_before():
    progress = Progress(total=2, known=2, before={"甲": "1", "乙": "2"})
    stands = Standing(filing_id=7, counts={"error": 2}, digests=("1",))
    again = result_of(book(stands), progress, Tally())
    assert (again.files, again.known, again.checked, again.standing) == (2, 2, 0, {"error": 2})
    assert again.code("error") == Exit.FINDINGS
    new = result_of(book(stands), progress, Tally(), new_only=True)
    assert new.code("error") == Exit.CLEAN


def test_every_file_is_told_once_with_its_filing():
    progress = Progress(total=4, before={"甲": "1"}, same={"丁": "甲"})
    tally = Tally(lost={"丙": "other"})
    tally.digests.put("乙", "2")
    stands = Standing(filing_id=7, digests=("1",))
    rows = list(told(progress.before, progress, tally, [stands]))
    assert rows == [
        {"source": "甲", "state": "known", "sha256": "1", "filing": 7},
        {"source": "乙", "state": "checked", "sha256": "2"},
        {"source": "丙", "state": "other"},
        {"source": "丁", "state": "same", "same_as": "甲"},
    ]


def test_several_files_that_came_now_for_one_filing_are_told_by_name():
    digests = Digests()
    for name, sha256 in (("甲", "1"), ("乙", "2"), ("丙", "3"), ("丁", "4"), ("己", "2")):
        digests.put(name, sha256)
    stand = [
        Standing(filing_id=1, digests=("2", "1")),
        Standing(filing_id=2, digests=("3",)),
        Standing(filing_id=3, digests=("4", "5")),  # one of them was known before
    ]
    assert together(digests, stand) == {1: {"1": "甲", "2": "己"}}
    assert "5" not in digests


def test_numbers_of_every_kind_of_file_make_up_all_files():
    data: Any = result(
        files=9, known=2, unreadable=1, other=3, same=1, aside={"a": "一张表"}
    ).data()
    parts = ("checked", "known", "unreadable", "other", "same")
    assert sum(data[name] for name in parts) == data["files"] == 9
    assert data["skipped"] == [{"source": "a", "why": "一张表"}]


def test_every_severity_has_a_number():
    assert set(by_severity(Counter(error=2)).values()) == {0, 2}
    assert "2" in result(standing=Counter(error=2)).line()
