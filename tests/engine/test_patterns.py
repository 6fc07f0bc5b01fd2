"""No regular expression takes time that grows faster than the text it is given.

Reports are hostile: a line of blanks once kept a check busy for half a minute. Not a timed test:
what is slow at all on an eighth of a text is tried on the whole of it, and the ratio tells a line
from a square.
"""

from __future__ import annotations

import re
import signal
import time
from functools import cache, partial
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from making.patterns import Expression, expressions, runs

from engine.packs import load_pack

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 16_000
PARTS = 8
FLOOR = 0.016
"""Seconds of processor time below which nothing is slow; some machines count it by 0.004."""
STRAIGHT = 3.0
"""How much longer a text may take than its eighth eight times over; a square takes 8 times that."""
LEVEL = 1.5
"""So much longer is sure to be no square, and is not measured again."""
pytestmark = pytest.mark.needs("posix")


@cache
def found() -> list[Expression]:
    """Return the patterns of the product and of its words, each once."""
    words = [
        Expression(subject.compiled(name), [f"vocabulary {subject.name}.{name}"], {"search"})
        for subject in load_pack().vocabulary.subjects.values()
        for name in subject.patterns
    ]
    of_words = {(one.pattern.pattern, one.pattern.flags) for one in words}
    ours = expressions("engine", "tui")  # who has read a report has kept some of the words too
    return words + [one for one in ours if (one.pattern.pattern, one.pattern.flags) not in of_words]


class TooLong(BaseException):
    """A single match has taken too long to be waited for."""


@pytest.fixture(autouse=True)
def impatient():
    """End a match by a signal: the engine of ``re`` looks for them now and then."""

    def stop(_signal, _frame):
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def seconds(
    one: Expression, text: str, times: int = 1, clock: Callable[[], float] = time.process_time
) -> float:
    """Return the processor time of running a pattern over a text as the code does."""
    run = partial(runner(one), text)
    signal.setitimer(signal.ITIMER_PROF, 1.0)
    begun = clock()
    try:
        for _ in range(times):
            run()
    except TooLong:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return clock() - begun


def runner(one: Expression) -> Callable[[str], object]:
    """Return what runs a pattern as the code does: at every place, or at the beginning alone."""
    if one.anywhere:
        return lambda text: sum(1 for _ in one.pattern.finditer(text))
    return one.pattern.fullmatch if "fullmatch" in one.methods else one.pattern.match


def grows_too_fast(one: Expression, begins: str, repeats: str) -> bool:
    """Tell whether eight times the text takes far more than eight times the time."""

    def text(length: int) -> str:
        return begins + repeats * (length // len(repeats)) + "\x01"

    if seconds(one, text(LONG // PARTS), clock=time.perf_counter) < FLOOR / PARTS**2:
        return False  # a square is below the floor over the whole text too
    shorter = longer = float("inf")
    for _ in range(3):
        longer = min(longer, seconds(one, text(LONG)))
        if longer < FLOOR or longer == float("inf"):
            return longer >= FLOOR
        shorter = min(shorter, seconds(one, text(LONG // PARTS), PARTS))
        if longer < LEVEL * shorter:
            return False
    return longer > STRAIGHT * shorter


def slow(patterns: list[Expression]) -> list[str]:
    """Return what is slow: the pattern's place and the first text that shows it."""
    named = []
    for one in patterns:
        bad = next((run for run in runs(one.pattern) if grows_too_fast(one, *run)), None)
        if bad is not None:
            named.append(f"{one.places[0]}: {bad[0]!r} + {bad[1]!r} * n")
    return named


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?<![\d年])\s{2,}(?=年\s*月)", "search"), (r"\s*\|?\s*:-+\s*\Z", "match"),
        (r"(?:政府|办公室)+$", "sub"), (r"比[^，]*增", "search"), (r"\{\{[^}]*\}\}", "search"),
        (r"(?:\s|\s\s)*x", "match"),
    ],
)  # fmt: skip
def test_the_test_finds_what_grows_too_fast(pattern, method):
    assert slow([Expression(re.compile(pattern), ["here"], {method})])


@pytest.mark.parametrize("pattern", [r"(?<![\d年\s])\s{2,20}(?=年)", r"\d{1,3}(?:,\d{3})*", "比"])
def test_the_test_finds_nothing_where_nothing_is(pattern):
    assert slow([Expression(re.compile(pattern), ["here"], {"search"})]) == []


def test_patterns_are_found_wherever_they_stand():
    places = {place for one in found() for place in one.places}
    assert "engine.numbers.ARABIC" in places
    assert "engine.reading.metadata.signoff._BEGUN" in places
    assert any(":" in place for place in places)
    assert len(found()) > 400


@pytest.mark.slow
@pytest.mark.parametrize("share", range(8))
def test_no_pattern_takes_time_that_grows_faster_than_the_text(share):
    mine = [one for one in found() if crc32(one.pattern.pattern.encode()) % 8 == share]
    assert slow(mine) == []
