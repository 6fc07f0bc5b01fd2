"""Documents that a Word file holds whole (w:altChunk), as office web exports write them.

Word shows such a part as if it were text of the body; so it is read into the same blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import ReadingError
from engine.reading.files.package import RELATIONSHIP, parse_xml, read_member
from engine.reading.files.sniff import sniff
from engine.reading.formats.docx.elements import RELATED

if TYPE_CHECKING:
    import zipfile

    from lxml import etree

    from engine.reading.blocks.builder import Blocks
    from engine.reading.files.limits import Limits


def chunk_of(package: zipfile.ZipFile, main: str, chunk: etree._Element, limits: Limits) -> bytes:
    """Return the part that a w:altChunk of the main part names, nothing if there is none."""
    folder, _, name = main.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if listing not in package.NameToInfo:
        return b""
    root = parse_xml(read_member(package, listing, limits.part_bytes, limits), limits)
    for one in root.iter(RELATIONSHIP):
        if one.get("Id") == chunk.get(RELATED) and one.get("TargetMode") != "External":
            target = one.get("Target", "")
            part = target if target.startswith("/") else f"{folder}/{target}"
            part = part.lstrip("/")
            if part in package.NameToInfo:
                return read_member(package, part, limits.part_bytes, limits)
    return b""


def is_word(data: bytes) -> bool:
    """Tell whether a part is a Word file itself."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def put_chunk(data: bytes, out: Blocks) -> dict[str, str] | None:
    """Read a web page into the blocks and return its meta; None for what is no page."""
    from engine.reading.formats.html.mht import page_of
    from engine.reading.formats.html.reader import decoded_page, put_page

    try:
        found = sniff(data)
    except ReadingError:
        return None
    if found not in {"html", "mht"}:
        return None
    page = page_of(data, out.limits) if found == "mht" else data
    return put_page(decoded_page(page, out), out)
