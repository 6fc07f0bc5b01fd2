"""What programs ask of gouji: read a report, check it, open the casebook of a season.

``gouji`` (gouji.py) is the name by which they ask.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.audit.worker import AuditResult
from engine.errors import GoujiError, ReadingError
from engine.finding import Cause, Finding
from engine.report import Report
from engine.trail.casebook import Casebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "AuditResult",
    "Casebook",
    "Cause",
    "Finding",
    "GoujiError",
    "ReadingError",
    "Report",
    "check",
    "open_book",
    "read",
]

NO_LAST = "这里没有可以读的报告，请指定上一年度的报告。"


def read(path: str | Path, *, pack: Path | None = None) -> Report:
    """Read a report of any known format: its parts, tables, dates, and what is doubtful in them.

    ``pack``: the folder of a rule pack whose forms are to be used, None: the shipped one.
    ReadingError if the file cannot be read, OSError if it cannot be opened.
    """
    from engine.packs import forms_of
    from engine.reading import read_report

    file = Path(path)
    return read_report(file.read_bytes(), file.name, forms_of(pack))


def check(
    path: str | Path,
    *,
    last: str | Path | None = None,
    published_on: date | None = None,
    pack: Path | None = None,
    overlays: Sequence[Path] = (),
    force: bool = False,
) -> AuditResult:
    """Check a report and return its findings, causes and repairs, and their JSON (``public``).

    ``last``: last year's report of the same agency (``AuditResult.last`` tells whether it is one);
    ``published_on``: the day of publication; ``force``: papers of another kind are audited all the
    same. ReadingError if a file cannot be read or this one is a paper of another kind, OSError if
    one cannot be opened.
    """
    from contextlib import nullcontext

    from engine.audit.earlier import earlier
    from engine.audit.worker import AuditTask, Worker, WorkerConfig
    from engine.values import replace

    file = Path(path)
    if last is not None:
        Path(last).stat()
    setup = WorkerConfig(pack=pack, overlays=tuple(overlays), force=force)
    task = AuditTask(source=file.name, data=file.read_bytes(), published_on=published_on)
    with nullcontext() if last is None else earlier([Path(last)], setup, workers=1) as named:
        for one in named.unreadable if named else ():
            raise ReadingError(one.error, source=one.source, hint=one.hint)
        if named and not named.reports:
            raise ReadingError(NO_LAST, source=str(last))
        result = Worker(replace(setup, earlier=named)).check(task)
    if result.error:
        raise ReadingError(result.error, source=result.source, hint=result.hint)
    return result


def open_book(path: str | Path, *, actor: str, create: bool = False) -> Casebook:
    """Open the casebook of a season in the name of ``actor``, who stands in its trail.

    ``path`` is its file, or the URL of a server: ``postgresql+psycopg://user@host/db``.

    Use it as a context manager: leaving seals the session. TrailError if there is none
    (``create`` makes one), if it is no casebook or may not be touched.
    """
    from datetime import UTC, datetime

    return Casebook.open(path, actor=actor, now=lambda: datetime.now(UTC), create=create)
