"""Reports as Word files the way other programs write them.

Part numbers by a numbering list, a title in a text box, rows of the head that repeat, a table cut
in two, tracked changes, header and footer.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from making.grids import expanded

if TYPE_CHECKING:
    from making.grids import Grid
    from making.shapes_text import Pieces

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" mc:Ignorable="wps"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NUMBERS = re.compile(r"^([一二三四五六])、")
SPLIT_AFTER = 14
HEAD_ROWS = 3
CHANGED = (5, 9)
"""The one cell with a tracked change."""


@dataclass(frozen=True)
class Ways:
    """What a Word file does beside holding the words."""

    listed: bool = False
    boxed: bool = False
    split: bool = False
    tracked: bool = False
    landscape: bool = False
    off_page: bool = False


def run(text: str, *, tracked: bool = False) -> str:
    """Write runs, cut where the keyboard changed; a changed one with what stood there before."""
    cuts = re.findall(r"[0-9]+|[^0-9]+", text) or [""]
    inner = [f'<w:r>{FONT}<w:t xml:space="preserve">{html.escape(cut)}</w:t></w:r>' for cut in cuts]
    if tracked:
        at = 1 if len(cuts) > 1 and cuts[1].isdigit() else 0
        before = f"<w:r><w:delText>{'9' * len(cuts[at])}</w:delText></w:r>"
        inner[at] = (
            f'<w:del w:id="7" w:author="a">{before}</w:del>'
            f'<w:ins w:id="8" w:author="a">{inner[at]}</w:ins>'
        )
    return "".join(inner)


def paragraph(text: str, ways: Ways, what: str) -> str:
    """Write a paragraph as this kind of file holds it."""
    listed = ways.listed and what == "heading" and NUMBERS.match(text)
    if listed:
        text = NUMBERS.sub("", text)
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    runs = run(text, tracked=ways.tracked and what == "text")
    body = f'<w:p><w:pPr>{number}<w:jc w:val="both"/></w:pPr>{runs}</w:p>'
    if not (ways.boxed and what == "title"):
        return body
    box = f"<w:txbxContent>{body}</w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )


def tables(grid: Grid, ways: Ways) -> str:
    """Write a table, or its two halves with the head repeated where a page ended."""
    rows = word_rows(grid, ways)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in sides)
    columns = sum(box.columns for box in grid[0])
    grid_of = f'<w:gridCol w:w="{column_width(columns, ways)}"/>' * columns
    opening = (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{lines}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid_of}</w:tblGrid>"
    )
    if not ways.split or len(rows) < SPLIT_AFTER + HEAD_ROWS:
        return f"{opening}{''.join(rows)}</w:tbl><w:p/>"
    first = "".join(rows[:SPLIT_AFTER])
    second = "".join(rows[:HEAD_ROWS] + rows[SPLIT_AFTER:])
    between = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return f"{opening}{first}</w:tbl>{between}{opening}{second}</w:tbl><w:p/>"


def column_width(columns: int, ways: Ways) -> int:
    """Return how wide a column is: the page shared out, or as wide as someone drew it."""
    if ways.off_page:
        return 1300
    return (13000 if ways.landscape else 9000) // columns


def word_rows(grid: Grid, ways: Ways) -> list[str]:
    """Write the rows; what is covered from above goes on with the merge."""
    positions, rows, below = expanded(grid), [], {}
    narrow = column_width(len(positions[0]), ways)
    for y, line in enumerate(grid):
        starts, cells, x = iter(line), [], 0
        while x < len(positions[y]):
            if positions[y][x][1]:
                box = next(starts)
                below[x] = box.columns
                merge = '<w:vMerge w:val="restart"/>' if box.rows > 1 else ""
                wide, text = box.columns, box.text
            else:
                merge, wide, text = "<w:vMerge/>", below[x], ""
            width = f'<w:tcW w:w="{narrow * wide}" w:type="dxa"/><w:gridSpan w:val="{wide}"/>'
            words = run(text, tracked=ways.tracked and (y, x) == CHANGED)
            cells.append(f"<w:tc><w:tcPr>{width}{merge}</w:tcPr><w:p>{words}</w:p></w:tc>")
            x += wide
        head = "<w:trPr><w:tblHeader/></w:trPr>" if y < HEAD_ROWS and len(grid) > 9 else ""
        rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    return rows


def section(ways: Ways) -> str:
    """Write the page's size and what stands above and below."""
    size = 'w:w="11906" w:h="16838"'
    if ways.landscape:
        size = 'w:w="16838" w:h="11906" w:orient="landscape"'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="h1"/>'
        f'<w:footerReference w:type="default" r:id="f1"/><w:pgSz {size}/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'
    )


def as_word(pieces: Pieces, ways: Ways) -> bytes:
    """Write the file part by part."""
    body = "".join(
        tables(content, ways) if what == "grid" else paragraph(str(content), ways, what)
        for what, content in pieces
    )
    main = f"<w:body>{body}{section(ways)}</w:body>"
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            ("h1", "header", "header1.xml"),
            ("f1", "footer", "footer1.xml"),
            ("n1", "numbering", "numbering.xml"),
        ),
        "word/document.xml": f"<w:document {SPACES}>{main}</w:document>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{LEVEL}</w:numbering>",
        "word/header1.xml": f"<w:hdr {SPACES}><w:p>{run('政府信息公开年报')}</w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {SPACES}><w:p>{run('— ')}{PAGE}{run(' —')}</w:p></w:ftr>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
    return target.getvalue()


def relations(*each: tuple[str, str, str]) -> str:
    """Write a part of relations."""
    rows = "".join(
        f'<Relationship Id="{one}" Type="{R}/{kind}" Target="{target}"/>'
        for one, kind, target in each
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


FONT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
PAGE = "".join(
    f"<w:r>{inner}</w:r>"
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> PAGE </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>3</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
LEVEL = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("numbering", "numbering"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    + "</Types>"
)
WORDS = {
    "wps": Ways(listed=True, boxed=True),
    "wps_split": Ways(split=True),
    "tracked": Ways(tracked=True, listed=True),
}
OFFICE = {
    "office_pdf": ("pdf", Ways()),
    "wide_pdf": ("pdf", Ways(landscape=True)),
    "off_page_pdf": ("pdf", Ways(off_page=True)),
    "office_rtf": ("rtf", Ways(listed=True)),
    "office_odt": ("odt", Ways(boxed=True)),
}
