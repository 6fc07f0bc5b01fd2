"""True passages of invented reports, as tests/scenarios/innocence writes them, and their marks.

A passage marks each number that the tables, last year's report or the passage itself bind:
``[15]``. ``[15|16]`` names the wrong number of the twin; ``[15>]`` and ``[15<]`` say which way it
has to be wrong. What the README beside the files says is read here and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from making.yamls import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MARK = re.compile(r"\[(?P<right>[^\[\]|<>]*)(?P<way>[<>]?)(?:\|(?P<wrong>[^\[\]|]*))?\]")
LETTERS = {
    "n": "natural",
    "b": "business",
    "r": "research",
    "w": "welfare",
    "l": "legal_service",
    "o": "other_org",
}
Requests = dict[str, dict[str, int]]


@dataclass(frozen=True, eq=False)
class Sheet:
    """Sparse tables: requests by row and applicant, disputes by group, documents by row."""

    requests: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    disputes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    documents: Mapping[str, Any] = field(default_factory=dict)
    say: str = ""


@dataclass(frozen=True)
class Mark:
    """A number of a passage: where it stands in the plain text, and the wrong one if named.

    ``way`` is ``>`` or ``<`` where only a greater or a smaller one would be untrue.
    """

    start: int
    text: str
    way: str
    wrong: str | None


@dataclass(frozen=True, eq=False)
class Passage:
    """One entry: what is said, and a report of which it is true."""

    file: str
    number: int
    text: str
    marks: tuple[Mark, ...]
    agency: str
    kind: str
    year: int
    part: int
    sheet: Sheet
    last: Sheet | None
    untrue: Sheet | None
    may_ask: bool

    @property
    def form(self) -> str:
        """Return the form of its year."""
        return form_of(self.year)

    @property
    def name(self) -> str:
        """Return how a test is told of it, without its words."""
        return f"{self.file}-{self.number:02}"


def form_of(year: int) -> str:
    """Return the form that a year's reports follow."""
    return "2021" if year >= 2021 else "2019"


def read_passages(path: Path) -> Iterator[Passage]:
    """Yield the entries of a file."""
    whole = loaded(path)
    common = {key: value for key, value in whole.items() if key != "entries"}
    for number, entry in enumerate(whole["entries"], 1):
        yield _passage(path.stem, number, {**common, **entry})


def _passage(file: str, number: int, entry: dict[str, Any]) -> Passage:
    known = {"say", "agency", "kind", "year", "part", "may_ask", "last", "untrue", *SHEET}
    unknown = set(entry) - known
    if unknown:
        raise ValueError(f"{file} {number}: {unknown}")
    text, marks = unmarked(entry["say"])
    return Passage(
        file=file,
        number=number,
        text=text,
        marks=marks,
        agency=entry["agency"],
        kind=entry["kind"],
        year=entry["year"],
        part=entry.get("part", 1),
        sheet=_sheet(entry),
        last=_sheet(entry["last"]) if "last" in entry else None,
        untrue=_sheet(entry["untrue"]) if "untrue" in entry else None,
        may_ask=entry.get("may_ask", False),
    )


SHEET = ("requests", "disputes", "documents")


def _sheet(entry: Mapping[str, Any]) -> Sheet:
    return Sheet(
        requests={row: applicants(cell) for row, cell in (entry.get("requests") or {}).items()},
        disputes=entry.get("disputes") or {},
        documents=entry.get("documents") or {},
        say=unmarked(entry.get("say", ""))[0],
    )


def applicants(cell: int | str) -> dict[str, int]:
    """Return the applicants of ``5``, ``5+2b`` (natural unless a letter says otherwise)."""
    found: dict[str, int] = {}
    for piece in str(cell).split("+"):
        who = LETTERS[piece[-1]] if piece[-1].isalpha() else "natural"
        found[who] = found.get(who, 0) + int(piece.rstrip("nbrwlo"))
    return found


def unmarked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return a passage without its marks, and where they were."""
    plain, marks, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        marks.append(Mark(len(plain), match["right"], match["way"], match["wrong"]))
        plain += match["right"]
        last = match.end()
    return plain + text[last:], tuple(marks)
