"""A season as an export, and one in which a hostile text stands wherever words from outside can."""

from __future__ import annotations

import csv
import io
from datetime import date

from making.dossiers import (
    FORM,
    NUMBER,
    cause,
    dossier,
    equations,
    exported,
    finding,
    step,
)

from engine.export.dossier import Owing
from engine.export.schemas import schema
from engine.roster.unit import Unit

HOSTILE = (
    "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "-2+3", "\t=1", "\r=1", " =1", "＝1", "http://x.cn/",
    "mailto:a@b.example", "internal:Sheet1!A1", "{=1}", "\x1b[31m红\x00尾", "a\u202eb",
    "长" * 40_000, "𠮷" * 40_000, "一行\n二行", '"引号",逗号', "'单引号", "\ud800", "_x0041_",
    "\ufffe", "\xa0=1", "\u3000=1", "\u200b=1", "\ufeff=1", "\x0b=1", "\x0c=1", "\x85=1",
    "\u2028=1", "\u2060\u180e=1", "\u3164=1", "\uff0b1", "\ufe66=1", "\ufe62=1", "\ufe6bA1",
    "\u2212" + "1", "\u207a1", "\x7f=1", "\u202e=1", "\u2066=1\u2069", "\U000e0041=1",
)  # fmt: skip
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def hostile(text: str):
    """Return an export in which a text stands wherever words from outside can."""
    known = finding(
        1, "F203", title=text, message=text, state="confirmed", place={"label": text},
        evidence=[{"quote": text, "at": text}], expected=text, actual=text, remedy=text,
        explained=text, history=(step("confirm", actor=text, text=text),),
        basis=[{"source": "s", "title": FORM, "number": NUMBER, "clause": text}],
    )  # fmt: skip
    asked = finding(2, "X101", outcome="not_assessable", ask=text)
    unsure = finding(3, "F101", outcome="uncertain", message=text)
    named = {"label": text, "row": text, "column": text, "table": 3, "from": 1, "to": 2}
    caused = cause((named,), keys=["F203-000000000004"], note=text, summary=text)
    told = finding(4, "F203", message=text)
    return exported(
        dossier(known, asked, unsure, told, causes=[caused], agency=text, source=text),
        not_filed={2023: [Owing(unit=Unit(name=text, parent=text, code=text))]}, code=text,
    )  # fmt: skip


def season():
    """Return two filings: one cause, a question, a request, a dismissed and an accepted finding."""
    asked = finding(3, "X101", outcome="not_assessable", ask="请提供上年报告", title="结转不符")
    unsure = finding(4, "F101", outcome="uncertain", title="件数带小数", message="空白或认不准")
    gone = finding(5, "P102", state="dismissed", message="有手机号码")
    late = finding(6, state="accepted", expires=date(2026, 12, 31))
    return exported(
        dossier(*equations(), asked, unsure, gone, causes=[cause()]),
        dossier(late, id=2, agency="青禾县教育局", state="received", due=None),
        not_filed={
            2023: [Owing(unit=Unit(name="青禾县水利局", deadline=date(2024, 1, 31)))],
            2022: [],
        },
        code="9-ABCD",
    )


def read_csv(data: bytes) -> list[list[str]]:
    """Read a CSV back."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


SCHEMA = schema("book")
