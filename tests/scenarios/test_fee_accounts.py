"""The fee told in a part of its own, or in a small table, in a whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.changes import base, requests
from making.drafts import with_prose
from making.writers import as_flat_text, as_html

from engine.audit.worker import AuditTask, Worker, WorkerConfig

if TYPE_CHECKING:
    from making.drafts import Draft

SIX = "六、其他需要报告的事项"
HEADS = ("通知收取件数", "总金额", "实际收取总金额")


@pytest.fixture(scope="module")
def worker() -> Worker:
    """Give a worker with the shipped pack."""
    return Worker(WorkerConfig())


def table(*rows: tuple[str, ...]) -> str:
    """Write a table as a page has it."""
    lines = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"<table>{lines}</table>"


def said(worker: Worker, page: str) -> set[str]:
    """Return the rules about the fee that fail or doubt."""
    done = worker.check(AuditTask(source="稿.html", data=page.encode()))
    assert not done.error, done.error
    spoke = [one for one in done.findings if one.outcome in {"fail", "uncertain"}]
    return {one.rule for one in spoke if one.rule.startswith("E") or one.rule == "S101"}


def page(draft: Draft, six: str) -> str:
    """Write a page with this below the heading of part six."""
    text = as_html(with_prose(draft, 6, "此处")).decode()
    assert "<p>此处</p>" in text
    return text.replace("<p>此处</p>", six)


def apart(heading: str, below: str) -> str:
    """Write a page in which the fee has a part of its own before 其他需要报告的事项."""
    text = page(base(), "<p>无。</p>").replace(SIX, "七、其他需要报告的事项")
    at = text.rindex("<", 0, text.rindex("七、其他"))
    return f"{text[:at]}<p>{heading}</p>{below}{text[at:]}"


@pytest.mark.parametrize(
    "heading",
    ["六、信息处理费收取情况", "五、信息处理费收取情况", "六、政府信息公开信息处理费情况"],
)
@pytest.mark.parametrize(
    "below", [table(HEADS, ("0", "0", "0")), "<p>本年度未收取。</p>", "<p>没有发生费用。</p>"]
)
def test_a_part_of_its_own_is_a_disclosure(worker: Worker, heading: str, below: str) -> None:
    assert said(worker, apart(heading, below)) == set()


UNPAID = requests(
    granted={"natural": 3, "business": 2},
    partial={"natural": 1},
    unable__not_held={"natural": 1},
    other__unpaid={"research": 2},
    carried_in={"natural": 2},
    carried_out={"business": 1},
)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((HEADS, ("2", "800", "0")), set()),
        ((("通知收取件数", "2"), ("总金额", "800"), ("实际收取总金额", "0")), set()),
        ((HEADS, ("2", "800", "900")), {"E102"}),
        ((HEADS, ("2", "805", "0")), {"E103"}),
        ((HEADS, ("0", "0", "0")), {"E104"}),
        ((HEADS[1:], ("800", "700")), {"E106"}),
    ],
)
def test_the_small_table_is_read_by_every_rule(
    worker: Worker, rows: tuple[tuple[str, ...], ...], found: set[str]
) -> None:
    assert said(worker, page(UNPAID(base()), table(*rows))) - {"E105"} == found


@pytest.mark.parametrize("gap", [" ", "\t", "\n"])
@pytest.mark.parametrize(("figures", "found"), [(("2", "800", "900"), {"E102"}), ("000", set())])
def test_a_table_of_plain_lines_is_read_too(
    worker: Worker, gap: str, figures: tuple[str, ...], found: set[str]
) -> None:
    lines = f"信息处理费收取情况：\n{gap.join(HEADS)}\n{gap.join(figures)}"
    text = as_flat_text(with_prose(base(), 6, "此处")).decode().replace("此处", lines)
    done = worker.check(AuditTask(source="稿.txt", data=text.encode()))
    spoke = {one.rule for one in done.findings if one.outcome in {"fail", "uncertain"}}
    assert spoke - {"E105"} == found
