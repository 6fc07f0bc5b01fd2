"""What a paper calls itself: a draft, a letter, a submission, a notice, or the report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making.changes import base
from making.reading import read_report
from making.writers import as_docx, as_tsv_text

from engine.facts.structure.submissions import facts
from engine.packs import load_pack

VOCABULARY = load_pack().vocabulary
DRAFT = base(kind="department")
WHO = DRAFT.agency
NAME = "2023年政府信息公开工作年度报告"


def told(*title: str, head: tuple[str, ...] = ()):
    draft = replace(DRAFT, title=title, head=head or DRAFT.head)
    for name, write in (("稿.txt", as_tsv_text), ("稿.docx", as_docx)):
        report = read_report(write(draft), name)
        (fact,) = facts(report, VOCABULARY)
        yield fact, report


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ((WHO, f"{NAME}（送审稿）"), "draft"),
        ((f"{WHO}{NAME}(征求意见稿)",), "draft"),
        ((f"{WHO}{NAME}", "（讨论稿）"), "draft"),
        ((f"{WHO}{NAME}初稿",), "draft"),
        ((f"{WHO}关于报送{NAME}的函",), "letter"),
        ((f"{WHO}关于报送{NAME}的报告",), "submission"),
        ((f"{WHO}关于{NAME}的请示",), "submission"),
        ((f"关于印发《{WHO}{NAME}》的通知",), "notice"),
    ],
)
def test_a_title_that_is_no_report_s_is_told_and_the_agency_is_read(title, code):
    for fact, report in told(*title):
        assert (fact.fields["proper"], fact.fields["calls_itself"]) == (0, code)
        assert not fact.doubtful
        assert fact.evidence[0].quote
        assert report.agency == WHO


@pytest.mark.parametrize(
    ("head", "doubtful"),
    [
        (("县政府办公室：", f"现将我局{NAME}报送你办，请审阅。"), frozenset()),
        (("请予审核。",), frozenset()),
        (("现将我局2023年政府信息公开工作情况报送如下：",), frozenset({"proper"})),
    ],
)
def test_words_to_a_superior_before_part_one_make_a_submission(head, doubtful):
    for fact, _ in told(f"{WHO}{NAME}", head=head):
        assert fact.fields["calls_itself"] == "submission"
        assert fact.doubtful == doubtful


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ((f"{WHO}{NAME}",), ()),
        ((f"关于公布{WHO}{NAME}的公告",), ()),
        ((f"{WHO}{NAME}",), ("按照国办公开办函〔2021〕30号的通知，现将年度报告公布如下。",)),
        ((f"{WHO}{NAME}",), ("现将2023年政府信息公开工作情况报告如下：",)),
        ((f"{WHO}{NAME}",), ("全年发布规范性文件征求意见稿3件，报送信息40条。",)),
    ],
)
def test_the_report_itself_is_proper(title, head):
    for fact, _ in told(*title, head=head):
        assert fact.fields == {"proper": 1, "calls_itself": "report"}
