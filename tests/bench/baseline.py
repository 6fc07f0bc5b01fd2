"""A commit of gouji installed apart, so that a figure is a ratio against it in one run.

``installed()`` builds the baseline (``COMMIT``) out of git into a folder of the system's temporary
one, once a machine; ``installed("HEAD")`` does the same for what is committed here. Both are whole
installations with their .pyc files, as users have them. ``compared`` runs commands of both by
turns and counts the processor's seconds, children included: on a busy machine the clock says
nothing.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMIT = "ef8dbb0"
"""Where the figures of the issue were measured (SPEED: 17 reports a second, 0.74 s cold)."""
CHECKOUT = Path(__file__).resolve().parents[2]
ENGINE_FLAGS = "-DPyEval_CallObject=PyObject_CallObject"  # as in the Makefile


@dataclass(frozen=True, slots=True)
class Installation:
    """A commit, installed in an environment of its own."""

    commit: str
    folder: Path

    @property
    def python(self) -> Path:
        """Return its interpreter; ``script`` says how ``engine`` is found in it."""
        return self.folder / "venv" / "bin" / "python"

    @property
    def gouji(self) -> Path:
        """Return its command."""
        return self.folder / "venv" / "bin" / "gouji"

    @property
    def tree(self) -> Path:
        """Return its files as they were committed."""
        return self.folder / "tree"

    def script(self, text: str, *words: str | Path) -> Sequence[str | Path]:
        """Return the command that runs a script in its interpreter, our packages in reach."""
        begin = "try: import gouji\nexcept ImportError: pass\n"  # engine lay by itself once
        return (self.python, "-P", "-c", begin + text, *words)


def installed(commit: str = COMMIT) -> Installation:
    """Return a commit's installation, built if it is not there yet."""
    full = _run("git", "rev-parse", commit, cwd=CHECKOUT).strip()
    folder = Path(tempfile.gettempdir()) / f"gouji-bench-{os.getuid()}" / full
    if not (folder / "ready").exists():
        (folder / "tree").mkdir(parents=True, exist_ok=True)
        packed = folder / "tree.tar"
        _run("git", "archive", "--output", packed, full, cwd=CHECKOUT)
        _run("tar", "-xf", packed, "-C", folder / "tree")
        packed.unlink()
        _run(sys.executable, "-m", "venv", folder / "venv")
        quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        _run(folder / "venv" / "bin" / "python", *quiet, folder / "tree")
        (folder / "ready").touch()
    return Installation(full[:7], folder)


def _run(*words: str | Path, cwd: Path | None = None) -> str:
    flags = f"{os.environ.get('CPPFLAGS', '')} {ENGINE_FLAGS}".strip()
    done = subprocess.run(
        words, cwd=cwd, check=True, capture_output=True, text=True,
        env={**os.environ, "CPPFLAGS": flags},
    )  # fmt: skip
    return done.stdout


def cpu(words: Sequence[str | Path], environment: dict[str, str] | None = None) -> float:
    """Return the processor's seconds that a command and its children take; its words are lost."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = {**os.environ, **(environment or {})}
    subprocess.run(words, check=False, capture_output=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@dataclass(frozen=True, slots=True)
class Compared:
    """The least that both sides took, in whatever unit was measured."""

    old: float
    new: float

    @property
    def ratio(self) -> float:
        """Return the new as a part of the old."""
        return self.new / self.old


def compared(
    measure: Callable[[Installation], float], rounds: int, new: Installation | None = None
) -> Compared:
    """Measure the baseline and what is committed here by turns; the least of several counts."""
    old, new = installed(), new or installed("HEAD")
    least = {old.commit: float("inf"), new.commit: float("inf")}
    for _ in range(rounds):
        for one in (old, new):
            least[one.commit] = min(least[one.commit], measure(one))
    return Compared(least[old.commit], least[new.commit])


def told(what: str, found: Compared, goal: float, unit: str = "s CPU") -> bool:
    """Print one row beside its goal; tell whether the goal (as a ratio) is missed."""
    missed = found.ratio > goal
    mark = "✗" if missed else "✓"
    print(f"{mark} {what}: {found.old:.3g} → {found.new:.3g} {unit}, ×{found.ratio:.2f} (≤ {goal})")
    return missed
