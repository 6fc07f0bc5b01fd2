"""What comes into a casebook from outside, for commands and screens alike: reports, a roster, days.

Long work is given a ``tell``; one that raises ``Stop`` ends it: what was checked by then stands in
the casebook, and nothing is half written.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from engine.errors import UsageError
from engine.values import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from engine.audit.worker import AuditResult
    from engine.packs.rulebook import Rulebook
    from engine.roster.publications import Publications, Published
    from engine.sweep.plan import Plan, Progress
    from engine.sweep.publishing import PublicationsTaken
    from engine.trail.casebook import Casebook
    from engine.trail.queries.material import Wanted
    from engine.trail.state.views import FilingView
    from tui.text.words import Texts

    Tell = Callable[[Progress], None]
    Rows = tuple[Published, ...]


class Stop(KeyboardInterrupt):
    """Somebody wants long work to end now."""


@dataclass(slots=True)
class Taken:
    """What came of taking reports in.

    ``unread`` are names and sentences of what could not be read, ``own`` by name the kinds of
    gouji's own papers that were left out, ``digests`` of what came or was there before.
    """

    progress: Progress
    unread: list[tuple[str, str]] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)
    checked: int = 0
    stopped: bool = False

    def note(self, answer: AuditResult) -> None:
        """Take note of a file that was judged, or could not be."""
        if answer.error:
            self.unread.append((answer.source, answer.error))
        else:
            self.checked += 1
            self.digests.add(answer.sha256)

    def filings(self, book: Casebook) -> list[FilingView]:
        """Return the filings whose files these are."""
        return [one for one in book.filings() if one.sha256 in self.digests]


def take_reports(book: Casebook, paths: Sequence[Path], plan: Plan, tell: Tell) -> Taken:
    """Sweep the files under paths into the casebook, but for papers of gouji's own."""
    from engine.reading.files.sources import sources
    from engine.sweep.sweep import Progress, sweep

    progress = Progress()
    taken = Taken(progress)

    def supply() -> Iterable[object]:
        return sources(paths, aside=progress.aside.setdefault, own=taken.own.__setitem__)

    try:
        with closing(sweep(book, supply, plan, progress, tell)) as answers:  # type: ignore[arg-type]
            for answer in answers:
                taken.note(answer)
    except Stop:
        taken.stopped = True
    taken.digests |= set(progress.before.values())
    return taken


def plan_beside(book: Casebook, rulebook: Rulebook) -> Plan:
    """Return the plan by which work goes beside the screens, in processes of its own.

    Only there a report's time and memory are held to their limits.
    """
    from importlib.metadata import version

    from engine.audit.pool import SILENT
    from engine.sweep.at_home import plan_at_home
    from tui.home import readings_folder

    plan = plan_at_home(book, version("gouji"), rulebook)
    return replace(plan, workers=0, again=False, timeout=SILENT, readings=readings_folder())


def template_beside(book: Casebook, year: int | None, stem: str, texts: Texts) -> tuple[Path, int]:
    """Write the table to be filled in into the folder of papers; return it and its rows' number.

    UsageError where there is no unit yet, or the file cannot be written.
    """
    from tui.files import write_whole
    from tui.letter import folder_of, refused, spare_name
    from tui.table_to_fill import bytes_of, to_fill_in

    rows = to_fill_in(book, year)
    if not rows:
        raise UsageError(texts("material.no-units"))
    folder = folder_of(book.path)
    path = spare_name(folder, stem, ".xlsx")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        write_whole(path, bytes_of(rows, path.suffix))
    except OSError as error:
        raise refused(path, error, texts) from None
    return path, len(rows)


def roster_taken(book: Casebook, path: Path, what: str) -> tuple[str, bytes]:
    """Take over the roster of a file; return what changed in words, and the file's bytes.

    ``what`` is what the file is called in a complaint. UsageError where it is none.
    """
    from engine.roster.file import bytes_of, read_roster

    data = bytes_of(path, what)
    return str(book.import_roster(read_roster(data, path.name))), data


def publications(book: Casebook, data: bytes, name: str, today: date) -> Publications:
    """Return what a table of dates and addresses says of units that may be listed."""
    from engine.roster.publications import read_publications
    from engine.sweep.publishing import units_of

    return read_publications(data, name, units_of(book), today)


def pasted(book: Casebook, text: str, name: str, today: date) -> Publications:
    """Return what pasted rows say; the lines of complaints are those of the text."""
    from engine.roster.pasted import headed

    data, before = headed(text)
    table = publications(book, data, name, today)
    shifted = tuple((max(1, line - before), words) for line, words in table.complaints)
    return replace(table, complaints=shifted)


def days_in(book: Casebook, data: bytes, name: str, today: date) -> Rows:
    """Return the days and addresses that a roster carries beside its units, if it does."""
    from engine.roster.publications import has_publications

    return publications(book, data, name, today).rows if has_publications(data, name) else ()


def publish_rows(
    book: Casebook, rows: Sequence[Published], plan: Plan, year: int | None, tell: Tell
) -> PublicationsTaken | None:
    """Take over rows of a table and judge by them; None where somebody stopped it: nothing is."""
    from engine.sweep.publishing import publish

    try:
        return publish(book, rows, plan, year=year, tell=tell)
    except Stop:
        return None


def other_years(book: Casebook, year: int | None) -> set[int | None]:
    """Return the years that are not asked about: all but the one named, else what is no season.

    Reports of earlier years are there to compare with; nobody is asked for their material.
    """
    from engine.trail.queries.filed import seasons

    filings = book.filings()
    if year is not None:
        return {one.year for one in filings} - {year}
    return {stray.year for stray in seasons(filings, book.units()).strays}


def wanted(book: Casebook, year: int | None) -> list[Wanted]:
    """Return what is asked of whom, in the order of the filings."""
    elsewhen = other_years(book, year)
    return [one for one in book.material() if one.filing.year not in elsewhen]
