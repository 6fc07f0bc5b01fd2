"""Write the offline bundle: all wheels, an installer, a README; dist/gouji-VERSION-…-offline.

``build.py [--python 3.11 …] [--platform linux|win_amd64] [--engine WHEEL] [--output FOLDER]``
Needs the network; what it writes needs none. The engine's wheel is built here for this kind of
machine; for another (Windows) it has to be given, see .github/workflows/engine.yml.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
GLIBC = ("2_28", "2_17")
"""Wheels for these versions of glibc run on Debian 10, UOS 20, Kylin V10 and later."""


def pip(*words: str | Path) -> None:
    """Run pip; an error ends it all."""
    subprocess.run([sys.executable, "-m", "pip", *map(str, words)], check=True)


def tags(kind: str) -> list[str]:
    """Return the platform tags of wheels that run on this kind of machine."""
    if kind != "linux":
        return [kind]
    machine = platform.machine()
    return [*(f"manylinux_{one}_{machine}" for one in GLIBC), f"manylinux2014_{machine}"]


def wheels(folder: Path, kind: str, pythons: list[str], engine: Path | None) -> None:
    """Put gouji's wheel, the engine's, and those of all dependencies into the folder."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    requirement = next(one for one in project["dependencies"] if one.startswith("durable-rules"))
    if engine is not None:
        shutil.copy(engine, folder)
    elif kind == "linux":
        script = HERE / "engine_wheel.py"
        subprocess.run([sys.executable, str(script), requirement, str(folder)], check=True)
    else:
        raise SystemExit(f"{kind}: 请用 --engine 给出在那种机器上编译的 durable_rules（.whl）")
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", folder, CHECKOUT)
    own = next(folder.glob("gouji-*.whl"))
    for version in pythons:
        options = [f"--platform={one}" for one in tags(kind)]
        pip(
            "download", "--quiet", "--only-binary=:all:", f"--python-version={version}",
            "--implementation=cp", *options, "--find-links", folder, "--dest", folder,
            "--constraint", CHECKOUT / ".ci" / "constraints.txt", f"{own}[serve]",
        )  # fmt: skip


def bundle(kind: str, pythons: list[str], engine: Path | None, output: Path) -> Path:
    """Write the archive into the folder and return its path."""
    windows = kind.startswith("win")
    with tempfile.TemporaryDirectory() as name:
        inside = Path(name) / "gouji-offline"
        (inside / "wheels").mkdir(parents=True)
        wheels(inside / "wheels", kind, pythons, engine)
        version = next((inside / "wheels").glob("gouji-*.whl")).name.split("-")[1]
        machine = kind if windows else f"{kind}-{platform.machine()}"
        for one in ("README.md", *(["install.bat"] if windows else ["install.sh", "uninstall.sh"])):
            shutil.copy(HERE / one, inside)
        shutil.copy(CHECKOUT / "samples" / "2023" / "云岭乡.txt", inside / "sample.txt")
        said = {"VERSION": version, "PLATFORM": machine, "PYTHONS": "、".join(pythons)}
        for one, text in said.items():
            (inside / one).write_text(f"{text}\n", "utf-8")
        (inside / "SHA256SUMS").write_text("".join(sums(inside)), "utf-8")
        output.mkdir(parents=True, exist_ok=True)
        made = output / f"gouji-{version}-{machine}-offline"
        return packed(inside, made.with_name(made.name + (".zip" if windows else ".tar.gz")))


def sums(folder: Path) -> Iterator[str]:
    """Yield a line for every file in the folder, as sha256sum writes them."""
    for one in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest = hashlib.sha256(one.read_bytes()).hexdigest()
        yield f"{digest}  {one.relative_to(folder).as_posix()}\n"


def packed(folder: Path, archive: Path) -> Path:
    """Pack a folder, as .zip or .tar.gz by the archive's name."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
            for one in sorted(folder.rglob("*")):
                file.write(one, one.relative_to(folder.parent))
    else:
        with tarfile.open(archive, "w:gz") as file:
            file.add(folder, folder.name)
    return archive


def main() -> None:
    """Write the bundle that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", action="append", dest="pythons")
    parser.add_argument("--platform", default="linux", choices=("linux", "win_amd64"))
    parser.add_argument("--engine", type=Path)
    parser.add_argument("--output", type=Path, default=CHECKOUT / "dist")
    asked = parser.parse_args()
    made = bundle(asked.platform, asked.pythons or list(PYTHONS), asked.engine, asked.output)
    print(f"{made}（{made.stat().st_size // 2**20} MB）")


if __name__ == "__main__":
    main()
