"""Which of several lines is the title: what speaks for each, weighed in one place.

A page prints the names of its columns, other years' and other agencies' reports around the one
that it shows. The heading, the page's own title and the sign-off tell which that is. What the
sign-off says weighs less than a heading or the page's title: where they name two agencies, it is
the report that is wrong, not the reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.agency_names import is_agency, same_agency
from engine.forms.labels import strip_blanks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.outline.lines import Position
    from engine.report import Mention

NAMES = 4  # it names an agency, as the title of a report must
DATED = 3  # and a year: 政府信息公开年报 alone is the name of a column
PAGES = 4  # the page itself is called so (ArticleTitle, <title>)
HEADS = 2  # a heading by its style, bold, or behind 标题：
SIGNED = 2
PUBLISHED = 1
TIMELY = 1  # of the year that period or sign-off speak for
IN_FULL = 1  # 政府信息公开工作年度报告, the form's own words
LISTED = -9  # an entry of a list (a bullet in front, a day beside it): where nothing else is


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """What else tells whose report it is: sign-off, publisher, the page's title; and its year."""

    signed: str = ""
    publisher: str = ""
    page: str = ""
    year: int | None = None


NOBODY = Witnesses()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line (or several) that may be the title, and what it names."""

    mention: Mention
    position: Position
    agency: str
    year: int | None
    headed: bool = False
    listed: bool = False


def weightiest(candidates: Sequence[Candidate], told: Witnesses) -> Candidate:
    """Return the candidate that most speaks for, the first of equals."""
    return max(candidates, key=lambda one: weight(one, told))


def weight(one: Candidate, told: Witnesses) -> int:
    """Return how much speaks for a candidate."""
    words = strip_blanks(one.mention.text)
    named = is_agency(one.agency)
    speaks = (
        (NAMES, named),
        (DATED, one.year is not None),
        (PAGES, bool(told.page) and words == strip_blanks(told.page)),
        (HEADS, one.headed),
        (SIGNED, named and bool(told.signed) and same_agency(one.agency, told.signed)),
        (PUBLISHED, named and bool(told.publisher) and same_agency(one.agency, told.publisher)),
        (TIMELY, told.year is not None and one.year == told.year),
        (IN_FULL, "政府信息公开工作年度报告" in words),
        (LISTED, one.listed),
    )
    return sum(points for points, holds in speaks if holds)
