"""Papers of a casebook into its folder of papers, for the screens; who owes, for whoever writes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from engine.values import dataclass, field, replace
from tui.files import write_whole
from tui.intake import Stop
from tui.letter import exported_of, folder_of, kept_if_noted, refused, spare_name
from tui.render.clock import CHINA

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from engine.export.dossier import Exported, Owing
    from engine.export.papers import Paper
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView
    from tui.text.words import Texts


@dataclass(slots=True)
class Written:
    """What was written where, what could not be and why."""

    paths: list[Path] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    stopped: bool = False
    digests: list[str] = field(default_factory=list)

    def digest(self, *, several: bool) -> str:
        """Return the file's digest; of ``several``, that of the list of theirs with their names."""
        if not several:
            return self.digests[0]
        both = zip(self.digests, self.paths, strict=True)
        lines = (f"{digest}  {path.name}\n" for digest, path in both)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which paper of which filings; ``year`` is the season's, ``part``: not all of the book's."""

    name: str
    filings: Sequence[FilingView]
    year: int | None
    part: bool


def write_beside(
    book: Casebook,
    order: Order,
    now: datetime,
    texts: Texts,
    tell: Callable[[int, int], None],
) -> Written:
    """Write a paper into the folder of papers, note it in the trail, and return what came of it.

    ``tell`` is told how many of how many are written, and may raise ``Stop``.
    UsageError where the folder or a file cannot be written.
    """
    from engine.export.papers import PAPERS, Wish, files
    from engine.packs import forms_of

    paper, written = PAPERS[order.name], Written()
    exported = gathered(book, order, now, texts)
    folder = folder_of(book.path)
    total = len(order.filings) if paper.each else 1
    try:
        for made in files(paper, exported, Wish(forms=forms_of(), year=order.year)):
            tell(len(written.paths), total)
            if made.refused is not None:
                written.refused.append((made.name, made.refused.message))
                continue
            path = place_of(folder, made.name, paper, now)
            _put(path, made.data, texts)
            written.paths.append(path)
            written.digests.append(hashlib.sha256(made.data).hexdigest())
    except Stop:
        written.stopped = True
    finally:
        if written.paths:
            count = len(written.paths) if paper.each else len(order.filings)
            with kept_if_noted(written.paths):
                book.exported(order.name, written.digest(several=paper.each is not None), count)
    return written


def _put(path: Path, data: bytes, texts: Texts) -> None:
    """Write a paper, its folder too where there is none; UsageError where that cannot be."""
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise refused(path, error, texts) from None


def place_of(folder: Path, name: str, paper: Paper, now: datetime) -> Path:
    """Return where a file goes; one of the whole book is named by its day."""
    stem, dot, suffix = name.rpartition(".")
    if paper.each is None:
        stem = f"{now.astimezone(CHINA):%Y%m%d}_{stem}"
    return spare_name(folder, stem, dot + suffix)


def gathered(book: Casebook, order: Order, now: datetime, texts: Texts) -> Exported:
    """Collect what a paper is made of, and seal the trail at this moment."""
    return replace(
        exported_of(book, order.filings, now, texts),
        not_filed=None if order.part else owing(book, order.year),
        unreadable=() if order.part else book.unreadable(),
    )


def owing(book: Casebook, year: int | None) -> dict[int, tuple[Owing, ...]] | None:
    """Return by season which units have not filed, or perhaps not; None without a roster."""
    from engine.export.dossier import Owing
    from engine.trail.queries.filed import seasons

    units = book.units()
    named = () if year is None else (year,)
    known = seasons(book.filings(), units, named, book.unreadable())
    return {
        season.year: (
            *(Owing(unit=unit) for unit in season.missing),
            *(Owing(unit=unit, perhaps=those) for unit, those in season.unclear),
            *(Owing(unit=unit, unread=those) for unit, those in season.unread),
        )
        for season in known.seasons
        if units and year in {None, season.year}
    } or None
