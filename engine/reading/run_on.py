"""Rows of a statutory table that a converter ran on in one line, without a blank between them.

…现行有效件数规章 0 0 0行政规范性文件 7 0 39第二十条第（五）项… is four rows. Cut only where a label
of the form follows a figure at once, or another label in a line of several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.reading.forms import Form, Forms

LEAST_LABELS = 2
SEVERAL = 4
SHORTEST = 2
_SENTENCE = re.compile("[。；！？]")


def run_on_rows(text: str, forms: Forms) -> list[int]:
    """Return where further rows of a table begin in a line, none for a line of anything else."""
    if _SENTENCE.search(text):
        return []
    found = [match.span() for match in _labels(forms).finditer(text)]
    if len(found) < LEAST_LABELS:
        return []
    ends = {end for _, end in found} if len(found) >= SEVERAL else set()
    return [start for start, _ in found if start in ends or text[start - 1 : start].isdecimal()]


@lru_cache(maxsize=8)
def _labels(forms: Forms) -> re.Pattern[str]:
    words = {word for form in forms.forms for word in _words(form) if len(word) >= SHORTEST}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))


def _words(form: Form) -> set[str]:
    """Return marks and labels of all tables of a form, as they are written there."""
    found: set[str] = set()
    for table in form.tables.values():
        found.update(table.marks)
        for label in (*table.rows.values(), *table.columns.values(), *table.groups.values()):
            found.update((label.label, *label.aliases))
    return found
