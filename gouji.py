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
_PLACES = (_HOME / "_inner", _HOME)  # in a wheel, in a checkout; an editable one has a .pth file


def _use_own_packages() -> None:
    """Let ``engine`` and ``tui`` be found in our folder first; ImportError if others are in use."""
    inner = next((one for one in _PLACES if (one / "engine" / "__init__.py").is_file()), None)
    if inner is None:
        return
    for name in ("engine", "tui"):
        places = getattr(sys.modules.get(name), "__path__", [])
        if any(Path(one).resolve() != inner / name for one in places):
            raise ImportError(
                f"已载入另一个名叫 {name} 的包（{next(iter(places))}），"
                "gouji 无法在同一进程里使用；请另起一个进程调用 gouji。",
                name=name,
            )
    if str(inner) not in sys.path:
        sys.path.insert(0, str(inner))


_use_own_packages()

if TYPE_CHECKING:
    from engine.front import (
        AuditResult,
        Casebook,
        Cause,
        Finding,
        GoujiError,
        ReadingError,
        Report,
        check,
        open_book,
        read,
    )

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


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: a command loads only what it uses."""
    if name == "__version__":
        from importlib.metadata import version

        return version("gouji")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from engine import front

    return getattr(front, name)


def main() -> int:
    """Run the command line."""
    from tui.cli import main as command

    return command()


if __name__ == "__main__":
    raise SystemExit(main())
