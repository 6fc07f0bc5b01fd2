"""What a sweep is asked to do, and how far it is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.audit.backends.asked import ClusterAsked
    from engine.audit.worker import WorkerConfig
    from engine.trail.casebook import CheckProvenance, Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudged:
    """A filing of the book that was judged anew: why (roles of ``trail.state.basis``, or rules).

    ``error`` says why that failed; it is tried again by the next sweep.
    """

    filing: int
    agency: str
    year: int | None
    because: tuple[str, ...] = ()
    error: str = ""


@dataclass(slots=True)
class Progress:
    """How far a sweep is; ``known`` files were checked before by the same rules.

    ``before`` holds their digests (SHA-256) by name, ``same`` by name of which other file of this
    sweep a file is a copy, ``aside`` the sentence on what lies there and is no report. ``written``
    reports stand in the casebook by this sweep. ``anew`` filings of the book are judged again
    because of what came; ``rejudged`` tells of those that have been. ``dropped`` tells of each
    filing that has a new version which of its corrections (targets) ended with the old one.
    """

    total: int = 0
    known: int = 0
    before: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    looked: int = 0
    done: int = 0
    written: int = 0
    recorded: list[Recorded] = field(default_factory=list)
    previews: list[dict[str, tuple[str, ...]]] = field(default_factory=list)
    anew: int = 0
    rejudged: list[Rejudged] = field(default_factory=list)
    dropped: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a sweep is asked to do.

    ``timeout`` is what one file may take in seconds, ``readings`` the folder in which readings
    outlive a sweep that is killed, ``clock`` gives seconds that only grow, ``cluster`` is who does
    the work if not this machine's own workers.
    """

    setup: WorkerConfig
    means: CheckProvenance
    workers: int = 0
    timeout: float | None = None
    again: bool = False
    dry_run: bool = False
    readings: Path | None = None
    clock: Callable[[], float] = time.monotonic
    cluster: ClusterAsked | None = None

    @property
    def shared(self) -> Path | None:
        """Return the folder that the workers of a cluster share with this machine, if any."""
        return self.cluster.shared if self.cluster else None
