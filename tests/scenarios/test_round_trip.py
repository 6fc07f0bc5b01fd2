"""Reports by chance, written in many layouts and formats, come back whole: cells, parts, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.amount import WHOLE
from making.chance import draft
from making.compare import differences
from making.converted import CONVERTED
from making.crooked import CROOKED
from making.office import through_office
from making.reading import read_report
from making.wild import WILD
from making.writers import WRITERS, as_docx

if TYPE_CHECKING:
    from pathlib import Path

LAYOUTS = {**WRITERS, **CROOKED, **WILD, **CONVERTED}


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(8) if WHOLE else range(2))
def test_a_report_comes_back_whole(layout: str, seed: int) -> None:
    extension, write = LAYOUTS[layout]
    written = draft(seed)
    assert differences(written, read_report(write(written), f"稿{extension}")) == []


@pytest.mark.slow
@pytest.mark.needs("soffice")
@pytest.mark.parametrize("extension", ["pdf", "html", "docx"])
def test_a_report_comes_back_whole_through_libreoffice(extension: str, tmp_path: Path) -> None:
    written = draft(100)
    data = through_office({"稿.docx": as_docx(written)}, extension, tmp_path)["稿"]
    assert differences(written, read_report(data, f"稿.{extension}")) == []
