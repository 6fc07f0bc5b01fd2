"""What travels to the workers of a cluster and back: a setup once, a parcel for each item.

A worker on another machine does not see this one's disk. So a setup carries the files that it
names (pack, overlays), and a parcel those that its item needs: the readings and words that the
check compares with, what was converted. What a worker has read comes back with its answer. Where a
folder is shared (``shared``), readings lie there and documents go by their path.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, Protocol

from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """An item with the files that it needs, by their names in the worker's folder.

    ``shelf`` holds what was converted for it; ``path`` and ``sha256`` tell where its document
    lies, if its bytes were left out.
    """

    item: Any
    files: Mapping[str, bytes] = field(default_factory=dict)
    shelf: Mapping[str, bytes] = field(default_factory=dict)
    path: Path | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """An answer with the files that were made for it.

    ``unseen``: the document is not where the parcel said, or no longer the same.
    """

    answer: Any = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    unseen: bool = False


class Outfit(Protocol):
    """A function on its way: it is set up in a folder of the worker's, once for each worker."""

    def at(self, home: Path) -> Callable[[Any], Any]:
        """Return the function as this machine can run it, its files laid out under ``home``."""

    def unpack(self, parcel: Parcel, home: Path) -> Any:
        """Lay out what a parcel brought and return the item; None if its document is not there."""

    def pack(self, answer: Any, home: Path) -> Return:
        """Return an answer with what was made for it; the folder is empty afterwards."""


class Travel(Protocol):
    """How a function's items travel, seen from the machine that asks."""

    def outfit(self) -> Outfit:
        """Return the function as it travels."""

    def parcel(self, item: Any, *, whole: bool = False) -> Parcel:
        """Pack an item; ``whole``: with its document, wherever that lies."""

    def arrived(self, item: Any, came: Return) -> Any:
        """Put away what came back and return the answer."""


@dataclass(frozen=True, slots=True)
class PlainOutfit:
    """A function that needs nothing of any disk."""

    function: Callable[[Any], Any]

    def at(self, home: Path) -> Callable[[Any], Any]:
        """Return the function."""
        del home
        return self.function

    def unpack(self, parcel: Parcel, home: Path) -> Any:
        """Return the item."""
        del home
        return parcel.item

    def pack(self, answer: Any, home: Path) -> Return:
        """Return the answer."""
        del home
        return Return(answer=answer)


@dataclass(frozen=True, slots=True)
class PlainTravel:
    """How items travel that are all there is."""

    function: Callable[[Any], Any]

    def outfit(self) -> Outfit:
        """Return the function as it is."""
        return PlainOutfit(self.function)

    def parcel(self, item: Any, *, whole: bool = False) -> Parcel:
        """Pack an item."""
        del whole
        return Parcel(item=item)

    def arrived(self, item: Any, came: Return) -> Any:
        """Return the answer."""
        del item
        return came.answer


class AtWork:
    """A function at work in a process of a worker: parcels in, returns out, as bytes."""

    def __init__(self, outfit: bytes, home: Path) -> None:
        self._bytes, self._home = outfit, home
        self._outfit: Outfit | None = None
        self._function: Callable[[Any], Any] | None = None

    def begin(self) -> tuple[Outfit, Callable[[Any], Any]]:
        """Set the function up, once in the life of this process."""
        if self._outfit is None or self._function is None:
            self._outfit = pickle.loads(self._bytes)  # noqa: S301 — of the gouji that we work for
            self._function = self._outfit.at(self._home)
            getattr(self._function, "begin", lambda: None)()
        return self._outfit, self._function

    def __call__(self, numbered: tuple[int, bytes]) -> tuple[int, bytes]:
        """Answer one parcel, under the number that it has in its task."""
        outfit, function = self.begin()
        number, packed = numbered
        parcel: Parcel = pickle.loads(packed)  # noqa: S301 — of the gouji that we work for
        item = outfit.unpack(parcel, self._home)
        came = Return(unseen=True) if item is None else outfit.pack(function(item), self._home)
        return number, pickle.dumps(came, pickle.HIGHEST_PROTOCOL)
