"""Figures that lost the walls between them: the tables' own identities say where to cut.

``801000081`` can be a row of table 3 in one way only, because six kinds of applicant add up to
their total. Where several cuts add up, or none does, nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_FIGURE = 6
MOST_DIGITS = 60

Cut = tuple[int, ...]


def cuts(strings: Sequence[str], groups: Sequence[int], most: int = 2) -> list[Cut]:
    """Return up to ``most`` ways to cut digit strings into groups whose last is the others' sum.

    ``strings`` are what stands between walls that are still there (none may be joined);
    ``groups`` are the sizes, ``[7]`` for a row of table 3, ``[5, 5, 5]`` for table 4. Figures
    have no leading zero and at most six digits.
    """
    if not all(string.isdigit() and string.isascii() for string in strings):
        return []
    if not sum(groups) <= sum(map(len, strings)) <= MOST_DIGITS:
        return []
    found: list[Cut] = []
    for cut in _groups(_Digits("".join(strings), _walls(strings)), 0, tuple(groups)):
        found.append(cut)
        if len(found) >= most:
            break
    return found


def only_way(digits: str, count: int) -> Cut | None:
    """Return the one way to cut digits into so many figures, None if there are several or none.

    ``106`` is three figures in one way, ``0012`` as well, for no figure begins with a zero.
    """
    if not digits.isdigit() or not digits.isascii() or len(digits) > LONGEST_FIGURE * count:
        return None
    found = _ways(digits, count)
    return found[0] if len(found) == 1 else None


def _ways(digits: str, count: int) -> list[Cut]:
    """Return up to two ways to cut digits into so many figures."""
    if count == 1:
        zero = digits.startswith("0") and len(digits) > 1
        return [] if zero or len(digits) > LONGEST_FIGURE else [(int(digits),)]
    found: list[Cut] = []
    longest = 1 if digits.startswith("0") else LONGEST_FIGURE
    for end in range(1, min(longest, len(digits) - count + 1) + 1):
        found += [(int(digits[:end]), *rest) for rest in _ways(digits[end:], count - 1)]
        if len(found) > 1:
            break
    return found[:2]


def completed(figures: Sequence[int], groups: Sequence[int]) -> list[Cut]:
    """Return every row that adds up and of which one figure alone is not there.

    The lost figure is what its group lacks; the others keep their order.
    """
    found: dict[Cut, None] = {}
    starts = [sum(groups[:i]) for i in range(len(groups))]
    for lost in range(sum(groups)):
        row = [*figures[:lost], 0, *figures[lost:]]
        runs = [row[start : start + size] for start, size in zip(starts, groups, strict=True)]
        own = next(i for i in reversed(range(len(groups))) if starts[i] <= lost)
        total = starts[own] + groups[own] - 1
        row[lost] = (1 if lost == total else -1) * (sum(runs[own][:-1]) - runs[own][-1])
        others = [run for i, run in enumerate(runs) if i != own]
        if row[lost] >= 0 and all(sum(run[:-1]) == run[-1] for run in others):
            found[tuple(row)] = None
    return list(found)


class _Digits:
    """All digits in a row, the walls over which no figure may reach, and dead ends already met."""

    def __init__(self, text: str, walls: frozenset[int]) -> None:
        self.text = text
        self.walls = walls
        self.barren: set[tuple[int, int, int, int]] = set()

    def figures(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield (end, value) for each figure that can begin here."""
        longest = 1 if self.text[start] == "0" else LONGEST_FIGURE
        for end in range(start + 1, min(start + longest, len(self.text)) + 1):
            yield end, int(self.text[start:end])
            if end in self.walls:
                return


def _walls(strings: Sequence[str]) -> frozenset[int]:
    ends, position = [], 0
    for string in strings:
        position += len(string)
        ends.append(position)
    return frozenset(ends)


def _groups(digits: _Digits, start: int, groups: tuple[int, ...]) -> Iterator[Cut]:
    if not groups:
        if start == len(digits.text):
            yield ()
        return
    state = (start, len(groups), -1, -1)
    if state in digits.barren:
        return
    fruitful = False
    for end, figures in _one_group(digits, start, groups, groups[0], 0):
        for rest in _groups(digits, end, groups[1:]):
            fruitful = True
            yield figures + rest
    if not fruitful:
        digits.barren.add(state)


def _one_group(
    digits: _Digits, start: int, groups: tuple[int, ...], left: int, total: int
) -> Iterator[tuple[int, Cut]]:
    """Yield (end, figures) of each way to make one group; remembers where none exists."""
    after = sum(groups[1:])
    rest = len(digits.text) - start
    state = (start, len(groups), left, total)
    if not left + after <= rest <= (left + after) * LONGEST_FIGURE or state in digits.barren:
        return
    fruitful = False
    for end, value in digits.figures(start):
        if left == 1:
            if value == total:
                fruitful = True
                yield end, (value,)
        else:
            for last, tail in _one_group(digits, end, groups, left - 1, total + value):
                fruitful = True
                yield last, (value, *tail)
    if not fruitful:
        digits.barren.add(state)
