"""What a worker does with one report: read it, check it, answer with plain values.

Runs in the calling process for a few files and in spawned workers for many; knows no database and
no terminal. Whatever goes wrong with one report becomes a sentence in its answer.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.errors import GoujiError, ReadingError
from engine.facts.context import Context

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from engine.check import Checker
    from engine.facts.context import Likeness, Unit
    from engine.finding import Cause, Finding
    from engine.report import Report

FOREIGN = "没有读到六个部分中的任何一个，也没有法定表格，不像政府信息公开工作年度报告。"
FOREIGN_HINT = "请核对文件；若确是年报，请用 Word 或 WPS 另存为 .docx 后再交。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What every worker needs once: the pack, the overlays, the roster, converted files."""

    pack: Path | None = None
    overlays: tuple[Path, ...] = ()
    roster: tuple[Unit, ...] = ()
    shelf: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One report to check and what is known besides; other reports come as (name, bytes)."""

    source: str
    data: bytes
    published_on: date | None = None
    unit: Unit | None = None
    last: tuple[str, bytes] | None = None
    below: tuple[tuple[str, bytes], ...] = ()
    missing: tuple[str, ...] = ()
    siblings: tuple[tuple[str, bytes], ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    approved: tuple[str, bytes] | None = None
    tag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The answer for one report: findings and public JSON, or why it could not be read."""

    source: str
    sha256: str
    tag: int = 0
    data: bytes = b""
    agency: str = ""
    kind: str | None = None
    year: int | None = None
    published_on: date | None = None
    findings: tuple[Finding, ...] = ()
    causes: tuple[Cause, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    public: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    error: str = ""
    hint: str = ""


class Worker:
    """A checker with its pack compiled once; the process keeps one."""

    def __init__(self, setup: Setup) -> None:
        from engine.check import Checker
        from engine.packs import load_pack

        self.setup = setup
        self.pack = load_pack(setup.pack, overlays=setup.overlays)
        self.checker: Checker = Checker(self.pack)

    def check(self, task: Task) -> Done:
        """Read and check one report; never raises for what is wrong with the report."""
        sha256 = hashlib.sha256(task.data).hexdigest()
        try:
            return self.judge(task, sha256)
        except GoujiError as error:
            return failed(task, sha256, error.message, error.hint)
        except RecursionError:
            return failed(task, sha256, "文件嵌套太深，无法读取。", "请另存为 .docx 后再试。")
        except MemoryError:
            return failed(
                task, sha256, "文件展开后太大，内存不够。", "请确认文件来源，另存后再试。"
            )
        except Exception as error:  # noqa: BLE001 — one report may not take the others down
            words = f"处理这份文件时程序出错（{type(error).__name__}）。"
            return failed(task, sha256, words, "请把文件名和这句话报给维护者；其余文件不受影响。")

    def judge(self, task: Task, sha256: str) -> Done:
        """Read, check and put together the answer."""
        from engine.export.report_json import report_entry

        report = read(task.source, task.data)
        if not report.parts and not report.tables:
            raise ReadingError(FOREIGN, source=task.source, hint=FOREIGN_HINT)
        audit = self.checker.audit(report, self.context(task, report))
        published = task.published_on or (report.published.value if report.published else None)
        return Done(
            source=task.source,
            sha256=sha256,
            tag=task.tag,
            data=task.data,
            agency=report.agency or "",
            kind=report.kind,
            year=report.year,
            published_on=published,
            findings=audit.findings,
            causes=audit.causes,
            counts=audit.counts(),
            public=report_entry(audit),
            doubts=tuple(doubt.message for doubt in report.doubts),
        )

    def context(self, task: Task, report: Report) -> Context:
        """Put together what is known besides the report; an unreadable neighbour is left out."""
        return Context(
            settings=self.pack.settings,
            published_on=task.published_on,
            unit=task.unit,
            roster=self.setup.roster,
            last=readable(task.last),
            units_below=tuple(filter(None, map(readable, task.below))),
            units_missing=task.missing,
            siblings=tuple(filter(None, map(readable, task.siblings))),
            likenesses=task.likenesses,
            approved_sha256=words_of(readable(task.approved)),
            published_sha256=words_of(report if task.approved else None),
        )


def failed(task: Task, sha256: str, error: str, hint: str) -> Done:
    """Answer that a report could not be read."""
    return Done(source=task.source, sha256=sha256, tag=task.tag, error=error, hint=hint)


def read(name: str, data: bytes) -> Report:
    """Read a report, loading the readers only now."""
    from engine.reading import read_report

    return read_report(data, name)


def readable(other: tuple[str, bytes] | None) -> Report | None:
    """Read another report for comparison, None if there is none or it cannot be read."""
    if other is None:
        return None
    try:
        return read(*other)
    except ReadingError:
        return None


def words_of(report: Report | None) -> str:
    """Return the digest of a report's words and numbers, whatever its format; "" without one."""
    from engine.facts.across.versions import text_digest

    return text_digest(report) if report is not None else ""


_worker: list[Worker] = []


def prepare(setup: Setup) -> None:
    """Make this process's worker; called once when the process starts."""
    prepare_shelf(setup.shelf)
    _worker[:] = [Worker(setup)]


def check(task: Task) -> Done:
    """Check one report with this process's worker."""
    return _worker[0].check(task)


def prepare_shelf(shelf: Path | None) -> None:
    """Tell this process where converted files lie; one that only looks needs no worker."""
    from engine.reading.convert import use_shelf

    use_shelf(shelf)
