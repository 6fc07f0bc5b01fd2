"""Rows of a statutory table that a converter ran on in one line.

…现行有效件数规章 0 0 0行政规范性文件 7 0 39第二十条第（五）项… is four rows. Where the line holds
sentences as well (an archive's whole text on one line), only a stretch that is mainly labels of
the form and figures is a table: it is cut off from what stands before and behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.forms.model import Form, Forms

LEAST_LABELS = 2
SEVERAL = 4
SHORTEST = 2
SIGN = 4
MOST_STRANGE = 40
Span = tuple[int, int]
_NUMERAL = r"(?:\d[.．、]|[（(][一二三四五六七][）)]|[一二三四]、)?\s?"
_FIGURE = re.compile(r"\d\s*\Z")
_BEFORE_FIGURE = re.compile(r"\s*\d")
_SENTENCE = re.compile("[。；！？]")
_STOPS = re.compile("[。；！？，、]")
_NO_WORDS = re.compile(r"[^\u4e00-\u9fff，：；。]+")
_FIGURES = re.compile(r"[)）]?[^\u4e00-\u9fff（(]*+")
_WORDS_BEHIND = re.compile(
    r"(?<=\d)(?:[件条个份项宗次起人元]|万元)?+\s*+"
    r"(?=(?:\d[.．、]|[（(][一二三四五六七][）)]|[（(])?\s?[\u4e00-\u9fff])(?![年月日])"
)


def run_on_rows(text: str, forms: Forms, headings: Sequence[int] = ()) -> list[int]:
    """Return where further rows of a table begin in a line, none for a line of anything else.

    ``headings`` are the offsets at which the line is cut at a heading: what stands between two of
    them is asked for rows by itself.
    """
    edges = sorted({0, *headings, len(text)})
    return [cut for start, end in pairwise(edges) for cut in _in_piece(text, start, end, forms)]


def _in_piece(text: str, start: int, end: int, forms: Forms) -> list[int]:
    prose = _SENTENCE.search(text, start, end) is not None
    if prose and _signs(forms).search(text, start, end) is None:
        return []
    found = [match.span() for match in labels_of(forms).finditer(text, start, end)]
    if len(found) < LEAST_LABELS:
        return []
    cuts = {cut for run in _runs(text, found) for cut in _rows(text, run, end)}
    if not prose:
        ends = {behind for _, behind in found} if len(found) >= SEVERAL else set()
        cuts |= {at for at, _ in found if at in ends or _behind_figure(text, at)}
    return sorted(cut for cut in cuts if start < cut < end)


def _runs(text: str, labels: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the stretches of labels with little but figures between them: tables, no prose."""
    run = [labels[0]]
    for label in labels[1:]:
        if _close(text[run[-1][1] : label[0]]):
            run.append(label)
        else:
            yield from [run] if _is_table(text, run) else []
            run = [label]
    if _is_table(text, run):
        yield run


def _close(between: str) -> bool:
    """Tell whether two labels belong to one table: figures, and at most one label misspelt."""
    if len(between) > MOST_STRANGE * 2 or _STOPS.search(between):
        return False
    return sum(map(len, _NO_WORDS.split(between))) <= MOST_STRANGE


def _is_table(text: str, run: Sequence[Span]) -> bool:
    """Tell a table from a list of its words: figures stand between the labels or behind them."""
    return len(run) >= SEVERAL and (
        any(_behind_figure(text, start) for start, _ in run)
        or _BEFORE_FIGURE.match(text, run[-1][1]) is not None
    )


def _rows(text: str, run: Sequence[Span], end: int) -> Iterator[int]:
    """Yield where the rows of a table begin, and where it ends if words follow its figures."""
    first = run[0][0]
    yield first - (text[max(first - 1, 0) : first] in {"（", "("})
    for (_, behind), (start, _) in pairwise(run):
        if not text[behind:start].strip():
            yield start
    figures = _FIGURES.match(text, run[-1][1], end)
    last = figures.end() if figures else end
    for match in _WORDS_BEHIND.finditer(text, first, end):
        if match.end() <= last:
            yield match.end()


def _behind_figure(text: str, start: int) -> bool:
    return _FIGURE.search(text, max(start - 3, 0), start) is not None


@lru_cache(maxsize=8)
def labels_of(forms: Forms) -> re.Pattern[str]:
    """Return a pattern of all marks and labels of the tables, with their numerals."""
    words = {word for form in forms.forms for word in _words(form) if len(word) >= SHORTEST}
    any_word = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    begins = "".join(sorted({re.escape(word[0]) for word in words}))  # told at once of most letters
    return re.compile(rf"(?=[\s\d（(一二三四{begins}]){_NUMERAL}(?:{any_word})")


@lru_cache(maxsize=8)
def _signs(forms: Forms) -> re.Pattern[str]:
    """Return a pattern of words of which every table has one and hardly a sentence any."""
    tables = [table for form in forms.forms for table in form.tables.values()]
    labels = {label.label for table in tables for label in table.rows.values()}
    marks = {mark for table in tables for mark in table.marks} - labels
    firsts = {next(iter(table.columns.values())).label for table in tables}
    words = [re.escape(word) for word in sorted(marks | firsts) if len(word) >= SIGN]
    return re.compile("|".join(words) or r"(?!)")


def _words(form: Form) -> set[str]:
    """Return marks and labels of all tables of a form, as they are written there."""
    found: set[str] = set()
    for table in form.tables.values():
        found.update(table.marks)
        for label in (*table.rows.values(), *table.columns.values(), *table.groups.values()):
            found.update((label.label, *label.aliases))
    return found
