"""What the casebook tells: plain values, so that screens, commands and exports need no database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

FilingState = Literal["received", "under_review", "returned", "approved", "published", "reopened"]
FindingState = Literal["open", "confirmed", "dismissed", "accepted", "resolved"]
NAMELESS = "（单位未识别）"
"""The agency of a filing of which nobody knows whose it is."""
DISMISSALS = ("误报", "不适用", "报告已说明", "读取有误")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingView:
    """A filing (unit × year) as the desk lists it.

    Counts are of the current version's findings; errors, warnings and infos of what failed,
    ``undecided`` of everything that waits for a decision; ``requests`` are papers that are asked
    for, which nobody has to decide. ``year_settled``: an auditor has said of which year it is.
    """

    id: int
    agency: str
    kind: str | None
    year: int | None
    state: FilingState
    round: int
    version_id: int | None
    source: str = ""
    received_at: datetime | None = None
    due: date | None = None
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    undecided: int = 0
    confirmed: int = 0
    dismissed: int = 0
    requests: int = 0
    unit: str = ""
    sha256: str = ""
    approved_sha256: str = ""
    published_on: date | None = None
    published_address: str = ""
    published_sha256: str = ""
    year_settled: bool = False

    @property
    def whose(self) -> str:
        """Return the agency; where nobody knows it, first the file by which people find it."""
        if self.agency not in {"", NAMELESS}:
            return self.agency
        return self.source.replace("\\", "/").rpartition("/")[2] + NAMELESS


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A file as received for a filing: the rounds of a season."""

    id: int
    filing_id: int
    sha256: str
    name: str
    source: str
    size: int
    round: int
    received_at: datetime
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableView:
    """A file that came and could not be read; ``sha256`` is ``""`` where it did not even open."""

    id: int
    name: str
    source: str
    reason: str
    sha256: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """One step in the history of a finding, newest last."""

    seq: int
    at: datetime
    actor: str
    kind: str
    reason: str = ""
    text: str = ""
    signed: bool = False
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding of the casebook with its state; ``data`` is the finding as stored.

    ``data`` has the keys of the public JSON and besides ``marks``: a list of
    ``{block,row,column,start,end,quote,at}`` by which a screen finds the evidence.
    ``seq`` is the last event that touched it: give it back as ``seen_seq`` when deciding.
    ``pending`` is a ``dismiss`` or ``accept`` that waits for a second person, ``proposer`` who
    proposed it; ``previous`` what was judged before the values changed (``previous_digest``).
    """

    id: int
    filing_id: int
    key: str
    digest: str
    rule: str
    title: str
    message: str
    severity: str
    outcome: str
    state: FindingState
    cause: str | None
    data: Mapping[str, Any]
    history: tuple[DecisionView, ...] = ()
    assignee: str = ""
    previous_digest: str = ""
    expires: date | None = None
    seq: int = 0
    pending: str = ""
    proposer: str = ""
    previous: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event of the trail as ``gouji trail show`` prints it."""

    seq: int
    at: datetime
    actor: str
    kind: str
    subject: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    signed: bool = False
    hash: str = ""
    key_id: str = ""
    session: str = ""
    text: str = ""
