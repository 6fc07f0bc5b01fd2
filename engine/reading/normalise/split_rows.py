"""Rows of a statutory table that a converter ran on in one line.

…现行有效件数规章 0 0 0行政规范性文件 7 0 39第二十条第（五）项… is four rows. Cut only where a label
of the form, with its numeral, follows a figure, or another label at once in a line of several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.forms.model import Form, Forms

LEAST_LABELS = 2
SEVERAL = 4
SHORTEST = 2
_NUMERAL = r"(?:\d[.．、]|[（(][一二三四五六七][）)]|[一二三四]、)?\s?"
_FIGURE = re.compile(r"\d\s*\Z")
_SENTENCE = re.compile("[。；！？]")


def run_on_rows(text: str, forms: Forms) -> list[int]:
    """Return where further rows of a table begin in a line, none for a line of anything else."""
    if _SENTENCE.search(text):
        return []
    found = [match.span() for match in _labels(forms).finditer(text)]
    if len(found) < LEAST_LABELS:
        return []
    ends = {end for _, end in found} if len(found) >= SEVERAL else set()
    return [start for start, _ in found if start in ends or _behind_figure(text, start)]


def _behind_figure(text: str, start: int) -> bool:
    return _FIGURE.search(text, max(start - 3, 0), start) is not None


@lru_cache(maxsize=8)
def _labels(forms: Forms) -> re.Pattern[str]:
    words = {word for form in forms.forms for word in _words(form) if len(word) >= SHORTEST}
    any_word = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"{_NUMERAL}(?:{any_word})")


def _words(form: Form) -> set[str]:
    """Return marks and labels of all tables of a form, as they are written there."""
    found: set[str] = set()
    for table in form.tables.values():
        found.update(table.marks)
        for label in (*table.rows.values(), *table.columns.values(), *table.groups.values()):
            found.update((label.label, *label.aliases))
    return found
