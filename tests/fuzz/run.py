"""Fuzz all readers for as long as wanted: every file is read, or refused with a sentence, in time.

Run: python tests/fuzz/run.py [SECONDS] [SEED]. What goes wrong is kept in out/fuzz and told at the
end; the seed and the number of the mutant make it again. ReadingError is well; its sentence may
not be the one for unforeseen crashes (those have a hint with the error's name).
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]

from making.reading import read_report  # noqa: E402
from mutating import mutant  # noqa: E402
from seeds import seeds  # noqa: E402

from engine.errors import ReadingError  # noqa: E402
from engine.reading.formats import libreoffice  # noqa: E402

SLOW = 5.0
CRASH = re.compile(r"：\w*Error: ")
ANY_CRASH = re.compile(r"(?:^|：)\w*Error: ")
"""The reader of .doc says itself which field was broken, with the error's name in the hint."""
OUT = HERE.parent.parent / "out" / "fuzz"


def tried(data: bytes, name: str) -> str:
    """Read a file; return what went wrong, nothing if all is well."""
    begun = time.process_time()
    try:
        read_report(data, name)
    except ReadingError as error:
        if (CRASH if name.endswith(".doc") else ANY_CRASH).search(error.hint):
            return f"crash {error.hint[:120]}"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"escaped {type(error).__name__}: {error}"[:120]
    taken = time.process_time() - begun
    return f"slow {taken:.0f} s" if taken > SLOW else ""


def main() -> None:
    """Fuzz and tell."""
    seconds, number = (int(word) for word in (*sys.argv[1:3], "60", "1")[:2])
    libreoffice.available = lambda: False
    with tempfile.TemporaryDirectory() as folder:
        found = seeds(Path(folder))
    bodies = list(found.values())
    wrong: Counter[str] = Counter()
    begun, count = time.monotonic(), 0
    while time.monotonic() - begun < seconds:
        name = list(found)[count % len(found)]
        data = mutant(found[name], random.Random(f"{number}-{count}"), bodies)  # noqa: S311
        said = tried(data, name)
        if said:
            key = f"{name}: {said}"
            if not wrong[key]:
                OUT.mkdir(parents=True, exist_ok=True)
                (OUT / f"{number}-{count}-{name}").write_bytes(data)
                print(f"{number}-{count} {key}", flush=True)
            wrong[key] += 1
        count += 1
    print(f"{count} mutants of {len(found)} seeds in {seconds} s, {sum(wrong.values())} wrong")
    for key, times in wrong.most_common():
        print(f"{times:6} {key}")


if __name__ == "__main__":
    main()
