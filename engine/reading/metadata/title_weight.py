"""Which of several lines is the title: what speaks for each, weighed in one place.

A page prints the names of its columns, other years' and other agencies' reports around the one
that it shows. The heading, the page's own title and the sign-off tell which that is. What the
sign-off says weighs less than a heading or the page's title: where they name two agencies, it is
the report that is wrong, not the reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.agency_names import is_agency, same_agency
from engine.forms.labels import strip_blanks
from engine.values import dataclass

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
LISTED = -5  # an entry of a list (a bullet in front, a day beside it): where nothing else is
COLUMN = -2  # 某县政府信息公开年报 without a year: what columns are called


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
    named = is_agency(one.agency)
    speaks = (
        (NAMES, named),
        (DATED, one.year is not None),
        (PAGES, _is_pages(one, told)),
        (HEADS, one.headed),
        (SIGNED, named and _agree(one, told.signed)),
        (PUBLISHED, named and _agree(one, told.publisher)),
        (TIMELY, told.year is not None and one.year == told.year),
        (IN_FULL, _in_full(one)),
        (LISTED, one.listed),
        (COLUMN, named and _is_column(one, told)),
    )
    return sum(points for points, holds in speaks if holds)


def credible(one: Candidate, told: Witnesses) -> bool:
    """Tell whether a line can be the title at all, or only what a column, a list, a link is called.

    An agency without a year needs another mark; a year without an agency may not contradict the
    report; an entry of a list has to be this report's by sign-off or year.
    """
    if one.listed:
        timely = told.year is None or one.year == told.year
        return _agree(one, told.signed) if told.signed and one.agency else timely
    if not _is_column(one, told):
        return True
    if one.agency:
        return _agree(one, told.signed) or _agree(one, told.publisher)
    return one.year is None or told.year is None or one.year == told.year


def _is_column(one: Candidate, told: Witnesses) -> bool:
    """Tell what columns are called too: an agency or a year at most, and no mark of a title."""
    whole = bool(one.agency) and one.year is not None
    return not (whole or one.headed or _in_full(one) or _is_pages(one, told))


def _agree(one: Candidate, name: str) -> bool:
    return bool(name and one.agency) and same_agency(one.agency, name)


def _is_pages(one: Candidate, told: Witnesses) -> bool:
    return bool(told.page) and strip_blanks(one.mention.text) == strip_blanks(told.page)


def _in_full(one: Candidate) -> bool:
    return "政府信息公开工作年度报告" in strip_blanks(one.mention.text)
