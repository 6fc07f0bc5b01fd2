"""What an event did, in one short line of the chosen language; what people typed stays as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.trail.queries.describe import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.trail.state.views import EventView
    from tui.text.words import Texts

SHAPELESS = "(it has no shape that gouji writes: gouji trail verify)"


def event_line(event: EventView, texts: Texts) -> str:
    """Return what an event did without its kind, and the words typed with it."""
    if texts.language == "zh":
        return describe(event)
    try:
        words = _ENGLISH.get(event.kind, _decided)(event.payload, texts)
    except (LookupError, TypeError, AttributeError, ValueError):
        words = SHAPELESS
    return "; ".join(part for part in (words, event.text) if part)


def _decided(payload: Mapping[str, Any], texts: Texts) -> str:
    reason = payload.get("reason")
    why = texts(f"reason-{reason}") if reason else ""
    parts = (payload.get("rule"), why, payload.get("expires"))
    return " ".join(str(part) for part in parts if part)


def _received(payload: Mapping[str, Any], _texts: Texts) -> str:
    dropped = len(payload.get("dropped", ()))
    more = f", {dropped} corrections dropped" if dropped else ""
    year, file = payload["year"] or "year unknown", payload["sha256"][:12]
    return f"{payload['agency']} {year} round {payload['round']} file {file}{more}"


def _checked(payload: Mapping[str, Any], texts: Texts) -> str:
    problems = sum(number for verdict, number in payload["outcomes"].items() if verdict != "pass")
    touched = (
        texts("trail-" + name, n=len(payload[name]))
        for name in ("reopened", "resolved", "restored")
        if payload.get(name)
    )
    return texts.joined([f"{problems} problems", *touched])


def _swept(payload: Mapping[str, Any], _texts: Texts) -> str:
    dropped = sum(len(one.get("dropped", ())) for one in payload["received"])
    more = f", {dropped} corrections dropped" if dropped else ""
    return f"received {len(payload['received'])}, checked {len(payload['checks'])}{more}"


def _corrected(payload: Mapping[str, Any], _texts: Texts) -> str:
    return f"{payload['target']} {payload['read'] or '-'} → {payload['value'] or '-'}"


def _purged(payload: Mapping[str, Any], _texts: Texts) -> str:
    return f"{len(payload['digests'])} items; because: {payload['reason']}"


def _roster(payload: Mapping[str, Any], _texts: Texts) -> str:
    return ", ".join(f"{name} {len(payload[name])}" for name in ("added", "changed", "removed"))


_ENGLISH: Mapping[str, Callable[[Mapping[str, Any], Texts], str]] = {
    "filing.received": _received,
    "filing.checked": _checked,
    "filing.returned": lambda p, _: f"due {p['due']}",
    "filing.approved": lambda p, _: f"file {p['approved_sha256'][:12]}",
    "filing.published": lambda p, _: f"{p['published_on']} {p['published_address']}",
    "filing.matched": lambda p, _: str(p["unit"]),
    "filing.moved": lambda p, _: f"into {p['into']}",
    "sweep.recorded": _swept,
    "unreadable.received": lambda p, _: f"{len(p['files'])} files",
    "unreadable.gone": lambda p, _: f"{len(p['files'])} files: {p['why']}",
    "filing.corrected": _corrected,
    "filing.uncorrected": lambda p, _: str(p["target"]),
    "publication.listed": lambda p, _: f"{len(p['listed'])} units",
    "setting.changed": lambda p, _: f"{p['name']}: {p['before']} → {p['value']}",
    "roster.imported": _roster,
    "auditor.enrolled": lambda p, _: f"{p['unit']} {p['role']}".strip(),
    "key.enrolled": lambda p, _: f"key {p['key_id']}",
    "key.revoked": lambda p, _: f"key {p['key_id']}",
    "key.administrator": lambda p, _: f"{p['actor']} key {p['key_id']}",
    "book.opened_broken": lambda p, _: "".join(p["found"]),
    "finding.assign": lambda p, _: f"{p['rule']} → {p['to'] or '(nobody)'}",
    "finding.undo": lambda p, _: f"{p['rule']} takes back {p['of']}",
    "book.exported": lambda p, _: f"{p['format']}, {p['filings']} filings",
    "book.purged": _purged,
    "book.restored": lambda p, _: f"{p['events']} events, {p['lost']} missing",
    "book.migrated": lambda p, _: f"schema {p['from']} → {p['to']}",
}
