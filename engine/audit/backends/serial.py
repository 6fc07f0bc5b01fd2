"""The work done in the calling process: for a few items, or where one worker was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from engine.audit.pool import Quarantined

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Serial:
    """One item after another, here: nobody can die but with this process."""

    def start(self) -> None:
        """Be ready."""

    def submit(
        self,
        function: Callable[[Item], Answer],
        items: Iterable[Item],
        glance: Callable[[], None] = lambda: None,
    ) -> Iterator[Answer | Quarantined[Item]]:
        """Yield what the function makes of each item."""
        del glance  # an answer wakes the caller often enough
        yield from map(function, items)

    def stop(self) -> None:
        """Leave nothing behind."""

    def is_death(self, error: BaseException) -> bool:
        """Answer no: whoever could tell would be dead."""
        del error
        return False
