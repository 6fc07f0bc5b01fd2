"""The first look: whose report a file is and of which year; what was read is kept for the check."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from engine.audit.admission import error_sentence, read_report_or_refuse, refuse
from engine.audit.allowance import allowance
from engine.audit.cache import place_of, put
from engine.audit.conversions import shelved
from engine.audit.identity import Identity, unread
from engine.audit.kept_readings import keep, kept
from engine.audit.other_kinds import other_kind_of
from engine.packs import forms_of
from engine.reading.files.limits import LIMITS
from engine.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from engine.audit.sketches import Words
    from engine.facts.likeness.own_text import OwnText
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadFile:
    """A file before anybody has looked at it; ``order`` is its place among the files."""

    source: str
    data: bytes
    order: int = 0
    shelf: Path | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """What a worker answers: the identity, and the report's own words for the index."""

    identity: Identity
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What every first look of a run needs once; see ``identify``."""

    folder: Path
    pack: Path | None
    vocabulary: Vocabulary
    seconds: float = LIMITS.report_seconds
    force: bool = False
    room: Path | None = None

    def __call__(self, file: UnreadFile) -> Scan:
        """Take the first look at one file."""
        return identify(
            self.folder,
            self.pack,
            self.vocabulary,
            file,
            seconds=self.seconds,
            force=self.force,
            room=self.room,
        )


def identify(
    folder: Path,
    pack: Path | None,
    vocabulary: Vocabulary,
    file: UnreadFile,
    *,
    seconds: float = LIMITS.report_seconds,
    force: bool = False,
    room: Path | None = None,
) -> Scan:
    """Take the first look and keep the reading; UsageError if the folder takes no more.

    ``pack`` is the folder of the pack by whose forms it is read (None: the shipped one),
    ``vocabulary`` its words, ``seconds`` the processor time that the look may take; ``force``:
    papers of another kind are taken for reports; ``room`` is where readings outlive a sweep.
    """
    digest = hashlib.sha256(file.data).hexdigest()
    try:
        with shelved(file.shelf), allowance(seconds):
            known = None if force else vocabulary
            before = kept(room, folder, file.source, digest)
            if before is not None:
                refuse(before, file.source, known)
            report = before or read_report_or_refuse(file.source, file.data, forms_of(pack), known)
            words = own_words(report, vocabulary)
    except ImportError:
        raise  # gouji is not wholly installed: no fault of the file
    except Exception as error:  # noqa: BLE001 — one report may not take the others down
        told, hint = error_sentence(error)
        other = other_kind_of(error)
        return Scan(unread(file.source, file.order, told, hint, other=other, sha256=digest))
    place = place_of(folder, file.source, digest)
    if before is None:
        put(place, report)
        keep(room, place)
    return Scan(identity_of(file, digest, report), with_words(place, words))


def identity_of(file: UnreadFile, digest: str, report: Report) -> Identity:
    """Return whose report a file is and of which year, as it was read."""
    return Identity(
        source=file.source,
        order=file.order,
        sha256=digest,
        agency=report.agency,
        kind=report.kind,
        year=report.year,
    )


def own_words(report: Report, vocabulary: Vocabulary) -> OwnText | None:
    """Return a report's own words for comparison; without them it resembles nobody."""
    from engine.facts.likeness.own_text import own_text

    try:
        return own_text(report, vocabulary)
    except Exception:  # noqa: BLE001 — the check meets the same fault and says so
        return None


def with_words(place: Path, words: OwnText | None) -> Words | None:
    """Keep a report's own words beside its reading; return what the index needs of them."""
    if words is None:
        return None
    from engine.audit.similarity_index import keep_words

    return keep_words(place, words)
