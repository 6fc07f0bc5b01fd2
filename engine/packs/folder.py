"""Where a pack lies, which files are its rules, and the digest of all it says."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.rule import catalogue_order
from engine.startup import shipped_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BESIDE_RULES = frozenset({"forms", "vocabulary"})


def shipped() -> Path:
    """Return the folder of the rules that came with this installation (``nianbao`` lies in it)."""
    folder = shipped_rules()
    if folder is None:
        raise PackError("找不到随程序安装的规则，请重新安装 gouji，或用 --pack 指明规则文件夹。")
    return folder


def home() -> Path:
    """Return the folder of the pack that came with this installation."""
    return shipped() / "nianbao"


def rule_files(folder: Path) -> Iterator[Path]:
    """Yield the rule files of a pack in the order of the catalogue."""
    files = [path for path in folder.glob("*/*.yaml") if path.parent.name not in BESIDE_RULES]
    yield from sorted(files, key=lambda path: catalogue_order(path.name))


def digest_of(folder: Path) -> str:
    """Digest every YAML file of the pack: names and bytes, in a fixed order."""
    digest = sha256()
    for path in sorted(folder.rglob("*.yaml"), key=lambda one: one.relative_to(folder).as_posix()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
