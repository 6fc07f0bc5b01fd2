"""A clean report spoilt in one way at a time: exactly the rules that should, speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.changes import base
from making.faults import DEPARTMENT, FAULTS
from making.judging import found, unexpected
from making.writers import as_docx, as_flat_text, as_html

from engine.audit.worker import AuditTask, Worker, WorkerConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.drafts import Draft
    from making.planted import Fault

    from engine.finding import Finding

WRITERS = {"text": as_flat_text, "html": as_html, "docx": as_docx}


@pytest.fixture(scope="module")
def worker() -> Worker:
    """Give a worker with the shipped pack."""
    return Worker(WorkerConfig())


def judged(worker: Worker, draft: Draft, write: Callable[[Draft], bytes]) -> tuple[Finding, ...]:
    """Write a draft down and check it."""
    done = worker.check(AuditTask(source="稿", data=write(draft)))
    assert not done.error, done.error
    return done.findings


def hold(fault: Fault, findings: tuple[Finding, ...]) -> None:
    """Hold that everything planted is found and nothing else is said."""
    wanted = [
        {"rule": find.rule, "outcome": find.outcome, "place": dict(find.place)}
        for find in fault.finds
    ]
    for one in wanted:
        assert any(found(one, finding) for finding in findings), (
            one,
            [(f.rule, f.outcome, f.place, f.message) for f in findings],
        )
    assert unexpected(findings, wanted) == []
    nameless = [(one.rule, one.place) for one in findings if one.rule and not one.place.label]
    assert not nameless, "a notice cannot say where these stand"


@pytest.mark.parametrize("kind", ["township", "department"])
@pytest.mark.parametrize("layout", WRITERS)
def test_of_a_clean_report_nothing_is_said(worker: Worker, kind: str, layout: str) -> None:
    assert unexpected(judged(worker, base(kind=kind), WRITERS[layout]), []) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_and_nothing_else(worker: Worker, fault: Fault) -> None:
    hold(fault, judged(worker, fault.change(base()), as_flat_text))


@pytest.mark.parametrize("fault", DEPARTMENT, ids=lambda fault: fault.name)
def test_a_late_department_is_found(worker: Worker, fault: Fault) -> None:
    hold(fault, judged(worker, fault.change(base(kind="department")), as_html))
