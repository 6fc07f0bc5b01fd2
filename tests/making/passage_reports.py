"""A whole report around a passage: its tables balance, its other prose states no number."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from making.drafts import (
    TRIAL,
    Draft,
    balanced,
    disputes,
    documents,
    fee_sentence,
    numeral,
)
from making.labels import HEADINGS
from making.passages import Sheet, form_of
from making.reading import read_report
from making.writers import as_flat_text

from engine.check import Checker
from engine.facts.context import Context
from engine.packs import load_pack
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from making.passages import Passage

    from engine.finding import Audit
    from engine.report import Report

COLUMNS = ("made", "repealed", "valid")
WE = "本机关"
ONE = (
    "{year}年，我们认真落实政府信息公开条例，各项工作有序开展。",
    "（一）主动公开情况。围绕群众关心的事项，及时主动公开政府信息，做好政策解读。",
    "（二）依申请公开情况。畅通政府信息公开申请受理渠道，规范登记、办理、答复各个环节。",
    "（三）政府信息管理情况。严格公开审查，定期清理政府信息，动态更新公开目录。",
    "（四）政府信息公开平台建设情况。维护好网站专栏和公示栏，栏目内容定期检查。",
    "（五）监督保障情况。明确专人负责，纳入年度考核，接受社会评议，未发生责任追究情形。",
)
FIVE = (
    "（一）存在的主要问题。信息更新还不够及时，政策解读形式比较单一。",
    "（二）改进情况。完善更新机制，加强业务培训，丰富解读形式。",
)
BEFORE = (
    "过去一年，信息公开工作按照上级部署稳步推进。",
    "（一）主动公开。凡是应当公开的事项，均按目录要求在网站和公示栏公布。",
    "（二）依申请公开。设立受理窗口，公布受理电话，安排专人答复政府信息公开申请。",
    "（三）信息管理。公文起草时一并确定公开属性，上网前经过三级审核。",
    "（四）平台建设。网站改版后检索更方便，便民服务大厅增设查阅点。",
    "（五）监督保障。定期通报，年终考核计分，邀请群众评议，无人被追究责任。",
)
FIVE_BEFORE = (
    "（一）问题。少数经办人员不熟悉条例，答复文书不够严谨。",
    "（二）措施。组织专题学习，统一文书样式，请法律顾问把关。",
)


def draft_of(passage: Passage, sheet: Sheet, year: int, *texts: str) -> Draft:
    """Make the report of a year with the tables of a sheet and these paragraphs more."""
    this_year = year == passage.year
    part = passage.part if this_year else 1
    form = form_of(year)
    table3 = balanced(sheet.requests, form=form)
    prose = {
        1: tuple(text.format(year=year) for text in (ONE if this_year else BEFORE)),
        2: (),
        3: (),
        4: (),
        5: FIVE if this_year else FIVE_BEFORE,
        6: (fee_sentence(WE, year, table3),),
    }
    if texts:
        prose[part] = texts if part == 6 else (*prose[part], *texts)
    return Draft(
        agency=passage.agency,
        kind=passage.kind,
        year=year,
        title=(passage.agency, f"{year}年政府信息公开工作年度报告"),
        head=(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",),
        headings={number: f"{numeral(number)}、{words}" for number, words in HEADINGS.items()},
        prose=prose,
        table2=_table2(sheet.documents, form),
        table3=table3,
        table4=disputes(sheet.disputes),
        form2=form,
        form3=form,
        signoff=(passage.agency, f"{year + 1}年1月12日"),
    )


def _table2(given: Mapping[str, Any], form: str) -> dict[tuple[str, str], str]:
    cells = documents(form)
    columns = COLUMNS if form == "2021" else TRIAL
    for row, value in given.items():
        if isinstance(value, list):
            filled = dict(zip(columns, map(str, value), strict=True))
        else:
            filled = {"amount" if row == "fees" else "handled": str(value)}
        for column, text in filled.items():
            if (row, column) not in cells:
                raise KeyError((row, column))
            cells[row, column] = text
    return cells


@lru_cache(maxsize=8)
def report_of(passage: Passage, sheet: Sheet, year: int, *texts: str) -> Report:
    """Return the report as gouji reads it; agency and kind are those of the entry."""
    read = read_report(as_flat_text(draft_of(passage, sheet, year, *texts)), "稿.txt")
    return replace(read, agency=passage.agency, kind=passage.kind)


def reworded(report: Report, old: str, new: str) -> Report | None:
    """Return the report with another paragraph in the place of one, None if it has not that one."""
    blocks = tuple(
        replace(block, text=new) if isinstance(block, Paragraph) and block.text == old else block
        for block in report.document.blocks
    )
    if blocks == report.document.blocks:
        return None
    parts = {
        number: replace(part, text=part.text.replace(old, new))
        for number, part in report.parts.items()
    }
    return replace(report, document=replace(report.document, blocks=blocks), parts=parts)


@lru_cache(maxsize=8)
def last_of(passage: Passage) -> Report | None:
    """Return last year's report: what is not given of it follows from this year's tables."""
    if passage.last is None:
        return None
    sheet = passage.last
    carried = passage.sheet.requests.get("carried_in", {})
    requests = {**sheet.requests}
    requests.setdefault("carried_out", carried)
    stock = {**sheet.documents}
    for row in ("normative", "regulations"):
        made, repealed, valid = passage.sheet.documents.get(row, (0, 0, 0))
        stock.setdefault(row, [0, 0, valid - made + repealed])
    before = Sheet(requests, sheet.disputes, stock)
    return report_of(passage, before, passage.year - 1, *((sheet.say,) if sheet.say else ()))


@cache
def checker() -> Checker:
    """Give the checker with the shipped pack, compiled once."""
    return Checker(load_pack())


def audit(passage: Passage, sheet: Sheet | None = None, text: str | None = None) -> Audit:
    """Check the report of an entry with its passage, or with another text in its place.

    An empty text: the report without it. The tables are the entry's own unless others are given.
    """
    sheet = sheet or passage.sheet
    said = () if text == "" else (passage.text,)
    report = report_of(passage, sheet, passage.year, *said)
    if text and text != passage.text:
        spoken = reworded(report, passage.text, text)
        report = spoken or report_of(passage, sheet, passage.year, text)
    return checker().audit(report, Context(last=last_of(passage)))
