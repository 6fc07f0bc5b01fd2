"""A report's own words: what is left when form, statute and stock phrases are taken away.

A prepared text is small and can be pickled, so that many reports may be prepared in other
processes and compared in one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.facts.prose import sentences, sources
from engine.forms.kept import Kept
from engine.values import dataclass
from engine.vocabulary.in_force import vocabulary_in_force
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.prose import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

SHORTEST = 10
"""A sentence with fewer characters left says too little to be anybody's own."""
OWN_PARTS = frozenset({1, 5, 6})
WORDS = Use(
    "stock_phrases",
    patterns=(
        "statutory",
        "stock",
        "heading",
        "ordinal",
        "own",
        "years",
        "agency_end",
        "first_region",
        "every_region",
    ),
)
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_MARKS = re.compile(r"[，。；：、！？（）“”《》·—…\-□]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A report prepared for comparison: sentences as written and as compared, pair by pair."""

    unit: str
    year: int | None
    written: tuple[str, ...]
    compared: tuple[str, ...]

    @property
    def size(self) -> int:
        """Return the number of characters compared."""
        return sum(map(len, self.compared))


def own_text(report: Report, vocabulary: Vocabulary, unit: str = "") -> OwnText:
    """Prepare a report; ``unit`` is the roster's name for it, else the agency or the source.

    What was prepared for the last reports is kept: a first look asks, then the comparisons.
    """
    asked = vocabulary, vocabulary_in_force(), unit
    if (known := _PREPARED.known(report, asked)) is not None:
        return known[1]
    return _PREPARED.keep(report, asked, _own_text(report, vocabulary, unit))


_PREPARED: Kept[OwnText] = Kept(32)


def _own_text(report: Report, vocabulary: Vocabulary, unit: str) -> OwnText:
    words = vocabulary[WORDS]
    names = _names(report.agency or "", unit, words)
    pairs = list(_pairs(report, names, words))
    return OwnText(
        unit=unit or report.agency or report.document.source,
        year=report.year,
        written=tuple(written for written, _ in pairs),
        compared=tuple(compared for _, compared in pairs),
    )


def _pairs(report: Report, names: tuple[str, ...], words: Words) -> Iterator[tuple[str, str]]:
    texts = sources(report)
    for sentence in sentences(report):
        if sentence.part not in OWN_PARTS and not (sentence.part is None and not report.parts):
            continue
        written = ""
        for clause in _clauses(sentence):
            compared = evened(clause, words, names) if len(clause) >= SHORTEST else ""
            if len(compared) >= SHORTEST:
                written = written or _quoted(sentence, texts)
                yield written, compared


def _quoted(sentence: Sentence, texts: dict[int, str]) -> str:
    """Return a sentence as its author wrote it, on one line."""
    return " ".join("".join(one.quote for one in sentence.evidence(texts)).split())


def _clauses(sentence: Sentence) -> Iterator[str]:
    yield from filter(None, sentence.text.split("；"))


def evened(clause: str, words: Words, names: tuple[str, ...] = ()) -> str:
    """Return what of a squeezed clause is its author's: without stock, names, years, figures."""
    plain = _without_ordinals(clause, words)
    if words["statutory"].search(clause) or words["heading"].match(plain):
        return ""
    plain = words["stock"].sub("", plain)
    for name in names:
        plain = plain.replace(name, "")
    plain = words["years"].sub("", words["own"].sub("", plain))
    return _MARKS.sub("", _FIGURES.sub("#", plain))


def _without_ordinals(clause: str, words: Words) -> str:
    """Return a clause without the numerals before it, however many: （一）1.一是."""
    while match := words["ordinal"].match(clause):
        clause = clause[match.end() :]
    return clause


def _names(agency: str, unit: str, words: Words) -> tuple[str, ...]:
    """Return the ways in which a report may name its own agency, longest first."""
    found: set[str] = set()
    for name in filter(None, (agency, unit)):
        short = words["agency_end"].sub("", name)
        found |= {name, short, words["first_region"].sub("", short)}
        found |= {words["every_region"].sub("", name)}
    return tuple(sorted((name for name in found if len(name) > 1), key=lambda n: (-len(n), n)))
