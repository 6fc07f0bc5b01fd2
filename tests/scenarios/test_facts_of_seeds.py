"""What the rules of structure, authority, privacy and wording say of the real reports we have.

Judged by eye, finding by finding; whatever is not listed here would be a false accusation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.reading import read_report

from engine.check import Checker
from engine.facts.context import NOTHING_ELSE
from engine.packs import load_pack

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = "SAPW"
SEEDS = {
    "000": {("S102", 1, "heading")},
    "001": {
        ("S102", 1, "heading"),
        ("S102", 2, "heading"),
        ("S104", 1, "on_request"),  # only 申请、受理、审查… in a list of steps
        ("S104", 1, "platform"),  # the web site only as the channel of what was published
        ("S105", 1, "accountability"),  # neither 考核 nor 评议 nor 追究 in the whole text
        ("S107", 2, None),
        ("S107", 3, None),
        ("W103", 5, "list-2"),  # 一部分…；二是…；三是…
    },
    "002": {("A102", None, "own-镇"), ("S114", None, "signoff-date")},
    "003": {
        ("S104", 1, "on_request"),
        ("S107", 3, None),
        ("S114", None, "signoff-agency"),
        ("S114", None, "signoff-date"),
    },
    "004": {
        ("S102", 5, "heading"),
        ("S104", 1, "management"),
        ("S104", 1, "platform"),
        ("S104", 1, "oversight"),
        ("S105", 1, "accountability"),
    },
}

SIGNED_NOT = {("S114", None, "signoff-agency"), ("S114", None, "signoff-date")}
LAW = ("S108", 3, "misspelt-row-denied.law")
HONGZE = {
    # table three with one row for (六) and 法律行政止公开, table two of 2021; not signed
    "2023": {("S107", 3, None), ("S105", 1, "accountability"), LAW, *SIGNED_NOT},
    "2024": {("S107", 3, None), LAW, *SIGNED_NOT},
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Give a checker with the shipped pack."""
    return Checker(load_pack())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_is_told_what_is_true_of_it_and_nothing_else(
    seed: str, checker: Checker, corpus: Path
) -> None:
    (path,) = (corpus / "seeds").glob(f"{seed}_*")
    assert told(checker, path) == SEEDS[seed]


@pytest.mark.parametrize("year", HONGZE)
def test_a_county_government_is_told_what_is_true_of_it_and_nothing_else(
    year: str, checker: Checker, corpus: Path
) -> None:
    assert told(checker, corpus / "hongze" / f"hongze-{year}.pdf") == HONGZE[year]


def told(checker: Checker, path: Path) -> set[tuple[str, int | None, str | None]]:
    """Return rule, part and item of each finding of these families."""
    audit = checker.audit(read_report(path.read_bytes(), path.name), NOTHING_ELSE)
    return {
        (finding.rule, finding.place.part, finding.place.item)
        for finding in audit.findings
        if finding.rule[0] in FAMILIES
    }
