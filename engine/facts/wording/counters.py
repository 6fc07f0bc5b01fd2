"""Counters that lost their number, and numbers that lost their noun: 企业资质条, 政府5条.

A number stands without its noun only in a list of kinds of information; a list of agencies tells
who published, and is whole.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import OWN_PARTS, part_sentences
from engine.privacy import mask
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="lost_word",
        meaning="量词前面没有数，或者数前面没有名词，每处一条",
        fields={
            "lost": ("str", "number 丢了数，noun 丢了名词"),
            "words": ("str", "原文"),
        },
    ),
)
WORDS = Use("counters", patterns=("no_number", "item", "agent", "bare"), groups=(("item", "noun"),))
_FEWEST = 3
_DIGITS = re.compile(r"\d+")
"""Every item has a number of its own: fewer numbers, no list."""


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield a fact for each number or noun that is lost in the agency's own text."""
    words = vocabulary[WORDS]
    count: Counter[int] = Counter()
    for sentence in part_sentences(report, *OWN_PARTS, wanted=(words["no_number"], _DIGITS)):
        for lost, match in _lost(sentence.text, words):
            count[sentence.part] += 1
            yield _fact(sentence, lost, match, count[sentence.part])


def _lost(text: str, words: Words) -> Iterator[tuple[str, re.Match[str]]]:
    for match in words["no_number"].finditer(text):
        yield "number", match
    if len(_DIGITS.findall(text)) < _FEWEST:
        return
    items = tuple(words["item"].finditer(text))
    agents = [one for one in items if words["agent"].search(one["noun"])]
    if len(items) >= _FEWEST and len(agents) == 1 and words["bare"].search(agents[0]["noun"]):
        yield "noun", agents[0]


def _fact(sentence: Sentence, lost: str, match: re.Match[str], number: int) -> Fact:
    start, end = match.span()
    quoted = mask(sentence.text)[start:end]
    return Fact(
        kind="lost_word",
        fields={"lost": lost, "words": quoted},
        place=Place(part=sentence.part, item=f"lost-{number}", label=quoted),
        evidence=(
            Evidence(
                quote=quoted,
                anchor=sentence.anchor,
                start=sentence.start + start,
                end=sentence.start + end,
            ),
        ),
    )
