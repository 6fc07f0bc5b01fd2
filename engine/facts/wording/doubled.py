"""Words and phrases that stand twice without anything between: 精神精神, 资金资金.

A word that another may begin with (县政府|政府信息) is doubled only where nothing follows it.
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
        name="doubled",
        meaning="紧挨着写了两遍的词语（两字以上），每处一条",
        fields={
            "words": ("str", "写了两遍的词语"),
            "around": ("str", "原文，前后各带几个字"),
        },
    ),
)
WORDS = Use("doubled", patterns=("skip", "head", "heading", "over"))
_TWICE = re.compile(r"(?P<one>[\u4e00-\u9fa5]{2,20}?)(?P=one)")
_CLAUSE = re.compile(r"(?<=[，、；。])(?P<one>[\u4e00-\u9fa5]{5,24})[，、；](?P=one)(?=[，、；。])")
_HAN = re.compile(r"[\u4e00-\u9fa5]")
_CONTEXT = 6


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield a fact for each word or phrase that stands twice at once."""
    words = vocabulary[WORDS]
    count: Counter[int] = Counter()
    for sentence in part_sentences(report, *OWN_PARTS, wanted=(_TWICE, _CLAUSE)):
        for match in _doubled(sentence.text, words):
            count[sentence.part] += 1
            yield _fact(sentence, match, count[sentence.part])


def _doubled(text: str, words: Words) -> Iterator[re.Match[str]]:
    for match in _TWICE.finditer(text):
        if not any(_innocent(text, at, len(match["one"]), words) for at in _starts(text, match)):
            yield match
    yield from _CLAUSE.finditer(text)


def _starts(text: str, match: re.Match[str]) -> range:
    """Return where the doubled word may begin: 务服务服务 is 服务服务 too."""
    start, end = match.span()
    more, most = 0, min(len(match["one"]) - 1, len(text) - end)
    while more < most and text[end + more] == text[start + more]:
        more += 1
    return range(start, start + more + 1)


def _innocent(text: str, start: int, size: int, words: Words) -> bool:
    """Tell reduplication, a compound beside its head, and a heading glued to its text."""
    one = text[start : start + size]
    if len(set(one)) == 1 or words["skip"].search(one):
        return True
    if words["heading"].search(one) and not (start and _HAN.match(text, start - 1)):
        return True
    if not words["head"].search(one):
        return False
    return words["over"].match(text, start + 2 * size) is None


def _fact(sentence: Sentence, match: re.Match[str], number: int) -> Fact:
    hidden = mask(sentence.text)
    start, end = match.span()
    return Fact(
        kind="doubled",
        fields={
            "words": match["one"],
            "around": hidden[max(0, start - _CONTEXT) : end + _CONTEXT].strip(),
        },
        place=Place(part=sentence.part, item=f"doubled-{number}", label=match["one"]),
        evidence=(
            Evidence(
                quote=hidden[start:end],
                anchor=sentence.anchor,
                start=sentence.start + start,
                end=sentence.start + end,
            ),
        ),
    )
