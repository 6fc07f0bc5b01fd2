"""Measure what a province needs: reports by the thousand, from files to findings in a casebook.

``python tests/bench/bench_scale.py [REPORTS ...] [--dask] [--one | --two] [--in FOLDER]`` writes as
many reports (six formats, every unit another name) and sweeps them by the command itself with one
process and with two; ``--dask`` by a cluster of two workers on this machine too. Several numbers
show whether cost is linear. Told are seconds, processor seconds of the whole family (the figure to
go by where the machine is not quiet), how the memory of the sweep's own process grew between a
quarter and the end of its work, and the memory of that process and of the family by tenths.

Hundreds of thousands: ``bench_scale.py 100000 --two --in FOLDER``. What lies in the folder is kept:
files that are there are not written again, so whoever stops the writing goes on where it stopped,
and sweeps always go into a new book. All cores write; nearly all of that is python-docx. Each
report is invented for itself: the same few under many names would all be alike, and looking for
likes would cost more with every thousand.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tests"))
SORTS = ("docx", "html", "flat", "tsv", "gb", "markdown")
COUNTIES = "青白红金玉石云山河林泉松竹"
NAMES = 8000
"""So many units have different names in one county (``making.season.agency``)."""
EVERY = 1.0
"""So many seconds pass between two looks at the memory."""


class Sample(NamedTuple):
    """What the sweep's own process held at a moment, and it with all that descend from it, in MB.

    Memory that processes share is counted once (the proportional size).
    """

    parent: float
    family: float


def write(folder: Path, number: int) -> None:
    """Write so many reports into folders of a thousand, those that are not there yet."""
    with ProcessPoolExecutor() as hands:
        thousands = [range(one, min(one + 1000, number)) for one in range(0, number, 1000)]
        list(hands.map(write_some, [folder] * len(thousands), thousands))


def write_some(folder: Path, numbers: range) -> None:
    """Write the reports of these numbers, each of another unit, those that are not there yet."""
    from making.chance import draft as by_chance
    from making.season import _replaced, agency
    from making.writers import WRITERS

    for index in numbers:
        ending, spell = WRITERS[SORTS[index % len(SORTS)]]
        path = folder / f"{index // 1000:03}" / f"{index:06}{ending}"
        if path.exists():
            continue
        turn, unit = divmod(index, NAMES)
        county = COUNTIES[turn // len(COUNTIES) - 1] if turn >= len(COUNTIES) else ""
        name = agency(unit)[0].replace("青", county + COUNTIES[turn % len(COUNTIES)], 1)
        one = by_chance(index)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(spell(_replaced(one, one.agency, name)))
        part.replace(path)


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    yield pid
    with suppress(OSError):
        for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from family(int(one))


def size(pid: int, file: str, name: str) -> float:
    """Return a size of a process in MB, 0 if it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) / 1024
    return 0.0


def sample(pid: int) -> Sample:
    """Return what a process and its family hold now."""
    whole = sum(size(one, "smaps_rollup", "Pss:") for one in family(pid))
    return Sample(size(pid, "status", "VmRSS"), whole)


def swept(folder: Path, book: Path, *given: str) -> tuple[float, float, list[Sample], str]:
    """Sweep; return seconds, processor seconds, the sizes and the last words."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun, sizes = time.monotonic(), []
    words = ["sweep", str(folder), "--book", str(book), "--fail-on", "never", "--no-config", *given]
    with tempfile.TemporaryFile() as said, subprocess.Popen(
        [sys.executable, "-m", "tui.cli", *words],
        cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=said,
    ) as running:  # fmt: skip
        while running.poll() is None:
            sizes.append(sample(running.pid))
            with suppress(subprocess.TimeoutExpired):  # its end is heard at once
                running.wait(EVERY)
        said.seek(0)
        told = said.read().decode().strip()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if running.returncode not in {0, 3}:
        raise RuntimeError(told)
    return time.monotonic() - begun, spent, [one for one in sizes if one.parent], told


def tenths(sizes: list[Sample]) -> str:
    """Return the most that was held in each tenth of the time, parent/family, in MB."""
    cuts = [len(sizes) * one // 10 for one in range(11)]
    parts = [sizes[a : max(b, a + 1)] for a, b in pairwise(cuts)]
    return " ".join(
        f"{max(one.parent for one in part):.0f}/{max(one.family for one in part):.0f}"
        for part in parts if part
    )  # fmt: skip


def ways(given: argparse.Namespace) -> dict[str, tuple[str, ...]]:
    """Return the ways to sweep that were asked for."""
    found: dict[str, tuple[str, ...]] = {}
    if not given.two:
        found["1 process"] = ("--workers", "1")
    if not given.one:
        found["2 processes"] = ("--workers", "2")
    if given.dask:
        found["dask, 2 workers"] = ("--cluster", "local", "--workers", "2")
    return found


def measure(folder: Path, number: int, given: argparse.Namespace) -> None:
    """Write and sweep so many reports in each way; print two lines each."""
    files = folder / f"files-{number}"
    begun = time.monotonic()
    write(files, number)
    print(f"{number} reports written in {time.monotonic() - begun:.0f} s", flush=True)
    for way, words in ways(given).items():
        with tempfile.TemporaryDirectory(dir=folder) as beside:
            book = Path(beside) / f"{way}.book"
            seconds, spent, sizes, told = swept(files, book, *words)
            kept = book.stat().st_size / 2**20
        quarter, last = sizes[len(sizes) // 4].parent, sizes[-1].parent
        each = 1024 * (last - quarter) / (0.75 * number)
        print(
            f"{number} reports, {way}: {seconds:.1f} s, {spent:.1f} s of processor time, "
            f"{1000 * spent / number:.1f} ms a report; parent {quarter:.0f} MB at a "
            f"quarter, {max(one.parent for one in sizes):.0f} at most, {last:.0f} at the end "
            f"({each:+.1f} kB a report); book {kept:.0f} MB; {told.splitlines()[0]}\n"
            f"  MB by tenths of the time, parent/family: {tenths(sizes)}",
            flush=True,
        )


def main(words: list[str]) -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="*", type=int, default=[1000])
    parser.add_argument("--dask", action="store_true")
    parser.add_argument("--one", action="store_true")
    parser.add_argument("--two", action="store_true")
    parser.add_argument("--in", dest="place", type=Path)
    given = parser.parse_args(words)
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with ExitStack() as stack:
        folder = given.place or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for number in given.numbers or [1000]:
            measure(folder, number, given)


if __name__ == "__main__":
    main(sys.argv[1:])
