"""The page as HTML: no script, nothing from elsewhere, whatever stands in a report is text."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from engine.corrections.wording import correction_line
from engine.export.again import report_of
from engine.export.entries import items
from engine.export.names import SEVERITY
from engine.export.page.document import pieces
from engine.export.page.season import season_of
from engine.export.plain_text import cleaned
from engine.export.problems import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from engine.export.dossier import Dossier, Exported
    from engine.export.page.season import Season, UnitLine
    from engine.forms.model import Forms

HEATED = 40
"""How many rules the heat map has room for, the most frequent ones."""


def write(exported: Exported, forms: Forms, year: int | None = None) -> bytes:
    """Return the page of a season, or of a single filing if there is but one."""
    season = season_of(exported, year)
    by_number = {one.filing.id: one for one in exported.dossiers}
    text = template().render(
        season=season,
        rules=sorted(one.rule for one in season.rules[:HEATED]),
        titles={one.rule: one.title for one in season.rules},
        single=len(exported.dossiers) == 1,
        units=list(units(season, by_number, forms, confirmed=exported.confirmed)),
        severity=SEVERITY,
        made_at=exported.made_at,
        origin=exported.origin,
    )
    return text.encode("utf-8", "replace")


def units(
    season: Season, by_number: dict[int, Dossier], forms: Forms, *, confirmed: bool
) -> Iterator[dict[str, Any]]:
    """Yield what the page shows of each unit: its line, its problems in words, its report."""
    for one in season.units:
        report = report_of(by_number[one.number], forms)
        yield {
            "line": one,
            "entries": list(entries(one)),
            "material": [
                cleaned(each.ask) for each in requests(by_number[one.number], confirmed=confirmed)
            ],
            "corrections": [
                cleaned(correction_line(each)) for each in by_number[one.number].corrections
            ],
            "pieces": pieces(report, one.problems) if report is not None else None,
        }


def entries(one: UnitLine) -> Iterator[dict[str, Any]]:
    """Yield the problems in words, with how certain they are."""
    for problem, entry in zip(one.problems, items(one.problems), strict=True):
        yield {"entry": entry, "severity": problem.severity or "check", "whom": problem.whom}


@cache
def template() -> Template:
    """Return the page's template; everything that is put in is escaped."""
    from jinja2 import Environment, StrictUndefined

    source = (files("engine.export.page") / "page.html.j2").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.from_string(source)


def harmless(value: Any) -> Any:
    """Return what is put in without control characters; it is escaped afterwards."""
    from markupsafe import Markup

    return cleaned(value) if isinstance(value, str) and not isinstance(value, Markup) else value
