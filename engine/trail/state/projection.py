"""The state as the events tell it: folded from the trail alone, to be compared or written back.

Applies the very functions of workflow.py that the casebook applies when it writes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.errors import TrailError
from engine.trail.log.book_id import STRANGE, is_book_id
from engine.trail.log.signing import KeyRegistry
from engine.trail.state import workflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.trail.log.chain import Link
    from engine.trail.state.workflow import Condition

FILING = {
    "agency": "", "kind": "", "year": None, "unit": "", "state": "", "round": 0, "due": "",
    "approved_sha256": "", "published_on": "", "published_address": "", "published_sha256": "",
    "moved_to": None, "latest": 0, "received_at": "",
}  # fmt: skip
_DETAILS = ("due", "approved_sha256", "published_on", "published_address", "published_sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEntry:
    """A check as its event tells it."""

    seq: int
    version: str
    findings_sha256: str
    outcomes: Mapping[str, int]
    effects: Mapping[str, Any]
    basis_sha256: str = ""


@dataclass(slots=True)
class Projection:
    """Everything that follows from the events taken in so far."""

    book: str = ""
    persons: KeyRegistry = field(default_factory=KeyRegistry)
    filings: dict[int, dict[str, Any]] = field(default_factory=dict)
    versions: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    checks: dict[int, list[CheckEntry]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[int, dict[str, Condition]] = field(default_factory=lambda: defaultdict(dict))
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    corrections: dict[tuple[int, str], dict[str, Any]] = field(default_factory=dict)
    publications: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    purged: set[str] = field(default_factory=set)
    unreadable: dict[int, dict[str, Any]] = field(default_factory=dict)

    def fold(self, link: Link, payload: Mapping[str, Any]) -> str | None:
        """Take in an event; return a sentence if it breaks a rule of the casebook's own."""
        if digest := payload.get("text_sha256"):
            self.texts.add(digest)
        area, _, step = link.kind.partition(".")
        if area == "finding":
            return self._finding(link, step, payload)
        if area == "filing":
            return self._filing(link, step, payload)
        if area in ("auditor", "key"):
            self.persons.fold(link, payload)
        elif area == "sweep":
            for arrival in payload["received"]:
                self._received(link, arrival)
            for entry in payload["checks"]:
                self._checked(link, entry)
        elif area == "unreadable":
            self._unreadable(link, step, payload)
        else:
            self._book(link, payload)
        return None

    def current(self, filing_id: int) -> str:
        """Return the sha256 of a filing's current version."""
        versions = self.versions[filing_id]
        return versions[-1]["sha256"] if versions else ""

    def last_manifest(self, filing_id: int) -> str:
        """Return the digest of a filing's findings after its last check (``""``: none)."""
        entries = (entry.findings_sha256 for entry in reversed(self.checks[filing_id]))
        return next((digest for digest in entries if digest), "")

    def last_basis(self, filing_id: int) -> str:
        """Return the digest of what the last check was judged on (``""``: not told)."""
        entries = reversed(self.checks[filing_id])
        return next((entry.basis_sha256 for entry in entries if entry.findings_sha256), "")

    def _book(self, link: Link, payload: Mapping[str, Any]) -> None:
        if link.kind == "book.created":
            if not is_book_id(payload["book"]):
                raise TrailError(STRANGE)
            self.book = payload["book"]
        elif link.kind == "book.purged":
            self.purged.update(payload["digests"])
        elif link.kind == "setting.changed":
            self.settings[payload["name"]] = payload["value"]
        elif link.kind == "roster.imported":
            for name in payload["removed"]:
                self.units.pop(name, None)
            for unit in (*payload["changed"], *payload["added"]):
                self.units[unit["name"]] = unit
        elif link.kind == "publication.listed":
            for entry in payload["listed"]:
                listed = {**entry, "seq": link.seq}
                self.publications[entry["agency"], entry["year"]] = listed

    def _unreadable(self, link: Link, step: str, payload: Mapping[str, Any]) -> None:
        for file in payload["files"]:
            if step == "received":
                self.unreadable[file["id"]] = {
                    "sha256": file["sha256"], "reason_sha256": file["reason_sha256"],
                    "at": link.at, "seq": link.seq,
                }  # fmt: skip
            else:
                self.unreadable.pop(file, None)

    def _filing(self, link: Link, step: str, payload: Mapping[str, Any]) -> str | None:
        if step == "received":
            self._received(link, payload)
        elif step == "checked":
            self._checked(link, payload)
        elif step in ("corrected", "uncorrected"):
            self._corrected(link, step, payload)
        elif step in ("matched", "moved"):
            filing = self.filings[payload["filing"]]
            if step == "matched":
                filing.update(unit=payload["unit"], agency=payload["unit"], latest=link.seq)
            else:
                filing.update(moved_to=payload["into"], latest=link.seq)
        else:
            return self._moved(link, step, payload)
        return None

    def _moved(self, link: Link, step: str, payload: Mapping[str, Any]) -> str | None:
        filing = self.filings[payload["filing"]]
        filing.update({name: payload[name] for name in _DETAILS if name in payload})
        allowed = workflow.FILING_MOVES.get(filing["state"], {})
        filing.update(state=allowed.get(step, step), latest=link.seq)
        return (
            None if step in allowed else f"第 {link.seq} 条事件是流程不允许的一步（{link.kind}）。"
        )

    def _corrected(self, link: Link, step: str, payload: Mapping[str, Any]) -> None:
        filing = self.filings[payload["filing"]]
        filing.update({**payload.get("whose", {}), "latest": link.seq})
        where = (payload["filing"], payload["target"])
        if step == "uncorrected":
            self.corrections.pop(where, None)
            return
        self.corrections[where] = {
            "seq": link.seq, "filing_id": payload["filing"], "sha256": payload["version"],
            "target": payload["target"], "value": payload["value"], "read": payload["read"],
            "reason": payload["text_sha256"], "actor": link.actor, "at": link.at,
        }  # fmt: skip

    def _received(self, link: Link, payload: Mapping[str, Any]) -> None:
        filing = self.filings.setdefault(payload["filing"], {
            **FILING, **{name: payload[name] for name in ("agency", "kind", "year", "unit")},
        })  # fmt: skip
        moves = workflow.FILING_MOVES[filing["state"]]
        filing.update(
            state=moves.get("received", "received"), round=payload["round"], due="",
            received_at=link.at, latest=link.seq,
        )  # fmt: skip
        kept = ("sha256", "size", "round", "kept", "published_on")
        version = {name: payload[name] for name in kept} | {"seq": link.seq}
        for target in payload.get("dropped", ()):
            self.corrections.pop((payload["filing"], target), None)
        self.versions[payload["filing"]].append(version)

    def _checked(self, link: Link, payload: Mapping[str, Any]) -> None:
        effects = {
            name: payload[name] for name in ("reopened", "resolved", "restored") if name in payload
        }
        entry = CheckEntry(
            seq=link.seq, version=payload["version"], outcomes=payload["outcomes"],
            findings_sha256=payload.get("findings_sha256", ""), effects=effects,
            basis_sha256=payload.get("basis_sha256", ""),
        )  # fmt: skip
        self.checks[payload["filing"]].append(entry)
        conditions = self.findings[payload["filing"]]
        for key, change in _changes(effects):
            conditions[key] = change(conditions.get(key, workflow.FRESH), link.seq)

    def _finding(self, link: Link, step: str, payload: Mapping[str, Any]) -> str | None:
        conditions = self.findings[payload["filing"]]
        key = link.subject.partition("/finding/")[2]
        before = conditions.get(key) or _untouched(payload)
        conditions[key] = workflow.after(before, step, link.seq, link.actor, payload)
        if step in ("approve", "refuse") and before.proposer == link.actor:
            return f"第 {link.seq} 条事件：{link.actor}复核了自己的提请。"
        if step in ("approve", "refuse") and not before.pending:
            return f"第 {link.seq} 条事件复核了一件没有提请的事。"
        return None


def _untouched(payload: Mapping[str, Any]) -> Condition:
    """Return the condition of a finding no event has named yet: open, or resolved by a check."""
    gone = payload.get("before", {}).get("state") == "resolved"
    return workflow.Condition(state="resolved") if gone else workflow.FRESH


def _changes(effects: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for entry in effects.get("reopened", ()):
        yield entry["key"], workflow.reopened
    for key in effects.get("resolved", ()):
        yield key, workflow.resolved
    for key in effects.get("restored", ()):
        yield key, workflow.restored
