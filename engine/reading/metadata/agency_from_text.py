"""Whose report and of which year, where neither title nor sign-off nor page tells: by the text.

Pages are often copied without their title. What the opening sentences say of themselves (由…编制,
现公布…2023年…年度报告, 2023年，…认真贯彻) then goes for it, always with a doubt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.agency_names import is_agency, kind_of, without_lead
from engine.doubts import Doubt, DoubtKind
from engine.forms.labels import strip_blanks
from engine.label_lines import LONGEST, worded
from engine.vocabulary.in_force import words
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.outline.lines import BodyLine

_AGENCIES = ("announced", "compiled", "written_by", "opening")
_YEARS = ("year_of_report", "year_of_work", "year_at_head")
WORDS = Use(
    "agency_in_text",
    patterns=(*_AGENCIES, "reached", *_YEARS, "not_own", "runs_on"),
    groups=(
        *((name, "name") for name in (*_AGENCIES, "reached")),
        *((name, "year") for name in _YEARS),
    ),
)
LOOKED_AT = 12


def agency_of_text(lines: Sequence[BodyLine]) -> tuple[str | None, list[Doubt]]:
    """Return the agency that the opening lines name as the report's, with the doubt about it."""
    for text, line in _openings(lines):
        alone = re.sub(r"\([^()]*\)$", "", text)
        if is_agency(alone) and kind_of(alone):
            return _told(alone, line)
        for name in _AGENCIES:
            for match in words(WORDS)[name].finditer(without_lead(text)):
                if _is_name(match["name"]):
                    return _told(match["name"], line)
    return _reached(lines)


def _is_name(name: str) -> bool:
    """Tell a name from words that only end like one, or run on over one."""
    return is_agency(name) and not (
        kind_of(name) is None
        or words(WORDS)["not_own"].match(name)
        or words(WORDS)["runs_on"].search(name)
    )


def _reached(lines: Sequence[BodyLine]) -> tuple[str | None, list[Doubt]]:
    """Return the agency where the report says how to reach it, if it names none before."""
    for line in lines:
        match = (
            words(WORDS)["reached"].search(strip_blanks(line.text)) if line.role == "body" else None
        )
        if match is not None and _is_name(match["name"]):
            return _told(match["name"], line)
    return None, []


def _told(name: str, line: BodyLine) -> tuple[str, list[Doubt]]:
    return name, [Doubt.of(DoubtKind.AGENCY_FROM_TEXT, line.anchor, name=name)]


def year_of_text(lines: Sequence[BodyLine]) -> tuple[int | None, list[Doubt]]:
    """Return the year that the opening lines speak of as the report's, with the doubt about it."""
    for name in _YEARS:
        for text, line in _openings(lines):
            match = words(WORDS)[name].search(text)
            if match is not None:
                year = match["year"]
                return int(year), [Doubt.of(DoubtKind.YEAR_FROM_TEXT, line.anchor, year=year)]
    return None, []


def _openings(lines: Sequence[BodyLine]) -> Iterator[tuple[str, BodyLine]]:
    """Yield the first lines of the text; labels, trails and entries of lists say nothing of it."""
    for line in [line for line in lines if line.role == "body"][:LOOKED_AT]:
        told = worded(line.text)
        if len(line.text) > LONGEST or (told is not None and not told.listed):
            yield strip_blanks(line.text), line
