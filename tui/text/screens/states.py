"""Names of states, decisions and events; the Chinese ones are the casebook's own."""

from __future__ import annotations

from engine.trail.queries.describe import KIND_NAMES
from engine.trail.state.workflow import DECISION_NAMES, FILING_NAMES, FINDING_NAMES

_FILINGS = {
    "": "none yet", "received": "received", "under_review": "under review", "returned": "returned",
    "approved": "approved", "published": "published", "reopened": "reopened",
}  # fmt: skip
_DECISIONS = {
    "confirm": "confirmed", "dismiss": "dismissed", "accept": "accepted", "note": "note",
    "undo": "undone", "resolve": "resolved by a version", "reopen": "opened again",
    "restore": "decision restored", "assign": "assigned", "propose": "proposed",
    "approve": "approved", "refuse": "refused",
}  # fmt: skip
_KINDS = {
    "book.created": "casebook made", "book.migrated": "casebook brought to a newer schema",
    "book.restored": "restored from a backup", "book.guarded": "guards of the trail put back",
    "book.opened_broken": "found not whole on opening", "book.rebuilt": "state made anew",
    "book.purged": "purged as the law demands", "book.exported": "exported",
    "setting.changed": "setting changed", "roster.imported": "roster imported",
    "auditor.enrolled": "auditor enrolled", "key.enrolled": "key enrolled",
    "key.revoked": "key revoked", "key.administrator": "administrator named",
    "filing.received": "received", "filing.checked": "checked", "filing.matched": "unit told",
    "filing.moved": "joined with another filing", "filing.under_review": "review begun",
    "filing.returned": "returned", "filing.approved": "approved", "filing.published": "published",
    "filing.reopened": "reopened", "sweep.recorded": "many checked",
    "unreadable.received": "unreadable files received",
    "unreadable.gone": "unreadable files settled", "filing.corrected": "reading corrected",
    "filing.uncorrected": "correction taken back",
    "publication.listed": "days and addresses of publication listed",
    **{f"finding.{kind}": _DECISIONS[kind] for kind in (
        "confirm", "dismiss", "accept", "note", "assign", "propose", "approve", "refuse", "undo",
    )},
}  # fmt: skip

STATE_WORDS: dict[str, tuple[str, str]] = {
    **{f"filing-{state}": (FILING_NAMES[state], english) for state, english in _FILINGS.items()},
    **{f"state-{state}": (name, state) for state, name in FINDING_NAMES.items()},
    **{f"event-{kind}": (DECISION_NAMES[kind], english) for kind, english in _DECISIONS.items()},
    **{f"kind-{kind}": (KIND_NAMES[kind], english) for kind, english in _KINDS.items()},
    "state-pending": ("待第二人复核", "waits for a second person"),
}
