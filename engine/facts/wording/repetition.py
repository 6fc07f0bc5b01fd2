"""Sentences that stand twice in the agency's own text; tables and headings are not its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.evidence import Fact, Kind, Place
from engine.facts.sentences import OWN_PARTS, part_sentences, without_marks
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.sentences import Sentence
    from engine.report import Report

KINDS: tuple[Kind, ...] = (
    Kind(
        name="repeated_sentence",
        meaning="各部分正文里一字不差（标点空格不计）出现两次以上的句子，十字以上，每句一条",
        fields={
            "times": ("int", "出现几次"),
            "characters": ("int", "字数，不计标点、空格和开头的序号"),
            "words": ("str", "句子开头"),
        },
    ),
)

_SHORTEST = 10
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]|第[一二三四五六七八九十])\s*"
)
_SHOWN = 24
WORDS = Use("form_words", patterns=("explained",))


def facts(report: Report) -> Iterator[Fact]:
    """Yield a fact for each sentence of at least ten characters that stands more than once."""
    statutory = words_of(WORDS)["explained"]
    found: dict[str, list[tuple[int, Sentence]]] = {}
    for at, sentence in enumerate(part_sentences(report, *OWN_PARTS)):
        plain = without_marks(_ORDINAL.sub("", sentence.text))
        if len(plain) >= _SHORTEST:
            found.setdefault(plain, []).append((at, sentence))
    repeated = []
    for plain, where in found.items():
        own = [one for one in where if not statutory.search(one[1].text)] if where[1:] else []
        if len(own) > 1:
            repeated.append((own[0][0], plain, [sentence for _at, sentence in own]))
    for number, (_at, plain, sentences) in enumerate(sorted(repeated), start=1):
        yield _fact(number, plain, sentences)


def _fact(number: int, plain: str, where: list[Sentence]) -> Fact:
    first = where[0].evidence
    words = first.quote if len(first.quote) <= _SHOWN else first.quote[:_SHOWN] + "…"
    return Fact(
        kind="repeated_sentence",
        fields={"times": len(where), "characters": len(plain), "words": words},
        place=Place(part=where[0].part, item=f"repeated-{number}", label=words),
        evidence=tuple(sentence.evidence for sentence in where),
    )
