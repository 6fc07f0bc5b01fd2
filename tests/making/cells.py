"""Each cell of the statutory tables spoilt by itself, and the rules that then have to speak."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from making.drafts import Draft, clean, with_prose
from making.labels import APPLICANTS, ROWS_2019, ROWS_2021

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Report

Key = tuple[int, str, str]
Spoken = frozenset[tuple[str, tuple[object, ...]]]
ENDS = ("new", "carried_in", "carried_out")
DECIDED = "全年作出行政许可决定120件，作出行政处罚决定53件，实施行政强制31件。"


def crowded(year: int) -> Draft:
    """Make a clean report without a zero in tables 3 and 4; digits side by side differ."""
    form = ROWS_2021 if year >= 2021 else ROWS_2019
    number = iter(value for value in range(12, 10**4) if value % 100 // 10 != value % 10)
    rows = [row for row in form if row not in {"new", "done"}]
    requests = {row: {who: next(number) % 100 for who in APPLICANTS} for row in rows}
    requests["carried_in"] = dict.fromkeys(APPLICANTS, 12)
    cases = {
        "review": {"upheld": 12, "corrected": 13, "other": 14, "pending": 15},
        "suit_direct": {"upheld": 21, "corrected": 23, "other": 24, "pending": 25},
        "suit_after_review": {"upheld": 31, "corrected": 32, "other": 34, "pending": 35},
    }
    handled = {"licensing_handled": "120", "penalty_handled": "53", "coercion_handled": "31"}
    draft = clean(
        "白沙镇人民政府",
        "township",
        year,
        requests=requests,
        cases=cases,
        normative=(12, 3, 64) if year >= 2021 else (12, 10, 64),
        **handled,
    )
    return with_prose(draft, 1, *draft.prose[1], DECIDED)


def spoilt(report: Report, cell: Key, number: int) -> Report:
    """Return the report with another number in one cell."""
    table = report.tables[cell[0]]
    value = replace(table.values[cell[1:]], number=number, raw=str(number))
    values = {**table.values, cell[1:]: value}
    return replace(report, tables={**report.tables, cell[0]: replace(table, values=values)})


def others(number: int) -> Iterator[int]:
    """Yield wrong numbers for a right one: one more, two digits the other way round."""
    yield number + 1
    digits = str(number)
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and digits[at + 1] != "0":
            yield int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
            return


def spoken(cell: Key) -> Spoken:
    """Return which rules have to speak of a wrong cell, and where: (rule, (table, row, column)).

    The text is not among them where a total of table 3 is wrong: it agrees with the applicants.
    """
    table, row, column = cell
    if table == 4:
        of_text = {("N105", ())} if column == "total" else set()
        return frozenset({("F301", (4, row, None)), *of_text})
    found: set[tuple[str, tuple[object, ...]]] = {("F201", (3, row, None))}
    if row not in ENDS:
        found.add(("F202", (3, None, column)))
    if row in {*ENDS, "done"}:
        found.add(("F203", (3, None, column)))
    return frozenset(found)
