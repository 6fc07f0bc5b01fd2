"""Reports that lost their line breaks: six parts, every cell, the sign-off, and nothing is said."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from making.changes import base
from making.one_line import as_one_line
from making.reading import read_report

from engine.audit.worker import AuditTask, Worker, WorkerConfig

if TYPE_CHECKING:
    from engine.audit.worker import AuditResult

CELLS = {2: 10, 3: 175, 4: 15}
DRAFT = base(kind="department")


@lru_cache(maxsize=1)
def worker() -> Worker:
    return Worker(WorkerConfig())


def checked(text: str) -> AuditResult:
    return worker().check(AuditTask(source="稿.txt", data=text.encode()))


def said(done: AuditResult, rule: str) -> list[str]:
    return [one.outcome for one in done.findings if one.rule == rule]


@pytest.mark.parametrize("between", [" ", "", "\u3000\u3000"])
def test_a_clean_report_on_one_line_is_read_whole_and_nothing_is_said_of_it(between):
    text = as_one_line(DRAFT, between)
    report = read_report(text.encode(), "稿.txt")
    assert sorted(report.parts) == [1, 2, 3, 4, 5, 6]
    read = {
        n: sum(v.number is not None for v in t.values.values()) for n, t in report.tables.items()
    }
    assert read == CELLS
    assert report.signoff_date is not None
    done = checked(text)
    assert [(f.rule, f.message) for f in done.findings if f.outcome in {"fail", "uncertain"}] == []


@pytest.mark.parametrize("last", ["无。", "暂无。", "没有。"])
def test_a_short_last_part_is_read_and_spoils_no_other(last):
    short = replace(DRAFT, prose={**DRAFT.prose, 6: (last,)})
    done = checked(as_one_line(short, " "))
    assert not done.error
    assert said(done, "S101") == []
    assert said(done, "E101") == ["fail"]
    assert said(done, "S114") == []


def test_a_sign_off_that_may_have_been_lost_with_the_breaks_is_asked_for_not_accused():
    unsigned = replace(DRAFT, signoff=())
    assert set(said(checked(as_one_line(unsigned, " ")), "S114")) == {"uncertain"}
    broken = as_one_line(unsigned, "\n")
    assert set(said(checked(broken), "S114")) == {"fail"}


def test_a_part_whose_heading_stands_somewhere_in_the_text_is_not_called_missing():
    words = DRAFT.headings[5].removeprefix("五、")
    odd = replace(
        DRAFT,
        headings={**DRAFT.headings, 5: ""},
        prose={
            **DRAFT.prose,
            6: (f"关于{words}，见上级部门的通报，我局没有补充。", *DRAFT.prose[6]),
        },
    )
    assert said(checked(as_one_line(odd, "\n")), "S101") == ["uncertain"]


def test_a_missing_part_that_only_the_list_of_parts_names_is_called_missing():
    names = [heading.split("、", 1)[1] for _, heading in sorted(DRAFT.headings.items())]
    listing = f"本报告由{'、'.join(names)}六个部分组成。"
    gone = replace(
        DRAFT,
        headings={**DRAFT.headings, 6: ""},
        prose={**DRAFT.prose, 6: ()},
        head=(*DRAFT.head, listing),
    )
    assert said(checked(as_one_line(gone, "\n")), "S101") == ["fail"]
