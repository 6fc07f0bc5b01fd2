"""Run functions over many items in worker processes and lose none of them.

Each worker holds a few items at a time and answers them one by one, so it is always known which
item it is at. A worker that dies is replaced: the item in hand is tried once more (the system may
have taken the memory of an innocent one) and is quarantined if it kills again. One that is silent
for too long is killed, the item told, and nobody else waits. A worker is given more before it has
done all, for its parent may be writing then; what lies behind an item that takes seconds it gives
back. The workers outlive one run over items, so that the first look and the check start Python and
load the rules once.
"""

from __future__ import annotations

import atexit
import os
import signal
import time
from collections import deque
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engine.audit.backends.pipes import widened
from engine.audit.backends.supply import CHUNK, Errand, Supply
from engine.audit.follow import GivenBack, serve
from engine.errors import ProgramError
from engine.reading.files.children import undisturbed
from engine.startup import shield
from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

Item = TypeVar("Item")
Answer = TypeVar("Answer")
SILENT = 180.0
"""How long, in seconds, an item may take where nobody said: on a busy machine too longer than the
processor time that a report may take (allowance)."""
GLANCE = 1.0
"""How often, in seconds, the parent looks up although no answer has come."""
AHEAD = 32
"""So many items at most lie with a worker who ran dry while its parent wrote; others have fewer.

The work of a third of a second: to write two hundred reports takes less."""
FASTER = 4
"""So many times as many as before lie with a worker once it ran dry."""
TRIES = 2
STILLBORN = 3
"""So many workers in a row that die before they begin are the machine's fault."""
PARTING = 0.5


@dataclass(frozen=True, slots=True)
class Quarantined(Generic[Item]):
    """An item that killed its worker or never came back; ``why`` is ``killed`` or ``silent``."""

    item: Item
    why: str


class _Worker(Generic[Item]):
    """A process and what lies with it; the first errand is the one it is at."""

    def __init__(self) -> None:
        from multiprocessing import get_context  # a single report needs none of it

        context = get_context("spawn")
        self.here: Connection
        self.here, there = context.Pipe()
        self.room = widened(self.here, there)
        with undisturbed():
            self.process: SpawnProcess = context.Process(
                target=serve, args=(there, os.getpid()), daemon=False
            )
            self.process.start()
        there.close()
        self.begun = False
        self.warming = False
        self.run = 0
        self.since = 0.0
        self.most = CHUNK
        self.held: deque[Errand[Item]] = deque()

    def take(
        self, run: int, function: Callable[[Item], object], errands: list[Errand[Item]]
    ) -> None:
        """Hand over errands, with the function if it is another than before."""
        self.since = time.monotonic()
        self.warming = run != self.run
        told = function if self.warming else None
        if self.warming:
            self.run, self.most = run, CHUNK
        self._send(told, errands)

    def top_up(self, supply: Supply[Item]) -> None:
        """Hand over more while it is at work, as much as the pipe takes in without anybody reading.

        Else both might wait for ever, each for the other to read what it writes.
        """
        spare = self.room - sum(one.unread for one in islice(self.held, 1, None))
        while len(self.held) < self.most and (errand := supply.take_ahead(spare)):
            spare -= errand.unread
            self._send(None, [errand])

    def _send(self, told: object, errands: list[Errand[Item]]) -> None:
        self.held.extend(errands)
        with suppress(OSError):  # it has died: its end is heard with the next answer
            self.here.send((told, [one.packed for one in errands]))
        for one in errands:
            one.packed = b""

    def overdue(self, now: float, seconds: float) -> bool:
        """Tell whether the item in hand has taken too long; to load the rules is not its fault."""
        most = max(seconds, SILENT) if self.warming else seconds
        return bool(self.held) and now - self.since > most

    def speaks(self) -> bool:
        """Tell whether it has said something more, or is dead."""
        with suppress(OSError):
            return self.here.poll()
        return True

    def gone(self) -> bool:
        """Tell whether it is dead and has said all: what it started may keep its pipe open."""
        return not self.process.is_alive() and not self.here.poll()

    def kill(self) -> None:
        """End the process and whatever it has started, at once."""
        pid = self.process.pid
        if pid is not None and hasattr(os, "killpg"):
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.here.close()

    def given_back(self, count: int) -> list[Errand[Item]]:
        """Return the errands that it will not do; it is given nothing until it has answered."""
        at, *rest = self.held
        back, behind = rest[:count], rest[count:]
        self.held, self.most = deque([at, *behind]), 0
        for errand in back:
            errand.unread = 0
        return back

    def answered(self, now: float) -> None:
        """Take note that it has answered the item in hand."""
        self.held.popleft()
        self.since = now
        self.most = self.most or CHUNK


