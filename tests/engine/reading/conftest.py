"""Small documents made on the spot, a .docx from the XML of its body; a script as converter."""

from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from engine.reading.formats import libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(**targets: str) -> str:
    """Return a .rels part: type=target."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def make_word(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """Return a .docx; ``parts`` are further parts by type, e.g. ``numbering=<w:numbering>…``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", relations(officeDocument=main))
        folder, _, name = main.rpartition("/")
        listing = relations(**{kind: f"{kind}.xml" for kind in parts})
        package.writestr(f"{folder}/_rels/{name}.rels", listing)
        package.writestr(main, f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for kind, xml in parts.items():
            package.writestr(f"{folder}/{kind}.xml", xml)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def word() -> Callable[..., bytes]:
    """Give the maker of .docx files."""
    return make_word


@pytest.fixture(scope="session")
def namespaces() -> str:
    """Give the namespace declarations for the root of a further part."""
    return NAMESPACES


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Path]]:
    """Put a script in LibreOffice's place; its last words are the files, $OUT the target."""

    def put(script: str) -> Path:
        place = tmp_path / "bin" / "soffice"
        place.parent.mkdir(exist_ok=True)
        find = 'while [ $# -gt 0 ]; do case "$1" in --outdir) OUT="$2"; shift;; esac; '
        place.write_text(f'#!/bin/sh\n{find}LAST="$1"; shift; done\n{script}\n', "utf-8")
        place.chmod(0o755)
        monkeypatch.setenv("PATH", f"{place.parent}:{os.environ['PATH']}")
        return place

    libreoffice.program.cache_clear()
    yield put
    libreoffice.program.cache_clear()
