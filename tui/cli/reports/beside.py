"""What is said of files that lie among the reports and are none, and of copies."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tui.cli.speech.words import labelled, say
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MANY = 20
"""So many lines are told of one thing."""


def beside(aside: Mapping[str, str], same: Mapping[str, str]) -> Iterator[str]:
    """Yield what was skipped and which files are copies; of many the first.

    ``aside`` holds sentences by name, ``same`` names by name.
    """
    yield from first_of(labelled(one_line(name), why) for name, why in aside.items())
    yield from first_of(
        say("sweep.same", source=one_line(name), other=one_line(other))
        for name, other in same.items()
    )


def first_of(lines: Iterable[str]) -> Iterator[str]:
    """Yield the first lines, and how many more there are."""
    rest = iter(lines)
    yield from islice(rest, MANY)
    if more := sum(1 for _ in rest):
        yield say("sweep.and-more", n=more)
