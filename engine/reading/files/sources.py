"""The files behind the paths of a command: files, folders, members of zip archives.

Each is read only when it is its turn, and what cannot be read becomes a Source with a sentence:
one bad file never costs the others. Names inside archives are labels, never paths.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.own_papers import kind_of
from engine.reading.files.archive import is_archive, members
from engine.reading.files.left_out import LeftOut
from engine.reading.files.limits import LIMITS, Limits, refuse_size
from engine.reading.files.set_aside import HEAD, folder_of_ours, of_ours, worth_a_word
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
BESIDE = frozenset(
    {".yaml", ".yml", ".json", ".csv", ".tsv", ".xlsx", ".xls", ".et", ".book", ".db", ".sqlite"}
    | {".log", ".ini", ".toml", ".py", ".sh", ".exe", ".lnk"}
)
"""What lies beside reports in a folder and is none: rosters, exports, casebooks, programs."""
OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
SENTENCES = {
    errno.ENOENT: "文件不存在（或链接已失效）；请核对路径",
    errno.EACCES: "没有权限读取；请检查文件权限",
    errno.EPERM: "没有权限读取；请检查文件权限",
    errno.ELOOP: "符号链接成环，没有读取；请改用真实文件",
    errno.ENAMETOOLONG: "文件名太长，打不开；请改短后再交",
    errno.EIO: "读取时磁盘出错；请换一份副本再试",
}
ODD = "不是普通文件（管道、设备等），没有读取；请改用真实文件"
LOOP = "文件夹的符号链接成环，没有再进入；请改用真实文件夹"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: its name as shown, and its bytes or the sentence why there are none.

    A member of an archive is named ``a.zip!/b.docx``. ``shelf`` is the folder in which its
    conversion lies, where it needed one. ``digest`` tells what could not be unpacked from other
    files wherever it lies: the SHA-256 of an archive, and for its member of that and the name.
    """

    name: str
    data: bytes | None
    error: str | None = None
    shelf: Path | None = None
    digest: str = ""


def sources(
    paths: Iterable[str | os.PathLike[str]],
    limits: Limits = LIMITS,
    left: LeftOut | None = None,
    *,
    aside: Callable[[str, str], object] | None = None,
    own: Callable[[str, str], None] | None = None,
) -> Iterator[Source]:
    """Yield a Source for each file behind the paths, folders recursively in sorted order.

    Inside folders and archives hidden files, Office lock files (~$…), what systems leave behind
    and lists or programs beside the reports (``BESIDE``) are skipped without a word; a path named
    by the caller never is. What gouji keeps (a casebook, a checkpoint file, its own folders) is
    skipped wherever it lies. ``aside`` is told by name and sentence what of ours and which lists
    were skipped; ``own``, if given, is told name and kind of every paper that gouji wrote itself
    (``engine.own_papers``), which is then left out, named or not. ``left`` says what else is not
    wanted, and notes what it was; without it nothing else is left out, for nobody would tell.
    """
    walk = _Walk(limits, left or LeftOut(ignore_files=False), aside or _nobody)
    for path in map(Path, paths):
        yield from _unusable(walk.left.begin(path))
        yield from _but_own(_at(path, walk), own)


def of_bytes(
    name: str,
    data: bytes,
    limits: Limits = LIMITS,
    left: LeftOut | None = None,
    *,
    aside: Callable[[str, str], object] | None = None,
    own: Callable[[str, str], None] | None = None,
) -> Iterator[Source]:
    """Yield what bytes that came without a file hold: themselves, or the members of an archive."""
    walk = _Walk(limits, left or LeftOut(ignore_files=False), aside or _nobody)
    try:
        refuse_size(len(data), limits.file_bytes)
        found = list(_file(name, data, walk))
    except ReadingError as error:
        found = [Source(name, None, error.message)]
    yield from _but_own(_wanted(found, name, walk.left), own)


def _but_own(found: Iterable[Source], own: Callable[[str, str], None] | None) -> Iterator[Source]:
    """Yield what gouji did not write itself; without ``own`` everything."""
    for source in found:
        if own is None or source.data is None or not (kind := kind_of(source.data)):
            yield source
        else:
            own(source.name, kind)


