"""The line to a Dask cluster, ours or another's: who is there, who may work for us.

The one module that speaks with Dask. Its exceptions become one sentence each; workers that are not
of this very gouji, or that do not see the shared folder, are told to the people and left alone.
"""

from __future__ import annotations

import logging
import os
import secrets
import tempfile
import warnings
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from engine.audit.backends import on_worker
from engine.audit.backends.asked import LOCAL, refuse_unusable, warning
from engine.audit.backends.papers import PAPERS, why_refused
from engine.audit.backends.stamps import stamp
from engine.errors import ClusterError
from engine.reading.files.children import undisturbed
from engine.startup import shield

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from distributed import Client, Future

    from engine.audit.backends.asked import ClusterAsked

FETCHING = 30.0
"""How long, in seconds, an answer that is done may take to arrive."""
REACHING = 10
UNREACHED = "连不上集群的调度进程 {address}。"
UNREACHED_HINT = "请确认它在运行、地址和端口没有写错{papers}，再运行一次。"
UNREACHED_TLS = "，是用 --protocol tls 启动的，也认得这份证书"
BE_THE_SAME = "请装上与本机相同的 gouji 后重新启动它。"
SEE_IT = "请在那台机器上以同一路径挂上这个文件夹，由同一用户重新启动它。"
GONE = "集群的调度进程（{address}）中途联系不上了，核对没有做完。"
GONE_HINT = "请确认它在运行，再运行一次；已收进案卷的不受影响，会接着做，读过的不必重读。"
SETTINGS = {
    "distributed.comm.timeouts.connect": f"{REACHING}s",
    "distributed.comm.retry.count": 0,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.admin.large-graph-warning-threshold": "1GB",
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.worker.profile.enabled": False,
    "distributed.scheduler.work-stealing": False,
}
"""How we speak with a cluster; one of our own also looks at itself less often than Dask would."""


