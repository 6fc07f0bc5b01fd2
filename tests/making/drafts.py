"""A report before it is written down: prose and tables as data, clean unless someone spoils it.

``clean`` makes a report in which everything agrees: the tables balance, the prose says the numbers
of the tables, the dates are in order. Samples and corruption tests change one thing at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from making.labels import (
    APPLICANTS,
    DISPUTES,
    HEADINGS,
    NUMERALS,
    RESULTS,
    RESULTS_2021,
    ROWS_2019,
    ROWS_2021,
    TABLE_2_2019,
    TABLE_2_2021,
)
from making.prose import (
    channels,
    improvement,
    management,
    opening,
    oversight,
    own_words,
    platform,
    problems,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Cells = dict[tuple[str, str], str]
TRIAL = ("made", "published", "open_total")


@dataclass(frozen=True)
class Draft:
    """A report as data; every text may be spoilt by ``dataclasses.replace``."""

    agency: str
    kind: str
    year: int
    title: tuple[str, ...]
    head: tuple[str, ...]
    headings: dict[int, str]
    prose: dict[int, tuple[str, ...]]
    table2: Cells
    table3: Cells
    table4: Cells
    form2: str = "2021"
    form3: str = "2021"
    signoff: tuple[str, ...] = ()
    order: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    meta: dict[str, str] = field(default_factory=dict)


def balanced(requests: Mapping[str, Mapping[str, int]], *, form: str = "2021") -> Cells:
    """Fill table 3 from {row: {applicant: n}}; totals, 总计 and balance follow by themselves.

    ``new`` is what balances: results + carried_out − carried_in, for each applicant.
    """
    rows = ROWS_2021 if form == "2021" else ROWS_2019
    results = [row for row in rows if row not in {"new", "carried_in", "done", "carried_out"}]
    number = {(row, who): requests.get(row, {}).get(who, 0) for row in rows for who in APPLICANTS}
    for who in APPLICANTS:
        number["done", who] = sum(number[row, who] for row in results)
        number["new", who] = (
            number["done", who] + number["carried_out", who] - number["carried_in", who]
        )
    for row in rows:
        number[row, "total"] = sum(number[row, who] for who in APPLICANTS)
    return {key: str(value) for key, value in number.items()}


def disputes(cases: Mapping[str, Mapping[str, int]] | None = None) -> Cells:
    """Fill table 4 from {group: {result: n}} with right totals."""
    cells: Cells = {}
    for group in DISPUTES:
        given = (cases or {}).get(group, {})
        for result in RESULTS:
            cells[group, result] = str(given.get(result, 0))
        cells[group, "total"] = str(sum(given.values()))
    return cells


def documents(form: str = "2021", **given: str) -> Cells:
    """Fill table 2 with zeros but for what is given as ``normative_made="2"``."""
    sections = TABLE_2_2021 if form == "2021" else TABLE_2_2019
    cells = {
        (row, column): "0"
        for _head, _columns, rows, keys in sections
        for row in rows
        for column in keys
    }
    for name, value in given.items():
        cells[cell_key(name)] = value
    return cells


def cell_key(name: str) -> tuple[str, str]:
    """Part ``normative_open_total`` into row and column."""
    row, _, column = name.removesuffix("_total").rpartition("_")
    return row, f"{column}_total" if name.endswith("_total") else column


def numeral(part: int) -> str:
    """Return a part's Chinese numeral."""
    return NUMERALS[part - 1]


def clean(  # noqa: PLR0913 — a report has that many sides
    agency: str,
    kind: str,
    year: int,
    *,
    county: str = "青禾县",
    requests: Mapping[str, Mapping[str, int]] | None = None,
    cases: Mapping[str, Mapping[str, int]] | None = None,
    published: int = 86,
    normative: tuple[int, int, int] = (0, 0, 0),
    signed: str | None = None,
    **table2: str,
) -> Draft:
    """Make a report in which everything agrees; ``normative``: made, repealed, valid or TRIAL."""
    form = "2021" if year >= 2021 else "2019"
    table3, table4 = balanced(requests or {}, form=form), disputes(cases)
    cells = documents(form, **normative_counts(form, normative) | table2)
    we, seat = own_words(agency, kind), agency if agency.startswith(county) else county + agency
    return Draft(
        agency=seat,
        kind=kind,
        year=year,
        title=(seat, f"{year}年政府信息公开工作年度报告"),
        head=(preface(year),),
        headings={part: f"{numeral(part)}、{words}" for part, words in HEADINGS.items()},
        prose=dict.fromkeys(range(1, 6), ())
        | {
            1: summary(seat, we, year, published, table3, table4, cells, kind),
            5: (*problems(seat), *improvement(seat)),
            6: (fee_sentence(we, year, table3),),
        },
        table2=cells,
        table3=table3,
        table4=table4,
        form2=form,
        form3=form,
        signoff=(seat, signed or f"{year + 1}年1月12日"),
    )


