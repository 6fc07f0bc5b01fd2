"""The work done by a Dask cluster: each worker holds a few items, and none is lost with it.

Dask itself would blame every item that a dead worker held (KilledWorker), and innocent ones with
them. So each item is sent to one worker by name, and it is known what lies where: when a worker is
gone, what it had not done goes to others; what it was at is tried again alone, and is quarantined
only if that kills too. Items under way are bounded by number and bytes, whatever waits.

Several items are one task of Dask's, for a task costs as much as half a check: as many as take a
worker half a second by what it told of those before, so that answers still come smoothly. What a
lost task held is tried again one by one.
"""

from __future__ import annotations

import pickle
import queue
import time
from collections import deque
from contextlib import suppress
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import uuid4

from engine.audit.backends.connection import Connection
from engine.audit.backends.travels import travel_of
from engine.audit.pool import GLANCE, Quarantined
from engine.errors import ClusterError
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from distributed import Future

    from engine.audit.backends.asked import ClusterAsked
    from engine.audit.backends.parcels import Return, Travel

Item = TypeVar("Item")
Answer = TypeVar("Answer")
DEATHS = 3
"""So many workers may be lost with an item in hand; one may also leave of its own accord."""
AHEAD = 2
"""So many tasks lie with each thread of a worker: it goes on while its answer travels."""
SECONDS_A_TASK = 0.5
ITEMS_A_TASK = 16
BYTES_A_TASK = 2**20
"""A task takes about so long; it has so many items at most, and ends with the item past so many
bytes."""
BYTES_UNDER_WAY = 64 * 2**20
NOBODY = "集群里没有能用的工作进程（已等了 {seconds:g} 秒），核对没有做完。"
NOBODY_HINT = (
    "请在各台机器上启动：dask worker 地址 --preload gouji --nthreads 核数，再运行一次；"
    "已收进案卷的不受影响，会接着做。"
)


@dataclass(slots=True)
class Errand(Generic[Item]):
    """An item on its way: how many workers were lost with it, and whether its bytes go along."""

    item: Item
    deaths: int = 0
    whole: bool = False


@dataclass(slots=True)
class Flight(Generic[Item]):
    """A task: errands that lie with a worker."""

    errands: list[Errand[Item]]
    worker: str
    future: Future
    size: int


@dataclass(slots=True)
class Run(Generic[Item]):
    """One run over items: what is still to do, what came back, what is under way."""

    travel: Travel
    digest: str
    outfit: bytes
    items: Iterator[Item]
    returned: deque[Errand[Item]] = field(default_factory=deque)
    suspects: deque[Errand[Item]] = field(default_factory=deque)
    flights: dict[str, Flight[Item]] = field(default_factory=dict)
    equipped: set[str] = field(default_factory=set)
    ready: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)
    pace: float = SECONDS_A_TASK

    def next(self) -> Errand[Item] | None:
        """Return what is to be done next and suspected of nothing, None if nothing is."""
        if self.returned:
            return self.returned.popleft()
        for item in self.items:
            return Errand(item)
        return None

    def at_once(self) -> int:
        """Return how many items a task is to have, by the pace of those before (seconds each)."""
        return min(ITEMS_A_TASK, max(1, int(SECONDS_A_TASK / max(self.pace, 1e-6))))

    def told(self, seconds: float, number: int) -> None:
        """Take note of how long so many items took a worker."""
        self.pace = (self.pace + seconds / number) / 2

    def held(self, worker: str) -> list[Flight[Item]]:
        """Return what lies with a worker, the first sent first."""
        return [one for one in self.flights.values() if one.worker == worker]

    def size(self) -> int:
        """Return how many bytes are under way."""
        return sum(one.size for one in self.flights.values())


