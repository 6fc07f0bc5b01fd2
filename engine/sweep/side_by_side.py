"""Which files of one unit and year stand side by side, whatever sweep each of them came with.

A file that lies where another lay takes its place, and what comes after a return or an approval is
the next round of the same report: neither stands beside what was there before. Everything else
does, so that files one by one are seen beside each other as files all at once are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.audit.cache import CachedReading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.trail.casebook import Casebook

    Owner = tuple[str, int | None]
MOST = 8
"""With so many other files of one unit and year a report is compared; a folder may hold every
copy ever made."""


class SideBySide:
    """The files that the book has of each unit and year, with those of the sweep beside them.

    ``held`` are the filings of each owner.
    """

    def __init__(self, book: Casebook, held: Mapping[Owner, Sequence[int]]) -> None:
        self._session = book.session
        self._held = held
        self._submitted = book.submitted()

    def others(
        self, who: Owner, coming: Sequence[CachedReading], digest: str
    ) -> tuple[CachedReading, ...]:
        """Return the files that stand beside one with this digest, the newest ones last.

        ``coming`` are the sweep's files of this owner.
        """
        submissions = [
            self._submitted[one] for one in self._held.get(who, ()) if one in self._submitted
        ]
        known = {digest for one in submissions for digest in one.received}
        new = [paper for paper in coming if paper.sha256 not in known]
        standing: dict[str, tuple[CachedReading, str]] = {}
        for submission in submissions:
            if submission.closed and new:
                continue  # what comes now is the next round
            for file in submission.files:
                _put(standing, CachedReading(file.source, file.sha256), file.session)
        for paper in new:
            _put(standing, paper, self._session)
        papers = [paper for paper, _session in standing.values() if paper.sha256 != digest]
        return tuple(papers[-MOST:])


def _put(standing: dict[str, tuple[CachedReading, str]], paper: CachedReading, sat: str) -> None:
    """Add a file and take away what it replaces: ``sat`` is the sitting that it came in."""
    for digest, (other, session) in list(standing.items()):
        if paper.source == other.source or (sat != session and same_place(paper, other)):
            del standing[digest]
    standing[paper.sha256] = (paper, sat)


def same_place(one: CachedReading, other: CachedReading) -> bool:
    """Tell whether two names may be one place, seen from two working folders.

    Asked of names of two sittings alone: in one sitting both lay there.
    """
    parts = [one.source.replace("\\", "/").split("/"), other.source.replace("\\", "/").split("/")]
    short, long = sorted(([name for name in each if name != "."] for each in parts), key=len)
    return long[-len(short) :] == short
