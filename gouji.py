"""The front of gouji for programs: ``read`` a report, ``check`` it, ``open_book`` of a season.

    import gouji

    result = gouji.check("白沙镇2023年年度报告.docx", last="白沙镇2022年年度报告.docx")
    for finding in result.findings:
        print(finding.rule, finding.outcome, finding.message)

What comes back are the frozen values that the command line prints (``Report``, ``AuditResult``,
``Finding``, ``Cause``, ``Casebook``). A file that cannot be read raises ``ReadingError``, whose
``message`` and ``hint`` are sentences for people.

Installed, gouji's packages ``engine`` and ``tui`` lie in a folder of its own beside this module,
so that nothing of that name stands among everybody's packages; a checkout has them beside this
file. A program that has an ``engine`` of its own runs gouji in a process of its own.
"""

from __future__ import annotations

import sys

# ``python -m gouji`` looks for modules in the working folder before all others, and this is the
# first line of ours: nothing may be imported before that folder is left out.
if (
    sys.argv[:1] == ["-m"]
    and not sys.flags.safe_path
    and not __file__.startswith((f"{sys.path[0]}/gouji", f"{sys.path[0]}\\gouji"))
):
    del sys.path[0]

from pathlib import Path
from typing import TYPE_CHECKING, Any

_HOME = Path(__file__).resolve().parent
_INNER = next((one for one in (_HOME / "_inner", _HOME) if (one / "engine").is_dir()), _HOME)


def _use_own_packages() -> None:
    """Let ``engine`` and ``tui`` be found in our folder first; ImportError if others are in use."""
    for name in ("engine", "tui"):
        places = getattr(sys.modules.get(name), "__path__", [])
        if any(Path(one).resolve() != _INNER / name for one in places):
            raise ImportError(
                f"已载入另一个名叫 {name} 的包（{next(iter(places))}），"
                "gouji 无法在同一进程里使用；请另起一个进程调用 gouji。",
                name=name,
            )
    if str(_INNER) not in sys.path:
        sys.path.insert(0, str(_INNER))


_use_own_packages()

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from engine.audit.worker import AuditResult
    from engine.errors import GoujiError, ReadingError
    from engine.finding import Cause, Finding
    from engine.report import Report
    from engine.trail.casebook import Casebook

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

_VALUES = {
    "AuditResult": "engine.audit.worker",
    "Casebook": "engine.trail.casebook",
    "Cause": "engine.finding",
    "Finding": "engine.finding",
    "GoujiError": "engine.errors",
    "ReadingError": "engine.errors",
    "Report": "engine.report",
}


def __getattr__(name: str) -> Any:
    """Load a value class when it is asked for: a command loads what it uses."""
    from importlib import import_module

    if name == "__version__":
        from importlib.metadata import version

        return version("gouji")
    if name not in _VALUES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_VALUES[name]), name)


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
    from dataclasses import replace

    from engine.audit.earlier import earlier
    from engine.audit.worker import AuditTask, Worker, WorkerConfig
    from engine.errors import ReadingError

    file = Path(path)
    if last is not None:
        Path(last).stat()
    setup = WorkerConfig(pack=pack, overlays=tuple(overlays), force=force)
    task = AuditTask(source=file.name, data=file.read_bytes(), published_on=published_on)
    with nullcontext() if last is None else earlier([Path(last)], setup, workers=1) as named:
        for one in named.unreadable if named else ():
            raise ReadingError(one.error, source=one.source, hint=one.hint)
        result = Worker(replace(setup, earlier=named)).check(task)
    if result.error:
        raise ReadingError(result.error, source=result.source, hint=result.hint)
    return result


def open_book(path: str | Path, *, actor: str, create: bool = False) -> Casebook:
    """Open the casebook of a season in the name of ``actor``, who stands in its trail.

    Use it as a context manager: leaving seals the session. TrailError if there is none
    (``create`` makes one), if it is no casebook or may not be touched.
    """
    from datetime import UTC, datetime

    from engine.trail.casebook import Casebook

    return Casebook.open(path, actor=actor, now=lambda: datetime.now(UTC), create=create)


def main() -> int:
    """Run the command line."""
    from tui.cli import main as command

    return command()


if __name__ == "__main__":
    raise SystemExit(main())
