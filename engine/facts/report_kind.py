"""What kind of paper a file is, where it is none that this pack audits: told by title and basis.

A university's school year, a public enterprise, a summary or a plan, a guide, a report from before
2019 have other norms; whatever has one of the statutory tables is audited.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from engine.dates import find_years
from engine.facts.sentences import body, quote
from engine.label_lines import worded
from engine.values import dataclass
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from engine.report import Paragraph, Report
    from engine.vocabulary.model import Vocabulary, Words

WORDS = Use(
    "report_kinds",
    patterns=(
        "school_year",
        "school_basis",
        "school",
        "body_basis",
        "body_title",
        "body",
        "summary",
        "guide",
        "explanation",
        "annual",
        "governmental",
    ),
)
FIRST_YEAR = 2019
"""Since then the forms are in force that this pack knows."""
OPENING = 12
MENU = 3
LONGEST_TITLE = 60
MOST_PARTS = 2
ADMINISTRATIVE = frozenset({"township", "subdistrict", "department", "government"})
STATUTORY = frozenset({2, 3, 4, 6})


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A kind of paper that is not audited: its code and the words by which it was told."""

    code: str
    quote: str


def other_kind(report: Report, vocabulary: Vocabulary) -> OtherKind | None:
    """Return the kind of a paper that is none of those audited, None for an annual report."""
    if report.tables:
        early = report.year is not None and report.year < FIRST_YEAR
        return OtherKind("before-2019", f"{report.year}年度") if early else None
    words = vocabulary[WORDS]
    opening = tuple(islice(_opening(report), OPENING))
    for code, tell in (
        ("university", _of_university),
        ("public-body", _of_public_body),
        ("before-2019", _of_old_form),
        ("summary", _of_summary),
        ("guide", _of_guide),
        ("explanation", _of_explanation),
    ):
        told = tell(report, opening, words)
        if told:
            return OtherKind(code, told)
    return None


def _opening(report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs before the first heading; without headings those at the beginning."""
    first = min((h.mention.anchor.block for h in report.headings), default=None)
    blocks = range(len(report.document.blocks) if first is None else first)
    yield from body(report, blocks)


def _titles(report: Report, opening: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield what may be the paper's title: the report's, the page's, short lines at the top."""
    if report.title is not None:
        yield report.title.text
    yield report.document.meta.get("title", "")
    for paragraph in opening:
        for line in paragraph.text.split("\n"):
            for own in dict.fromkeys((line, *line.split(maxsplit=1)[:1])):
                place = worded(own)
                if place is not None and not place.listed and len(own) <= LONGEST_TITLE:
                    yield own[place.start : place.end]


def _menu(opening: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield short lines at the top that read like a menu, as a guide's own title does."""
    for paragraph in opening[:MENU]:
        for own in dict.fromkeys((paragraph.text, *paragraph.text.split(maxsplit=1)[:1])):
            if len(own) <= LONGEST_TITLE and worded(own) is None:
                yield own


def _of_university(report: Report, opening: tuple[Paragraph, ...], words: Words) -> str:
    for title in _titles(report, opening):
        if words["school_year"].search(title):
            return title
    return _based(report, opening, words, "school")


def _of_public_body(report: Report, opening: tuple[Paragraph, ...], words: Words) -> str:
    for title in _titles(report, opening):
        if words["body_title"].search(title):
            return title
    based = _based(report, opening, words, "body")
    title = report.title.text if report.title else ""
    ours = words["governmental"].search(title) or not title
    named = words["body"].search(report.agency or "") is not None
    return based or (title if named and not ours else "")


def _based(report: Report, opening: tuple[Paragraph, ...], words: Words, kind: str) -> str:
    """Return the sentence that names another norm as the basis, of one who goes by that norm."""
    named = words[kind].search(report.agency or "") is not None
    if report.kind in ADMINISTRATIVE or not (named or report.agency is None or kind == "body"):
        return ""
    return next((found for p in opening if (found := _quoted(p, words[f"{kind}_basis"]))), "")


def _quoted(paragraph: Paragraph, pattern: re.Pattern[str]) -> str:
    match = pattern.search(paragraph.text)
    return quote(paragraph, *match.span()).quote if match else ""


def _of_old_form(report: Report, _opening: tuple[Paragraph, ...], _words: Words) -> str:
    """Return the title of a report on a year before the forms, unless its sign-off denies that."""
    title = report.title.text if report.title else ""
    years = [found.value for found in find_years("".join(title.split()))]
    signed = report.signoff_date.value.year if _signed(report) else None  # type: ignore[union-attr]
    year = max(years) if years else report.year
    old = year is not None and year < FIRST_YEAR and (signed is None or signed <= FIRST_YEAR)
    return (title or f"{year}年度") if old else ""


def _signed(report: Report) -> bool:
    return report.signoff_date is not None and report.signoff_date.value is not None


def _of_summary(report: Report, opening: tuple[Paragraph, ...], words: Words) -> str:
    return _titled(report, opening, words, "summary")


def _of_guide(report: Report, opening: tuple[Paragraph, ...], words: Words) -> str:
    return _titled(report, opening, words, "guide")


def _of_explanation(report: Report, opening: tuple[Paragraph, ...], words: Words) -> str:
    """Return a title that announces what explains a report; it may list all its parts."""
    titles = (*_titles(report, opening), *(paragraph.text for paragraph in opening[:MENU]))
    short = ("".join(title.split()) for title in titles if len(title) <= LONGEST_TITLE)
    return next((title for title in short if words["explanation"].search(title)), "")


def _titled(report: Report, opening: tuple[Paragraph, ...], words: Words, kind: str) -> str:
    """Return a title of another kind, of a paper that is not an annual report all the same."""
    statutory = {h.part for h in report.headings if h.match != "similar"} & STATUTORY
    lines = (*_titles(report, opening), *(_menu(opening) if kind == "guide" else ()))
    titles = ["".join(line.split()) for line in lines]
    annual = words["annual"]
    if len(statutory) > MOST_PARTS or any(annual.search(t) and find_years(t) for t in titles):
        return ""
    return next((t for t in titles if words[kind].search(t) and not annual.search(t)), "")
