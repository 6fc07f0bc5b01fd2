"""Papers of another kind: told with their own words, and refused unless somebody insists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import OtherKindError

if TYPE_CHECKING:
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary

OTHER_KINDS = {
    "university": "高等学校按学年编制的信息公开年度报告，依《高等学校信息公开办法》",
    "public-body": "公共企事业单位的信息公开报告，依主管部门的规定",
    "before-2019": "2019年以前年度的旧格式报告，早于现行格式",
    "summary": "政务公开工作的总结、要点或计划",
    "guide": "信息公开的指南、目录或制度",
    "explanation": "年度报告的解读或图解，不是报告本身",
}
OTHER_HINT = "请换上该机关的政府信息公开工作年度报告；确要照样核对这一份，请加 --force。"
QUOTED = 50


def other_kind_of(error: Exception) -> str:
    """Return the kind of paper that an error tells, "" for any other error."""
    return error.kind if isinstance(error, OtherKindError) else ""


def refuse_other_kind(report: Report, vocabulary: Vocabulary) -> None:
    """Raise OtherKindError for a paper that this pack does not audit."""
    from engine.facts.report_kind import other_kind

    told = other_kind(report, vocabulary)
    if told is None:
        return
    words = " ".join(told.quote.split())
    shown = f"{words[:QUOTED]}…" if len(words) > QUOTED else words
    raise OtherKindError(
        f"这是{OTHER_KINDS[told.code]}（“{shown}”），不是政府信息公开工作年度报告，这套规则不核对。",
        kind=told.code,
        source=report.document.source,
        hint=OTHER_HINT,
    )
