"""Reports by chance, written in many layouts and formats, come back whole: cells, parts, dates."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from making.chance import draft
from making.compare import differences
from making.converted import CONVERTED
from making.crooked import CROOKED
from making.wild import WILD
from making.writers import WRITERS, as_docx

from engine.reading import read_report

if TYPE_CHECKING:
    from pathlib import Path

LAYOUTS = {**WRITERS, **CROOKED, **WILD, **CONVERTED}
SOFFICE = shutil.which("soffice")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(8))
def test_a_report_comes_back_whole(layout: str, seed: int) -> None:
    extension, write = LAYOUTS[layout]
    written = draft(seed)
    assert differences(written, read_report(write(written), f"稿{extension}")) == []


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
@pytest.mark.parametrize("extension", ["doc", "odt", "rtf", "pdf", "html", "docx"])
def test_a_report_comes_back_whole_through_libreoffice(extension: str, tmp_path: Path) -> None:
    for seed in (100,):
        written = draft(seed)
        source = tmp_path / f"{seed}.docx"
        source.write_bytes(as_docx(written))
        target = converted(source, extension, tmp_path / "out")
        assert differences(written, read_report(target.read_bytes(), target.name)) == []


def converted(source: Path, extension: str, folder: Path) -> Path:
    """Convert a file with LibreOffice in a profile of its own."""
    profile = folder.parent / "profile"
    command = [
        SOFFICE or "soffice",
        f"-env:UserInstallation=file://{profile}",
        "--headless",
        "--convert-to",
        extension,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ})
    return folder / f"{source.stem}.{extension}"
