"""What tells one gouji from another: only workers that are the same as this one may judge."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engine.startup import HOME, shipped_rules

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stamp(NamedTuple):
    """A gouji: its version, the digests of its program and of its shipped rules, Python, Dask."""

    gouji: str
    program: str
    rules: str
    python: str
    dask: str = ""

    def differs(self, other: Stamp) -> str:
        """Return in words in what another one differs, "" if in nothing."""
        if self.gouji != other.gouji:
            return f"gouji {other.gouji}（本机 {self.gouji}）"
        if self.rules != other.rules:
            return "另一版规则包"
        if self.program != other.program:
            return f"gouji {other.gouji}，但程序文件与本机不同"
        if self.python != other.python:
            return f"Python {other.python}（本机 {self.python}）"
        if self.dask != other.dask:
            return f"Dask {other.dask}（本机 {self.dask}）"
        return ""


@cache
def stamp() -> Stamp:
    """Return the stamp of this gouji; by contents, for times differ between machines."""
    rules = shipped_rules()
    return Stamp(
        _installed("gouji"),
        _digest(sorted(Path(HOME, "engine").rglob("*.py")), Path(HOME, "engine")),
        _digest(sorted(rules.rglob("*.yaml")), rules) if rules else "",
        f"{sys.version_info.major}.{sys.version_info.minor}",
        _installed("distributed"),
    )


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0+unknown"


def _digest(paths: list[Path], home: Path) -> str:
    return hashlib.sha256(b"".join(_told(paths, home))).hexdigest()[:16]


def _told(paths: list[Path], home: Path) -> Iterator[bytes]:
    for path in paths:
        content = path.read_bytes()
        yield f"{path.relative_to(home).as_posix()}\0{len(content)}\0".encode()
        yield hashlib.sha256(content).digest()
