"""The agency's own file with remarks: Word as it is, PDF as it is, older Word as a new .docx."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from engine.export.annotated.remarks import at_mark, remarks, summary
from engine.values import replace

if TYPE_CHECKING:
    from engine.anchor import Anchor
    from engine.export.annotated.remarks import Remark
    from engine.export.dossier import Dossier, Exported
    from engine.forms.model import Forms
    from engine.report import Report

OFFICE = frozenset({"doc", "odt", "rtf", "wordml"})
"""Formats of which LibreOffice makes a .docx to write in."""
WRITABLE = OFFICE | {"docx", "pdf"}
REFUSED = "这份报告是网页或文本，不能在原件上加批注。"
HINT = "请用 --format html 或 --format notice。"


def write(dossier: Dossier, exported: Exported, forms: Forms) -> tuple[bytes, str]:
    """Return the file with remarks and its suffix; GoujiError where none can be written in it.

    ``dossier.content`` gives the file as received; ``forms`` are those of the pack that judged it.
    """
    from engine.reading import read_report
    from engine.reading.files.sniff import sniff

    if dossier.content is None:
        raise GoujiError("案卷里没有留原件，加不了批注。", hint="请用 --format notice。")
    name, data = dossier.content()
    if sniff(data) not in WRITABLE:  # known before it is read
        raise GoujiError(REFUSED, hint=HINT)
    report = read_report(data, name, forms)
    told = remarks(dossier, report, confirmed=exported.confirmed)
    told = [*told, summary(told, exported.origin)]
    kind = report.document.format
    if kind == "pdf":
        from engine.export.annotated import pdf

        return pdf.annotated(data, told), ".pdf"
    if kind != "docx":
        data, told = as_word(data, report, told, forms)
    from engine.export.annotated import word

    return word.annotated(data, told, datetime.fromisoformat(exported.made_at)), ".docx"


def as_word(
    data: bytes, report: Report, told: list[Remark], forms: Forms
) -> tuple[bytes, list[Remark]]:
    """Return a .docx of an older Word file, and the remarks where their words stand in it."""
    from engine.reading import LIMITS, read_report
    from engine.reading.formats import libreoffice

    converted = libreoffice.as_docx(data, LIMITS)
    again = read_report(converted, report.document.source, forms)
    return converted, [replace(one, anchor=moved(one, report, again)) for one in told]


def moved(remark: Remark, report: Report, again: Report) -> Anchor | None:
    """Return where the place of a remark lies in the same report read from another file."""
    anchor = remark.anchor
    if anchor is None:
        return None
    for number, table in report.tables.items():
        for key, value in table.values.items():
            if value.anchor == anchor and number in again.tables:
                there = again.tables[number].values.get(key)
                return there.anchor if there is not None else None
    quote = report.document.text(anchor.block) if anchor.block >= 0 else ""
    return at_mark({"quote": quote}, again.document)