@dataclass(frozen=True, slots=True)
class _Walk:
    """What goes along through the folders: limits, what is not wanted, who is told of the rest."""

    limits: Limits
    left: LeftOut
    told: Callable[[str, str], object]


def _nobody(_name: str, _sentence: str) -> None:
    """Tell nobody."""


def is_leftover(name: str) -> bool:
    """Tell a file that no one hands in: hidden, an Office lock, a leftover, a list or a program."""
    if name.startswith((".", "~$")) or name.lower() in LEFTOVERS:
        return True
    return PurePath(name).suffix.lower() in BESIDE


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as text that can be printed: bytes that are no UTF-8 are read as GB18030."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _at(
    path: Path, walk: _Walk, above: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[Source]:
    name, named = shown(path), not above
    try:
        status = path.stat()
        folder = stat.S_ISDIR(status.st_mode)
        time = 0 if folder else status.st_mtime
        if not walk.left.wants(path, folder=folder, named=named, time=time):
            return
        if not folder:
            yield from _wanted(_file(name, _content(path, walk.limits), walk), name, walk.left)
            return
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield Source(name, None, LOOP)
            return
        if why := folder_of_ours(path):
            walk.told(name, why)
            return
        inside = sorted(entry.name for entry in os.scandir(path))
    except ReadingError as error:
        yield Source(name, None, error.message)
    except (OSError, ValueError) as error:
        yield Source(name, None, _sentence(error))
    else:
        yield from _within(path, inside, walk, above | {here})


def _within(
    folder: Path, names: Sequence[str], walk: _Walk, above: frozenset[tuple[int, int]]
) -> Iterator[Source]:
    """Yield what lies in a folder; ``above`` are it and the folders it lies in."""
    yield from _unusable(walk.left.enter(folder, names))
    beside = frozenset(names)
    for name in names:
        if why := worth_a_word(folder, name, beside):
            walk.told(shown(folder / name), why)
        elif not is_leftover(name):
            yield from _at(folder / name, walk, above)


def _wanted(found: Iterable[Source], name: str, left: LeftOut) -> Iterator[Source]:
    """Yield the file itself, and of an archive the members that are wanted."""
    yield from (one for one in found if one.name == name or left.wants(one.name))


def _unusable(faults: Iterable[tuple[Path, str]]) -> Iterator[Source]:
    """Yield an ignore file that cannot be used as what it is: a file that could not be read."""
    yield from (Source(shown(path), None, sentence) for path, sentence in faults)


def _file(name: str, data: bytes, walk: _Walk) -> Iterator[Source]:
    """Yield the file itself, or the members if it is an archive; nothing for one of ours."""
    if why := of_ours(data):
        walk.told(name, why)
        return
    if not is_archive(data):
        yield Source(name, data)
        return
    for member in members(data, walk.limits):
        label = f"{name}!/{member.name}" if member.name else name
        digest = digest_of(data, member.name) if member.data is None else ""
        yield Source(label, member.data, member.error, digest=digest)


def digest_of(archive: bytes, member: str) -> str:
    """Return by what a member that cannot be unpacked is known; no name: the archive itself."""
    whole = hashlib.sha256(archive).hexdigest()
    named = f"{whole}!/{member}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(named).hexdigest() if member else whole


def _content(path: Path, limits: Limits) -> bytes:
    """Read a regular file, without waiting on pipes; ReadingError if it is another or too big.

    Of what is ours only the first bytes.
    """
    descriptor = os.open(path, OPENING)
    with open(descriptor, "rb", closefd=True) as stream:  # noqa: PTH123 - opened without waiting
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError(ODD)
        head = stream.read(HEAD)
        if of_ours(head):
            return head
        refuse_size(status.st_size, limits.file_bytes)
        data = head + stream.read(limits.file_bytes + 1 - len(head))
    refuse_size(len(data), limits.file_bytes)
    return data


def _sentence(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno in SENTENCES:
        return SENTENCES[error.errno]
    return f"打不开：{error}；请核对路径"[:200]
