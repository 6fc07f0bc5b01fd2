"""Of reports by chance in which everything agrees no rule says anything: no false accusation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making.amount import WHOLE
from making.chance import TRIAL_YEARS, YEARS, draft
from making.converted import CONVERTED
from making.crooked import CROOKED
from making.judging import unexpected
from making.wild import WILD
from making.writers import WRITERS, as_flat_text

from engine.audit.worker import AuditTask, Worker, WorkerConfig

if TYPE_CHECKING:
    from making.drafts import Draft


LAYOUTS = {**WRITERS, **CROOKED, **WILD, **CONVERTED}


@pytest.fixture(scope="module")
def worker() -> Worker:
    """Give a worker with the shipped pack."""
    return Worker(WorkerConfig())


def accusations(worker: Worker, written: Draft, data: bytes) -> list[str]:
    """Return what is said of a report, with who it is of."""
    done = worker.check(AuditTask(source="稿", data=data))
    assert not done.error, done.error
    assert not done.counts["broken"]
    return [f"{written.agency} {written.year} {one}" for one in unexpected(done.findings, [])]


@pytest.mark.parametrize("first", range(0, 130, 10))
def test_nothing_is_said_of_reports_by_chance(worker: Worker, first: int) -> None:
    for seed in range(first, first + 10):
        written = draft(seed, YEARS)
        assert accusations(worker, written, as_flat_text(written)) == [], seed


@pytest.mark.parametrize("first", range(0, 70, 10))
def test_nothing_is_said_of_reports_in_the_old_form(worker: Worker, first: int) -> None:
    for seed in range(first, first + 10):
        written = draft(seed, TRIAL_YEARS)
        assert accusations(worker, written, as_flat_text(written)) == [], seed


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_said_of_a_report_for_the_layout_it_comes_in(
    worker: Worker, layout: str
) -> None:
    _, write = LAYOUTS[layout]
    for seed in range(3 if WHOLE else 1):
        for years in (YEARS, TRIAL_YEARS):
            written = draft(seed, years)
            assert accusations(worker, written, write(written)) == [], (seed, written.year)
