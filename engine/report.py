"""What a report is once it has been read: blocks as they stand in the file, and the Report.

Values only: nothing here opens a file or judges. Keys of tables, rows and columns are those of
the form files (rules/nianbao/forms/*.yaml), e.g. table 3, row ``denied.law``, column ``natural``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from engine.anchor import Anchor
    from engine.dates import DateDoubt
    from engine.doubts import CellDoubt, Doubt

Kind = Literal["township", "subdistrict", "department", "government", "other"]
Role = Literal["body", "header", "footer", "footnote", "navigation", "cell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of text as it stands in the file.

    ``text`` is the source's own text (offsets of evidence count in it), without characters that
    nobody sees; ``number`` is an
    automatic list number that the program shows in front of it but that is not in the text;
    ``level`` is a heading level of the style, if any; ``role`` tells running text from the rest.
    """

    text: str
    anchor: Anchor
    number: str = ""
    level: int | None = None
    bold: bool = False
    role: Role = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a grid; a merged cell is the same object at every position it covers.

    ``doubt``: something that the file shows there (struck out, hidden, a note's mark) is not read.
    """

    text: str
    anchor: Anchor
    row_span: int = 1
    column_span: int = 1
    doubt: CellDoubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with its spans expanded: ``rows[r][c]``, every row equally long."""

    rows: tuple[tuple[Cell, ...], ...]
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that stands in the text (a table may have been pasted as one)."""

    anchor: Anchor
    alt: str = ""


Block = Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a reader yields: the blocks of one file in reading order.

    ``meta`` holds what stands about the document rather than in it, as text: ``title``,
    ``publisher``, ``published_on``, ``index_number``, ``document_number``, ``address``.
    """

    source: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    def text(self, index: int) -> str:
        """Return the text of a block: a paragraph's own, a grid's cells joined by tabs."""
        block = self.blocks[index]
        if isinstance(block, Paragraph):
            return block.text
        if isinstance(block, Grid):
            return "\n".join("\t".join(cell.text for cell in row) for row in block.rows)
        return block.alt


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of the report and where they stand: ``start``/``end`` count in the block's own text."""

    text: str
    anchor: Anchor
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A date as written; ``value`` is None where the calendar has no such day."""

    value: date | None
    doubt: DateDoubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The statistical period that the report states; None where a date is impossible."""

    start: date | None
    end: date | None
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as written and the part it was taken for.

    ``numeral`` is the ordinal as written, without punctuation handling (``一、``, ``5、``, ``##``
    never; ``""`` if there is none); ``ordinal`` its value; ``wording`` the heading without it.
    ``match``: ``form`` (the form's own words), ``alias`` (a known harmless variant), ``similar``.
    """

    part: int
    text: str
    numeral: str
    ordinal: int | None
    wording: str
    match: Literal["form", "alias", "similar"]
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the six parts: its heading and the indexes of the blocks below it."""

    number: int
    heading: Heading | None
    blocks: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A cell of a statutory table.

    ``number`` is None when the cell is blank or no number; ``raw`` is what stands there; fees are
    in 万元 with their fraction. ``doubt`` tells why the reading is uncertain, if it is.
    """

    number: int | Decimal | None
    raw: str
    anchor: Anchor
    doubt: CellDoubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A row or column of a statutory table that is missing, added, relabelled or misspelt."""

    kind: Literal["missing", "added", "relabelled", "misspelt"]
    axis: Literal["row", "column"]
    key: str | None
    label: str
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A statutory table (2, 3 or 4): ``values[(row, column)]`` with the keys of its form."""

    number: int
    form: Literal["2019", "2021"]
    values: Mapping[tuple[str, str], Value]
    anchor: Anchor
    deviations: tuple[Deviation, ...] = ()
    mixed: bool = False

    def number_at(self, row: str, column: str) -> int | Decimal | None:
        """Return the number of a cell, None where it is blank, illegible or absent."""
        value = self.values.get((row, column))
        return value.number if value is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an auditor read in the original where we misread a cell or a field of a report.

    ``target`` is a cell's address (``3.granted.business``: table, row, column) or the name of a
    field (``agency``, ``kind``, ``year``, ``signed``). ``value`` is what stands in the original,
    ``read`` what was read instead, both as text, ``""`` for nothing; ``reason`` is the auditor's.
    """

    target: str
    value: str
    read: str = ""
    reason: str = ""

    @property
    def cell(self) -> tuple[int, str, str] | None:
        """Return table, row and column of a corrected cell, None for a field."""
        table, _, rest = self.target.partition(".")
        row, _, column = rest.rpartition(".")
        return (int(table), row, column) if column else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as read; what could not be read is None, what was read with doubt is in ``doubts``.

    ``headings`` holds every heading that was taken for a part's, in document order (duplicates
    too); ``parts`` the parts found, by number. ``head`` are the blocks before part one, ``tail``
    the sign-off and what follows it (annexes). ``corrections`` are those that an auditor made and
    that tables and fields hold already.
    """

    document: Document
    title: Mention | None
    agency: str | None
    kind: Kind | None
    year: int | None
    headings: tuple[Heading, ...]
    parts: Mapping[int, Part]
    tables: Mapping[int, Table]
    head: tuple[int, ...] = ()
    tail: tuple[int, ...] = ()
    signoff_agency: Mention | None = None
    signoff_date: DateMention | None = None
    published: DateMention | None = None
    period: Period | None = None
    contact: Mention | None = None
    doubts: tuple[Doubt, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def form(self) -> Literal["2019", "2021", "mixed"] | None:
        """Return the form of the tables: ``mixed`` if they differ, None if there is none.

        Table 4 is the same in both forms and has no say where table 2 or 3 is there.
        """
        telling = [table for number, table in self.tables.items() if number != 4]
        forms = {table.form for table in telling or self.tables.values()}
        if any(table.mixed for table in self.tables.values()) or len(forms) > 1:
            return "mixed"
        return next(iter(forms), None)

    def paragraphs(self, part: int | None = None) -> Iterator[Paragraph]:
        """Yield the body paragraphs of a part, or of the whole document in order."""
        blocks = range(len(self.document.blocks)) if part is None else ()
        if part is not None and part in self.parts:
            blocks = self.parts[part].blocks  # type: ignore[assignment]
        for index in blocks:
            block = self.document.blocks[index]
            if isinstance(block, Paragraph) and block.role == "body":
                yield block
