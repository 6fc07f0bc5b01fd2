"""Measure what a province needs: reports by the thousand, from files to findings in a casebook.

``python tests/bench/bench_scale.py [REPORTS ...] [--dask]`` writes as many reports (six
formats, every unit another name) and sweeps them by the command itself with one process and with
two; ``--dask`` by a cluster of two workers on this machine too. Several numbers show whether cost
is linear. Told are seconds, processor seconds of the whole family (the figure to go by where the
machine is not quiet) and how the memory of the sweep's own process grew between a quarter and the
end of its work.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tests"))
SORTS = ("docx", "html", "flat", "tsv", "gb", "markdown")
COUNTIES = "青白红金玉石云山河林泉松竹"
NAMES = 8000
"""So many units have different names in one county (``making.season.agency``)."""


def write(folder: Path, number: int) -> None:
    """Write so many reports, each of another unit, into folders of a thousand."""
    from making.chance import draft as by_chance
    from making.season import _replaced, agency
    from making.writers import WRITERS

    for index in range(number):
        one = by_chance(index)
        name = agency(index % NAMES)[0].replace("青", COUNTIES[index // NAMES], 1)
        draft = _replaced(one, one.agency, name)
        ending, spell = WRITERS[SORTS[index % len(SORTS)]]
        path = folder / f"{index // 1000:03}" / f"{index:06}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(spell(draft))


def resident(pid: int) -> float:
    """Return the resident size of a process in MB, 0 if it is gone."""
    try:
        words = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = [line for line in words.splitlines() if line.startswith("VmRSS")]
    return int(found[0].split()[1]) / 1024 if found else 0.0


def swept(folder: Path, book: Path, *given: str) -> tuple[float, float, list[float], str]:
    """Sweep; return seconds, processor seconds, the parent's sizes and the last words."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun, sizes = time.monotonic(), []
    words = ["sweep", str(folder), "--book", str(book), "--fail-on", "never", "--no-config", *given]
    with tempfile.TemporaryFile() as said, subprocess.Popen(
        [sys.executable, "-m", "tui.cli", *words],
        cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=said,
    ) as running:  # fmt: skip
        while running.poll() is None:
            sizes.append(resident(running.pid))
            time.sleep(1)
        said.seek(0)
        told = said.read().decode().strip()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if running.returncode not in {0, 3}:
        raise RuntimeError(told)
    return time.monotonic() - begun, spent, [one for one in sizes if one], told


def main(numbers: list[int], *, dask: bool) -> None:
    """Write and sweep each number of reports in each way; print a line each."""
    ways: dict[str, tuple[str, ...]] = {
        "1 process": ("--workers", "1"),
        "2 processes": ("--workers", "2"),
    }
    if dask:
        ways["dask, 2 workers"] = ("--cluster", "local", "--workers", "2")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for number in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder / "files", number)
            for way, given in ways.items():
                book = folder / f"{way}.book"
                seconds, spent, sizes, told = swept(folder / "files", book, *given)
                quarter, last = sizes[len(sizes) // 4], sizes[-1]
                each = 1024 * (last - quarter) / (0.75 * number)
                size = book.stat().st_size / 2**20
                print(
                    f"{number} reports, {way}: {seconds:.0f} s, {spent:.0f} s of processor time, "
                    f"{1000 * spent / number:.1f} ms a report; parent {quarter:.0f} MB at a "
                    f"quarter, {max(sizes):.0f} at most, {last:.0f} at the end "
                    f"({each:+.1f} kB a report); book {size:.0f} MB; {told.splitlines()[0]}",
                    flush=True,
                )


if __name__ == "__main__":
    given = sys.argv[1:]
    asked = [int(word) for word in given if word.isdecimal()]
    main(asked or [1000], dask="--dask" in given)
