"""Take over when and where reports were published, and judge at once what that bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.roster.unit import Unit
from engine.sweep.anew import Supposed, checked, judged_anew
from engine.trail.queries.publications import Listed
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from engine.roster.publications import Published
    from engine.sweep.anew import Judged
    from engine.sweep.sweep import Plan, Progress
    from engine.trail.casebook import Casebook, Recorded
    from engine.trail.state.views import FilingView


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationsTaken:
    """What came of a list: entries new or changed, filings judged anew, and what is to be told.

    ``waiting`` are entries whose report has not come yet, ``otherwise`` filings registered as
    published on another day than listed (theirs stands), ``complaints`` rows (line, sentence).
    """

    listed: tuple[Listed, ...]
    judged: tuple[FilingView, ...]
    recorded: Recorded | None = None
    unread: tuple[Judged, ...] = ()
    waiting: tuple[Listed, ...] = ()
    otherwise: tuple[FilingView, ...] = ()
    complaints: tuple[tuple[int, str], ...] = ()


def units_of(book: Casebook) -> tuple[Unit, ...]:
    """Return who may be listed: the roster, and agencies of filings that it does not know."""
    units = book.units()
    known = {unit.name for unit in units}
    others = {one.agency: one for one in book.filings() if not one.unit and one.agency not in known}
    return (*units, *(Unit(name=one.agency, kind=one.kind or "other") for one in others.values()))


def publish(
    book: Casebook,
    rows: Sequence[Published],
    plan: Plan,
    *,
    year: int | None = None,
    tell: Callable[[Progress], None] = lambda _progress: None,
) -> PublicationsTaken:
    """Take over rows of a list: one event, with the checks of the filings whose day is new.

    The reported year is the row's, else ``year``, else the one before its day of publication.
    Nothing is written until all is judged, and then all of it.
    """
    known = book.publications()
    complaints: list[tuple[int, str]] = []
    wanted = dict(_dated(rows, year, known, complaints))
    fresh = {key: one for key, one in wanted.items() if known.get(key) != one}
    filings = {(one.unit or one.agency, one.year): one for one in book.filings()}
    dated = {
        filings[key].id: one.published_on
        for key, one in fresh.items()
        if key in filings and not filings[key].published_on and _changes(known.get(key), one)
    }
    moved = [one for one in filings.values() if one.id in dated]
    supposed = Supposed(corrections=book.corrections_by_file(), published_on=dated)
    judged = judged_anew(book, moved, plan, supposed, tell) if moved else []
    recorded = None
    if fresh:
        recorded = book.publish(list(fresh.values()), checked(judged), plan.means)
    return PublicationsTaken(
        listed=tuple(fresh.values()),
        judged=tuple(one.filing for one in judged if not one.answer.error),
        recorded=recorded,
        unread=tuple(one for one in judged if one.answer.error),
        waiting=tuple(one for key, one in wanted.items() if key not in filings),
        otherwise=tuple(_otherwise(wanted, filings)),
        complaints=tuple(complaints),
    )


def _otherwise(
    wanted: Mapping[tuple[str, int], Listed], filings: Mapping[tuple[str, int | None], FilingView]
) -> Iterator[FilingView]:
    """Yield the filings that are registered with another day than the list has."""
    for key, one in wanted.items():
        filing = filings.get(key)
        if filing and filing.published_on and one.published_on not in {None, filing.published_on}:
            yield filing


def _changes(before: Listed | None, after: Listed) -> bool:
    """Tell whether another day is listed, and not only another address."""
    return (before.published_on if before else None) != after.published_on


def _dated(
    rows: Sequence[Published],
    year: int | None,
    known: dict[tuple[str, int], Listed],
    complaints: list[tuple[int, str]],
) -> Iterator[tuple[tuple[str, int], Listed]]:
    """Yield entries by unit and year; what a row leaves blank stays as it was listed before.

    Before also means by a row above, as where one has the day and the next the address.
    """
    so_far = dict(known)
    for one in rows:
        reported = one.year or year or (one.published_on.year - 1 if one.published_on else None)
        if reported is None:
            complaints.append(
                (one.line, "没有年度，也没有公开日期可以推算；请写明年度或用 --year。")
            )
            continue
        key = (one.unit.name, reported)
        before = so_far.get(key) or Listed(agency=key[0], year=key[1])
        so_far[key] = replace(
            before,
            published_on=one.published_on or before.published_on,
            address=one.address or before.address,
        )
        yield key, so_far[key]
