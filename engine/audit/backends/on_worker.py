"""What a Dask worker does for gouji: it hands parcels to a process of its own and relays.

A report is never judged inside the Dask worker itself: there it would run in a thread, where no
allowance of time holds and where a library that crashes takes the worker with it. So each of its
threads has a process of our pool behind it, which may die or be silent at the cost of its item
alone. Every function here is called by name from the machine that asks.
"""

from __future__ import annotations

import multiprocessing
import pickle
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, NamedTuple

from engine.audit.backends.parcels import AtWork
from engine.audit.backends.stamps import Stamp, stamp
from engine.audit.cache import own_folder
from engine.audit.pool import Quarantined, Workers
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKERS = 4
"""For so many sweeps a worker keeps processes; beyond that the oldest has gone without a word."""


class Introduction(NamedTuple):
    """Who a worker is, and whether it sees the shared folder (True if there is none)."""

    stamp: Stamp
    sees: bool


class Carried(NamedTuple):
    """What came of a task: by parcel why there is no answer ("" if there is), and the answer.

    ``absent``: this worker does not have the setup (it has been started anew).
    """

    answers: list[tuple[str, bytes]]
    seconds: float = 0.0
    absent: bool = False


@dataclass(slots=True)
class Hand:
    """A process and the function at work in it."""

    number: int
    pool: Workers
    digest: str = ""
    function: AtWork | None = None


class Desk:
    """All that a worker keeps for one asker: a folder, processes, the function of this run."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._stack = ExitStack()
        self._home = self._stack.enter_context(own_folder())
        self._outfit = b""
        self.digest = ""
        self._free: list[Hand] = []
        self._all: list[Hand] = []
        self._lock = threading.Lock()

    def take_on(self, digest: str, outfit: bytes) -> None:
        """Take a function for the parcels that come from now on."""
        with self._lock:
            self.digest, self._outfit = digest, outfit

    def answer(self, parcels: list[bytes]) -> Carried:
        """Answer parcels one after another; one that kills its process costs itself alone."""
        begun, answers = time.monotonic(), [("", b"")] * len(parcels)
        with self._hand() as hand:
            if hand.function is None or hand.digest != self.digest:
                home = self._home / f"{hand.number}-{self.digest[:16]}"
                home.mkdir(exist_ok=True, mode=0o700)
                hand.function, hand.digest = AtWork(self._outfit, home), self.digest
            for one in hand.pool.submit(hand.function, list(enumerate(parcels))):
                if isinstance(one, Quarantined):
                    answers[one.item[0]] = (one.why, b"")
                else:
                    number, answer = one
                    answers[number] = ("", answer)
        return Carried(answers, time.monotonic() - begun)

    @contextmanager
    def _hand(self) -> Iterator[Hand]:
        """Give a process that has nothing to do, as many as there are threads."""
        with self._lock:
            if not self._free:
                made = Hand(len(self._all), Workers(1, seconds=self._seconds))
                self._free.append(made)
                self._all.append(made)
            hand = self._free.pop()
        try:
            yield hand
        finally:
            self._free.append(hand)

    def close(self) -> None:
        """End the processes and remove what they worked with."""
        for hand in self._all:
            hand.pool.stop()
        self._stack.close()


_desks: dict[str, Desk] = {}
_changing = threading.Lock()


def introduce(token: Path | None) -> Introduction:
    """Say who this worker is; ``token`` is a file in the shared folder that it has to see."""
    seen = token is None
    with suppress(OSError):
        seen = seen or (token is not None and token.read_bytes() == token.name.encode())
    return Introduction(stamp(), seen)


def take_on(asker: str, digest: str, outfit: bytes, seconds: float) -> None:
    """Take a function for an asker; ``seconds`` is what one item may take."""
    with _changing:
        if asker not in _desks:
            _may_have_children()
            while len(_desks) >= ASKERS:
                _desks.pop(next(iter(_desks))).close()
            _desks[asker] = Desk(seconds)
        _desks[asker].take_on(digest, outfit)


def carry_out(asker: str, digest: str, task: bytes) -> Carried:
    """Answer the parcels of a task."""
    desk = _desks.get(asker)
    if desk is None or desk.digest != digest:
        return Carried([], absent=True)
    return desk.answer(pickle.loads(task))  # noqa: S301 — of the gouji that we work for


def let_go(asker: str) -> None:
    """Forget an asker and end the processes that worked for it."""
    with _changing:
        if asker in _desks:
            _desks.pop(asker).close()


def _let_all_go() -> None:
    for asker in list(_desks):
        let_go(asker)


def _may_have_children() -> None:
    """Let this process start processes: Dask marks its workers as daemons, which may have none.

    They end with it all the same: they look whether their parent lives (``engine.audit.follow``),
    and here they are ended before multiprocessing would wait for them.
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
    Finalize(None, _let_all_go, exitpriority=100)
