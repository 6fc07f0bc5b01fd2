"""Headings of the six parts inside a line: where they begin, and which only list the parts.

A part's own numeral and wording begin a part wherever they stand, even glued to the sentence
before (…收取0元六、其他需要报告的事项无。), unless a word in front refers to it (详见二). Several
with nothing between them are a table of contents or a sentence that lists the parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.forms.labels import leading_numeral, normalise_label
from engine.reading.outline.candidates import prefix_end
from engine.values import dataclass
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.reading.outline.heading import Headings

WORDS = Use("headings", patterns=("refers", "listed", "first_run_in", "fee_run_in"))
"""``first_run_in``: a part one of another name, told by its place before part two."""
_NUMERAL = re.compile(r"[一二三四五六]\s{0,3}[、.．﹑]|第[一二三四五六]部分")
_STOPS = re.compile(r"[。；！？”）)\]】\d\s：:]")
_BARE = re.compile(r"[\W_]*(?:\d{1,2}\s?[.．、)）]\s?)?")
_NOTHING = re.compile(r"[\s.．·•…。：:\d\-—–_()（）第页]*")
PART_TWO = 2
LONGEST_HEADING = 60
TOLD_BY_ITSELF = 6
"""So long a wording needs no stop before its numeral."""
LEAST_LISTED = 2


@dataclass(frozen=True, slots=True)
class _RunIn:
    """A heading inside a line: where numeral and wording begin, where they end, which part."""

    start: int
    end: int
    part: int


@dataclass(frozen=True, slots=True)
class RunIn:
    """Where a line has to be cut at headings, and the stretches that are wordings of headings."""

    cuts: tuple[int, ...] = ()
    wordings: tuple[tuple[int, int], ...] = ()

    @property
    def ends(self) -> int:
        """Return where the last wording of a heading ends, 0 without one."""
        return self.wordings[-1][1] if self.wordings else 0

    def within(self, at: int) -> bool:
        """Tell whether a place lies inside a heading's wording, where no row of a table begins."""
        return any(start < at < end for start, end in self.wordings)


def _word(name: str) -> re.Pattern[str]:
    return words_of(WORDS)[name]


def run_in(text: str, headings: Headings) -> RunIn:
    """Return where headings begin inside a line, none of those that only list the parts."""
    found = list(_found(text, headings))
    listed = _listed(found, text)
    begun = _BARE.match(text).end()  # type: ignore[union-attr]
    starts = [one.start for one in found if one.start not in listed]
    if starts and next(one.part for one in found if one.start == starts[0]) == PART_TWO:
        own = _word("first_run_in").search(text, 0, starts[0])
        starts += [own.start()] if own else []
    starts += [match.start() for match in _word("fee_run_in").finditer(text)]
    cuts = sorted({start for start in starts if start > begun})
    return RunIn(tuple(cuts), tuple((one.start, one.end) for one in found))


def _found(text: str, headings: Headings) -> Iterator[_RunIn]:
    behind = 0
    for match in _NUMERAL.finditer(text):
        numeral = leading_numeral(text[match.start() : match.start() + LONGEST_HEADING])
        if numeral is None or match.start() < behind:
            continue
        before = text[match.start() - 1] if match.start() else "。"
        if _STOPS.match(before) is None and _word("refers").match(before) is not None:
            continue
        # a table ended before the numeral: whatever it says
        own = None if before.isdecimal() else numeral.value
        begins = match.start() + numeral.end
        known = _worded(text, begins, own, headings)
        if known is None or (_STOPS.match(before) is None and len(known) < TOLD_BY_ITSELF):
            continue
        end = prefix_end(text[begins : begins + LONGEST_HEADING], known)
        if end is not None and _word("listed").match(text, begins + end) is None:
            behind = begins + end
            yield _RunIn(match.start(), behind, headings.exact[known][0])


def _worded(text: str, begins: int, part: int | None, headings: Headings) -> str | None:
    """Return the longest wording of a part that stands there, of any part if ``part`` is None."""
    words = normalise_label(text[begins : begins + LONGEST_HEADING])
    return max(
        (k for k, (n, _) in headings.exact.items() if part in {n, None} and words.startswith(k)),
        key=len,
        default=None,
    )


def _listed(found: Sequence[_RunIn], text: str) -> set[int]:
    """Return the starts of headings that stand in a list of the parts.

    Two at least with nothing behind them, and the next one if it goes on with the list.
    """
    listed: set[int] = set()
    run: list[_RunIn] = []
    for i, one in enumerate(found):
        rising = not run or one.part > run[-1].part
        if not rising:
            run = []
        run.append(one)
        following = found[i + 1].start if i + 1 < len(found) else len(text)
        if _NOTHING.fullmatch(text, one.end, following) is None or i + 1 == len(found):
            if len(run) > LEAST_LISTED:
                listed.update(entry.start for entry in run)
            run = []
        elif i + 1 < len(found) and found[i + 1].part <= one.part and len(run) > LEAST_LISTED:
            listed.update(entry.start for entry in run)  # contents, and then the text itself
    return listed
