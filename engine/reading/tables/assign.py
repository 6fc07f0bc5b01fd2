"""Which statutory table each row belongs to, by its labels and not by the grid it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.forms.labels import label_pieces, normalise_label, strip_blanks
from engine.forms.match import match_label
from engine.reading.tables.rows import is_figure
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.forms.axes import Axes, Vocabulary
    from engine.reading.tables.rows import Row
    from engine.vocabulary.model import Words

# Words that stand in more than one table, or in any table at all, and so tell nothing.
_COMMON = frozenset(
    {"其他", "总计", "合计", "总数", "行政复议", "行政诉讼", "维持", "纠正", "企业"}
)
WORDS = Use("form_words", patterns=("four_words", "checksum", "article"))
_PIECE_OF_FOUR = re.compile("[结果维持纠正其他它尚未审总计合经复议直接起诉后行政讼]+")
LEAST_DIGITS, MOST_DIGITS = 15, 40


def sort_rows(
    rows: Sequence[Row], vocabulary: Vocabulary, partings: Sequence[int] = ()
) -> dict[int, tuple[Row, ...]]:
    """Return the rows of tables 2, 3 and 4; rows of other tables are left out.

    A row that tells nothing by itself goes with the table before it: in the same grid always, in
    the next grid only if it holds figures and nothing but figures and labels of that table, and
    none of the ``partings`` (block indexes, in order) lies between.
    """
    found: dict[int, list[Row]] = {2: [], 3: [], 4: []}
    current: int | None = None
    for i, row in enumerate(rows):
        same_grid = i > 0 and rows[i - 1].grid == row.grid
        told = table_of(row, vocabulary, current)
        if told is None and not same_grid:
            near = i > 0 and section(rows[i - 1], partings) == section(row, partings)
            current = current if near and _goes_on(row, current) else None
        else:
            current = told or current
        if current is not None and not _is_heading(row, vocabulary):
            found[current].append(row)
    if not any(row.has_figures or not row.labels for row in found[4]):
        found[4] = [row for row in rows if _fifteen(row, vocabulary) or _run_together(row)][:1]
    return {number: tuple(kept) for number, kept in found.items()}


def section(row: Row, partings: Sequence[int]) -> int:
    """Return how many blocks that part tables stand before a row.

    Before its last cell: a row made of lines may begin with the heading above the table.
    """
    return bisect_left(partings, row.cells[-1].anchor.block)


def _fifteen(row: Row, vocabulary: Vocabulary) -> bool:
    """Tell a row of table 4 that lost its header: fifteen figures, its own words at most."""
    figures = [piece for cell in row.filled for piece in cell.text.split()]
    return (
        len(figures) == 15
        and all(map(is_figure, figures))
        and all(
            words in vocabulary.headings or _PIECE_OF_FOUR.fullmatch(words)
            for _, words in row.pieces
        )
    )


def _run_together(row: Row) -> bool:
    """Tell fifteen figures or more in one cell, with no word beside them but table 4's own."""
    of_four = words_of(WORDS)["four_words"]
    if len(row.filled) != 1 or any(not of_four.search(cell.text) for cell in row.labels):
        return False
    digits = strip_blanks(row.filled[0].text)
    return digits.isdigit() and LEAST_DIGITS <= len(digits) <= MOST_DIGITS


def _goes_on(row: Row, current: int | None) -> bool:
    """Tell whether a row of a new grid, without a known label, continues the table before it."""
    if current == 3:
        digits = sum(len(strip_blanks(cell.text)) for cell in row.filled)
        return row.has_figures and (len(row.filled) >= 5 or digits >= 7)
    plain = all(words in _COMMON for _, words in row.pieces)
    return current == 4 and row.has_figures and (plain or len(row.filled) == 15)


def _is_heading(row: Row, vocabulary: Vocabulary) -> bool:
    return not row.has_figures and len(row.pieces) == 1 and row.pieces[0][1] in vocabulary.headings


def table_of(row: Row, vocabulary: Vocabulary, current: int | None) -> int | None:
    """Return the table that a row's own labels tell, None if they tell none."""
    texts = tuple([c.text for c in row.cells if c.text and not c.text.isdecimal()])
    labels = tuple([cell.text for cell in row.labels])
    told = _told(texts, labels, current, vocabulary, words_of(WORDS))
    if told is not None:
        return told
    return 3 if _like_row_of_three(row, vocabulary.tables[3], current) else None


@lru_cache(maxsize=1024)
def _told(
    texts: tuple[str, ...],
    labels: tuple[str, ...],
    current: int | None,
    vocabulary: Vocabulary,
    said: Words,
) -> int | None:
    """Return the table for which most speaks: statutory rows have the same words everywhere."""
    scores = _scores(texts, labels, vocabulary, said)
    best = max(scores, key=lambda n: (scores[n], n == current))
    return best if scores[best] else None


def _scores(
    texts: tuple[str, ...], labels: tuple[str, ...], vocabulary: Vocabulary, said: Words
) -> Mapping[int, int]:
    """Return how much speaks for each table."""
    words = tuple(map(normalise_label, texts))
    said_of = [*words, *(piece for label in labels for _, piece in label_pieces(label))]
    scores = {n: _score(said_of, axes) for n, axes in vocabulary.tables.items()}
    if any(said["checksum"].search(word) for word in words):
        scores[3] += 2
    if any(said["article"].search(strip_blanks(label)) for label in labels):
        scores[2] += 2
    if {"行政复议", "行政诉讼"} <= set(words):
        scores[4] += 2
    return scores


def _score(words: Sequence[str], axes: Axes) -> int:
    """Count how many distinct words are exactly labels of the table."""
    return sum(
        1
        for word in set(words)
        if word
        and word not in _COMMON
        and (word in axes.rows.exact or word in axes.columns.exact or word in axes.marks)
    )


def _like_row_of_three(row: Row, axes: Axes, current: int | None) -> bool:
    """Tell whether a misspelt row of table 3 stands here: a label like one, and figures."""
    if len(row.filled) < (3 if current == 3 else 5) or not row.has_figures:
        return False
    if current != 3 and all(words in _COMMON for _, words in row.pieces):
        return False
    return any(
        (match := match_label(words, axes.rows, numeral)) is not None and match.score >= 60
        for numeral, words in row.pieces
    )
