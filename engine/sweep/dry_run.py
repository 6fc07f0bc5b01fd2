"""What a sweep would change in the casebook, for a dry run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.roster.certain import match_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.audit.worker import AuditResult
    from engine.trail.casebook import Casebook


def previews(book: Casebook, answers: Iterable[AuditResult]) -> Iterator[dict[str, Any]]:
    """Yield which findings each check would open, keep, reopen and resolve.

    A file that is there already is compared by what was judged; one that would be a filing's next
    version by its findings' keys.
    """
    filings = book.filings()
    same = {one.sha256: one for one in filings if one.version_id is not None}
    owned = {(one.unit or one.agency, one.year): one for one in filings}
    roster = book.units()
    for done in answers:
        keys = {one.key for one in done.findings}
        unit = match_unit(done.agency, done.kind, roster)
        if (here := same.get(done.sha256)) is not None and here.version_id is not None:
            change = book.preview(here.version_id, done.findings)
        elif before := owned.get((unit.name if unit else done.agency, done.year)):
            stood = {one.key for one in book.findings(before.id)}
            change = parted(keys, stood)
        else:
            change = {"opened": tuple(sorted(keys))}
        yield {"source": done.source, **change}


def parted(keys: set[str], stood: set[str]) -> dict[str, tuple[str, ...]]:
    """Return keys of findings as new, kept and gone."""
    change = {"opened": keys - stood, "kept": keys & stood, "resolved": stood - keys}
    return {name: tuple(sorted(some)) for name, some in change.items()}
