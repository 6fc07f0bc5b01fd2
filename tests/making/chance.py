"""Drafts by chance: numbers small and large, agencies of every kind, years of both forms."""

from __future__ import annotations

import random

from making.drafts import Draft, clean
from making.labels import APPLICANTS, DISPUTES, RESULTS, RESULTS_2021, ROWS_2019

AGENCIES = (
    ("白沙镇人民政府", "township"),
    ("柳河乡人民政府", "township"),
    ("东关街道办事处", "subdistrict"),
    ("青禾县教育局", "department"),
    ("青禾县人民政府", "government"),
    ("青禾县卫生健康委员会", "department"),
)
YEARS = (2021, 2022, 2023, 2024)
TRIAL_YEARS = (2019, 2020)
SUMS = {"new", "carried_in", "done", "carried_out"}


def draft(seed: int, years: tuple[int, ...] = YEARS) -> Draft:
    """Make a clean report with numbers by chance, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 — tests, not secrets
    agency, kind = dice.choice(AGENCIES)
    trial = years[-1] < 2021
    results = [row for row in ROWS_2019 if row not in SUMS] if trial else RESULTS_2021
    rows = dice.sample([*results, "carried_out"], dice.randint(0, 9))
    requests = {
        row: {who: number(dice) for who in dice.sample(APPLICANTS, dice.randint(1, 4))}
        for row in rows
    }
    cases = {
        group: {
            result: dice.randint(0, 12)
            for result in dice.sample([key for key in RESULTS if key != "total"], 2)
        }
        for group in dice.sample(list(DISPUTES), dice.randint(0, 3))
    }
    made, repealed = dice.randint(0, 9), dice.randint(0, 3)
    if trial:
        repealed = dice.randint(0, made)  # the column of that form: published
    fees = "fees_change" if trial else "fees_amount"
    return clean(
        agency,
        kind,
        dice.choice(years),
        requests=requests,
        cases=cases,
        published=dice.randint(1, 3000),
        normative=(made, repealed, made + dice.randint(0, 40)),
        licensing_handled=str(number(dice)),
        **{fees: dice.choice(("0", "-1", "2") if trial else ("0", "12.5", "4068.208", "7730.28"))},
    )


def number(dice: random.Random) -> int:
    """Return a count as they occur: mostly small, now and then in the thousands."""
    return dice.choice((0, 1, 1, 2, 3, 5, dice.randint(6, 99), dice.randint(100, 12000)))