def preface(year: int) -> str:
    """Return the words before part one."""
    return (
        "本报告根据《中华人民共和国政府信息公开条例》和年度报告格式的要求编制，由六个部分组成。"
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    )


def normative_counts(form: str, counts: tuple[int, int, int]) -> dict[str, str]:
    """Return the counts of normative documents under the names of a form's columns."""
    columns = ("made", "repealed", "valid") if form == "2021" else TRIAL
    return {f"normative_{one}": str(count) for one, count in zip(columns, counts, strict=True)}


def summary(  # noqa: PLR0917 — what part one speaks of
    seat: str,
    we: str,
    year: int,
    published: int,
    table3: Cells,
    table4: Cells,
    table2: Cells,
    kind: str,
) -> tuple[str, ...]:
    """Write part one: five aspects, with the numbers of the tables."""
    accountable = kind in {"township", "government"}
    return (
        opening(seat, we, year),
        f"（一）主动公开情况。{channels(seat, year, published)}{normative_sentence(we, table2)}",
        f"（二）依申请公开情况。{requests_sentence(we, table3)}{disputes_sentence(table4)}",
        f"（三）政府信息管理情况。{management(seat, year)}",
        f"（四）政府信息公开平台建设情况。{platform(seat, we)}",
        f"（五）监督保障情况。{oversight(seat)}"
        + ("全年未发生因政府信息公开被追究责任的情形。" if accountable else ""),
    )


def fee_sentence(we: str, year: int, table3: Cells) -> str:
    """Say in part six what became of the fee: notices for what was left unpaid."""
    if year < 2021:
        return f"{year}年度，{we}没有其他需要报告的事项。"
    unpaid = int(table3.get(("other.unpaid", "total"), "0"))
    if not unpaid:
        return f"{year}年度，{we}未向申请人发出政府信息公开信息处理费收费通知，收取信息处理费0元。"
    return (
        f"{year}年度，{we}发出政府信息公开信息处理费收费通知{unpaid}件，总金额{unpaid}00元，"
        "申请人均逾期未缴，实际收取信息处理费0元。"
    )


def normative_sentence(we: str, table2: Cells) -> str:
    """Say how many normative documents were made, or that there was none."""
    made, valid = table2["normative", "made"], table2.get(("normative", "valid"))
    if valid is None:
        return f"{we}全年制发规范性文件{made}件。"
    if made == valid == "0":
        return f"{we}全年未制发行政规范性文件。"
    return f"{we}全年制发行政规范性文件{made}件，现行有效{valid}件。"


def requests_sentence(we: str, table3: Cells) -> str:
    """Say how many requests came, were handled and carried over."""
    new, old = table3["new", "total"], table3["carried_in", "total"]
    done, left = table3["done", "total"], table3["carried_out", "total"]
    if new == old == done == left == "0":
        return f"{we}全年未收到政府信息公开申请。"
    carried = f"上年结转{old}件，" if old != "0" else ""
    rest = f"结转下年度继续办理{left}件。" if left != "0" else "没有结转下年度办理的申请。"
    return f"{we}全年新收政府信息公开申请{new}件，{carried}办结{done}件，{rest}"


def disputes_sentence(table4: Cells) -> str:
    """Say how many reviews and suits there were."""
    reviews = int(table4["review", "total"])
    suits = int(table4["suit_direct", "total"]) + int(table4["suit_after_review", "total"])
    if not reviews and not suits:
        return "未发生因政府信息公开引起的行政复议和行政诉讼。"
    said = f"因政府信息公开被申请行政复议{reviews}件" if reviews else "没有行政复议"
    return f"{said}，" + (f"被提起行政诉讼{suits}件。" if suits else "没有行政诉讼。")


def with_cell(draft: Draft, table: int, row: str, column: str, value: str) -> Draft:
    """Return the draft with one cell changed."""
    name = f"table{table}"
    cells: Any = {name: {**getattr(draft, name), (row, column): value}}
    return replace(draft, **cells)


def with_heading(draft: Draft, part: int, words: str) -> Draft:
    """Return the draft with one heading changed."""
    return replace(draft, headings={**draft.headings, part: words})


def with_prose(draft: Draft, part: int, *paragraphs: str) -> Draft:
    """Return the draft with the prose of one part replaced."""
    return replace(draft, prose={**draft.prose, part: paragraphs})


def with_words(draft: Draft, part: int, old: str, new: str) -> Draft:
    """Return the draft with words of one part replaced; they must be there."""
    before = draft.prose[part]
    after = tuple(text.replace(old, new) for text in before)
    if before == after:
        message = f"part {part} does not say {old}"
        raise ValueError(message)
    return with_prose(draft, part, *after)


ALL_RESULTS = RESULTS_2021
