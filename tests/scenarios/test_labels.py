"""A statutory label written otherwise, in a whole report: what S108 says of it, and how grave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.changes import base
from making.writers import as_docx, as_flat_text, as_html

from engine.audit.worker import AuditTask, Worker, WorkerConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft


@pytest.fixture(scope="module")
def worker() -> Worker:
    """Give a worker with the shipped pack."""
    return Worker(WorkerConfig())


def said(worker: Worker, name: str, data: bytes) -> set[tuple[str, str]]:
    """Return what fails, with its severity."""
    done = worker.check(AuditTask(source=name, data=data))
    assert not done.error, done.error
    return {(one.rule, one.severity) for one in done.findings if one.outcome == "fail"}


def page(old: str, new: str) -> bytes:
    """Write the clean report as a page with a label changed."""
    text = as_html(base()).decode()
    assert old in text
    return text.replace(old, new).encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("本年废止件数", "本年废纸件数"),
        ("现行有效件数", "先行有效件数"),
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
        ("2.其他法律行政法规禁止公开", "2.法律行政止公开"),
        ("7.属于行政执法案卷", "7.执法案件"),
        ("科研机构", "科研院所"),
        ("尚未审结", "尚未审理"),
        ("（三）不予公开", "（三）不子公开"),
    ],
)
def test_a_slip_in_a_label_is_a_hint(worker: Worker, old: str, new: str) -> None:
    assert said(worker, "稿.html", page(old, new)) == {("S108", "info")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("行政处罚", "行政处分"),
        ("2.重复申请", "2.重复信访"),
        ("1.属于国家秘密", "1.机密事项"),
        ("本年废止件数", "本年失效件数"),
        ("复议后起诉", "复议后上诉"),
    ],
)
def test_another_thing_in_a_label_is_an_error(worker: Worker, old: str, new: str) -> None:
    assert said(worker, "稿.html", page(old, new)) == {("S108", "error")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("行政规范性文件", "规范性文件"),
        ("2.其他法律行政法规禁止公开", "（2）其他法律、行政法规禁止公开"),
        ("本年收费金额（单位：万元）", "本年收费金额"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请"),
        ("自然人", "自 然 人"),
        ("3.危及“三安全一稳定”", "3、危及三安全一稳定"),
        ("（七）总计", "（七）合计"),
    ],
)
def test_an_alias_or_another_layout_is_not_told(worker: Worker, old: str, new: str) -> None:
    assert said(worker, "稿.html", page(old, new)) == set()


@pytest.mark.parametrize("write", [as_flat_text, as_docx, as_html])
def test_the_forms_own_labels_are_not_told(worker: Worker, write: Callable[[Draft], bytes]) -> None:
    assert said(worker, "稿", write(base())) == set()
