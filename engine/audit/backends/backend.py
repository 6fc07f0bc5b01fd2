"""What a sweep asks of whoever does its work: four verbs, whatever machines stand behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from engine.audit.pool import Quarantined

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class WorkBackend(Protocol):
    """Hands that apply a function to many items and lose none of them.

    A function that has ``begin`` is asked to load what it needs before its first item, once for
    each worker. One run over items ends before the next begins; the workers outlive both.
    """

    def start(self) -> None:
        """Get ready; GoujiError with a sentence if that cannot be."""

    def submit(
        self,
        function: Callable[[Item], Answer],
        items: Iterable[Item],
        glance: Callable[[], None] = lambda: None,
    ) -> Iterator[Answer | Quarantined[Item]]:
        """Yield an answer for every item, as they come; ``glance`` is called every second or so.

        What the function raises is raised here; an item that kills its workers is quarantined, and
        it alone.
        """

    def stop(self) -> None:
        """Let go of all workers; those that were started here end."""

    def is_death(self, error: BaseException) -> bool:
        """Tell the death of a worker, which costs an item a try, from what a function raised."""
