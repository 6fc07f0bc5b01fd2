"""A line that may be a heading, and the wordings of the forms that it is held against."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from engine.forms.labels import normalise_label
from engine.values import dataclass

if TYPE_CHECKING:
    from engine.forms.labels import Numeral
    from engine.forms.model import Forms
    from engine.reading.outline.lines import BodyLine

MatchKind = Literal["form", "alias", "similar"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line (or two) that may be a part's heading.

    ``after`` is the offset in the line where text of the part begins on the same line, else
    None; ``wording_line`` is the line below a bare numeral that holds the words.
    """

    line: BodyLine
    part: int
    match: MatchKind
    likeness: float
    numeral: Numeral | None
    written: str
    words: str
    text: str
    after: int | None = None
    wording_line: BodyLine | None = None
    contents: bool = False
    paged: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Headings:
    """The wordings of all forms: exact ones by words, telling words by part, labels by part.

    ``labels`` are what the statutory table of a part begins with, ``wordings`` the exact ones.
    """

    exact: dict[str, tuple[int, MatchKind]]
    telling: dict[int, tuple[str, ...]]
    aspects: frozenset[str]
    labels: dict[int, tuple[str, ...]]
    wordings: tuple[str, ...]


@lru_cache(maxsize=8)
def headings_of(forms: Forms) -> Headings:
    """Collect the headings of all forms (kept for a set of forms)."""
    exact: dict[str, tuple[int, MatchKind]] = {}
    telling: dict[int, tuple[str, ...]] = {}
    aspects: set[str] = set()
    labels: dict[int, set[str]] = {}
    for form in forms.forms:
        for part in form.parts:
            exact[normalise_label(part.heading)] = (part.number, "form")
            telling[part.number] = part.words
            for alias in part.aliases:
                exact.setdefault(normalise_label(alias), (part.number, "alias"))
        for number, table in form.tables.items():
            labels.setdefault(number, set()).update(map(normalise_label, table.marks))
        aspects.update(
            normalise_label(h) for aspect in form.aspects for h in (aspect.name, *aspect.headings)
        )
    begun = {number: tuple(sorted(words)) for number, words in labels.items()}
    return Headings(exact, telling, frozenset(aspects) - set(exact), begun, tuple(exact))
