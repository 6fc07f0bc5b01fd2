"""Times as people in China read them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def now() -> datetime:
    """Return the moment, aware, on a clock in China."""
    return datetime.now(CHINA)


def local(moment: datetime) -> str:
    """Return a moment as day and time in China."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def precise(moment: datetime) -> str:
    """Return a moment to the second, in China."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
