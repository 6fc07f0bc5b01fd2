"""What is still to be done by workers, packed as it is sent to them."""

from __future__ import annotations

import pickle
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Item = TypeVar("Item")
CHUNK = 4
"""So many items a worker is given that has none."""
MESSAGE = 64
"""So many bytes a message takes besides its item, at most."""


@dataclass(slots=True)
class Errand(Generic[Item]):
    """An item on its way, and how many workers it has killed.

    ``packed`` is how it is sent; ``unread``: so many bytes of it lie in the pipe until its turn.
    """

    item: Item
    deaths: int = 0
    packed: bytes = b""
    unread: int = 0


class Supply(Generic[Item]):
    """What is still to be done: what came back from dead workers first, one at a time.

    ``light`` makes of an item what a worker needs of it.
    """

    def __init__(self, items: Iterable[Item], light: Callable[[Item], object]) -> None:
        self._rest = map(Errand, items)
        self._light = light
        self._ahead: deque[Errand[Item]] = deque()
        self.returned: deque[Errand[Item]] = deque()

    def more(self) -> bool:
        """Tell whether anything is left."""
        if not self._ahead and not self.returned:
            self._ahead.extend(islice(self._rest, CHUNK))
        return bool(self._ahead or self.returned)

    def take(self) -> list[Errand[Item]]:
        """Return the next errands for a worker that has none; call it only if there are more."""
        if self.returned:
            taken = [self.returned.popleft()]
        else:
            taken = list(self._ahead)
            self._ahead.clear()
        for errand in taken:
            self._packed(errand)
        return taken

    def take_ahead(self, size: int) -> Errand[Item] | None:
        """Return the next errand for a worker at work, None where it takes more bytes than that.

        What came back is left to a worker that has nothing else.
        """
        if not self.more() or self.returned:
            return None
        errand = self._ahead[0]
        errand.unread = len(self._packed(errand)) + MESSAGE
        return self._ahead.popleft() if errand.unread <= size else None

    def _packed(self, errand: Errand[Item]) -> bytes:
        errand.unread = 0
        if not errand.packed:
            errand.packed = pickle.dumps(self._light(errand.item), pickle.HIGHEST_PROTOCOL)
        return errand.packed
