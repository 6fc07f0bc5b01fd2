"""Sentences by which a report itself accounts for a number: 清理, 更正上年数据, 统计口径.

They make a finding an explained one, quoted beside it; nothing is dropped for their sake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.facts.at_once import AtOnce
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.facts.prose import Sentence
    from engine.vocabulary.model import Vocabulary

_PROBLEMS = 5
_ABOUT = {
    "requests": "about_requests",
    "disputes": "about_disputes",
    "documents": "about_documents",
    "stock": "about_documents",
    "decisions": "about_decisions",
    "carried": "about_carried",
}
WORDS = Use(
    "explanations", patterns=("why", "improving", "cleared", "counted", *sorted({*_ABOUT.values()}))
)


def explaining(
    sentences: Sequence[Sentence], about: str, vocabulary: Vocabulary
) -> Sentence | None:
    """Return the first sentence that accounts for numbers about a subject of ``_ABOUT``.

    What part five calls a problem, or any part promises to do better, explains no number; a
    clear-out of documents explains what is repealed and valid, not what was made.
    """
    words = vocabulary[WORDS]
    topic = words[_ABOUT[about]]
    likely = AtOnce([sentence.text for sentence in sentences]).likely([topic])
    for sentence in map(sentences.__getitem__, likely):
        if sentence.part == _PROBLEMS or not topic.search(sentence.text):
            continue
        if words["why"].search(sentence.text) and not words["improving"].search(sentence.text):
            return sentence
        if about == "stock" and all(
            words[name].search(sentence.text) for name in ("cleared", "counted")
        ):
            return sentence
    return None
