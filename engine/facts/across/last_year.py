"""This year's tables beside last year's: what was carried over, and the stock of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Place
from engine.facts.across.kinds import CARRIED, STOCK
from engine.facts.explanations import explaining
from engine.facts.prose import sentences, sources
from engine.forms.short_names import TABLE_2_ROWS, TABLE_3_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.facts.context import Context
    from engine.report import Report, Value
    from engine.vocabulary.model import Vocabulary

_DOCUMENTS = ("regulations", "normative")


def carried(report: Report, context: Context) -> Iterator[Fact]:
    """Yield one fact a column of table 3; one in all while last year's report is not known."""
    if 3 not in report.tables:
        return
    last = context.last
    columns = TABLE_3_COLUMNS if last else ("total",)
    explained = explanation(report, "carried", context.vocabulary) if last else None
    for column in columns:
        here = _values(report, 3, {"carried_in": ("carried_in", column)})
        before = _values(last, 3, {"last_carried_out": ("carried_out", column)})
        if not here or (last and 3 in last.tables and not before):
            continue
        yield Fact(
            kind=CARRIED.name,
            fields={"column": column, **_numbers(here), **_numbers(before)},
            place=Place(part=3, table=3, row="carried_in", column=column, label="表三上年结转"),
            evidence=_evidence(here),
            labels={"column": TABLE_3_COLUMNS[column]},
            cells={"carried_in": (3, "carried_in", column)},
            doubtful=_doubtful(here, before),
            explained=explained,
        )


def stock(report: Report, context: Context) -> Iterator[Fact]:
    """Yield one fact for 规章 and one for 规范性文件 where both reports follow form 2021."""
    last = context.last
    explained = explanation(report, "stock", context.vocabulary) if last else None
    for row in _DOCUMENTS if last else ("normative",):
        here = _values(report, 2, {key: (row, key) for key in ("made", "repealed", "valid")})
        before = _values(last, 2, {"last_valid": (row, "valid")})
        if len(here) < 3 or (last and 2 in last.tables and not before):
            continue
        yield Fact(
            kind=STOCK.name,
            fields={"row": row, **_numbers(here), **_numbers(before)},
            place=Place(part=2, table=2, row=row, column="valid", label="表二现行有效件数"),
            evidence=_evidence(here),
            labels={"row": TABLE_2_ROWS[row]},
            cells={key: (2, row, key) for key in here},
            doubtful=_doubtful(here, before),
            explained=explained,
        )


def explanation(report: Report, about: str, vocabulary: Vocabulary) -> Evidence | None:
    """Quote the sentence by which the report accounts for such numbers, if it has one."""
    sentence = explaining(sentences(report), about, vocabulary)
    quoted = sentence.evidence(sources(report)) if sentence else ()
    return quoted[0] if quoted else None


def _values(
    report: Report | None, number: int, wanted: Mapping[str, tuple[str, str]]
) -> dict[str, Value]:
    table = report.tables.get(number) if report else None
    if table is None:
        return {}
    return {name: table.values[cell] for name, cell in wanted.items() if cell in table.values}


def _numbers(values: Mapping[str, Value]) -> dict[str, int]:
    return {name: value.number for name, value in values.items() if isinstance(value.number, int)}


def _evidence(values: Mapping[str, Value]) -> tuple[Evidence, ...]:
    return tuple(Evidence(quote=value.raw, anchor=value.anchor) for value in values.values())


def _doubtful(*groups: Mapping[str, Value]) -> frozenset[str]:
    return frozenset(name for group in groups for name, value in group.items() if value.doubt)
