"""A stated change, and what the phrases of a sentence leave to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass, field

if TYPE_CHECKING:
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard
    from engine.clauses.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A stated change: by ``delta`` things, or by ``rate`` (hundredths of a percent).

    ``slack`` is how far rounding to the last digit written may be off. ``current`` and ``last``
    are the two years' numbers where the sentence tells them; ``subject`` is what is compared, as
    claims name it (``""``: only the sentence's own numbers can be worked out). ``against`` is the
    year compared with, None where none is named. ``others`` are told side by side with the subject:
    收到8件，办结7件，比上年增加2件 may say it of each. ``unsure``: what is counted may be more
    than the tables count. ``times``: 增长2倍, by which some mean to twice.
    """

    position: int
    scope: Scope
    subject: str
    against: int | None
    by_rate: bool
    delta: int = 0
    rate: int = 0
    slack: int = 0
    current: int | None = None
    last: int | None = None
    residue: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    unsure: bool = False
    times: bool = False

    def fits(self, current: int, last: int) -> bool:
        """Tell whether the change is the one between two numbers."""
        if not self.by_rate:
            return current - last == self.delta
        return self._is_rate(self.meant(current, last), current, last)

    def meant(self, current: int | None, last: int | None) -> int:
        """Return the rate that is meant: of 增长2倍 the one that fits, if one does."""
        to_twice = self.rate - 10_000
        if not self.times or current is None or last is None:
            return self.rate
        return to_twice if self._is_rate(to_twice, current, last) else self.rate

    def _is_rate(self, rate: int, current: int, last: int) -> bool:
        return abs((current - last) * 10_000 - rate * last) <= self.slack * last


@dataclass(slots=True)
class State:
    """What earlier phrases of the sentence leave to a comparison."""

    current: Heard | None = None
    last: Token | None = None
    before: int | None = None  # last year's number as a change by so many tells it
    from_: Token | None = None
    comparing: bool = False
    framed: bool = False  # 与上年相比，: everything behind is compared
    against: int | None = None
    years: dict[int, Token] = field(default_factory=dict)  # 2023年6件，2022年5件，比2022年多4件
    bracket: bool = False
    asked: bool = False  # the phrase ends with the year compared with
    barred: bool = False
    published: bool = False  # what is told of was published, or is another matter
    row: list[Heard] = field(default_factory=list)  # numbers since the last change
    turns: list[Heard] = field(default_factory=list)  # of which 分别增加 tells, in order
    subjects: tuple[str, ...] = ()
    said: tuple[str, Scope] | None = None  # what the clause before compared: 增加6件，增幅42.9%
    open: list[tuple[Heard, Token, Token | None]] = field(default_factory=list)  # （上年为250篇）


def in_bracket(opened: str, *, within: bool) -> bool:
    """Tell whether what these marks open stands in brackets."""
    for mark in opened:
        within = mark == "（" or (within and mark != "）")
    return within
