"""Blocks into a Report: tables first (they are the surest landmarks), then headings, then the rest.

Everything that deviates is kept as it is; what could not be told for certain is a doubt. Nothing
here judges.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from engine.agency_names import kind_of
from engine.doubts import Doubt, DoubtKind
from engine.reading.metadata.agency_from_text import agency_of_text, year_of_text
from engine.reading.metadata.contact import find_contact
from engine.reading.metadata.period import find_period, is_whole, lost_characters
from engine.reading.metadata.publication import find_published
from engine.reading.metadata.signoff import SignOff, find_signoff
from engine.reading.metadata.title import agency_in, agency_named, find_title, page_title, year_in
from engine.reading.metadata.title_weight import Witnesses
from engine.reading.normalise.running_heads import without_running_heads
from engine.reading.normalise.split_paragraphs import taken_apart
from engine.reading.normalise.split_reports import first_report
from engine.reading.outline.by_place import with_part_one, with_parts_between
from engine.reading.outline.candidates import candidates
from engine.reading.outline.heading import headings_of
from engine.reading.outline.lines import BodyLine, lines_of
from engine.reading.outline.mentioned import mentioned
from engine.reading.outline.parts import Landmarks, choose, heading_of, parts_of
from engine.reading.outline.table_of_contents import set_aside
from engine.reading.tables.label_fragments import scraps
from engine.reading.tables.read import read_tables
from engine.report import Paragraph, Picture, Report
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.forms.model import Forms
    from engine.reading.outline.heading import Candidate
    from engine.reading.outline.lines import Position
    from engine.reading.tables.builder import Tables
    from engine.report import Document, Mention, Part, Period

END = (1 << 60, 0)
FIRST_YEAR = 2019  # the first year that is reported by one of the forms
SHORTEST_NAME = 4  # so many characters a name has at least by which a sign-off is told


def assemble(document: Document, forms: Forms) -> Report:
    """Make the Report out of a document's blocks; never raises over what a report lacks."""
    document, lines, found = _first(document, forms)
    tables, scene, chosen = _outline(document, lines, found, forms)
    first = chosen[0].line.position if chosen else END
    own, undated = lines, _period(lines, chosen, None)
    told = _witnesses(_signoff(own, chosen, scene, END), document, undated)
    titled = find_title(_before(lines, first), document, told)
    title = titled.mention
    document, lines = without_running_heads(document, lines, title, first)
    signoff = _signoff(lines, chosen, scene, titled.position, _known(title, document))
    document = set_aside(document, lines, first, headings_of(forms))
    tail = signoff.begins or END
    document = _with_cells(document, tables, chosen, forms)
    lines = lines_of(document) if tables.loose else lines
    parts = parts_of(chosen, lines, document, tail)
    period = undated if lines is own and is_whole(undated) else _period(lines, chosen, title)
    named = _named(title, period, signoff, lines, document)
    whose = (*document.doubts, *filter(None, [titled.doubt]), *named.doubts)
    read = (*tables.doubts, *lost_characters(lines), *_picture_doubts(document, tables, parts))
    unsure = (*_heading_doubts(chosen), *_unseen(document, chosen, signoff, forms))
    return Report(
        document=document,
        title=title,
        agency=named.agency,
        kind=kind_of(named.agency),
        year=named.year,
        headings=tuple(heading_of(candidate) for candidate in chosen),
        parts=parts,
        tables=tables.tables,
        head=_blocks(document, (-1, 0), first) if chosen else (),
        tail=_blocks(document, tail, END),
        signoff_agency=signoff.agency,
        signoff_date=signoff.date,
        published=find_published(document, lines, _before(lines, first)),
        period=period,
        contact=find_contact(lines),
        doubts=(*whose, *read, *unsure),
    )


def _first(
    document: Document, forms: Forms
) -> tuple[Document, Sequence[BodyLine], Sequence[Candidate]]:
    """Leave of several reports in one document only the first; return its lines and headings."""
    document = taken_apart(document, forms)
    lines = lines_of(document)
    found = candidates(lines, forms)
    document, second = first_report(document, lines, found)
    if second is None:
        return document, lines, found
    lines = lines_of(document)
    return document, lines, candidates(lines, forms)


