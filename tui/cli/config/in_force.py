"""The settings in force for one command: the project's file over the user's own, key by key.

What the command line and the environment say stands above both (``defaults``). Faults are kept,
not raised, so that ``--help`` works and ``gouji config path`` can say which file to mend.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import PackError
from engine.values import dataclass, field
from tui.cli.config.files import OVERLAYS, Found, find, own_folder
from tui.cli.speech.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.packs.lines import Lined
    from tui.cli.config.shape import Settings

KEYS = (
    "book", "overlays", "roster", "fail-on", "workers", "exclude", "format", "lang",
    "cluster", "shared-folder", "cluster-tls",
)  # fmt: skip
_FILES = frozenset({"book", "roster", "shared-folder", "cluster-tls"})
_CLUSTER = frozenset({"cluster", "shared-folder", "cluster-tls"})
"""Whoever names these is sent the reports, and could run programs here."""
OFF = "--no-config"


@dataclass(frozen=True, slots=True)
class Value:
    """A setting as a file gives it; paths are absolute. ``own``: the user's file says it."""

    value: Any
    path: Path
    line: int
    own: bool


@dataclass(frozen=True, slots=True)
class InForce:
    """What files say; ``fault`` is what is wrong with one of them, ``off``: none is asked."""

    values: Mapping[str, Value] = field(default_factory=dict)
    found: Found = field(default_factory=Found)
    fault: PackError | None = None
    off: bool = False

    def lang(self) -> str | None:
        """Return the language that a file names."""
        return self.values["lang"].value if "lang" in self.values else None


_kept: list[InForce] = [InForce()]


def load(argv: Sequence[str], environment: Mapping[str, str]) -> InForce:
    """Look for the files and read them; ``--no-config`` or GOUJI_NO_CONFIG=1 leaves them alone."""
    off = OFF in argv or environment.get("GOUJI_NO_CONFIG", "0") not in {"", "0"}
    _kept[0] = InForce(off=True) if off else _read(find())
    return _kept[0]


def in_force() -> InForce:
    """Return what was loaded for this command."""
    return _kept[0]


def overlay_folders() -> tuple[Path, ...]:
    """Return where a county's overlays are looked for besides the shipped ones."""
    folder = None if _kept[0].off else own_folder()
    return () if folder is None else (folder / OVERLAYS,)


def _read(found: Found) -> InForce:
    values: dict[str, Value] = {}
    try:
        for path, own in ((found.user, True), (found.project, False)):
            if path is not None:
                values |= _values(path, own=own)
    except PackError as error:
        error.hint = say("config.without")
        return InForce(found=found, fault=error)
    return InForce(values, found)


def _values(path: Path, *, own: bool) -> dict[str, Value]:
    from tui.cli.config.shape import settings_in

    settings, lined = settings_in(path)
    return {
        key: Value(_placed(key, settings, lined, path, own=own), path, lined.line((key,)), own)
        for key in KEYS
        if getattr(settings, key.replace("-", "_")) is not None
    }


def _placed(key: str, settings: Settings, lined: Lined, path: Path, *, own: bool) -> Any:
    """Return a setting's value, its paths seen from the folder of the file that says it."""
    value = getattr(settings, key.replace("-", "_"))
    if key == "overlays":
        return tuple(_path(one, path) for one in value)
    if key in _CLUSTER and not own and value != "local":
        raise lined.error(say("config.own-alone", name=key), (key,))
    if key not in _FILES:
        return value
    if key == "book" and own and "://" in value:
        from engine.trail.store.place import place_of

        return place_of(value)
    placed = _path(value, path)
    if key == "book" and not own and not _inside(placed, path.parent):
        raise lined.error(say("config.book-outside"), (key,))
    return placed


def _path(written: str, path: Path) -> Path:
    given = Path(written)
    with suppress(RuntimeError):  # no home: the sign stays a name
        given = given.expanduser()
    return path.parent / given


def _inside(path: Path, folder: Path) -> bool:
    """Tell whether a path stays in a folder, wherever links in it lead."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False