class Cluster:
    """The workers of a Dask cluster for one sweep; ``seconds``: what one item may take there."""

    def __init__(self, asked: ClusterAsked, workers: int, *, seconds: float) -> None:
        self._asked = asked
        self._seconds = seconds
        self._asker = uuid4().hex
        self._numbers = count()
        self._there = Connection(asked, workers)
        self._seen = 0.0
        self._lonely_since = time.monotonic()

    def start(self) -> None:
        """Reach the cluster, starting it if it is to be our own; ClusterError if that fails."""
        self._there.open()
        self._lonely_since = time.monotonic()

    def stop(self) -> None:
        """Let go of the workers; a cluster of our own ends."""
        self._there.close(self._asker)

    def is_death(self, error: BaseException) -> bool:
        """Tell the death of workers from what a function raised."""
        from distributed import KilledWorker

        return isinstance(error, KilledWorker)

    def submit(
        self,
        function: Callable[[Item], Answer],
        items: Iterable[Item],
        glance: Callable[[], None] = lambda: None,
    ) -> Iterator[Answer | Quarantined[Item]]:
        """Yield an answer for every item, as they come; see ``WorkBackend.submit``."""
        travel = travel_of(function, self._asked.shared)
        outfit = pickle.dumps(travel.outfit(), pickle.HIGHEST_PROTOCOL)
        run: Run[Item] = Run(travel, sha256(outfit).hexdigest(), outfit, iter(items))
        self._seen = 0.0
        try:
            while True:
                yield from self._muster(run)
                is_more = self._hand_out(run)
                if not run.flights and not is_more:
                    return
                with suppress(queue.Empty):
                    yield from self._heard(run, run.ready.get(timeout=GLANCE))
                    while True:
                        yield from self._heard(run, run.ready.get_nowait())
                glance()
        finally:
            self._there.cancel([one.future for one in run.flights.values()])

    def _muster(self, run: Run[Item]) -> Iterator[Quarantined[Item]]:
        """See who has come and who has gone, now and then; ClusterError if nobody stays."""
        now = time.monotonic()
        if now - self._seen < GLANCE:
            return
        self._seen = now
        self._there.muster()
        for worker in {one.worker for one in run.flights.values()} - set(self._there.workers):
            yield from self._lost(run, worker)
        run.equipped &= set(self._there.workers)
        for worker in set(self._there.workers) - run.equipped:
            if self._there.equip(worker, self._asker, run.digest, run.outfit, self._seconds):
                run.equipped.add(worker)
        if run.equipped:
            self._lonely_since = now
        elif now - self._lonely_since > self._asked.patience:
            raise ClusterError(NOBODY.format(seconds=self._asked.patience), hint=NOBODY_HINT)

    def _lost(self, run: Run[Item], worker: str) -> Iterator[Quarantined[Item]]:
        """Take back what a lost worker held; what it may have been at is suspected."""
        held = run.held(worker)
        threads = self._there.threads(worker)
        for number, flight in enumerate(held):
            self._recall(run, flight)
            if number >= threads:
                run.returned.extend(flight.errands)
                continue
            for errand in flight.errands:
                yield from self._suspect(run, errand)

    def _suspect(self, run: Run[Item], errand: Errand[Item]) -> Iterator[Quarantined[Item]]:
        """Blame an item for the loss of a worker, and quarantine it if that was once too often."""
        errand.deaths += 1
        if errand.deaths >= DEATHS:
            yield Quarantined(errand.item, "killed")
        else:
            run.suspects.append(errand)

    def _recall(self, run: Run[Item], flight: Flight[Item]) -> None:
        del run.flights[flight.future.key]
        self._there.cancel([flight.future])

    def _hand_out(self, run: Run[Item]) -> bool:
        """Give every worker something to do; tell whether anything waits that nobody could take.

        A suspect is alone with a worker; while there are some, one worker is kept for them.
        """
        for worker in sorted(run.equipped):
            held = run.held(worker)
            if any(errand.deaths for one in held for errand in one.errands):
                continue
            if run.suspects:
                if not held:
                    self._send(run, worker, [self._packed(run, run.suspects.popleft())])
                    continue
                if worker == min(run.equipped):
                    continue
            for _ in range(AHEAD * self._there.threads(worker) - len(held)):
                if run.flights and run.size() > BYTES_UNDER_WAY:
                    break
                if not (task := list(self._task(run))):
                    break
                self._send(run, worker, task)
        if not run.equipped and not run.returned and (errand := run.next()) is not None:
            run.returned.append(errand)
        return bool(run.suspects or run.returned)

    def _task(self, run: Run[Item]) -> Iterator[tuple[Errand[Item], bytes]]:
        """Yield what is to be done next, packed, as much as is one task."""
        size = 0
        for _ in range(run.at_once()):
            if size >= BYTES_A_TASK or (errand := run.next()) is None:
                return
            yield (one := self._packed(run, errand))
            size += len(one[1])

    def _packed(self, run: Run[Item], errand: Errand[Item]) -> tuple[Errand[Item], bytes]:
        parcel = run.travel.parcel(errand.item, whole=errand.whole)
        return errand, pickle.dumps(parcel, pickle.HIGHEST_PROTOCOL)

    def _send(self, run: Run[Item], worker: str, task: list[tuple[Errand[Item], bytes]]) -> None:
        packed = pickle.dumps([one for _errand, one in task], pickle.HIGHEST_PROTOCOL)
        key = f"gouji-{self._asker}-{next(self._numbers)}"
        future = self._there.send(worker, key, self._asker, run.digest, packed)
        run.flights[key] = Flight([errand for errand, _ in task], worker, future, len(packed))
        future.add_done_callback(lambda done: run.ready.put(done.key))

    def _heard(self, run: Run[Item], key: str) -> Iterator[Any]:
        """Yield what has come of a task."""
        flight = run.flights.get(key)
        if flight is None:
            return  # recalled meanwhile
        try:
            told = self._there.result(flight.future)
        except Exception as error:
            if not self.is_death(error):
                raise
            self._recall(run, flight)
            for errand in flight.errands:
                yield from self._suspect(run, errand)
            return
        if told is None:  # done, and gone with its worker before it could be fetched
            self._recall(run, flight)
            run.returned.extend(flight.errands)
            return
        if told.absent:  # a new worker under an old address
            run.equipped.discard(flight.worker)
            self._seen = 0.0
            yield from self._lost(run, flight.worker)
            return
        self._recall(run, flight)
        run.told(told.seconds, len(flight.errands))
        for errand, (why, packed) in zip(flight.errands, told.answers, strict=True):
            yield from self._opened(run, errand, why, packed)

    def _opened(
        self, run: Run[Item], errand: Errand[Item], why: str, packed: bytes
    ) -> Iterator[Any]:
        """Yield what has come of an errand; it goes again where its document was not there."""
        if why:
            yield Quarantined(errand.item, why)
            return
        came: Return = pickle.loads(packed)  # noqa: S301 — of a worker that we were told to trust
        if came.unseen:
            errand.whole = True
            run.returned.append(errand)
            return
        yield run.travel.arrived(errand.item, came)