def _outline(
    document: Document, lines: Sequence[BodyLine], found: Sequence[Candidate], forms: Forms
) -> tuple[Tables, Landmarks, Sequence[Candidate]]:
    """Return the tables, where they lie, and the headings that are chosen by them."""
    title = find_title(_before(lines, END), document).mention
    tables = read_tables(document, lines, forms, year_in(title.text) if title else None)
    scene = _scene(document, tables, found)
    chosen = with_part_one(choose(found, scene), lines)
    return tables, scene, with_parts_between(chosen, lines)


def _with_cells(
    document: Document, tables: Tables, chosen: Sequence[Candidate], forms: Forms
) -> Document:
    """Mark the paragraphs that are lines of a table, so that nobody takes them for sentences."""
    headings = {line.block for c in chosen for line in (c.line, c.wording_line) if line}
    own = set(tables.paragraphs)
    edges = [c.line.block for c in chosen] + [len(document.blocks)]
    for candidate, begins, ends in zip(chosen, edges, edges[1:], strict=False):
        if candidate.part in tables.loose:
            own.update(scraps(document, range(begins, ends), candidate.part, forms))
    own -= headings
    if not own:
        return document
    blocks = tuple(
        replace(block, role="cell") if i in own and isinstance(block, Paragraph) else block
        for i, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks)


def _before(lines: Sequence[BodyLine], end: Position) -> list[BodyLine]:
    return [line for line in lines if line.position < end]


def _scene(document: Document, tables: Tables, found: Sequence[Candidate]) -> Landmarks:
    starts = {number: (spans[0], 0) for number, spans in tables.blocks.items()}
    ends = {
        number: (_last_block(spans, number, found), 1 << 30)
        for number, spans in tables.blocks.items()
    }
    starts |= tables.starts
    return Landmarks(document, starts, ends)


def _last_block(spans: Sequence[int], number: int, found: Sequence[Candidate]) -> int:
    """Return the last block of a table; a second copy below later headings is an annex."""
    later = [c.line.block for c in found if c.part > number and not c.line.in_grid]
    for block, following in pairwise(spans):
        if any(block < heading < following for heading in later):
            return block
    return spans[-1]


def _witnesses(signoff: SignOff, document: Document, period: Period | None) -> Witnesses:
    """Return what tells, besides the title itself, which title is the report's."""
    year, _ = _year(None, period, signoff)
    return Witnesses(
        signed=signoff.agency.text if signoff.agency else "",
        publisher=document.meta.get("publisher", ""),
        year=year,
    )


def _known(title: Mention | None, document: Document) -> tuple[str, ...]:
    """Return the names that title and page give, by which a name glued to a sentence is told."""
    named = (agency_in(title.text) if title else "", agency_in(page_title(document)))
    return tuple(name for name in named if len(name) >= SHORTEST_NAME)


def _signoff(
    lines: Sequence[BodyLine],
    chosen: Sequence[Candidate],
    scene: Landmarks,
    title_at: Position,
    known: Sequence[str] = (),
) -> SignOff:
    """Seek below the last heading and the last table, so that no heading is taken for a name."""
    last = max((c.line.position for c in chosen), default=(-1, 0))
    below = max([last, *scene.ends.values()]) if not chosen or chosen[-1].part < 5 else last
    own = {id(c.wording_line) for c in chosen if c.wording_line}
    after = [line for line in lines if line.position > below and id(line) not in own]
    first = chosen[0].line.position if chosen else (0, 0)
    head = [line for line in _before(lines, first) if line.position > title_at]
    return find_signoff(after, head, known)


def _period(
    lines: Sequence[BodyLine], chosen: Sequence[Candidate], title: Mention | None
) -> Period | None:
    second = next((c.line.position for c in chosen if c.part >= 2), END)
    own = [line for line in lines if line.position < second]
    others = [line for line in lines if line.position >= second]
    return find_period(own, others, year_in(title.text) if title else None)


