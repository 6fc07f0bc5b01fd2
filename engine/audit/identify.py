"""The first look: whose report a file is and of which year; what was read is kept for the check."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.audit.cache import place_of, put
from engine.audit.identity import Identity, unread
from engine.audit.worker import error_sentence, read_report_or_refuse

if TYPE_CHECKING:
    from pathlib import Path

    from engine.audit.similarity_index import Words
    from engine.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadFile:
    """A file before anybody has looked at it; ``order`` is its place among the files."""

    source: str
    data: bytes
    order: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """What a worker answers: the identity, and the report's own words for the index."""

    identity: Identity
    words: Words | None = None


def identify(folder: Path, file: UnreadFile) -> Scan:
    """Take the first look and keep the reading; UsageError if the folder takes no more."""
    digest = hashlib.sha256(file.data).hexdigest()
    try:
        report = read_report_or_refuse(file.source, file.data)
    except ImportError:
        raise  # gouji is not wholly installed: no fault of the file
    except Exception as error:  # noqa: BLE001 — one report may not take the others down
        return Scan(unread(file.source, file.order, *error_sentence(error)))
    place = place_of(folder, file.source, digest)
    put(place, report)
    identity = Identity(
        source=file.source,
        order=file.order,
        sha256=digest,
        agency=report.agency,
        kind=report.kind,
        year=report.year,
    )
    return Scan(identity, words_of(place, report))


def words_of(place: Path, report: Report) -> Words | None:
    """Keep a report's own words for comparison; without them it resembles nobody."""
    from engine.audit.similarity_index import keep_words
    from engine.facts.likeness.own_text import own_text

    try:
        text = own_text(report)
    except Exception:  # noqa: BLE001 — the check meets the same fault and says so
        return None
    return keep_words(place, text)
