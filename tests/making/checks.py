"""A pack of a rule or two and facts by hand, judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from making.matrices import forms
from making.shipped import VOCABULARY

from engine.check.findings import Judged, findings_of
from engine.evidence import Fact, Kind, Place
from engine.packs.written import rule_of
from engine.report import Document, Report
from engine.rule import Pack, Source

BALANCE = {
    "code": "F203",
    "name": "balance",
    "title": "收支不平衡",
    "severity": "error",
    "basis": [{"source": "form-2021", "clause": "表三表头"}],
    "years": "2019-",
    "over": "column",
    "check": "new + carried_in == done + carried_out",
    "message": "{column}：新收{new}，办理{done}",
    "why": "应当相等。",
    "remedy": "核对。",
    "examples": [],
}
KIND = Kind(
    name="column",
    meaning="一列",
    fields={
        "column": ("str", "列"),
        **{name: ("int", name) for name in ("new", "carried_in", "done", "carried_out")},
    },
)


def pack(*rules, settings=None):
    return Pack(
        id="p",
        title="p",
        version="0",
        sha256="",
        folder=Path(),
        forms=forms(),
        vocabulary=VOCABULARY,
        rules=tuple(rule_of({**BALANCE, **rule}) for rule in rules),
        sources={"form-2021": Source(id="form-2021", title="格式")},
        settings=settings or {},
    )


def column(name="natural", *, place=None, **fields):
    values = {"new": 3, "carried_in": 1, "done": 2, "carried_out": 2, **fields}
    return Fact(
        kind="column",
        fields={"column": name, **{key: one for key, one in values.items() if one is not None}},
        place=place or Place(part=3, table=3, column=name),
        labels={"column": {"natural": "自然人"}.get(name, name)},
    )


def verdicts(checker, *facts, year=2023, kind="township"):
    return [one.verdict for one in checker.outcomes(facts, year, kind)]


def findings(checker, *facts, unit="甲镇", year=2023):
    outcomes = checker.outcomes(facts, year, "township")
    rules = {rule.code: rule for rule in checker.pack.rules}
    judged = Judged(rules=rules, sources=checker.pack.sources, unit=unit, year=year)
    return findings_of(outcomes, judged)


def report(**changes):
    document = Document(source="a.txt", sha256="0" * 64, format="text", blocks=())
    empty = Report(
        document=document,
        title=None,
        agency="甲镇",
        kind="township",
        year=2023,
        headings=(),
        parts={},
        tables={},
    )
    return replace(empty, **changes)
