"""The exit codes of gouji, and the one place that turns an error into a sentence and a code."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a script learns from the exit code."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3


EX_SOFTWARE = 70  # gouji itself is at fault (sysexits); no result of a check
SEVERITIES = ("error", "warning", "info")


def reaches(severity: str, outcome: str, fail_on: str) -> bool:
    """Say whether a finding is at or above ``--fail-on``; only what failed counts."""
    if fail_on == "never" or outcome not in {"fail", "broken"}:
        return False
    return SEVERITIES.index(severity) <= SEVERITIES.index(fail_on)
