"""Names with other words in front of them: the lead of a sentence, the last sentence of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.agency_names.recognise import is_agency
from engine.agency_names.words import pattern
from engine.forms.labels import strip_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable


def without_lead(text: str) -> str:
    """Return a sentence without the words that lead up to a name (为认真做好)."""
    return pattern("lead").sub("", text, count=1) if pattern("lead").match(text) else text


def glued(text: str, known: Iterable[str]) -> int:
    """Return how many characters stand before the name at a line's end, 0 if it is but a name.

    ``known`` are names that the report goes by elsewhere. A longer form of such a name (a county
    or a second agency in front of it) is no glue.
    """
    plain = strip_blanks(text)
    for name in known:
        before = (
            plain[: -len(name)] if pattern("place").search(name) and plain.endswith(name) else ""
        )
        if before and not (pattern("no_glue").search(before) or is_agency(before)):
            return _characters(text, len(before))
    match = pattern("last").match(plain)
    rest = plain[match.end() :] if match else ""
    return _characters(text, len(plain) - len(rest)) if is_agency(rest) else 0


def _characters(text: str, count: int) -> int:
    """Return where in a text its first ``count`` characters but for blanks end."""
    for end in range(len(text) + 1):
        if len(strip_blanks(text[:end])) == count and (end == len(text) or strip_blanks(text[end])):
            return end
    return 0
