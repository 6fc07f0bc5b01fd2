"""How far a label strays from the words of the form: not at all, by a slip, or to another thing.

A shortened label (本年新收) and remarks in brackets say the same as the form. One or two wrong
characters and lost ones are a slip; a word of another meaning (处分 for 处罚) makes it another
thing, however few its characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import LCSseq, Levenshtein

from engine.forms.kept import Kept
from engine.forms.labels import label_pieces, strip_blanks

if TYPE_CHECKING:
    from engine.forms.axes import Axis, Candidate

Change = Literal["", "misspelt", "relabelled"]
SLIPS = 2
TELLING = 4
"""A telling word of a label of so many characters may stand for the whole of it."""
MORE = 4
LONGEST = 200
"""Longer labels are not worth keeping."""
_REMARK = re.compile(r"[（(][^（()）]{0,40}[)）]")


def change_of(label: str, candidate: Candidate, axis: Axis) -> Change:
    """Tell how a label that was taken for ``candidate`` differs from what the form calls it."""
    if len(label) > LONGEST:
        return _change_of(label, candidate, axis)
    asked = label, id(candidate)  # the axis keeps its candidates alive
    if (known := _CHANGES.known(axis, asked)) is not None:
        return known[1]
    return _CHANGES.keep(axis, asked, _change_of(label, candidate, axis))


_CHANGES: Kept[Change] = Kept()


def _change_of(label: str, candidate: Candidate, axis: Axis) -> Change:
    written = _wordings(label)
    if not written or any(_says_the_same(words, candidate) for words in written):
        return ""
    words = written[-1]
    if any(other in words and not _of(candidate, other) for other in axis.others):
        return "relabelled"
    forms = (*candidate.forms, *(word for word in candidate.words if len(word) >= TELLING))
    return "misspelt" if any(_slip(words, form) for form in forms) else "relabelled"


def is_near(words: str, candidate: Candidate, axis: Axis) -> bool:
    """Tell whether the words are a form's but for a character in four, and no other thing."""
    if any(other in words and not _of(candidate, other) for other in axis.others):
        return False
    return any(
        Levenshtein.distance(words, form, score_cutoff=SLIPS) <= min(len(form) // 4, SLIPS)
        for form in candidate.forms
    )


def likeness_of(label: str, candidate: Candidate) -> float:
    """Tell how much of the form's words a label has, 0 to 1."""
    return max(
        (
            LCSseq.normalized_similarity(words, form)
            for words in _wordings(label)
            for form in candidate.forms
        ),
        default=0.0,
    )


def _wordings(label: str) -> tuple[str, ...]:
    """Return the wordings of a label's pieces, with what stands in brackets and without."""
    return _kept(strip_blanks(label))


@lru_cache(maxsize=1024)
def _kept(plain: str) -> tuple[str, ...]:
    texts = dict.fromkeys((plain, _REMARK.sub("", plain)))
    return tuple(dict.fromkeys(words for text in texts for _, words in label_pieces(text) if words))


def _of(candidate: Candidate, word: str) -> bool:
    return any(word in form for form in candidate.forms)


def _says_the_same(words: str, candidate: Candidate) -> bool:
    """Tell the form's own words, or a stretch of them: nothing is wrong in what is left out."""
    if len(words) < 2:
        return False
    return words in candidate.forms or any(words in form for form in candidate.forms)


def _slip(words: str, form: str) -> bool:
    """Tell one or two characters that are not the form's, or none but a few put in."""
    kept = LCSseq.similarity(words, form)
    if kept * 2 < len(words) or (kept < SLIPS and len(words) != len(form)):
        return False
    strange = len(words) - kept
    return strange <= SLIPS or (kept == len(form) and strange <= MORE)
