"""Members of a zip archive of reports: bounded, named, and one level of archives in archives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.files.limits import Limits, refuse_size
from engine.values import dataclass

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

UTF8_NAME = 0x800
SKIPPED = re.compile(
    r"(?:^|/)(?:\.(?!\.?/)|~\$|__macosx/|thumbs\.db\Z|desktop\.ini\Z)", re.IGNORECASE
)
DEEPEST = 1
TOO_MUCH = "压缩包（连同套在里面的）文件太多或太大，后面的没有读取；请分批提交"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive; with an empty name the sentence is about the archive itself."""

    name: str
    data: bytes | None
    error: str | None = None


def is_archive(data: bytes) -> bool:
    """Tell a zip of files from a zip that is a document (Office, ODF, OFD)."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not (
        data[30:38] == b"mimetype" or _has_member(data, b"[Content_Types].xml", b"OFD.xml")
    )


def members(data: bytes, limits: Limits) -> Iterator[Member]:
    """Yield the files of an archive in sorted order; archives in it one level down."""
    return _Unpacking(limits).members(data, 0)


class _Unpacking:
    """One archive being unpacked: how many members and bytes it and those in it gave so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.given = self.spent = 0

    def members(self, data: bytes, depth: int) -> Iterator[Member]:
        """Yield what stands in an archive, or what is wrong with it."""
        from engine.reading.files.package import open_package  # with lxml: plain text needs none

        try:
            package = open_package(data, self.limits)
        except ReadingError as error:
            yield Member("", None, error.message)
            return
        with package:
            named = [(_name(info), info) for info in package.infolist()]
            for name, info in sorted(named, key=lambda pair: pair[0]):
                if info.is_dir() or SKIPPED.search(name):
                    continue
                if self._exhausted():
                    yield Member("", None, TOO_MUCH)
                    return
                yield from self._member(name, package, info, depth)

    def _member(
        self, name: str, package: zipfile.ZipFile, info: zipfile.ZipInfo, depth: int
    ) -> Iterator[Member]:
        self.given += 1
        try:
            content = _bytes(package, info, self.limits)
        except ReadingError as error:
            yield Member(name, None, error.message)
            return
        self.spent += len(content)
        if not is_archive(content):
            yield Member(name, content)
        elif depth >= DEEPEST:
            yield Member(name, None, "压缩包套了太多层，没有再打开；请解压后再交")
        else:
            for member in self.members(content, depth + 1):
                label = f"{name}!/{member.name}" if member.name else name
                yield Member(label, member.data, member.error)

    def _exhausted(self) -> bool:
        return self.given >= self.limits.members or self.spent > self.limits.unpacked_bytes


def _bytes(package: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    from engine.reading.files.package import read_member

    refuse_size(info.file_size, limits.file_bytes)
    return read_member(package, info, limits.file_bytes, limits)


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; Chinese Windows writes GBK where the standard says cp437."""
    name = info.filename
    if not info.flag_bits & UTF8_NAME:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/").replace("\0", "")


def _has_member(data: bytes, *names: bytes) -> bool:
    """Look for a name in the list of members at the end of the file, without parsing it."""
    directory = data.rfind(b"PK\x05\x06")
    start = int.from_bytes(data[directory + 16 : directory + 20], "little") if directory > 0 else 0
    return any(data.find(name, min(start, len(data))) >= 0 for name in names)
