"""--baseline: a former ``check --format json``; what stood in it is neither told nor counted.

A finding is known if rule, place, unit and year (its key) and the values it was judged on (its
digest) are those of the baseline. With other values it is told again: something has changed there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from engine.errors import UsageError
from engine.privacy import mask
from engine.values import dataclass, field
from tui.cli.speech.refusal import why
from tui.cli.speech.words import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from engine.audit.worker import AuditResult
    from engine.rule import Pack

    State = Literal["new", "updated", "unchanged"]

MOST_BYTES = 512 << 20


def add_baseline(parser: argparse._ActionsContainer) -> None:
    """Add --baseline."""
    parser.add_argument("--baseline", type=Path, metavar="FILE", help=say("select.baseline"))


class Known(Protocol):
    """What a baseline tells a finding by, wherever it comes from."""

    @property
    def key(self) -> str:
        """Rule, place, unit and year."""

    @property
    def digest(self) -> str:
        """The values that it was judged on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding of the baseline, and whose report it was found in."""

    key: str
    digest: str
    rule: str
    message: str
    source: str
    report: tuple[str, int] | None


@dataclass(slots=True)
class Baseline:
    """What was found before; it notes what of it is met again, and in which reports one looked."""

    path: Path
    pack: tuple[str, str, tuple[str, ...]]
    version: str
    entries: dict[str, list[Entry]]
    met: set[str] = field(default_factory=set)
    looked_at: set[object] = field(default_factory=set)

    def state(self, key: str, digest: str) -> State:
        """Tell a finding that is new, one whose values have changed, and one that is known."""
        before = self.entries.get(key)
        if before is None:
            return "new"
        same = any(one.digest in {digest, ""} for one in before)
        return "unchanged" if same else "updated"

    def see(self, done: AuditResult) -> None:
        """Note a report that was checked now, and what of the baseline is met in it."""
        if done.error:
            return
        self.looked_at |= {done.source, mask(done.source), whose(done.agency, done.year)}
        self.met |= {one.key for one in done.findings}

    def stale(self) -> Iterator[Entry]:
        """Yield what is found no more in the reports that were checked now."""
        for entries in self.entries.values():
            for one in entries:
                looked = one.source in self.looked_at or (
                    one.report is not None and one.report in self.looked_at
                )
                if looked and one.key not in self.met:
                    yield one

    def differs(self, pack: Pack) -> bool:
        """Tell whether other rules found what stands in the baseline."""
        return self.pack != identity(pack)


def whose(agency: object, year: object) -> tuple[str, int] | None:
    """Return unit and year where both are known."""
    known = isinstance(agency, str) and agency and isinstance(year, int)
    return (str(agency), int(str(year))) if known else None


def identity(pack: Pack) -> tuple[str, str, tuple[str, ...]]:
    """Return by what a pack with its overlays is told from another."""
    return pack.id, pack.sha256, tuple(one.sha256 for one in pack.overlays)


def baseline_of(arguments: argparse.Namespace) -> Baseline | None:
    """Load the baseline named on the line; UsageError if it cannot be read or is none."""
    path: Path | None = arguments.baseline
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)  # one that is cut off is no JSON
    except OSError as error:
        raise UsageError(
            say("select.no-baseline", path=path, why=why(error)), hint=say("select.make-baseline")
        ) from None
    try:
        return understood(path, json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            say("select.not-baseline", path=path), hint=say("select.make-baseline")
        ) from None


def understood(path: Path, document: Mapping[str, Any]) -> Baseline:
    """Return what a document of a check says; ValueError, KeyError or TypeError if it is none."""
    if document["schema_version"] != 1:
        raise ValueError
    pack = document["pack"]
    overlays = tuple(str(one["sha256"]) for one in pack["overlays"])
    entries: dict[str, list[Entry]] = {}
    for report in document["reports"]:
        for one in entries_of(report):
            entries.setdefault(one.key, []).append(one)
    known = (str(pack["id"]), str(pack["sha256"]), overlays)
    return Baseline(path, known, str(pack["version"]), entries)


def entries_of(report: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the findings of a report of the baseline."""
    for one in report["findings"]:
        yield Entry(
            key=str(one["key"]),
            digest=str(one.get("digest") or ""),
            rule=str(one["rule"]),
            message=str(one.get("message") or ""),
            source=str(report["source"]),
            report=whose(report.get("agency"), report.get("year")),
        )
