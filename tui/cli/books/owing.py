"""Lines on who has not filed: for ``gouji book status``, and at the end of a sweep.

Both speak of the same seasons (``engine.trail.queries.filed``) and say of a stray year why
nobody is named for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.trail.queries.misdated import is_stale
from tui.cli.speech.words import joined, labelled, say
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.audit.worker import Worker
    from engine.finding import Outcome
    from engine.roster.unit import Unit
    from engine.trail.queries.filed import Season, Seasons, Stray
    from engine.trail.state.views import FilingView


def status_rows(seasons: Seasons) -> Iterator[tuple[str, int, str]]:
    """Yield label, number and names of each season, newest first."""
    for one in seasons.seasons:
        parts = (
            (
                say("sweep.status-missing", year=one.year),
                [one_line(unit.name) for unit in one.missing],
            ),
            (say("sweep.status-unclear", year=one.year), unclear_names(one)),
            (say("sweep.status-unread", year=one.year), unread_names(one)),
            (say("sweep.status-unmatched", year=one.year), list(map(numbered, one.unmatched))),
        )
        for label, names in parts:
            if names:
                yield label, len(names), joined(names)


def sweep_lines(seasons: Seasons, units: Sequence[Unit], worker: Worker) -> Iterator[str]:
    """Yield what the roster's rule says of each season, what is stray, and what is nobody's."""
    for one in seasons.seasons:
        outcomes = of_roster(one, units, worker)
        yield from verdict_lines(outcomes, one)
    yield from stray_lines(seasons.strays, units)
    if seasons.unmatched:
        yield labelled(say("sweep.unmatched"), joined(map(numbered, seasons.unmatched)))


def of_roster(season: Season, units: Sequence[Unit], worker: Worker) -> Sequence[Outcome]:
    """Return what the rules over the roster make of a season."""
    from engine.facts.across import roster_facts

    unclear = {unit.name for unit, _came in (*season.unclear, *season.unread)}
    facts = tuple(roster_facts(units, season.filed, season.year, unclear))
    return worker.checker.outcomes(facts, season.year, None)


def verdict_lines(outcomes: Iterable[Outcome], season: Season) -> Iterator[str]:
    """Yield who has not filed, and who may have under another name or year."""
    late = [one for one in outcomes if one.verdict == "fail"]
    if late:
        names = joined(one_line(str(one.subject.fields["unit"])) for one in late)
        words = say("sweep.not-filed", year=season.year, n=len(late))
        yield labelled(f"{late[0].rule} {words}", names)
    asked = [one for one in outcomes if one.verdict == "uncertain"]
    if asked:
        words = say("sweep.perhaps-filed", year=season.year, n=len(asked))
        yield labelled(
            f"{asked[0].rule} {words}", joined((*unclear_names(season), *unread_names(season)))
        )
        if any(is_stale(filings, season.year) for _unit, filings in season.unclear):
            yield say("sweep.stale-how", year=season.year - 1)


def stray_lines(strays: Sequence[Stray], units: Sequence[Unit]) -> Iterator[str]:
    """Yield why nobody is named for years of a few reports, and how to hear it all the same."""
    if strays:
        few = (say("sweep.stray-year", year=one.year, n=len(one.filings)) for one in strays)
        yield say(
            "sweep.stray-years",
            few=joined(few),
            units=len(units),
        )


def unclear_names(season: Season) -> list[str]:
    """Return the units that may have filed, each with the filings that may be its own."""
    return [
        say(
            "sweep.perhaps-stale" if is_stale(filings, season.year) else "sweep.perhaps",
            unit=one_line(unit.name),
            filings=joined(map(numbered, filings)),
        )
        for unit, filings in season.unclear
    ]


def unread_names(season: Season) -> list[str]:
    """Return the units whose file came and cannot be read, each with the file's name."""
    return [
        say(
            "sweep.perhaps-unread",
            unit=one_line(unit.name),
            files=joined(dict.fromkeys(one_line(file.name) for file in files)),
        )
        for unit, files in season.unread
    ]


def earlier_row(seasons: Seasons, filings: Sequence[FilingView]) -> Iterator[tuple[str, int, str]]:
    """Yield one row on the filings of earlier years, which are no work of this season."""
    earlier = [one for one in filings if seasons.is_reference(one)]
    if earlier:
        years = sorted({one.year for one in earlier if one.year}, reverse=True)
        undecided = sum(one.undecided for one in earlier)
        words = say("sweep.status-earlier-years", years=joined(map(str, years)), n=undecided)
        yield say("sweep.status-earlier"), len(earlier), words


def numbered(filing: FilingView) -> str:
    """Return number, agency (else file) and year of a filing."""
    year = filing.year or say("names.no-year")
    return f"{filing.id} {one_line(filing.whose)} {year}"
