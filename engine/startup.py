"""Where Python looks for modules, here and in children: never in the folder one works in.

A folder of reports may hold ``multiprocessing/`` or ``json.py``. Python takes them for its own
where the working folder is among the places it looks in: first of all in what is started with
``-c`` or ``-m`` (workers, their resource tracker and fork server, a browser's tab), and everywhere
if PYTHONPATH has an empty or relative entry. What Python ran out of such a PYTHONPATH before the
first line of ours is beyond us. Programs are looked for in PATH's absolute entries alone.

And how seldom Python looks for garbage, in the same places: in commands and in their workers.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

HOME = str(Path(__file__).resolve().parent.parent)
"""Where gouji's own packages stand: the working folder of who works on gouji is spared."""
_RULES = (Path(__file__).resolve().parent / "rules", Path(HOME) / "rules")


def shipped_rules() -> Path | None:
    """Return the folder of the rules that came with this installation (``nianbao`` lies in it)."""
    return next((one for one in _RULES if (one / "nianbao" / "pack.yaml").is_file()), None)


def is_installed(pack: Path) -> bool:
    """Tell whether a pack is the one inside the installed program, which the next one replaces."""
    return pack.resolve().is_relative_to(_RULES[0].resolve())


def leave_out(places: list[str], environment: Mapping[str, str]) -> None:
    """Take the working folder, and what PYTHONPATH names in relation to it, from ``sys.path``."""
    relative = {str(Path(one).resolve()) for one in listed(environment) if not _is_absolute(one)}
    relative -= {HOME}
    places[:] = [one for one in places if not _is_relative(one) and _real(one) not in relative]


def shield(environment: MutableMapping[str, str]) -> None:
    """Let children that inherit this environment look for modules in absolute places alone."""
    environment["PYTHONSAFEPATH"] = "1"
    entries = listed(environment)
    kept = list(filter(_is_absolute, entries))
    if len(kept) < len(entries):
        own = [HOME] if any(str(Path(one).resolve()) == HOME for one in entries) else []
        environment["PYTHONPATH"] = os.pathsep.join([*own, *kept])


def listed(environment: Mapping[str, str]) -> Sequence[str]:
    """Return the entries of PYTHONPATH; an empty variable has none, as for Python."""
    words = environment.get("PYTHONPATH", "")
    return words.split(os.pathsep) if words else ()


def program(name: str) -> str | None:
    """Return the absolute path of an installed program, None where there is none.

    The working folder is not looked in, even where PATH names it or the system does unasked.
    """
    entries = os.environ.get("PATH", os.defpath).split(os.pathsep)
    found = shutil.which(name, path=os.pathsep.join(filter(_is_absolute, entries)))
    return found if found is not None and _is_absolute(found) else None


def _is_absolute(place: str) -> bool:
    return Path(place).is_absolute()


def _real(place: str) -> str:
    return str(Path(place).resolve()) if _is_absolute(place) else place


def _is_relative(place: str) -> bool:
    """Tell a folder named in relation to the working one from the names of import hooks."""
    return not _is_absolute(place) and Path(place).is_dir()


def collect_seldom() -> None:
    """Let this process look for cycles of garbage seldom, and not at its end.

    Nearly all we make is freed by its count of references. Python's own measure (700 new objects)
    looked five times for each report of a sweep, which took a tenth of a worker's time.
    """
    gc.set_threshold(150_000, 20, 100)
    atexit.register(gc.freeze)  # what ends with the process need not be looked through


def spare_what_is_loaded() -> None:
    """Leave out of that search what a long command has loaded by now: it stays until its end.

    A sweep of two hundred reports then never looks; the first time it took all modules for young.
    """
    gc.freeze()