@dataclass(frozen=True, slots=True)
class _Named:
    """Whose report it is and of which year, and what is unsure about that."""

    agency: str | None
    year: int | None
    doubts: tuple[Doubt, ...]


def _named(
    title: Mention | None,
    period: Period | None,
    signoff: SignOff,
    lines: Sequence[BodyLine],
    document: Document,
) -> _Named:
    """Tell agency and year by title, period and sign-off, failing that by the text itself."""
    year, doubts = _year(title, period, signoff)
    if year is None:
        year, doubts = year_of_text(lines)
    signed = signoff.agency.text if signoff.agency else ""
    agency = agency_named(title, signed, document)
    if agency is None:
        agency, told = agency_of_text(lines)
        doubts = [*told, *doubts]
    if year is None:
        doubts.append(Doubt.of(DoubtKind.YEAR_UNKNOWN))
    if agency is None:
        doubts.append(Doubt.of(DoubtKind.AGENCY_UNKNOWN))
    elif kind_of(agency) is None:
        doubts.append(Doubt.of(DoubtKind.AGENCY_KIND_UNKNOWN, agency=agency))
    return _Named(agency, year, tuple(doubts))


def _year(
    title: Mention | None, period: Period | None, signoff: SignOff
) -> tuple[int | None, list[Doubt]]:
    """Return the reported year: the title's, else the period's, else the one before signing.

    A title that names a year before the forms is a slip where the others name a later one.
    """
    named = year_in(title.text) if title else None
    counted = next((d.year for d in (period.start, period.end) if d), None) if period else None
    signed = signoff.date.value.year if signoff.date and signoff.date.value else None
    later = counted or (signed - 1 if signed else None)
    early = named is not None and later is not None and named < FIRST_YEAR <= later
    year = later if early else named or later
    doubts = []
    if early and named and year:
        where = title.anchor if title else None
        doubts.append(Doubt.of(DoubtKind.TITLE_YEAR_EARLY, where, title=named, year=year))
    elif named and counted and named != counted:
        where = period.mention.anchor if period else None
        doubts.append(Doubt.of(DoubtKind.YEARS_DIFFER, where, title=named, period=counted))
    elif year and signed and signed not in {year, year + 1}:
        where = signoff.date.anchor if signoff.date else None
        doubts.append(Doubt.of(DoubtKind.SIGNED_YEARS_AWAY, where, year=year, signed=signed))
    return year, doubts


def _blocks(document: Document, start: Position, end: Position) -> tuple[int, ...]:
    return tuple(
        i
        for i in range(len(document.blocks))
        if start <= (i, 0) < end or (start[0] == i and start[1] > 0)
    )


def _heading_doubts(chosen: Sequence[Candidate]) -> list[Doubt]:
    return [
        Doubt.of(DoubtKind.HEADING_UNLIKE, c.line.anchor, heading=c.text, part=c.part)
        for c in chosen
        if c.match == "similar"
    ]


def _unseen(
    document: Document, chosen: Sequence[Candidate], signoff: SignOff, forms: Forms
) -> Iterator[Doubt]:
    """Say which parts may be there without their heading, and whether a sign-off may be lost."""
    yield from mentioned(document, forms, frozenset(c.part for c in chosen))
    if chosen and signoff.agency is None and signoff.date is None:
        last = chosen[-1].line.anchor
        before = document.blocks[last.block - 1].anchor if last.block > 0 else None
        if before is not None and replace(before, block=last.block, char=last.char) == last:
            yield Doubt.of(DoubtKind.SIGNOFF_RUN_IN, last)


def _picture_doubts(document: Document, tables: Tables, parts: dict[int, Part]) -> list[Doubt]:
    """Say of each table that was not found whether a picture stands where it should."""
    doubts = []
    for number in (2, 3, 4):
        part = parts.get(number)
        if number in tables.tables or part is None:
            continue
        pictures = [i for i in part.blocks if isinstance(document.blocks[i], Picture)]
        if pictures:
            anchor = document.blocks[pictures[0]].anchor
            doubts.append(Doubt.of(DoubtKind.TABLE_PICTURE, anchor, table=number))
    return doubts
