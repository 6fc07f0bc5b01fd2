"""What a number says of documents made, repealed and in force."""

from __future__ import annotations

import pytest
from making.shipped import VOCABULARY

from engine.clauses.reading import Reader
from engine.clauses.scope import About


def claims(text):
    reader = Reader(VOCABULARY, About(2024, "department", "青禾县教育局"))
    return [(one.subject.removeprefix("document."), one.value) for one in reader.claims(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("制发规范性文件3件。", [("normative.made", 3)]),
        ("制发规范性文件3篇，政策解读2篇。", [("normative.made", 3)]),
        ("规范性文件现行有效12件。", [("normative.valid", 12)]),
        ("制发规章1件，废止2件，现行有效9件。",
         [("regulations.made", 1), ("regulations.repealed", 2), ("regulations.valid", 9)]),
        ("现行有效件数累计4件，本年度制发规范性文件1件。",
         [("normative.valid", 4), ("normative.made", 1)]),
        ("现行有效的许可证4件，本年度制发规范性文件1件。", []),
    ],
)  # fmt: skip
def test_each_verb_has_its_column(text, found):
    assert claims(text) == found


@pytest.mark.parametrize(
    "text",
    ["公开规范性文件5件。", "发布规范性文件解读5篇。", "印发文件20份。", "学习规范性文件3件。"],
)
def test_what_is_published_or_other_paper_is_no_number_of_table_2(text):
    assert claims(text) == []
