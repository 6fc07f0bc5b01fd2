"""Names of states and decisions; the Chinese ones are the casebook's own, so that none differs."""

from __future__ import annotations

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

STATE_WORDS: dict[str, tuple[str, str]] = {
    **{f"filing-{state}": (FILING_NAMES[state], english) for state, english in _FILINGS.items()},
    **{f"state-{state}": (name, state) for state, name in FINDING_NAMES.items()},
    **{f"event-{kind}": (DECISION_NAMES[kind], english) for kind, english in _DECISIONS.items()},
    "state-pending": ("待第二人复核", "waits for a second person"),
}
