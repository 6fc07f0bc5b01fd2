"""What the fuzzing begins with: one report in every layout and format that can be made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.chance import draft
from making.crooked import CROOKED
from making.office import SOFFICE, through_office
from making.pdfs import Sheet, pdf
from making.wild import WILD
from making.writers import WRITERS, as_docx

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "青禾县白沙镇人民政府2023年政府信息公开工作年度报告"


def seeds(folder: Path | None = None) -> dict[str, bytes]:
    """Return files by name; with a folder also those that LibreOffice writes."""
    written = draft(7)
    found = {
        f"{name}{extension}": write(written)
        for name, (extension, write) in {**WRITERS, **CROOKED, **WILD}.items()
    }
    found["hand.pdf"] = by_hand()
    found["mail.mht"] = as_mail(found["html.html"])
    found["short.doc"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000
    if folder is not None and SOFFICE:
        for extension in ("pdf", "doc"):
            made = through_office({"report.docx": as_docx(written)}, extension, folder)
            found[f"office.{extension}"] = made["report"]
    return found


def by_hand() -> bytes:
    """Make a PDF whose streams are not packed, so that accidents reach its drawing."""
    sheet = Sheet().text(72, 760, TITLE)
    sheet.table([["项目", "自然人", "总计"], ["新收", "12", "12"]], 72, 700, [80, 60, 60])
    return pdf(sheet, sheet)


def as_mail(page: bytes) -> bytes:
    """Wrap a page as a browser saves it in one file."""
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
    part = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head + part + page + b"\r\n--X--\r\n"
