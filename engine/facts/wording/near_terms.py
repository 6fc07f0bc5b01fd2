"""Terms of the form and the regulation with a wrong character: 先行有效, 不子公开, 行政法复议.

The wrong spellings are made from the vocabulary (terms and characters easily confused) once and
looked up; what reads as another word there is left alone. Labels of the statutory tables are not
looked at where S108 speaks of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import body, part_of_block
from engine.forms.labels import strip_blanks
from engine.privacy import mask
from engine.report import Grid
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.anchor import Anchor
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary

KINDS: tuple[Kind, ...] = (
    Kind(
        name="near_term",
        meaning="与格式、条例的用语只差一两个字的写法，每处一条",
        fields={
            "written": ("str", "原文的写法"),
            "term": ("str", "格式、条例的用语"),
            "around": ("str", "原文，前后各带几个字"),
        },
    ),
)
WORDS = Use("near_terms", lists=("terms", "confused", "wrong", "innocent"))
_CONTEXT = 6
_REACH = 4
SIZES = range(12, 1, -1)
_SHORT = 60


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield a fact for each misspelt term in headings, running text and the notes of tables."""
    words = vocabulary[WORDS]
    known = _spellings(words.of("terms"), words.of("confused"), words.of("wrong"))
    innocent = words.of("innocent")
    parts = part_of_block(report)
    count: Counter[int] = Counter()
    for text, anchor in _texts(report):
        for start, written in known.found(text):
            term = known.terms[written]
            if _reads_otherwise(text, start, written, term, innocent):
                continue
            part = parts.get(anchor.block, 0)
            count[part] += 1
            yield _fact(part, text, anchor, (start, written, term), count[part])


class _Spellings:
    """The wrong spellings, each with its term, and where a text has one.

    Short texts are kept with what was found in them: the labels of the form stand in every report.
    """

    __slots__ = ("_begins", "_kept", "_sizes", "terms")

    def __init__(self, terms: Mapping[str, str]) -> None:
        self.terms = terms
        follow: dict[str, str] = {}
        lengths: dict[str, set[int]] = {}
        for one in terms:
            follow[one[0]] = follow.get(one[0], "") + one[1]
            if len(one) in SIZES:
                lengths.setdefault(one[:2], set()).add(len(one))
        self._begins = re.compile(
            "|".join(
                f"{first}(?=[{''.join(dict.fromkeys(rest))}])" for first, rest in follow.items()
            )
        )
        self._sizes = {start: tuple(sorted(of, reverse=True)) for start, of in lengths.items()}
        self._kept = lru_cache(maxsize=1024)(self._found)

    def found(self, text: str) -> tuple[tuple[int, str], ...]:
        """Return where wrong spellings stand, and which."""
        return self._kept(text) if len(text) <= _SHORT else self._found(text)

    def _found(self, text: str) -> tuple[tuple[int, str], ...]:
        found, done = [], 0
        for match in self._begins.finditer(text):
            at = match.start()
            if at < done:
                continue
            for size in self._sizes.get(text[at : at + 2], ()):
                written = text[at : at + size]
                if written in self.terms:
                    done = at + size
                    found.append((at, written))
                    break
        return tuple(found)


@lru_cache(maxsize=8)
def _spellings(
    terms: tuple[str, ...], confused: tuple[str, ...], wrong: tuple[str, ...]
) -> _Spellings:
    """Return every wrong spelling with its term."""
    instead: dict[str, str] = {}
    for one in confused:
        instead[one[0]] = instead.get(one[0], "") + one[1:]
    made: dict[str, str] = {}
    for term in terms:
        for at, right in enumerate(term):
            for other in instead.get(right, ""):
                made[term[:at] + other + term[at + 1 :]] = term
            if 0 < at < len(term) - 1 and term[at - 1] != right:
                made[term[: at + 1] + term[at:]] = term
    made |= {one.partition("=")[0]: one.partition("=")[2] for one in wrong}
    return _Spellings({spelt: term for spelt, term in made.items() if spelt not in terms})


def _texts(report: Report) -> Iterator[tuple[str, Anchor]]:
    """Yield headings and running text, and the cells of tables that are no strange labels."""
    blocks = report.document.blocks
    told = {strip_blanks(d.label) for table in report.tables.values() for d in table.deviations}
    tail = set(report.tail)
    for paragraph in body(report, (index for index in range(len(blocks)) if index not in tail)):
        yield paragraph.text, paragraph.anchor
    for table in report.tables.values():
        grid = blocks[table.anchor.block] if 0 <= table.anchor.block < len(blocks) else None
        if isinstance(grid, Grid):
            cells = {id(cell): cell for row in grid.rows for cell in row}
            for cell in cells.values():
                if len(cell.text) < _REACH:
                    continue
                strange = bool(told) and strip_blanks(cell.text) in told
                if not strange and not cell.text.isdecimal():
                    yield cell.text, cell.anchor


def _reads_otherwise(
    text: str, at: int, written: str, term: str, innocent: tuple[str, ...]
) -> bool:
    """Tell a right term at this place, or another word that happens to hold the spelling."""
    near = text[max(0, at - _REACH) : at + len(written) + _REACH]
    return any(word in near for word in innocent) or text.startswith(term, at)


def _fact(part: int, text: str, anchor: Anchor, seen: tuple[int, str, str], number: int) -> Fact:
    start, written, term = seen
    end = start + len(written)
    hidden = mask(text)
    around = hidden[max(0, start - _CONTEXT) : end + _CONTEXT]
    return Fact(
        kind="near_term",
        fields={"written": written, "term": term, "around": " ".join(around.split())},
        place=Place(part=part or None, item=f"near-{number}", label=written),
        evidence=(Evidence(quote=hidden[start:end], anchor=anchor, start=start, end=end),),
    )
