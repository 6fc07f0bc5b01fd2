"""--log jsonl: what a command does, one JSON object a line on stderr, and nothing else there.

Every sentence that would stand on stderr is an object too (``event`` "note"). The keys are those
of engine/export/schemas/log.schema.json (``gouji schema log``).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from engine.privacy import mask
from tui.cli.speech.streams import tell_json_line
from tui.cli.speech.words import say
from tui.out import listen

if TYPE_CHECKING:
    import argparse

    from engine.audit.worker import AuditResult


def add_log(parser: argparse._ActionsContainer) -> None:
    """Add --log."""
    parser.add_argument("--log", choices=("jsonl",), help=say("select.log"))


class Log:
    """A log that is written (``on``) or not; without one sentences go to stderr as they are."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        if on:
            listen(self)

    def write(self, event: str, **values: Any) -> None:
        """Write one line."""
        if self.on:
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            tell_json_line({"schema_version": 1, "at": at, "event": event, **values})

    def note(self, text: str) -> None:
        """Write a sentence."""
        self.write("note", text=text)

    def end(self, code: int) -> None:
        """Write how the command ended."""
        self.write("end", code=code)

    def file(self, done: AuditResult) -> None:
        """Write how a file fared."""
        if not self.on:
            return
        failed = [one.severity for one in done.findings if one.outcome == "fail"]
        self.write(
            "file",
            source=mask(done.source),
            sha256=done.sha256 or None,
            agency=done.agency or None,
            kind=done.kind,
            year=done.year,
            error=done.error or None,
            other=done.other or None,
            findings={name: failed.count(name) for name in ("error", "warning", "info")},
        )


def log_of(arguments: argparse.Namespace) -> Log:
    """Return the log that was asked for; its first line says which command runs."""
    log = Log(on=arguments.log == "jsonl")
    if log.on:
        from tui.cli.speech.version import version

        log.write("start", command=arguments.command, version=version())
    return log
