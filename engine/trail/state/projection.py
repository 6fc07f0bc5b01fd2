"""The state as the events tell it: folded from the trail alone, to be compared or written back.

Applies the very functions of workflow.py that the casebook applies when it writes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from engine.errors import TrailError
from engine.trail.log.book_id import STRANGE, is_book_id
from engine.trail.log.signing import KeyRegistry
from engine.trail.state import workflow
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.trail.log.chain import Link
    from engine.trail.state.workflow import Condition

FILING = {
    "agency": "", "kind": "", "year": None, "unit": "", "state": "", "round": 0, "due": "",
    "approved_sha256": "", "published_on": "", "published_address": "", "published_sha256": "",
    "moved_to": None, "latest": 0, "received_at": "",
}  # fmt: skip
STRICT = 2  # the schema from which on every book is held to the rules as they are now
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
    means: Mapping[str, Any] | None = None


@dataclass(slots=True)
class Projection:
    """Everything that follows from the events taken in so far.

    ``strict_since`` is the event from which the rules of the house hold as they are now: the
    first of a book of the present schema, the migration of an older one. ``before`` holds what
    each step of a finding replaced, ``judged`` its last decision (seq, severity), ``approvals``
    the events that approved filings, ``texts`` the subjects of typed words. What a purge of a
    filing took stands in ``purged`` (received bytes, typed words) and ``purged_findings``.
    """

    book: str = ""
    strict_since: int = 0
    persons: KeyRegistry = field(default_factory=KeyRegistry)
    filings: dict[int, dict[str, Any]] = field(default_factory=dict)
    versions: dict[int, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    checks: dict[int, list[CheckEntry]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[int, dict[str, Condition]] = field(default_factory=lambda: defaultdict(dict))
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    corrections: dict[tuple[int, str], dict[str, Any]] = field(default_factory=dict)
    publications: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    purged: set[str] = field(default_factory=set)
    purged_findings: dict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    before: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    judged: dict[tuple[int, str], tuple[int, str]] = field(default_factory=dict)
    approvals: dict[int, int] = field(default_factory=dict)
    unreadable: dict[int, dict[str, Any]] = field(default_factory=dict)

    def fold(self, link: Link, payload: Mapping[str, Any]) -> None:
        """Take in an event, whether or not the rules of the house allow it (see ``house``)."""
        if digest := payload.get("text_sha256"):
            self.texts[digest] = link.subject
        area, _, step = link.kind.partition(".")
        if area == "finding":
            self._finding(link, step, payload)
        elif area == "filing":
            self._filing(link, step, payload)
        elif area in ("auditor", "key"):
            self.persons.fold(link, payload)
        elif area == "sweep":
            for arrival in payload["received"]:
                self._received(link, arrival)
            for entry in payload["checks"]:
                self._checked(link, entry, payload["means"])
        elif area == "unreadable":
            self._unreadable(link, step, payload)
        else:
            self._book(link, payload)

    def current(self, filing_id: int) -> str:
        """Return the sha256 of a filing's current version."""
        versions = self.versions[filing_id]
        return versions[-1]["sha256"] if versions else ""

    def last_manifest(self, filing_id: int) -> str:
        """Return the digest of a filing's findings after its last check (``""``: none)."""
        entries = (entry.findings_sha256 for entry in reversed(self.checks[filing_id]))
        return next((digest for digest in entries if digest), "")

    def last_check(self, filing_id: int) -> CheckEntry | None:
        """Return the last check of a filing that touched its findings, None if there is none."""
        entries = reversed(self.checks[filing_id])
        return next((entry for entry in entries if entry.findings_sha256), None)

    def _book(self, link: Link, payload: Mapping[str, Any]) -> None:
        if link.kind in ("book.created", "book.migrated"):
            self._schema(link, payload)
        elif link.kind == "book.purged":
            self._purged(payload)
        elif link.kind == "setting.changed":
            self.settings[payload["name"]] = payload["value"]
        elif link.kind == "roster.imported":
            for name in payload["removed"]:
                self.units.pop(name, None)
            for unit in (*payload["changed"], *payload["added"]):
                self.units.pop(unit["name"], None)  # changed ones come last, as their rows do
                self.units[unit["name"]] = unit
        elif link.kind == "publication.listed":
            for entry in payload["listed"]:
                listed = {**entry, "seq": link.seq}
                self.publications[entry["agency"], entry["year"]] = listed

    def _schema(self, link: Link, payload: Mapping[str, Any]) -> None:
        schema = payload["schema"] if link.kind == "book.created" else payload["to"]
        if link.kind == "book.created":
            if not is_book_id(payload["book"]):
                raise TrailError(STRANGE)
            self.book = self.book or payload["book"]
        if not self.strict_since and schema >= STRICT:
            self.strict_since = link.seq

    def _purged(self, payload: Mapping[str, Any]) -> None:
        """Take in a purge; it accounts only for what belonged to its own filing."""
        filing, digests = payload["filing"], set(payload["digests"])
        if "content" in payload["what"]:
            self.purged |= digests & {version["sha256"] for version in self.versions[filing]}
        if "texts" in payload["what"]:
            self.purged |= {one for one in digests if self.about(one, filing)}
        if "findings" in payload["what"]:
            remains = payload.get("remains", {})
            self.purged_findings[filing].update({one: remains.get(one, "") for one in digests})

    def about(self, text: str, filing: int) -> bool:
        """Tell whether typed words with this digest were written about a filing."""
        return f"{self.texts.get(text, '')}/".startswith(f"filing/{filing}/")

    def _unreadable(self, link: Link, step: str, payload: Mapping[str, Any]) -> None:
        for file in payload["files"]:
            if step == "received":
                self.unreadable[file["id"]] = {
                    "sha256": file["sha256"], "reason_sha256": file["reason_sha256"],
                    "at": link.at, "seq": link.seq,
                }  # fmt: skip
            else:
                self.unreadable.pop(file, None)

    def _filing(self, link: Link, step: str, payload: Mapping[str, Any]) -> None:
        if step == "received":
            self._received(link, payload)
        elif step == "checked":
            self._checked(link, payload, payload["means"])
        elif step in ("corrected", "uncorrected"):
            self._corrected(link, step, payload)
        elif step in ("matched", "moved"):
            filing = self.filings[payload["filing"]]
            if step == "matched":
                filing.update(unit=payload["unit"], agency=payload["unit"], latest=link.seq)
            else:
                filing.update(moved_to=payload["into"], latest=link.seq)
        else:
            self._moved(link, step, payload)

    def _moved(self, link: Link, step: str, payload: Mapping[str, Any]) -> None:
        filing = self.filings[payload["filing"]]
        filing.update({name: payload[name] for name in _DETAILS if name in payload})
        allowed = workflow.FILING_MOVES.get(filing["state"], {})
        filing.update(state=allowed.get(step, step), latest=link.seq)
        if step == "approved":
            self.approvals[payload["filing"]] = link.seq

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
        version = {name: payload[name] for name in kept}
        version |= {"seq": link.seq, "received_at": link.at}
        self.persons.begun = True
        for target in payload.get("dropped", ()):
            self.corrections.pop((payload["filing"], target), None)
        self.versions[payload["filing"]].append(version)

    def _checked(self, link: Link, payload: Mapping[str, Any], means: Mapping[str, Any]) -> None:
        effects = {
            name: payload[name] for name in ("reopened", "resolved", "restored") if name in payload
        }
        entry = CheckEntry(
            seq=link.seq, version=payload["version"], outcomes=payload["outcomes"],
            findings_sha256=payload.get("findings_sha256", ""), effects=effects,
            basis_sha256=payload.get("basis_sha256", ""), means=means,
        )  # fmt: skip
        self.checks[payload["filing"]].append(entry)
        conditions = self.findings[payload["filing"]]
        for key, change in _changes(effects):
            conditions[key] = change(conditions.get(key, workflow.FRESH), link.seq)

    def _finding(self, link: Link, step: str, payload: Mapping[str, Any]) -> None:
        conditions = self.findings[payload["filing"]]
        key = link.subject.partition("/finding/")[2]
        before = conditions.get(key) or _untouched(payload)
        conditions[key] = workflow.after(before, step, link.seq, link.actor, payload)
        if step != "undo":
            self.before[link.seq] = payload["before"]
            self.judged[payload["filing"], key] = (link.seq, payload.get("severity", ""))


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
