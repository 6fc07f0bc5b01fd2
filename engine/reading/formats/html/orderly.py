"""A page whose tags can be told apart by their angles alone, as nearly every saved page is written.

Where no angle stands in a value, each ``<`` begins a tag that the next ``>`` ends, whatever the
parser makes of scripts and comments between: what stands in those is counted too. So the counts
here are never below what ``attributes`` counts tag by tag, and where they are within the limits,
nothing more has to be counted. Any other page is none of these.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.files.limits import Limits

_B = r"[\t\n\f\r ]"
_NAME = r"[^\s/>\"'=<]"
_VALUE = rf"{_B}*+={_B}*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=`<>]++)"
_TAG = re.compile(rf"/?[a-zA-Z]{_NAME}*+(?:{_B}++{_NAME}++(?:{_VALUE})?+)*+{_B}*+/?")
_LETTER = re.compile("/?[a-zA-Z]")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_MERGED = ("html", "body")
_CHILDLESS = frozenset({"br", "img", "meta", "link", "input"})
_NAMED = 5  # the length of /body and /html
_SHORT = 2  # an attribute, and the name of a tag, takes up so many characters at least


@dataclass(frozen=True, slots=True)
class Markup:
    """What a page may hold, so that nothing is sought in its tree that stands nowhere in its tags.

    ``said`` are its different tags and style sheets (where they are not known, the whole page) in
    lower case, ``elements`` the names of its elements (None: not known), ``depth`` a bound on how
    deep they stand in each other.
    """

    said: str
    elements: frozenset[str] | None = None
    depth: int = 0

    def holds(self, *names: str) -> bool:
        """Tell whether one of these elements may be there."""
        if self.elements is None:
            return any(f"<{name}" in self.said for name in names)
        return not self.elements.isdisjoint(names)

    def says(self, word: str) -> bool:
        """Tell whether a word may stand in an attribute or a style sheet."""
        return word in self.said or "&#" in self.said


def orderly(text: str, limits: Limits) -> Markup | None:
    """Return what the tags of a page are, None where they have to be counted one by one.

    Each attribute is two characters of the page at least, so a short page cannot have too many.
    """
    if len(text) > limits.elements * _SHORT:
        return None
    pieces = text.split("<")[1:]  # a tag and the text behind it
    tags = {piece: piece.partition(">") for piece in set(pieces)}
    different = {tag for tag, _, _ in tags.values()}
    named = [tag for tag in different if _TAG.fullmatch(tag)]
    cut = (piece for piece, (_, end, _) in tags.items() if not end)
    if any(map(_LETTER.match, [*different.difference(named), *cut])):
        return None
    said = " <".join(["", *named])
    if _names(said, limits) > limits.names or not _few(text, named, limits):
        return None
    steps = {tag: _step(tag) for tag in different}
    down = {piece: steps[tag] for piece, (tag, _, _) in tags.items()}
    depth = max(accumulate(map(down.__getitem__, pieces)), default=0)
    elements = frozenset([tag.split(None, 1)[0].strip("/").lower() for tag in named])
    sheets = (piece for piece in tags if "{" in piece)
    return Markup("".join([said, *sheets]).lower(), elements, depth)


def _names(said: str, limits: Limits) -> int:
    """Return how many different names the tags have at most, counted only if they may be many."""
    most = len(said) // _SHORT
    return most if most <= limits.names else len(set(_QUOTED.sub("", said).split()))


def _few(text: str, named: Sequence[str], limits: Limits) -> bool:
    """Tell whether no element has more attributes than allowed; there are no more than blanks."""
    long = (tag for tag in named if len(tag) > limits.attributes * _SHORT)
    if any(len(tag.split()) > limits.attributes for tag in long):
        return False
    merged = [tag for tag in named if len(tag) > _NAMED and tag.lstrip("/")[:4].lower() in _MERGED]
    return (
        sum((len(tag.split()) - 1) * text.count(f"<{tag}>") for tag in merged) <= limits.attributes
    )


def _step(tag: str) -> int:
    """Return how much deeper a tag leads."""
    if tag[:1] == "/":
        return -1
    if tag[:3] == "!--":
        return 0
    return 0 if tag.partition(" ")[0].rstrip("/").lower() in _CHILDLESS else 1