class Connection:
    """A line to a cluster; ``workers`` are those that may work, with their threads."""

    def __init__(self, asked: ClusterAsked, count: int) -> None:
        self._asked, self._count = asked, count
        self._stack = ExitStack()
        self._client: Client
        self._token: Path | None = None
        self._refused: set[str] = set()
        self._threads: dict[str, int] = {}
        self.workers: set[str] = set()

    def open(self) -> None:
        """Reach the scheduler; ClusterError if nobody answers there."""
        refuse_unusable(self._asked)
        if told := warning(self._asked):
            self._asked.tell(told)
        import dask
        import distributed  # its own settings come first, else ours take them away when they go

        self._stack.enter_context(dask.config.set(SETTINGS))
        for name in (distributed.__name__, "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        # workers of another version are refused in our own words
        warnings.simplefilter("ignore", distributed.versions.VersionMismatchWarning)
        self._lay_token()
        papers = UNREACHED_TLS if self._asked.address.startswith("tls") else ""
        try:
            with undisturbed():
                self._client = self._local() if self._asked.address == LOCAL else self._remote()
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            unreached = (
                UNREACHED.format(address=self._asked.address),
                UNREACHED_HINT.format(papers=papers),
            )
            sentence, hint = why_refused(error, self._asked.address) or unreached
            raise ClusterError(sentence, hint=hint) from error

    def _local(self) -> Client:
        """Start a cluster of our own: encrypted, for others may be on this machine too."""
        from distributed import Client, LocalCluster

        shield(os.environ)
        scratch = self._stack.enter_context(
            tempfile.TemporaryDirectory(prefix="gouji-dask-", ignore_cleanup_errors=True)
        )
        cluster = LocalCluster(
            n_workers=self._count,
            threads_per_worker=1,
            security=True,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            worker_dashboard_address=None,
            memory_limit=None,
            local_directory=scratch,
            silence_logs=logging.CRITICAL,
        )
        self._stack.callback(cluster.close)
        client: Client = self._stack.enter_context(Client(cluster, set_as_default=False))
        return client

    def _remote(self) -> Client:
        from distributed import Client
        from distributed.security import Security

        papers = {}
        if self._asked.tls is not None:
            papers = {name: str(self._asked.tls / file) for name, file in PAPERS.items()}
        is_tls = self._asked.address.startswith("tls")
        security = Security(require_encryption=is_tls, **papers)
        client: Client = Client(
            self._asked.address, security=security, timeout=REACHING, set_as_default=False
        )
        self._stack.enter_context(client)
        return client

    def _lay_token(self) -> None:
        """Lay a file into the shared folder, by which workers show that they see it."""
        if self._asked.shared is None:
            return
        self._token = self._asked.shared.resolve() / f"gouji-{secrets.token_hex(8)}"
        try:
            self._token.write_bytes(self._token.name.encode())
        except OSError as error:
            raise ClusterError(
                f"共享文件夹 {self._asked.shared} 写不进去。", hint="请检查权限和剩余空间。"
            ) from error
        self._stack.callback(self._token.unlink, missing_ok=True)

    def muster(self) -> None:
        """See which workers are there, and look at those that are new."""
        with self._reaching():
            self._threads |= (there := dict(self._client.nthreads()))
            new = sorted(set(there) - self.workers - self._refused)
            said = (
                self._client.run(on_worker.introduce, self._token, workers=new, on_error="return")
                if new
                else {}
            )
        self.workers &= set(there)
        for address in new:
            self._look_at(address, said.get(address))

    def _look_at(self, address: str, said: object) -> None:
        """Admit a worker, or refuse it with a sentence."""
        remedy = BE_THE_SAME
        if isinstance(said, on_worker.Introduction):
            why = stamp().differs(said.stamp)
            if not why and not said.sees:
                why = f"看不到共享文件夹 {self._asked.shared}（或无权进入）"
                remedy = SEE_IT
        elif isinstance(said, (ImportError, AttributeError)):
            why = "没有装 gouji，或启动时没有写 --preload gouji"
        else:
            return  # it was just leaving, or could not be asked: the next look tells
        if why:
            self._refused.add(address)
            self._asked.tell(f"没有用工作进程 {address}：{why}。{remedy}")
        else:
            self.workers.add(address)

    def equip(self, worker: str, asker: str, digest: str, outfit: bytes, seconds: float) -> bool:
        """Give a worker the function of a run; tell whether it has it now."""
        with self._reaching():
            said = self._client.run(
                on_worker.take_on, asker, digest, outfit, seconds,
                workers=[worker], on_error="return",
            )  # fmt: skip
        return said.get(worker, self) is None

    def threads(self, worker: str) -> int:
        """Return how many items a worker does at once."""
        return max(1, self._threads.get(worker, 1))

    def send(self, worker: str, key: str, asker: str, digest: str, task: bytes) -> Future:
        """Send a task to one worker and to no other."""
        with self._reaching():
            return self._client.submit(
                on_worker.carry_out, asker, digest, task,
                key=key, pure=False, workers=[worker], allow_other_workers=False, retries=0,
            )  # fmt: skip

    def result(self, future: Future) -> on_worker.Carried | None:
        """Return what a worker answered, None where it has gone with its worker."""
        import asyncio
        import concurrent.futures

        from distributed import KilledWorker

        try:
            told: on_worker.Carried = future.result(timeout=FETCHING)
        except TimeoutError:
            return None
        except KilledWorker:
            raise
        except (asyncio.CancelledError, concurrent.futures.CancelledError) as error:
            if self._is_reached():
                return None
            raise self._gone() from error
        return told

    def cancel(self, futures: Iterable[Future]) -> None:
        """Let go of what is asked for no more."""
        for future in futures:
            with suppress(Exception):  # the line may be down
                future.release()

    def close(self, asker: str) -> None:
        """Say goodbye to the workers and hang up; a cluster of our own ends."""
        if self._asked.address != LOCAL and self.workers:
            with suppress(Exception):  # the line may be down
                self._client.run(
                    on_worker.let_go, asker, workers=sorted(self.workers), on_error="ignore"
                )
        with suppress(Exception):
            self._stack.close()

    def _is_reached(self) -> bool:
        return self._client.status == "running" and self._client.scheduler is not None

    def _gone(self) -> ClusterError:
        return ClusterError(GONE.format(address=self._asked.address), hint=GONE_HINT)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Turn what Dask raises when the scheduler is gone into one sentence."""
        try:
            yield
        except (OSError, RuntimeError, ValueError) as error:
            raise self._gone() from error
