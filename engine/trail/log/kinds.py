"""The closed list of events: which kinds there are and what each is about; pure.

Whoever appends asks here and whoever verifies asks here, so an event that nobody could have
written is told. A subject follows from the payload; only a sweep has a name of its own.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.trail.log.chain import Link

    Subject = Callable[[str, Mapping[str, Any]], bool]

FINDING_STEPS = (
    "confirm", "dismiss", "accept", "note", "assign", "propose", "approve", "refuse", "undo",
)  # fmt: skip
FILING_STEPS = (
    "received", "checked", "corrected", "uncorrected", "matched", "moved", "under_review",
    "returned", "approved", "published", "reopened",
)  # fmt: skip
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_SESSION = re.compile("[0-9a-f]{16}")


def _book(subject: str, _payload: Mapping[str, Any]) -> bool:
    return subject == "book"


def _roster(subject: str, _payload: Mapping[str, Any]) -> bool:
    return subject == "roster"


def _publication(subject: str, _payload: Mapping[str, Any]) -> bool:
    return subject == "publication"


def _sweep(subject: str, _payload: Mapping[str, Any]) -> bool:
    return subject.startswith("sweep/")


def _filing(subject: str, payload: Mapping[str, Any]) -> bool:
    return subject == f"filing/{payload['filing']:d}"


def _finding(subject: str, payload: Mapping[str, Any]) -> bool:
    start = f"filing/{payload['filing']:d}/finding/"
    return subject.startswith(start) and len(subject) > len(start)


def _auditor(subject: str, payload: Mapping[str, Any]) -> bool:
    return subject == f"auditor/{payload['actor']}"


def _any_auditor(subject: str, _payload: Mapping[str, Any]) -> bool:
    return subject.startswith("auditor/")


def _setting(subject: str, payload: Mapping[str, Any]) -> bool:
    return subject == f"setting/{payload['name']}"


KINDS: Mapping[str, Subject] = {
    **{f"book.{step}": _book for step in (
        "created", "migrated", "guarded", "exported", "restored", "rebuilt", "opened_broken",
    )},
    "book.purged": _filing, "setting.changed": _setting, "roster.imported": _roster,
    "publication.listed": _publication,
    "sweep.recorded": _sweep, "unreadable.received": _sweep, "unreadable.gone": _book,
    **{f"filing.{step}": _filing for step in FILING_STEPS},
    **{f"finding.{step}": _finding for step in FINDING_STEPS},
    "auditor.enrolled": _auditor, "key.enrolled": _any_auditor, "key.revoked": _auditor,
    "key.administrator": _auditor,
}  # fmt: skip


def kind_objection(kind: str, subject: str, payload: Mapping[str, Any]) -> str:
    """Return what is wrong with an event's kind or subject, ``""`` if nothing is."""
    fits = KINDS.get(kind)
    if fits is None:
        return f"的种类“{kind}”不在 gouji 会写的之列"
    return "" if fits(subject, payload) else "所说的对象与内容不符"


def header_objection(link: Link) -> str:
    """Return what is wrong with an event's time or session, ``""`` if nothing is."""
    if not is_moment(link.at):
        return f"的时间“{link.at}”不成样子"
    if _SESSION.fullmatch(link.session) is None:
        return "的会话号不成样子"
    return ""


def is_moment(at: str) -> bool:
    """Tell whether a text is a moment in the one spelling of the trail."""
    if _AT.fullmatch(at) is None:
        return False
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True
