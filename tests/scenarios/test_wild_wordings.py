"""Whole reports as they go round: what is found in them, and what must not be said of them.

Each sentence is of a kind met in real reports; the tables beside it agree with it, so that every
finding about numbers would be a false accusation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making.drafts import clean, with_heading
from making.reading import read_report
from making.wild import as_bar_text, as_cell_a_line

from engine.check import Checker
from engine.facts.context import NOTHING_ELSE
from engine.packs import load_pack

if TYPE_CHECKING:
    from making.drafts import Draft

    from engine.finding import Finding

NAMES = ("granted", "denied.law", "unable.not_held", "rejected.repeat", "other.other")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(load_pack())


def found(checker: Checker, text: bytes) -> list[Finding]:
    report = read_report(text, "稿.txt")
    audit = checker.audit(report, NOTHING_ELSE)
    return [finding for finding in audit.findings if finding.outcome != "not_assessable"]


def codes(checker: Checker, text: bytes, family: str = "") -> list[str]:
    return [f.rule for f in found(checker, text) if f.rule.startswith(family)]


def saying(sentence: str, *, reviews: int = 0, suits: int = 0, **requests: int) -> Draft:
    """Make a report whose part one says a sentence of its requests, the tables agreeing."""
    rows = {row.replace("__", "."): {"natural": count} for row, count in requests.items()}
    cases = {"review": {"upheld": reviews}, "suit_direct": {"upheld": suits}}
    draft = clean("青山镇人民政府", "township", 2023, requests=rows, cases=cases)
    prose = list(draft.prose[1])
    prose[2] = f"（二）依申请公开情况。{sentence}"
    return replace(draft, prose={**draft.prose, 1: tuple(prose)})


AGREEING = [
    saying(
        "所有办结的申请中同意公开答复9件，部分公开答复0件，不予公开答复2件，无法提供的10件，"
        "不予处理0件，其他处理14件，转下一年度办理答复的有1件。",
        granted=9,
        denied__law=2,
        unable__not_held=10,
        other__other=14,
        carried_out=1,
    ),
    saying("全年共收到申请85件，除2件结转下年办理外，均依法答复。", granted=83, carried_out=2),
    saying("全镇收到政府信息公开申请一件，已办理完毕。", granted=1),
    saying(
        "答复政府信息公开申请20件（含上年度结转申请3件，另有2件按照条例顺延到下年度答复）。"
        "信息公开类行政复议7件，诉讼9件，均获维持。",
        reviews=7,
        suits=9,
        granted=20,
        carried_in=3,
        carried_out=2,
    ),
    saying(
        "收到38条网民留言（注：数据来自12345热线），办结留言30条，公开答复4条。"
        "收到政府信息公开申请6件，均在法定期限内办结。",
        granted=6,
    ),
]


@pytest.mark.parametrize("draft", AGREEING, ids=range(len(AGREEING)))
def test_what_agrees_with_the_tables_is_not_accused(checker: Checker, draft: Draft) -> None:
    assert codes(checker, as_bar_text(draft), "N") == []


def test_six_parts_are_no_six_reviews(checker: Checker) -> None:
    draft = saying("全年新收政府信息公开申请1件，办结1件。", reviews=2, granted=1)
    head = (
        "本报告包括总体情况、主动公开政府信息情况、政府信息公开行政复议、行政诉讼情况等六个部分。",
    )
    assert codes(checker, as_bar_text(replace(draft, head=head)), "N105") == []


def test_labels_of_a_table_without_a_grid_disclose_no_fee(checker: Checker) -> None:
    draft = saying("我镇全年未收到政府信息公开申请。")
    silent = replace(draft, prose={**draft.prose, 6: ("无。",)})
    fee = [f for f in found(checker, as_cell_a_line(silent)) if f.rule == "E101"]
    assert [f.severity for f in fee] == ["error"]


def test_a_heading_that_runs_on_does_not_hide_the_problems(checker: Checker) -> None:
    draft = saying("我镇全年未收到政府信息公开申请。")
    first, *rest = draft.prose[5]
    glued = with_heading(replace(draft, prose={**draft.prose, 5: tuple(rest)}), 5, "")
    text = as_bar_text(glued).decode()
    heading = draft.headings[5] + first
    text = text.replace("六、其他需要报告的事项", "六、其他需要报告的事项", 1)
    place = text.index(rest[0]) if rest else text.index("六、其他")
    text = text[:place] + heading + "\n" + text[place:]
    assert codes(checker, text.encode(), "S110") == []


def test_a_governments_office_is_no_government(checker: Checker) -> None:
    draft = clean("青禾县人民政府办公室", "government", 2023, county="")
    prose = tuple(p.replace("考核", "检查").replace("评议", "意见") for p in draft.prose[1])
    prose = tuple(p.replace("全年未发生因政府信息公开被追究责任的情形。", "") for p in prose)
    assert (
        codes(checker, as_bar_text(replace(draft, prose={**draft.prose, 1: prose})), "S105") == []
    )


def test_blanks_of_a_row_are_one_finding(checker: Checker) -> None:
    draft = saying("我镇全年未收到政府信息公开申请。")
    blank = {("new", column): "" for column in ("business", "research", "welfare", "other_org")}
    text = as_bar_text(replace(draft, table3={**draft.table3, **blank}))
    blanks = [f for f in found(checker, text) if f.rule == "F102"]
    assert [(f.place.row, f.place.column) for f in blanks] == [("new", None)]
    assert "4格" in blanks[0].message


def test_what_could_not_be_read_is_not_called_blank(checker: Checker) -> None:
    draft = saying("我镇全年未收到政府信息公开申请。")
    text = as_bar_text(draft).decode()
    text = text.replace("行政规范性文件 | 0 | 0 | 0 |", "行政规范性文件 | 22 235 |")
    unread = [f for f in found(checker, text.encode()) if f.rule == "F102"]
    assert {f.responsibility for f in unread} == {"reading"}
    assert all("空白" not in f.message for f in unread)


def test_a_heading_of_a_numeral_alone_is_said_to_be_one(checker: Checker) -> None:
    draft = with_heading(saying("我镇全年未收到政府信息公开申请。"), 1, "一、")
    assert [f.title for f in found(checker, as_bar_text(draft)) if f.rule.startswith("S")] == [
        "标题只有序号"
    ]


def test_part_five_whose_heading_got_lost_is_not_said_to_be_missing(checker: Checker) -> None:
    draft = saying("我镇全年未收到政府信息公开申请。")
    text = as_bar_text(draft).decode()
    text = text.replace(draft.headings[5], "（一）工作中存在的主要问题")
    lost = [f for f in found(checker, text.encode()) if f.rule == "S101"]
    assert [(f.place.part, f.outcome, f.responsibility) for f in lost] == [
        (5, "uncertain", "reading")
    ]
