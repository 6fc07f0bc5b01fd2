"""Zip packages (Office files, archives) opened with suspicion: sizes first, contents after.

Nothing is extracted to disk, names are labels only, every read is bounded by what the member
declares and by the limits, and XML is parsed without entities, network or DOCTYPE.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from engine.errors import ReadingError
from engine.reading.files.limits import MEGABYTE, Limits, refuse_size

PROLOG = 4_096
DIRECTORY_BYTES = 4 * MEGABYTE
DAMAGED = "文件不完整或已损坏，打不开；请用 Word 或 WPS 打开另存一次后再交"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)


def open_package(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open a zip file from memory; ReadingError if it is damaged, or declares too much."""
    _refuse_directory(data)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadingError(DAMAGED, hint=str(error)) from error
    members = package.infolist()
    if len(members) > limits.members:
        raise ReadingError(
            f"压缩包里有 {len(members)} 个文件，超过上限 {limits.members} 个，没有读取；请分批提交"
        )
    refuse_size(sum(m.file_size for m in members), limits.unpacked_bytes, "解压后")
    return package


def _refuse_directory(data: bytes) -> None:
    """Refuse a list of members that alone would fill the memory, before it is parsed."""
    end = data.rfind(b"PK\x05\x06")
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > DIRECTORY_BYTES:
        raise ReadingError("压缩包的目录异常地大，没有读取；请确认文件无误后重新打包提交")


def read_member(
    package: zipfile.ZipFile, name: str | zipfile.ZipInfo, most: int, limits: Limits
) -> bytes:
    """Return the bytes of a member that is there; ReadingError if encrypted, broken or a bomb."""
    member = package.getinfo(name) if isinstance(name, str) else name
    if member.flag_bits & 1:
        raise ReadingError("压缩包已加密，读不了；请去掉密码后再交")
    refuse_size(member.file_size, most, "解压后的内容")
    if member.file_size > MEGABYTE and member.file_size > limits.ratio * member.compress_size:
        raise ReadingError("压缩比异常，疑似压缩炸弹，没有读取；请确认文件来源后重新提交")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReadingError("压缩方法不受支持，读不了；请用普通 zip 方式重新打包提交")
    try:
        with package.open(member) as stream:
            return stream.read(most)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise ReadingError(DAMAGED, hint=str(error)) from error


def parse_xml(data: bytes, limits: Limits) -> etree._Element:
    """Parse an XML part; ReadingError if it has a DOCTYPE, is too deep, too large or broken."""
    if b"<!DOCTYPE" in data[:PROLOG]:
        raise ReadingError("文件里有外部实体声明，疑似恶意文件，没有读取；请确认文件来源")
    if len(data) > limits.elements and data.count(b"<") > limits.elements:
        raise ReadingError("文件内容太多，不像一份年度报告，没有读取；请确认文件无误")
    try:
        root = etree.fromstring(data, PARSER)
    except etree.XMLSyntaxError as error:
        raise ReadingError(DAMAGED, hint=str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError("文件里有外部实体声明，疑似恶意文件，没有读取；请确认文件来源")
    return root


def relationships(package: zipfile.ZipFile, part: str, limits: Limits) -> list[tuple[str, str]]:
    """Return (last word of the type, name of the target part) for what a part refers to."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in package.NameToInfo:
        return []
    root = parse_xml(read_member(package, listing, MEGABYTE, limits), limits)
    return [
        (element.get("Type", "").rpartition("/")[2], _resolved(folder, element.get("Target", "")))
        for element in root.iter(RELATIONSHIP)
        if element.get("TargetMode") != "External"
    ]


def _resolved(folder: str, target: str) -> str:
    """Return the name of a part that is referred to from a folder of the package."""
    if "." not in target[:3] and not target.startswith("/"):
        return f"{folder}/{target}" if folder else target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
