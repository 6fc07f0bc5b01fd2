"""Lines on who has not filed: for ``gouji book status``, and at the end of a sweep.

Both speak of the same seasons (``engine.trail.queries.filed``) and say of a stray year why
nobody is named for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.words import say
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.audit.worker import Worker
    from engine.finding import Outcome
    from engine.roster.unit import Unit
    from engine.trail.queries.filed import Season, Seasons, Stray
    from engine.trail.state.views import FilingView


def status_rows(found: Seasons) -> Iterator[tuple[str, int, str]]:
    """Yield label, number and names of each season, newest first."""
    for one in found.seasons:
        parts = (
            (say("{year}年度未报", year=one.year), [one_line(unit.name) for unit in one.missing]),
            (say("{year}年度是否报送不明", year=one.year), unclear_names(one)),
            (say("{year}年度未认定单位", year=one.year), list(map(numbered, one.unmatched))),
        )
        for label, names in parts:
            if names:
                yield label, len(names), "、".join(names)


def sweep_lines(found: Seasons, units: Sequence[Unit], worker: Worker) -> Iterator[str]:
    """Yield what the roster's rule says of each season, what is stray, and what is nobody's."""
    for one in found.seasons:
        outcomes = of_roster(one, units, worker)
        yield from verdict_lines(outcomes, one)
    yield from stray_lines(found.strays, units)
    if found.unmatched:
        words = say("没有认定是名册里哪个单位的（gouji book match）")
        yield f"{words}{say('：')}{'、'.join(map(numbered, found.unmatched))}"


def of_roster(season: Season, units: Sequence[Unit], worker: Worker) -> Sequence[Outcome]:
    """Return what the rules over the roster make of a season."""
    from engine.facts.across import roster_facts

    unclear = {unit.name for unit, _filings in season.unclear}
    facts = tuple(roster_facts(units, season.filed, season.year, unclear))
    return worker.checker.outcomes(facts, season.year, None)


def verdict_lines(outcomes: Iterable[Outcome], season: Season) -> Iterator[str]:
    """Yield who has not filed, and who may have under another name or year."""
    late = [one for one in outcomes if one.verdict == "fail"]
    if late:
        names = "、".join(one_line(str(one.subject.fields["unit"])) for one in late)
        words = say("应报未报（{year}年度）{n} 个", year=season.year, n=len(late))
        yield f"{late[0].rule} {words}{say('：')}{names}"
    asked = [one for one in outcomes if one.verdict == "uncertain"]
    if asked:
        words = say("是否报送不明（{year}年度）{n} 个", year=season.year, n=len(asked))
        yield f"{asked[0].rule} {words}{say('：')}{'、'.join(unclear_names(season))}"


def stray_lines(strays: Sequence[Stray], units: Sequence[Unit]) -> Iterator[str]:
    """Yield why nobody is named for years of a few reports, and how to hear it all the same."""
    if strays:
        few = (say("{year}年度只有{n}份", year=one.year, n=len(one.filings)) for one in strays)
        yield say(
            "{few}（名册{units}个单位），不当作一季，没有据此列未报单位；"
            "要列请用 gouji book status --year。",
            few=say("、").join(few),
            units=len(units),
        )


def unclear_names(season: Season) -> list[str]:
    """Return the units that may have filed, each with the filings that may be its own."""
    return [
        f"{one_line(unit.name)}（{say('可能是')} {'、'.join(map(numbered, filings))}）"
        for unit, filings in season.unclear
    ]


def numbered(filing: FilingView) -> str:
    """Return number, agency (else file) and year of a filing."""
    year = filing.year or say("年度不详")
    return f"{filing.id} {one_line(filing.agency or filing.source)} {year}"
