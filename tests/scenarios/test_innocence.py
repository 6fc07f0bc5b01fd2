"""True sentences of invented reports accuse nobody; with one number changed they are caught.

The sentences and what they promise stand in ``innocence/README.md``. The quick tests take every
fortieth entry; of each file a third is tried, and of the wrong numbers a sample, all of them by
``make whole``. ``told-*`` files may be tuned on; nobody who tunes looks into ``held-*``.
"""

from __future__ import annotations

from collections import Counter

import pytest
from making.amount import some
from making.drafts import balanced
from making.labels import ROWS_2019, ROWS_2021
from making.passage_reports import audit
from making.passage_tally import FOLDER, passages, said_of, verdict_of
from making.passage_twins import twins, value_of

FILES = sorted(file.stem for file in FOLDER.glob("*.yaml"))
LEAST = 600
CAUGHT, HEARD = 0.915, 0.95
"""What is reached (0.919 fail, 0.952 fail or are asked about): raise these, never lower them.

What we are after: 0.95 fail, and none passes in silence.
"""
HARD = {"told-accounts", "told-tellings"}
"""Bare 申请, several years, rates, multiples, channels: 0.59 fail, 0.71 heard at first contact."""
HARD_REACHED = 0.79, 0.89
"""What is reached of those (0.801, 0.906): raise these, never lower them."""
EVERYDAY = {
    *("told-answered", "told-disclosed", "told-everyday", "told-plain", "told-postings"),
    *("told-published", "told-reported", "told-tallies", "told-workaday"),
}
"""At first contact 0.887, 0.659, 0.577, 0.644, 0.571, 0.705, 0.646, 0.735 and 0.631 failed; 0.919,
0.769, 0.682, 0.719, 0.714, 0.855, 0.811, 0.86 and 0.735 were heard."""
EVERYDAY_REACHED = 0.80, 0.895
"""What is reached of those (0.811, 0.904): raise these, never lower them."""
MEASURING = {"told-counters"}
"""0.428 failed at first, 0.5 when what the others taught was mended; then it was looked into."""
MEASURED = 0.66, 0.81
"""What is reached of those (0.667, 0.817): raise these, never lower them."""
MOVING = {"told-movements", "told-turns"}
"""At first contact 0.548 and, after what the first had taught, 0.629 failed."""
MOVED = 0.68, 0.80
"""What is reached of those (0.688, 0.815): raise these, never lower them."""
OTHERS = HARD | EVERYDAY | MEASURING | MOVING
LESS = 0.03
"""So much lower may the two be on a sample."""
ASKED = {
    "held-committee": 1, "held-county": 1, "held-disputes": 2, "held-passages": 1,
    "held-vertical": 1, "told-everyday": 2, "told-counters": 1, "told-strangers": 1,
}  # fmt: skip
"""So many true passages of a file are asked about without need: lower these, never raise them."""
THIRD = "offices"
"""Of ten kinds of units; a third as many are held back as are told."""
QUICK = passages()[::40]
LEAST_OF_A_FILE = 10
TOLD_ONLY = {
    "accounts",
    "answered",
    "beside",
    "careful",
    "causes",
    "counters",
    "disclosed",
    "everyday",
    "figures",
    "innocents",
    "ledgers",
    "listings",
    "movements",
    "phrasings",
    "plain",
    "postings",
    "published",
    "registers",
    "reported",
    "strangers",
    "streets",
    "sums",
    "tallies",
    "tellings",
    "turns",
    "unheard",
    "wordings",
    "workaday",
}
"""Written while tuning, to find what was missed: nothing is held back of these."""


def verdicts(chosen) -> Counter[str]:
    """Count what becomes of the twins."""
    return Counter(verdict_of(twin) for passage in chosen for twin in twins(passage))


