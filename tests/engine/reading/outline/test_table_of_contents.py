"""Entries of contents with page numbers are set aside: no sentence with a number in it."""

from __future__ import annotations

import pytest
from making.changes import base
from making.reading import read_report
from making.writers import as_tsv_text

TEXT = as_tsv_text(base(kind="department")).decode()


def headed(form: str) -> str:
    title, rest = TEXT.split("\n", 1)
    names = [heading for _, heading in sorted(base(kind="department").headings.items())]
    entries = "\n".join(form.format(h=heading, n=n) for n, heading in enumerate(names, 1))
    return f"{title}\n目录\n{entries}\n{rest}"


@pytest.mark.parametrize("form", ["{h}   {n}", "{h}………{n}", "{h}\t{n}"])
def test_contents_with_pages_are_no_text(form):
    report = read_report(headed(form).encode(), "稿.txt")
    assert [h.part for h in report.headings] == [1, 2, 3, 4, 5, 6]
    told = [p.text for p in report.paragraphs() if "收到和处理" in p.text and p.role == "body"]
    assert len(told) == 1


def test_two_lines_that_end_in_numbers_are_text():
    title, rest = TEXT.split("\n", 1)
    text = f"{title}\n收到和处理政府信息公开申请情况   3\n{rest}"
    report = read_report(text.encode(), "稿.txt")
    assert any(p.text.startswith("收到和处理") for p in report.paragraphs())
