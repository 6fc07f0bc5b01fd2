"""Whether the account of the fee holds together: a notice was issued, and "we never charge".

A notice that nobody paid is no contradiction, nor a denial that speaks of other fees or years.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.numbers import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.facts.fee.amounts import Told
    from engine.facts.sentences import Sentence
    from engine.vocabulary.model import Words

_CLAUSE = re.compile(r"[^，,；;。！!]+")


def denial(told: Told, sentences: Sequence[Sentence], unpaid: int, words: Words) -> str:
    """Return the words that deny what the same account tells, "" if nothing does."""
    collected = any(one.role == "collected" and one.fen for one in told.amounts)
    if not (told.noticed or collected):
        return ""
    clauses = tuple(_clauses(sentences))
    whole = "".join(clauses)
    excused = not collected and (unpaid > 0 or bool(words["unpaid"].search(whole)))
    for clause in clauses:
        if words["aside"].search(clause):
            continue
        found = words["never"].search(clause)
        if found is None and not excused:
            found = words["untaken"].search(clause)
        if found:
            return found.group()
    return ""


def _clauses(sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        plain = "".join(normalise(sentence.text).text.split())
        yield from (match.group() for match in _CLAUSE.finditer(plain))
