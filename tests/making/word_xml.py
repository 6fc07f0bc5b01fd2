"""Elements of WordprocessingML by hand."""

from __future__ import annotations

from lxml import etree

WORDS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def element(name: str, inner: str, attributes: str = "") -> etree._Element:
    """Return a w: element with this inside."""
    return etree.fromstring(f"<w:{name} {WORDS} {attributes}>{inner}</w:{name}>")


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{said}<w:t>{text}</w:t></w:r>"
