"""The errors of gouji: one small tree, each message one Chinese sentence that says what to do."""

from __future__ import annotations


class GoujiError(Exception):
    """Something that the person at the desk can mend; the message says how."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GoujiError):
    """The command was given something it cannot work with (exit code 2)."""


class PackError(GoujiError):
    """A rule file, form or overlay is wrong; says file and line and what would be right."""

    def __init__(self, message: str, *, path: str = "", line: int = 0, hint: str = "") -> None:
        where = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(where + message, hint=hint)
        self.path = path
        self.line = line


class ReadingError(GoujiError):
    """A file cannot be read as a report (exit code 3; the other files are still done)."""

    def __init__(self, message: str, *, source: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.source = source


class OtherKindError(ReadingError):
    """A file is a paper of another kind, which this pack does not audit (exit code 3)."""

    def __init__(self, message: str, *, kind: str, source: str = "", hint: str = "") -> None:
        super().__init__(message, source=source, hint=hint)
        self.kind = kind


class ProgramError(ReadingError):
    """Reading failed by a fault of gouji or its machine; nothing is said of the file."""


class TrailError(GoujiError):
    """The casebook or its trail refuses, or is not whole."""


class ClusterError(GoujiError):
    """The cluster that was to do the work cannot, or can no longer; what is written stands."""
