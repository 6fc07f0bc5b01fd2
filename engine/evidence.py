"""What was seen: places, quotations, and the facts that rules look at.

A fact says what stands in the report; it never says that something is wrong. Every kind of fact
is declared (``Kind``) beside the code that makes it, so that rule authors and the linter know its
fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.anchor import Anchor
    from engine.report import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the report's own terms; stable from one version of the report to the next.

    ``item`` tells apart several subjects of one place (an aspect, a phrase, an ordinal); it never
    holds the values that are judged. ``label`` is for people and is no part of the key.
    """

    part: int | None = None
    table: int | None = None
    row: str | None = None
    column: str | None = None
    item: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation of the report and where it stands; offsets count in the block's or cell's own."""

    quote: str
    anchor: Anchor
    start: int = 0
    end: int | None = None

    @classmethod
    def of(cls, mention: Mention) -> Evidence:
        """Quote a mention."""
        return cls(quote=mention.text, anchor=mention.anchor, start=mention.start, end=mention.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of fact: its name, what one stands for, and its fields with type and meaning.

    ``fields`` maps a name to ``("int" | "str", meaning)``. Dates are integers YYYYMMDD, money is
    in fen, yes/no is 1/0. A field that is blank, illegible or unknown is absent, never zero.
    """

    name: str
    meaning: str
    fields: Mapping[str, tuple[Literal["int", "str"], str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact about a report.

    ``fields`` hold integers and strings only. ``labels`` give the words for a field's key where
    people should read another word (``column``: ``natural`` → ``自然人``). ``cells`` name the cell
    of a statutory table (table, row, column) from which a field was read: rules' equations over
    such fields are what the localisation works on; ``sums`` does the
    same for a field that adds up several cells. ``doubtful`` names fields that were read
    with doubt: they are treated as absent and the outcome is ``uncertain``, with responsibility
    ``reading``. ``explained`` quotes a sentence by which the report itself accounts for the matter.
    """

    kind: str
    fields: Mapping[str, int | str]
    place: Place = field(default_factory=Place)
    evidence: tuple[Evidence, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, tuple[int, str, str]] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    explained: Evidence | None = None
    sums: Mapping[str, tuple[tuple[int, str, str], ...]] = field(default_factory=dict)
