"""The tests of what changed: the arguments that ``make quick`` gives pytest, one a line.

A changed module asks for the tests of its room: those in the folder of ``tests/`` that mirrors its
own, and in the folders above it up to the area (``engine/facts``). A module on the ground of the
engine asks for its own test. A changed test asks for itself. The made-up county and the layers
are always tested. What only *uses* a changed room is left to ``make check``, and this is said.

Changed is what differs from where the branch left ``origin/main`` (else ``main``), committed or
not; ``SINCE=commit`` compares with another one, ``ALL=1`` asks for every test that is not slow.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CHECKOUT = Path(__file__).resolve().parent.parent
ALWAYS = ("tests/scenarios/test_samples.py", "tests/test_architecture.py", "tests/test_mirror.py")
AREA = 3  # tests/engine/facts: the folders above are no rooms
DATA = {"rules": "tests/rules", "samples": "tests/scenarios/test_samples.py"}


def git(*words: str) -> list[str]:
    """Return the lines that git writes; none where it refuses."""
    done = subprocess.run(
        ["git", *words], cwd=CHECKOUT, check=False, capture_output=True, text=True
    )
    return done.stdout.splitlines() if done.returncode == 0 else []


def since(wanted: str) -> str:
    """Return the commit to compare with."""
    for name in (wanted,) if wanted else ("origin/main", "main"):
        for base in git("merge-base", "HEAD", name):
            return base
    return "HEAD"


def changed(base: str) -> list[str]:
    """Return the files that differ from a commit, and those that git does not know yet."""
    return [
        *git("diff", "--name-only", "--no-renames", base),
        *git("ls-files", "--others", "--exclude-standard"),
    ]


def asked_for(files: Iterable[str]) -> list[str]:
    """Return the test files that go with changed files, sorted."""
    wanted = {test for file in files for test in for_one(PurePosixPath(file))}
    return sorted({*wanted, *ALWAYS})


def for_one(file: PurePosixPath) -> Iterator[str]:
    """Yield the test files that go with one changed file."""
    area, *_ = file.parts
    if area in DATA:
        yield DATA[area]
    elif area == "tests" and file.name.startswith("test_"):
        yield from existing(str(file))
    elif area == "tests" and file.name == "conftest.py":
        yield from in_folder(file.parent)
    elif file.suffix == ".py" and len(file.parts) == 2:
        yield from existing(f"tests/{area}/test_{file.name}")
    elif file.suffix == ".py" and area in {"engine", "tui"}:
        yield from of_room("tests" / file.parent)


def of_room(folder: PurePosixPath) -> Iterator[str]:
    """Yield the tests of a folder and of those above it, up to the area."""
    while len(folder.parts) >= AREA:
        yield from in_folder(folder)
        folder = folder.parent


def in_folder(folder: PurePosixPath) -> Iterator[str]:
    """Yield the test files that lie in a folder itself."""
    for path in sorted((CHECKOUT / folder).glob("test_*.py")):
        yield str(folder / path.name)


def existing(*names: str) -> Iterator[str]:
    """Yield those of the files that there are."""
    yield from (name for name in names if (CHECKOUT / name).exists())


def rooms_of(tests: Sequence[str]) -> str:
    """Return the folders of tests in one line."""
    return ", ".join(dict.fromkeys(str(PurePosixPath(test).parent) for test in tests))


def main() -> None:
    """Write the tests to stdout, and what they are to stderr."""
    if os.environ.get("ALL"):
        print("tests")
        return
    base = since(os.environ.get("SINCE", ""))
    files = changed(base)
    tests = asked_for(files)
    sys.stderr.write(
        f"quick: {len(files)} files differ from {base[:9]}; tests in {rooms_of(tests)}. "
        "What uses these rooms is tested by make check, all that is not slow by ALL=1.\n"
    )
    print(*tests, sep="\n")


if __name__ == "__main__":
    main()
