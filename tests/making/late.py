"""A report six weeks late, written in every format with lines of a page around its title."""

from __future__ import annotations

import html
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from making.drafts import clean
from making.reading import read_report
from making.writers import WRITERS

from engine.check import Checker
from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from making.drafts import Draft

    from engine.finding import Audit

AGENCY = "清溪县水务局"
TITLE = f"{AGENCY}2024年政府信息公开工作年度报告"
PACK = Path(__file__).resolve().parents[2] / "rules" / "nianbao"
PUBLISHED = "发布时间：2025-03-18 10:20"
FORMATS = ("docx", "html", "flat", "gb", "tsv", "markdown")


@cache
def checker() -> Checker:
    return Checker(load_pack(PACK))


def late(
    agency: str = AGENCY, kind: str = "department", *, title: Sequence[str] | None = None
) -> Draft:
    """Make a clean report of 2024, signed and published in March."""
    draft = clean(agency, kind, 2024, county="清溪县", normative=(1, 0, 4))
    titled = tuple(title) if title is not None else (f"{agency}2024年政府信息公开工作年度报告",)
    return replace(draft, agency=agency, title=titled, signoff=(agency, "2025年3月15日"))


def written(form: str, draft: Draft, above: Sequence[str] = (), below: Sequence[str] = ()) -> bytes:
    """Write a draft with lines of a page above its title and below it."""
    bare = replace(draft, title=(), head=(*above, *draft.title, *below, *draft.head))
    if form not in {"html", "markdown"}:
        return WRITERS[form][1](bare)
    data = WRITERS[form][1](replace(draft, head=(*below, *draft.head))).decode()
    if form == "markdown":
        return ("\n\n".join(above) + "\n\n" + data).encode()
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in above)
    begins = '<div id="zoom" class="content">'
    data = data.replace(begins, f"{lines}{begins}")
    head, end = data.split("</title>", 1)
    return f"{head.split('<title>')[0]}<title>清溪县政府信息公开平台</title>{end}".encode()


def audited(data: bytes, form: str) -> Audit:
    return checker().audit(read_report(data, "年报" + WRITERS[form][0]))


def whose(audit: Audit) -> tuple[str | None, str | None, int | None]:
    return audit.report.agency, audit.report.kind, audit.report.year


def failed(audit: Audit) -> set[str]:
    return {one.rule for one in audit.findings if one.outcome == "fail"}
