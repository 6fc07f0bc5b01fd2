"""The check as it is sent to whoever does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.audit.cache import place_of
from engine.audit.worker import Worker
from engine.values import replace

if TYPE_CHECKING:
    from engine.audit.worker import AuditResult, AuditTask, WorkerConfig


class Checking:
    """Check reports by one setup; made anew in every process that it is sent to.

    An error that arises while the worker is made is raised in the process that asks.
    """

    def __init__(self, setup: WorkerConfig) -> None:
        self.setup = setup
        self._worker: Worker | None = None

    def begin(self) -> Worker:
        """Make this process's worker, if it is not there yet."""
        if self._worker is None:
            self._worker = Worker(self.setup)
        return self._worker

    def light(self, task: AuditTask) -> AuditTask:
        """Return a task as it is sent: without the bytes where their reading is kept."""
        kept = self.setup.kept
        if kept is None or not task.sha256:
            return task
        is_read = place_of(kept, task.source, task.sha256).is_file()
        return replace(task, data=b"") if is_read else task

    def __call__(self, task: AuditTask) -> AuditResult:
        """Check one report with this process's worker."""
        return self.begin().check(task)
