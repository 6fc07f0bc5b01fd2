"""PDF files made by hand, object by object: text in any place, rules, pictures, forms, traps.

No font is embedded; text is written by its UTF-16 code, digits and letters half as wide.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SONG = (
    "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/ItalicAngle 0"
    "/FontBBox[-25 -254 1000 880]/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
)


def lacking(encoding: str, widths: str, more: str = SONG, order: str = "GB1", kind: int = 0) -> str:
    """Return a Chinese font that the PDF does not hold; object 4 tells codes, if they are asked."""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}"
        f"/DescendantFonts[<</Type/Font/Subtype/CIDFontType{kind}/BaseFont/STSong-Light"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering({order})/Supplement 4>>/DW 1000/W[{widths}]"
        f"{more}>>]>>"
    )


FONT = lacking("UniGB-UTF16-H", "1 95 500")
TO_UNICODE = (
    b"begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange\n"
    b"1 beginbfrange <0000><FFFF><0000> endbfrange endcmap"
)
PIXEL = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    b"/Length 1>>stream\n\x80\nendstream"
)


@dataclass
class Sheet:
    """One page: drawing operators, its size, how it is turned, what its box leaves out."""

    width: float = 595
    height: float = 842
    turn: int = 0
    origin: tuple[float, float] = (0, 0)
    ops: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, words: str, size: float = 12, mode: int = 0, font: str = "F"
    ) -> Sheet:
        """Write words from a point on; ``mode`` 3 is invisible."""
        code = words.encode("utf-16-be").hex()
        self.ops.append(f"BT /{font} {size} Tf {mode} Tr 1 0 0 1 {x} {y} Tm <{code}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a stroke."""
        self.ops.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")
        return self

    def bar(self, x: float, y: float, width: float, height: float) -> Sheet:
        """Fill a box."""
        self.ops.append(f"{x} {y} {width} {height} re f")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """Show the one grey pixel, stretched."""
        self.ops.append(f"q {width} 0 0 {height} {x} {y} cm /I Do Q")
        return self

    def form(self, name: str, matrix: str = "1 0 0 1 0 0") -> Sheet:
        """Show a form object."""
        self.ops.append(f"q {matrix} cm /{name} Do Q")
        return self

    def table(
        self,
        rows: list[list[str]],
        x: float,
        y: float,
        widths: list[float],
        height: float = 20,
        *,
        ruled: bool = True,
    ) -> float:
        """Draw a plain table whose upper left corner is at (x, y); return its lower edge."""
        edges = [x]
        for width in widths:
            edges.append(edges[-1] + width)
        for number, row in enumerate(rows):
            top = y - number * height
            for left, words in zip(edges, row, strict=False):
                if words:
                    self.text(left + 3, top - height + 6, words, 10)
        bottom = y - len(rows) * height
        if ruled:
            for number in range(len(rows) + 1):
                self.line(edges[0], y - number * height, edges[-1], y - number * height)
            for edge in edges:
                self.line(edge, y, edge, bottom)
        return bottom


def pdf(
    *sheets: Sheet,
    forms: dict[str, bytes] | None = None,
    packed: bool = False,
    fonts: Mapping[str, str] = MappingProxyType({"F": FONT}),
) -> bytes:
    """Return a PDF of these pages; ``forms`` are content streams by name, shared by all pages."""
    bodies = [b"", b"", PIXEL, stream(TO_UNICODE), *(font.encode() for font in fonts.values())]
    written = "".join(f"/{name} {5 + n} 0 R" for n, name in enumerate(fonts))
    named = "".join(f"/{name} {len(bodies) + 1 + n} 0 R" for n, name in enumerate(forms or {}))
    resources = f"<</Font<<{written}>>/XObject<</I 3 0 R{named}>>>>"
    for content in (forms or {}).values():
        head = f"/Type/XObject/Subtype/Form/BBox[-9999 -9999 9999 9999]/Resources{resources}"
        bodies.append(stream(content, head, packed=packed))
    kids = []
    for sheet in sheets:
        bodies.append(stream("\n".join(sheet.ops).encode(), packed=packed))
        x, y = sheet.origin
        kids.append(f"{len(bodies) + 1} 0 R")
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{x} {y} {x + sheet.width} {y + sheet.height}]"
            f"/Rotate {sheet.turn}/Resources{resources}/Contents {len(bodies)} 0 R>>".encode()
        )
    bodies[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    bodies[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return of_objects(bodies)


def stream(content: bytes, head: str = "", *, packed: bool = False) -> bytes:
    """Return a stream object."""
    if packed:
        content, head = zlib.compress(content), head + "/Filter/FlateDecode"
    return f"<<{head}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def of_objects(bodies: list[bytes], trailer: str = "") -> bytes:
    """Put objects together as a file; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj".encode() + body + b"endobj\n"
    begin = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer<</Size {len(bodies) + 1}/Root 1 0 R{trailer}>>startxref\n{begin}\n".encode()
    return bytes(out) + b"%%EOF\n"


def bare(data: bytes) -> bytes:
    """Return a PDF, as LibreOffice writes it, without the fonts that it holds."""
    return data.replace(b"/FontFile", b"/FontLost")
