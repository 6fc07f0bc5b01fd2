"""Read many mixed files as a sweep does, and watch the memory of all its processes.

Run: python tests/bench/bench_reading_sweep.py [COUNT] [WORKERS] [check]. Without ``check`` it is
the first look of a sweep (read, assemble, whose and which year), with it the whole audit. The
files are made on the fly (.docx, pages, texts, Markdown, PDF, .doc), so that the disk plays no
part; memory is told ten times on the way, of the parent and of all workers together.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from making.chance import draft  # noqa: E402
from making.crooked import CROOKED  # noqa: E402
from making.office import SOFFICE, through_office  # noqa: E402
from making.writers import WRITERS, as_docx  # noqa: E402

from engine.audit.batch import answered  # noqa: E402
from engine.audit.cache import own_folder  # noqa: E402
from engine.audit.identify import UnreadFile, identify  # noqa: E402
from engine.audit.staff import staff  # noqa: E402
from engine.audit.worker import AuditTask, WorkerConfig  # noqa: E402
from engine.packs import load_pack  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFTS = 24
TYPICAL = 8


def bodies() -> list[tuple[str, bytes]]:
    """Make the different files, those of LibreOffice oftener."""
    layouts = {**WRITERS, **CROOKED}
    found = [
        (f"{seed}-{name}{extension}", write(draft(seed)))
        for seed in range(DRAFTS)
        for name, (extension, write) in layouts.items()
    ]
    if SOFFICE:
        words = {f"{seed}.docx": as_docx(draft(seed)) for seed in range(TYPICAL)}
        with tempfile.TemporaryDirectory() as folder:
            for extension in ("pdf", "doc"):
                made = through_office(words, extension, Path(folder))
                found += [(f"{name}.{extension}", data) for name, data in made.items()] * 6
    return found


def resident() -> tuple[float, float]:
    """Return the memory of this process, and of its children together, in megabytes."""
    mine = Path("/proc/self/status")
    sizes = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            words = dict(
                line.split(":", 1) for line in status.read_text().splitlines() if ":" in line
            )
        except (FileNotFoundError, ProcessLookupError):
            continue
        size = int(words.get("VmRSS", "0 kB").split()[0]) / 1024
        sizes[int(words["Pid"])] = (int(words["PPid"]), size)
    own = next(int(line.split()[1]) for line in mine.read_text().splitlines() if "Pid:" in line)
    return sizes[own][1], sum(size for parent, size in sizes.values() if parent == own)


def looked(count: int, workers: int, files: list[tuple[str, bytes]]) -> Iterator[str]:
    """Read all; yield for each what is wrong with it."""

    def unnamed() -> Iterator[UnreadFile]:
        for tag in range(count):
            name, data = files[tag % len(files)]
            yield UnreadFile(source=f"{tag}-{name}", data=data)

    with own_folder() as folder, staff(workers) as hands:
        look = partial(identify, folder, None, load_pack().vocabulary)
        for answer in hands.each(look, unnamed()):
            identity = getattr(answer, "identity", None)
            yield "" if identity and identity.year else "no year"


def checked(count: int, workers: int, files: list[tuple[str, bytes]]) -> Iterator[str]:
    """Read and check all; yield for each what is wrong with it."""

    def tasks() -> Iterator[AuditTask]:
        for tag in range(count):
            name, data = files[tag % len(files)]
            yield AuditTask(source=f"{tag}-{name}", data=data, tag=tag)

    with staff(workers) as hands:
        for answer in answered(tasks(), WorkerConfig(), hands):
            yield answer.error


def main() -> None:
    """Sweep and tell."""
    words = sys.argv[1:]
    count = int(words[0]) if words else 1_000
    workers = int(words[1]) if len(words) > 1 else 2
    files = bodies()
    names = Counter(name.rpartition(".")[2] for name, _ in files)
    shares = ", ".join(f"{name} {times / len(files):.0%}" for name, times in names.most_common())
    print(f"{count} files of {len(files)} kinds ({shares}), {workers} workers", flush=True)
    answers = (checked if "check" in words else looked)(count, workers, files)
    begun, done, wrong = time.monotonic(), 0, Counter[str]()
    while chunk := list(islice(answers, max(count // 10, 1))):
        done += len(chunk)
        wrong.update(filter(None, chunk))
        parent, children = resident()
        rate = done / (time.monotonic() - begun)
        print(
            f"{done:7} files {rate:7.1f}/s  parent {parent:6.1f} MB  workers {children:7.1f} MB",
            flush=True,
        )
    print(f"wrong: {dict(wrong) or 'none'}")


if __name__ == "__main__":
    main()
