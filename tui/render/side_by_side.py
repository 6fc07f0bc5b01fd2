"""Evidence that stands elsewhere: another agency's sentence, or last year's, beside one's own.

A mark without a block is not in the document that is shown; it belongs to the mark before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from engine.trail.state.views import FindingView
    from tui.text.words import Texts

    Mark = Mapping[str, Any]


def elsewhere(mark: Mark) -> bool:
    """Tell whether a mark stands in another document."""
    block = mark.get("block", 0)
    return isinstance(block, int) and block < 0


def pairs(marks: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Return (here, elsewhere) if all evidence comes in such pairs, else nothing."""
    here, there = marks[::2], marks[1::2]
    if len(here) != len(there) or any(map(elsewhere, here)) or not all(map(elsewhere, there)):
        return []
    return list(zip(here, there, strict=True))


def other_of(finding: FindingView) -> str:
    """Return whose report a finding of pairs is about, ``""`` for any other finding."""
    matched = pairs(finding.data.get("marks") or ())
    return str(matched[0][1].get("at", "")) if matched else ""


def beside(finding: FindingView, number: int, texts: Texts) -> str:
    """Return where the n-th piece of evidence in the document stands, and what it is like."""
    marks = finding.data.get("marks") or ()
    here = [at for at, mark in enumerate(marks) if not elsewhere(mark)]
    if number >= len(here):
        return ""
    at = here[number]
    where = str(marks[at].get("at", ""))
    if at + 1 < len(marks) and elsewhere(marks[at + 1]):
        other = marks[at + 1]
        return texts.labelled(f"{where} = {other.get('at', '')}", other.get("quote", ""))
    return where
