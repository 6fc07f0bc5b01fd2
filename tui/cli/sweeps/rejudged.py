"""What a sweep says of the casebook's reports that it judged anew because of what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.speech.words import joined, labelled, say
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.sweep.sweep import Progress, Rejudged

SHOWN = 20


def lines(progress: Progress, *, dry_run: bool) -> Iterator[str]:
    """Yield how many reports were judged anew, which and why; nothing where none was."""
    many = len(progress.rejudged)
    if not many:
        return
    yield say("sweep.would-rejudge" if dry_run else "sweep.rejudged", n=many)
    for one in progress.rejudged[:SHOWN]:
        words = joined(say(f"sweep.because-{role}") for role in one.because)
        yield "  " + labelled(
            f"{one.filing} {one_line(one.agency)} {one.year or say('names.no-year')}",
            one_line(one.error) or words,
        )
    if many > SHOWN:
        yield "  " + say("sweep.rejudged-more", n=many - SHOWN)


def data(progress: Progress) -> list[dict[str, Any]]:
    """Return them for scripts: the member ``rejudged`` of ``swept``."""
    return [told(one) for one in progress.rejudged]


def told(one: Rejudged) -> dict[str, Any]:
    """Return one of them for scripts."""
    return {
        "filing": one.filing,
        "agency": one.agency,
        "year": one.year,
        "because": list(one.because),
        "error": one.error,
    }
