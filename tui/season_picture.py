"""A season's numbers for the screen that shows them: those of the page and of the bulletin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass
from tui.letter import dossier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.export.page.season import Season
    from engine.trail.casebook import Casebook


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year in a row of years: reports, those with nothing to mend, what is to be mended."""

    year: int
    filed: int
    clean: int
    errors: int
    to_mend: int

    @property
    def each(self) -> str:
        """Return how much there is to mend for each report, to a tenth."""
        return f"{self.to_mend / self.filed:.1f}" if self.filed else "0"


@dataclass(frozen=True, slots=True)
class SeasonPicture:
    """A season and the years that the casebook holds, oldest first."""

    season: Season
    years: Sequence[YearLine]


def picture_of(book: Casebook, year: int | None) -> SeasonPicture:
    """Count what stands in the casebook; nothing is sealed or noted, it is only looked at."""
    from engine.export.dossier import Exported
    from engine.export.page.season import season_of

    dossiers = [dossier(book, one) for one in book.filings()]
    exported = Exported(dossiers=dossiers, book=str(book.path), made_at="")
    years = sorted({one.filing.year for one in dossiers if one.filing.year})
    seasons = {one: season_of(exported, one) for one in years}
    wanted = year if year in seasons else max(years, default=None)
    season = seasons[wanted] if wanted is not None else season_of(exported, None)
    return SeasonPicture(season, [year_line(one, seasons[one]) for one in years])


def year_line(year: int, season: Season) -> YearLine:
    """Return a season's line among the years."""
    return YearLine(
        year=year,
        filed=len(season.units),
        clean=len(season.clean),
        errors=sum(one.counts["error"] for one in season.units),
        to_mend=sum(one.to_mend for one in season.units),
    )
