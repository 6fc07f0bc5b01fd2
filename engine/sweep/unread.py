"""What of a sweep could not be read stays in the casebook until a readable file takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.roster.certain import match_unit
from engine.trail.casebook import ReadableFile, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.audit.worker import AuditResult
    from engine.trail.casebook import Casebook

GONE = "核对期间这个文件被移走、改名或删除了，没有核对。"
GONE_HINT = "请确认文件还在原处，再运行一次 gouji sweep；已核对过的不会重做。"


def keep_unread(book: Casebook, answers: Sequence[AuditResult]) -> None:
    """Keep what could not be read, let go of what readable files have taken the place of.

    A paper of another kind is no report that cannot be read, nor is what was taken away meanwhile.
    """
    unread = [
        UnreadableFile(source=done.source, reason=done.error, sha256=done.sha256)
        for done in answers
        if done.error and not done.other and done.error != GONE
    ]
    if not unread and not book.unreadable():
        return
    roster = book.units()
    readable = []
    for done in answers:
        if not done.error:
            unit = match_unit(done.agency, done.kind, roster)
            readable.append(
                ReadableFile(
                    source=done.source,
                    sha256=done.sha256,
                    unit=unit.name if unit else "",
                    year=done.year,
                )
            )
    book.keep_unreadable(unread, readable)


def settle_unread(book: Casebook, places: Sequence[str]) -> None:
    """Let go of what lay where a file lies now that the book knew as readable before."""
    if places and book.unreadable():
        book.keep_unreadable((), [ReadableFile(source=place) for place in places])
