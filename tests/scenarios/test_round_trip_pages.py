"""The same reports on pages of any kind, as PDF, .doc, .odt and .rtf: cells, dates and prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.amount import some
from making.chance import draft
from making.compare import differences
from making.office import through_office
from making.pages import PAGES, changed, unruled
from making.reading import read_report
from making.writers import as_docx

from engine.audit.conversions import conversions, shelved
from engine.reading.files.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from making.drafts import Draft

    from engine.report import Report


@pytest.mark.needs("soffice")
@pytest.mark.slow
@pytest.mark.parametrize(
    "extension", [pytest.param("pdf", marks=pytest.mark.needs("fonts")), "doc", "odt", "rtf"]
)
def test_a_report_comes_back_whole_from_pages_of_any_kind(extension: str, tmp_path: Path) -> None:
    written = draft(200)
    pages = PAGES.items() if extension == "pdf" else some(PAGES.items(), 4)
    files = {f"{name}.docx": changed(as_docx(written), change) for name, change in pages}
    with_office = through_office(files, extension, tmp_path)
    sources = [Source(f"{name}.{extension}", data) for name, data in with_office.items()]
    with conversions() as converted:
        for name, source in zip(with_office, converted.ahead(sources), strict=True):
            with shelved(source.shelf):
                report = read_report(source.data or b"", source.name)
            assert (name, differences(written, report)) == (name, [])
            assert (name, lost(written, report)) == (name, [])


@pytest.mark.slow
@pytest.mark.needs("soffice")
def test_a_pdf_without_a_ruled_line_gives_its_cells_and_doubts(tmp_path: Path) -> None:
    written = draft(200)
    files = {"unruled.docx": changed(as_docx(written), unruled)}
    report = read_report(through_office(files, "pdf", tmp_path)["unruled"], "稿.pdf")
    assert differences(written, report) == []
    assert {"table"} <= {doubt.code for doubt in report.doubts}


def lost(written: Draft, report: Report) -> list[str]:
    """Return the paragraphs of prose that did not come back as they were written."""
    read = {"".join(paragraph.text.split()) for paragraph in report.paragraphs()}
    wanted = [text for texts in written.prose.values() for text in texts]
    return [text for text in wanted if "".join(text.split()) not in read]
