"""Answers kept: statutory rows say the same few things in every report.

What is kept hangs on the words asked about and on who is asked (a form's axis, a report: a value,
known by identity and kept alive here), on nothing else, so no report can colour the next. At most
so many answers stay; a full store begins anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

Answer = TypeVar("Answer")
MOST = 4096


class Kept(Generic[Answer]):
    """Answers of one function by its owner and its words."""

    __slots__ = ("_answers", "_most")

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answers: dict[tuple[int, Hashable], tuple[object, Answer]] = {}

    def known(self, owner: object, words: Hashable) -> tuple[object, Answer] | None:
        """Return (owner, answer) as it was kept, None if it was not."""
        found = self._answers.get((id(owner), words))
        return found if found is not None and found[0] is owner else None

    def keep(self, owner: object, words: Hashable, answer: Answer) -> Answer:
        """Keep an answer and return it."""
        if len(self._answers) >= self._most:
            self._answers.clear()
        self._answers[id(owner), words] = owner, answer
        return answer
