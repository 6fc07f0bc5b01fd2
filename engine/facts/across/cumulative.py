"""Numbers counted from one fixed day on (自开通以来累计发布……) beside last year's report's.

What is the same thing is told by the same words: the day it is counted from, the words before the
number and the unit. A number that begins anew each year, or tells what there is now, is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Fact, Place
from engine.facts.across.kinds import CUMULATIVE
from engine.facts.narrative.terms import terms
from engine.facts.prose import sentences, sources
from engine.values import dataclass
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.context import Context
    from engine.facts.narrative.terms import Term
    from engine.facts.prose import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

WORDS = Use(
    "trends",
    patterns=("since", "window", "level", "cumulative", "total_word", "until", "light_word"),
)
_BARE = re.compile(r"(?!)")
_SEGMENT = re.compile(r"[^。；]+")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Counted:
    """A cumulative number: what it counts (``key``), in the report's words (``phrase``)."""

    key: str
    phrase: str
    value: int
    unit: str
    sure: bool
    sentence: Sentence


def cumulative(report: Report, context: Context) -> Iterator[Fact]:
    """Yield one fact for each cumulative number that both reports tell once."""
    if context.last is None:
        return
    here = _by_key(report, context.vocabulary)
    before = _by_key(context.last, context.vocabulary) if here else {}
    blocks = sources(report) if before else {}
    for key, one in here.items():
        if key not in before:
            continue
        part = one.sentence.part
        yield Fact(
            kind=CUMULATIVE.name,
            fields={
                "phrase": one.phrase,
                "value": one.value,
                "last_value": before[key].value,
                "sure": int(one.sure and before[key].sure),
                "unit": one.unit,
            },
            place=Place(part=part, item=f"cumulative-{key}", label="累计数"),
            evidence=one.sentence.evidence(blocks),
        )


def _by_key(report: Report, vocabulary: Vocabulary) -> dict[str, Counted]:
    """Return the cumulative numbers of a report; what is told twice with two values is left out."""
    words = vocabulary[WORDS]
    found: dict[str, Counted] = {}
    twice: set[str] = set()
    for sentence in sentences(report):
        if sentence.part == 5 or not words["cumulative"].search(sentence.text):
            continue
        for one in _of_sentence(sentence, report.year, words):
            if one.key in found and found[one.key].value != one.value:
                twice.add(one.key)
            found.setdefault(one.key, one)
    return {key: one for key, one in found.items() if key not in twice}


def _of_sentence(sentence: Sentence, year: int | None, words: Words) -> Iterator[Counted]:
    for segment in _SEGMENT.finditer(sentence.text):
        text = segment.group()
        since = words["since"].search(text)
        if words["window"].search(text) or not words["cumulative"].search(text):
            continue
        if since is None and not words["until"].search(text):
            continue
        if since and str(year) in _YEAR.findall(since.group()):
            continue
        for term in terms(text, _BARE):
            behind = since is None or term.amount.start >= since.end()
            if behind and not (term.amount.rough or term.slack) and _adds_up(term, words):
                yield _counted(sentence, term, since, words)


def _adds_up(term: Term, words: Words) -> bool:
    counted = words["cumulative"].search(term.label)
    return counted is not None and not words["level"].search(term.label)


def _counted(sentence: Sentence, term: Term, since: re.Match[str] | None, words: Words) -> Counted:
    start = since.group() if since else ""
    thing = words["total_word"].sub("", words["until"].sub("", term.label.removeprefix(start)))
    thing = words["light_word"].sub("", thing.removeprefix(start))
    return Counted(
        key=f"{start}{thing}{term.amount.unit}",
        phrase=f"{start}{term.label.removeprefix(start)}",
        value=term.value,
        unit=term.amount.unit,
        sure=since is not None,
        sentence=sentence,
    )
