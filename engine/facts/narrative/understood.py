"""What was understood of each number of a report: for authors of words, and for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.reading import Reader
from engine.facts.narrative.caveats import caveat
from engine.facts.narrative.words import subject_words
from engine.facts.prose import sentences
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.clauses.phrases import Heard
    from engine.clauses.scope import About
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a sentence: what it counts (``""``: not told), whose, which year's, what is left.

    ``caveat`` says why the number would at most be asked about, ``residue`` what no word explains.
    """

    clause: str
    value: str
    unit: str
    topic: str
    subjects: tuple[str, ...]
    body: str
    year: str
    caveat: str
    residue: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """A sentence that holds numbers, and what was understood of each."""

    sentence: str
    numbers: tuple[Number, ...]


def understood(report: Report, vocabulary: Vocabulary, about: About) -> Iterator[Understood]:
    """Yield every sentence with a number."""
    reader = Reader(vocabulary, about, every=True)
    for sentence in sentences(report):
        heard = reader.heard(sentence.spoken, sentence.aspect, sentence.paragraph)
        numbers = tuple(_number(one, sentence.spoken) for one in heard if one.phrase.number)
        if numbers:
            yield Understood(sentence.spoken, numbers)


def _number(heard: Heard, text: str) -> Number:
    phrase = heard.phrase
    amount = phrase.number.amount if phrase.number else None
    claims = [claim for claim in heard.claims if claim.subject != "all_done"]
    return Number(
        clause=text[phrase.clause[0].start : phrase.clause[-1].end],
        value=str(amount.value) if amount else "",
        unit=amount.unit if amount else "",
        topic=heard.topic.rstrip("?"),
        subjects=tuple(subject_words(claim.subject) for claim in claims),
        body=heard.scope.body,
        year=heard.scope.year,
        caveat="；".join(dict.fromkeys(filter(None, map(caveat, claims)))),
        residue=phrase.residue,
    )
