"""Measure what a parcel costs who asks a cluster, with more and more of them in a task.

``python tests/bench/bench_dask.py [PARCELS]``: processor time of this process, in which the
scheduler of a cluster of our own runs too, for items that are no work at all; by turns.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import Any

from engine.audit.backends import cluster
from engine.audit.backends.asked import ClusterAsked

TURNS, TASKS = 2, (1, 4, 16)


def always(size: int) -> Any:
    """Return what answers so whatever the pace."""
    return lambda _run: size


def main(number: int) -> None:
    """Send so many items in tasks of each size, and print milliseconds an item."""
    work = cluster.Cluster(ClusterAsked(), 2, seconds=120.0)
    work.start()
    nothing = partial(pow, 2)
    list(work.submit(nothing, range(20)))  # who is there is ready
    for _turn in range(TURNS):
        for size in TASKS:
            cluster.Run.at_once = always(size)  # type: ignore[method-assign]
            begun = time.process_time()
            list(work.submit(nothing, range(number)))
            each = 1000 * (time.process_time() - begun) / number
            print(f"{size:>2} in a task: {each:.2f} ms of processor time each", flush=True)
    work.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200)
