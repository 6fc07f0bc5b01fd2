"""The words by which names of agencies are told (rules/nianbao/vocabulary/agencies.yaml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.vocabulary.in_force import words
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re

    from engine.report import Kind

KINDS: tuple[tuple[Kind, str], ...] = (
    ("department", "kind_mission"),
    ("department", "kind_commission"),
    ("other", "kind_zone"),
    ("other", "kind_institution"),
    ("subdistrict", "kind_subdistrict"),
    ("township", "kind_township"),
    ("government", "kind_prefecture"),
    ("other", "kind_regiment"),
    ("government", "kind_government"),
    ("subdistrict", "kind_outpost"),
    ("department", "kind_branch"),
    ("department", "kind_department"),
    ("department", "ministry"),
)
"""The kinds by closed lists of endings, the first that fits; what none fits is asked for."""
WORDS = Use(
    "agencies",
    patterns=(
        *dict.fromkeys(name for _, name in KINDS),
        *("numbered", "farm", "no_one", "not_names", "office_itself", "also", "suffix", "party"),
        *("office_for", "lead", "last", "place", "in_place", "no_glue", "inner"),
    ),
    lists=("endings",),
)


def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the vocabulary in force."""
    return words(WORDS)[name]


def endings() -> tuple[str, ...]:
    """Return the words that a name ends with."""
    return words(WORDS).of("endings")