class Workers:
    """Worker processes for one sweep or check; stop them with ``stop``.

    ``seconds``: how long one item may take (wall time) before its worker is killed.
    """

    def __init__(self, count: int, *, seconds: float = SILENT) -> None:
        shield(os.environ)
        self.count = count
        self.seconds = seconds
        self._runs = 0
        self._function: Callable[[Any], Any] | None = None
        self._stillborn = 0
        self._staff: list[_Worker[Any]] = []
        self.start()

    def start(self) -> None:
        """Make sure that they end with this process; each is started when there is work for it."""
        atexit.register(self.stop)  # else multiprocessing would wait for them at the end for ever

    def submit(
        self,
        function: Callable[[Item], Answer],
        items: Iterable[Item],
        glance: Callable[[], None] = lambda: None,
    ) -> Iterator[Answer | Quarantined[Item]]:
        """Yield an answer for every item, as they come; ``glance`` is called every second or so.

        What the function raises is raised here.
        """
        if function is not self._function:
            self._runs, self._function = self._runs + 1, function
        supply = Supply(items, getattr(function, "light", lambda item: item))
        try:
            while True:
                self._hand_out(function, supply)
                if not any(one.held for one in self._staff) and not supply.more():
                    return
                heard = self._wait(supply)
                self._hand_out(function, supply)  # they go on while the answers are written
                yield from heard
                glance()
        finally:
            for worker in [one for one in self._staff if one.held]:
                self._dismiss(worker, supply)

    def stop(self) -> None:
        """End all workers: those that wait go by themselves, the others are killed."""
        for worker in self._staff:
            with suppress(OSError):
                worker.here.send(None)
        deadline = time.monotonic() + PARTING
        for worker in self._staff:
            worker.process.join(max(0.0, deadline - time.monotonic()))
            worker.kill()
        self._staff.clear()
        atexit.unregister(self.stop)

    def is_death(self, error: BaseException) -> bool:
        """Tell the silence of a pipe, which a dead worker leaves, from what a function raised."""
        return isinstance(error, (EOFError, OSError))

    def _hand_out(self, function: Callable[[Item], Answer], supply: Supply[Item]) -> None:
        """Give every worker that waits something to do, starting those that lack."""
        while len(self._staff) < self.count and supply.more():
            self._staff.append(_Worker())
        for worker in self._staff:
            if worker.begun and not worker.held and supply.more():
                worker.take(self._runs, function, supply.take())
            elif worker.held and not worker.warming:
                worker.top_up(supply)

    def _wait(self, supply: Supply[Item]) -> list[Any]:
        """Return what has been answered, or is lost, once something is or a second has passed."""
        from multiprocessing.connection import wait

        heard: list[Any] = []
        ready = set(wait([one.here for one in self._staff], GLANCE))
        now = time.monotonic()
        for worker in list(self._staff):
            if worker.here in ready:
                heard += self._all_heard(worker, supply, now)
            elif worker.gone():
                heard += self._died(worker, supply)
            elif worker.overdue(now, self.seconds):
                heard.append(Quarantined(worker.held.popleft().item, "silent"))
                self._dismiss(worker, supply)
        return heard

    def _all_heard(self, worker: _Worker[Item], supply: Supply[Item], now: float) -> Iterator[Any]:
        """Yield all that a worker has said; one that has run dry is to have more from now on."""
        at_work = bool(worker.held)
        yield from self._heard(worker, supply, now)
        while worker in self._staff and worker.held and worker.speaks():
            yield from self._heard(worker, supply, now)
        if at_work and not worker.held and supply.more():
            worker.most = min(FASTER * worker.most, AHEAD)

    def _heard(
        self, worker: _Worker[Item], supply: Supply[Item], now: float
    ) -> Iterator[Answer | Quarantined[Item]]:
        """Yield what a worker says; one that is dead is replaced."""
        try:
            good, answer = worker.here.recv()
        except Exception as error:
            if not self.is_death(error):
                raise
            yield from self._died(worker, supply)
            return
        if not worker.begun:
            worker.begun, self._stillborn = True, 0
            return
        if not good:
            raise answer
        if worker.warming:
            worker.warming, worker.since = False, now
            return
        if isinstance(answer, GivenBack):
            supply.returned.extend(worker.given_back(answer.count))
            return
        worker.answered(now)
        yield answer

    def _died(self, worker: _Worker[Item], supply: Supply[Item]) -> Iterator[Quarantined[Item]]:
        """Blame the item that a dead worker was at, from its second time on."""
        if not worker.begun:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                hint = "请检查内存，或用 --workers 1。"
                raise ProgramError("起不了核对用的工作进程。", hint=hint)
        if worker.held:
            errand = worker.held[0]
            errand.deaths += 1
            if errand.deaths >= TRIES:
                yield Quarantined(worker.held.popleft().item, "killed")
        self._dismiss(worker, supply)

    def _dismiss(self, worker: _Worker[Item], supply: Supply[Item]) -> None:
        """Kill a worker and take back what it had not done."""
        self._staff.remove(worker)
        worker.kill()
        for errand in worker.held:
            errand.unread = 0
        supply.returned.extend(worker.held)
        worker.held.clear()