def test_there_are_enough_and_all_kinds_but_the_tuned_are_held_back_as_well():
    counts = Counter(passage.file for passage in passages())
    told = {name.removeprefix("told-") for name in counts if name.startswith("told-")}
    held = {name.removeprefix("held-") for name in counts if name.startswith("held-")}
    assert told - held == TOLD_ONLY
    assert held <= told
    assert sum(counts.values()) >= LEAST
    whole = held - {THIRD}
    assert all(abs(counts[f"told-{name}"] - counts[f"held-{name}"]) <= 3 for name in whole)
    assert abs(counts[f"told-{THIRD}"] - 3 * counts[f"held-{THIRD}"]) <= 3


def test_no_passage_is_written_twice():
    counts = Counter(passage.text for passage in passages())
    assert [text for text, times in counts.items() if times > 1] == []


def test_no_sheet_needs_fewer_requests_than_none():
    sheets = [
        (one.name, one.form, sheet)
        for one in passages()
        for sheet in (one.sheet, one.last, one.untrue)
        if sheet is not None
    ]
    short = [
        name
        for name, form, sheet in sheets
        if any(int(number) < 0 for number in balanced(sheet.requests, form=form).values())
        or set(sheet.requests) - set(ROWS_2021 if form == "2021" else ROWS_2019)
    ]
    assert short == []


def test_a_twin_says_another_number_and_the_rest_as_it_was():
    for passage in passages():
        for twin, mark in zip(twins(passage), passage.marks, strict=False):
            end = mark.start + len(mark.text)
            assert value_of(twin.written) != value_of(mark.text)
            rest = passage.text[: mark.start], passage.text[end:]
            assert twin.text == twin.written.join(rest)


@pytest.mark.parametrize("passage", QUICK, ids=lambda passage: passage.name)
def test_the_report_around_a_passage_is_clean(passage):
    found = audit(passage, text="")
    assert [f"{one.rule} {one.message}" for one in found.findings if one.outcome == "fail"] == []


@pytest.mark.parametrize("passage", QUICK, ids=lambda passage: passage.name)
def test_a_true_passage_accuses_nobody(passage):
    assert said_of(passage).failed == ()


@pytest.mark.slow
@pytest.mark.whole
@pytest.mark.parametrize("file", FILES)
def test_the_reports_of_a_file_are_clean(file):
    spoilt = [
        f"{passage.name} {one.rule} {one.message}"
        for passage in passages(file)
        for one in audit(passage, text="").findings
        if one.outcome == "fail"
    ]
    assert spoilt == []


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_no_true_passage_of_a_file_is_accused_and_hardly_one_asked_about(file):
    entries = passages(file)
    chosen = some(entries, max(LEAST_OF_A_FILE, len(entries) // 3))
    told = [(passage, said_of(passage)) for passage in chosen]
    assert [f"{one.name} {said.failed}" for one, said in told if said.failed] == []
    asked = [f"{one.name} {said.asked}" for one, said in told if said.asked and not one.may_ask]
    assert len(asked) <= ASKED.get(file, 0), asked


@pytest.mark.slow
def test_of_a_sample_of_wrong_numbers_few_are_missed():
    found = verdicts(some([one for one in passages() if one.file not in OTHERS], 200))
    assert found["broken"] == 0
    assert found["failed"] >= (CAUGHT - LESS) * found.total()
    assert found["failed"] + found["asked"] >= (HEARD - LESS) * found.total()


@pytest.mark.slow
@pytest.mark.whole
@pytest.mark.timeout(1200)
def test_of_all_wrong_numbers_few_are_missed():
    for chosen, (caught, heard) in (
        ([one for one in passages() if one.file not in OTHERS], (CAUGHT, HEARD)),
        ([one for one in passages() if one.file in HARD], HARD_REACHED),
        ([one for one in passages() if one.file in EVERYDAY], EVERYDAY_REACHED),
        ([one for one in passages() if one.file in MEASURING], MEASURED),
        ([one for one in passages() if one.file in MOVING], MOVED),
    ):
        found = verdicts(chosen)
        assert found["broken"] == 0
        assert found["failed"] >= caught * found.total()
        assert found["failed"] + found["asked"] >= heard * found.total()
