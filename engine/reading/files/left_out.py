"""What is left out of folders: ``.goujiignore``, patterns of the command line, files too old.

Patterns are those of .gitignore. A pattern of the command line counts from the folder where the
command runs and holds for everything; a ``.goujiignore`` counts from its own folder, holds for what
is found there and below, and for nothing that the caller names himself. What an archive holds is
left out like what a folder holds; an ignore file inside an archive is not looked at.

Folders come from outside: a pattern is short and has few wildcards, so that none costs more time
than reading the folder, and what is left out can always be told by name.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from engine.errors import ReadingError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from pathspec import GitIgnoreSpec

    Why = Literal["excluded", "ignored", "older"]

IGNORE = ".goujiignore"
LONGEST, STARS, STARS_IN_NAME = 400, 8, 3
MOST_BYTES = 1 << 20
ARCHIVED = "!/"
UNREADABLE = "这个忽略文件读不了，里面的写法没有用上：{why}"
TOO_LONG = "写法太长或通配符太多（上限 {longest} 字、{stars} 个 *，一段名字里 {few} 个）"
WRONG = "第 {line} 行不是 .gitignore 的写法：{pattern}"


class LeftOut:
    """Which files are not wanted, and which were met: ``skipped`` maps their names to why."""

    def __init__(
        self,
        exclude: Sequence[str] = (),
        since: datetime | None = None,
        start: Path | None = None,
        *,
        ignore_files: bool = True,
    ) -> None:
        """Take patterns, the time before which a file is too old, and the folder they count from.

        Without ``ignore_files`` nobody looks at a ``.goujiignore``. UsageError for what is no
        pattern.
        """
        self._ignore_files = ignore_files
        self._exclude = tuple(exclude)
        self._since = since
        self._from = start or Path()
        self._ignoring: dict[str, GitIgnoreSpec | None] = {}
        self.skipped: dict[str, Why] = {}
        if exclude:
            try:
                _ = self._excluding
            except ReadingError as error:
                raise UsageError(f"--exclude：{error.message}") from None

    @cached_property
    def _start(self) -> str:
        return os.path.abspath(self._from)  # noqa: PTH100 — links stay as they are

    @cached_property
    def _excluding(self) -> GitIgnoreSpec | None:
        return spec(self._exclude) if self._exclude else None

    def enter(self, folder: Path, names: Iterable[str] | None = None) -> Iterator[tuple[Path, str]]:
        """Look at a folder's own ignore file; yield file and sentence if it cannot be used.

        ``names`` are the folder's entries where they are known.
        """
        if not self._ignore_files:
            return
        here = os.path.abspath(folder)  # noqa: PTH100
        if here in self._ignoring:
            return
        path = folder / IGNORE
        there = path.is_file() if names is None else IGNORE in names
        self._ignoring[here] = None
        if not there:
            return
        try:
            self._ignoring[here] = spec(lines_of(path))
        except ReadingError as error:
            yield path, UNREADABLE.format(why=error.message)

    def begin(self, path: Path) -> Iterator[tuple[Path, str]]:
        """Look at the ignore files above a path that the caller names, from the start down."""
        if not self._ignore_files:
            return
        try:
            whole = os.path.abspath(path)  # noqa: PTH100
            if not lies_in(whole, self._start):
                return
        except OSError:
            return  # the folder where the command runs is gone
        above = Path(self._start)
        for part in (".", *Path(os.path.relpath(whole, self._start)).parts[:-1]):
            above = above / part
            yield from self.enter(above)

    def wants(
        self, path: str | PurePath, *, folder: bool = False, named: bool = False, time: float = 0
    ) -> bool:
        """Tell whether a file or folder is wanted; what is not is noted.

        ``time`` is when the file was changed, in seconds since 1970; 0 where that does not count.
        """
        why = self._why(str(path).replace(ARCHIVED, "/"), folder=folder, named=named, time=time)
        if why is not None:
            self.skipped[str(path)] = why
        return why is None

    def _why(self, path: str, *, folder: bool, named: bool, time: float) -> Why | None:
        if not (self._exclude or self._since or any(self._ignoring.values())):
            return None
        whole = os.path.abspath(path)  # noqa: PTH100
        if self._excluding is not None and decided(self._excluding, whole, self._start, folder):
            return "excluded"
        if not named and self._ignored(whole, folder=folder):
            return "ignored"
        old = self._since is not None and 0 < time < self._since.timestamp()
        return "older" if old else None

    def _ignored(self, whole: str, *, folder: bool) -> bool:
        """Let the nearest ignore file that says anything of a path decide."""
        for above in map(str, Path(whole).parents):
            ignoring = self._ignoring.get(above)
            if ignoring is not None:
                said = decided(ignoring, whole, above, folder)
                if said is not None:
                    return said
        return False


def decided(patterns: GitIgnoreSpec, whole: str, base: str, folder: bool) -> bool | None:  # noqa: FBT001
    """Return what patterns say of a path: out, in, or None for nothing."""
    name = os.path.relpath(whole, base) if lies_in(whole, base) else whole.lstrip(os.sep)
    said: bool | None = patterns.check_file(name + "/" if folder else name).include
    return said


def lies_in(whole: str, base: str) -> bool:
    """Tell whether an absolute path is a folder or lies in it."""
    return whole == base or whole.startswith(base.rstrip(os.sep) + os.sep)


def lines_of(path: Path) -> list[str]:
    """Read an ignore file, in UTF-8 or as a Chinese Windows writes it; ReadingError if not."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ReadingError(error.strerror or type(error).__name__) from None
    if len(data) > MOST_BYTES:
        raise ReadingError("太大")
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace").splitlines()


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return patterns made ready; ReadingError names the line that is none."""
    from pathspec import GitIgnoreSpec

    kept = list(lines)
    for number, line in enumerate(kept, 1):
        if len(line) > LONGEST or line.count("*") > STARS or most_stars(line) > STARS_IN_NAME:
            bound = TOO_LONG.format(longest=LONGEST, stars=STARS, few=STARS_IN_NAME)
            raise ReadingError(f"第 {number} 行{bound}")
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            raise ReadingError(WRONG.format(line=number, pattern=line)) from None
    made: GitIgnoreSpec = GitIgnoreSpec.from_lines(kept)
    return made


def most_stars(line: str) -> int:
    """Return how many wildcards the name with the most of them has."""
    return max(part.count("*") for part in line.split("/"))


def counted(skipped: Mapping[str, Why]) -> dict[Why, int]:
    """Return how many files were left out for which reason, those only that there are."""
    counts: dict[Why, int] = {}
    for why in skipped.values():
        counts[why] = counts.get(why, 0) + 1
    return counts
