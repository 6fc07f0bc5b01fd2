"""Reports written, read and judged: dossiers straight from a check."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
from lxml import html
from making.changes import base
from making.dossiers import exported
from making.reading import read_report
from making.writers import as_docx

from engine.check import Checker
from engine.export.annotated import write as annotated
from engine.export.of_audit import dossier_of
from engine.export.page.write import write
from engine.export.spreadsheet import xlsx
from engine.packs import load_pack

if TYPE_CHECKING:
    from engine.export.dossier import Dossier

NEW = (3, "new", "natural")


@cache
def checker() -> Checker:
    """Return the checker of the shipped pack."""
    return Checker(load_pack())


def unit(number: int, change=lambda draft: draft, **more) -> Dossier:
    """Return the dossier of a made-up unit's report, something in it changed."""
    data = as_docx(change(base(**more)))
    audit = checker().audit(read_report(data, "报告.docx"))
    return dossier_of(audit, number, lambda: ("报告.docx", data))


def judged(change, number: int = 1) -> Dossier:
    """Return a report with something changed, as it was judged."""
    return unit(number, change)


def page(*dossiers, **more):
    """Return the page of reports, parsed."""
    return html.fromstring(write(exported(*dossiers, **more), checker().pack.forms).decode())


def workbook(*changes, each=False):
    """Return the workbook of reports, each with something changed."""
    found = [judged(change, number) for number, change in enumerate(changes, 1)]
    written = xlsx.write(exported(*found), checker().pack.forms, each=each)
    return openpyxl.load_workbook(io.BytesIO(written))


def paper(name: str, data: bytes):
    """Return a report's own file with what was found written in."""
    audit = checker().audit(read_report(data, name))
    one = dossier_of(audit, 1, lambda: (name, data))
    return annotated.write(one, exported(one), checker().pack.forms)
