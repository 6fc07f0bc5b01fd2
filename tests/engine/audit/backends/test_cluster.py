"""A Dask cluster answers every item: whoever dies, comes, goes, or is of another gouji."""

from __future__ import annotations

import os
import pickle
import signal
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest

from engine.audit.backends import cluster, connection
from engine.audit.backends.asked import ClusterAsked
from engine.audit.backends.stamps import stamp
from engine.audit.pool import Quarantined
from engine.errors import ClusterError, PackError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.audit.backends.cluster import Cluster

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs("cluster", "posix"),
    pytest.mark.timeout(1200),  # clusters start many processes, and the machine may be busy
]


def square(poison: int, asleep: int, number: int) -> int:
    """Square a number; one kills its process, one never comes back."""
    if number == poison:
        os._exit(9)
    if number == asleep:
        time.sleep(600)
    return number * number


def above(poison: int, mark: Path | None, number: int) -> int:
    """Kill the Dask worker itself, which is the parent; once only where there is a mark to set."""
    if number == poison and not (mark and mark.exists()):
        if mark:
            mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)
    return number


def slowly(number: int) -> tuple[int, int]:
    """Return which worker did it, after a while."""
    time.sleep(0.1)
    return number, os.getppid()


def refuse(number: int) -> int:
    """Raise what the machine that asks has to hear."""
    raise PackError(f"坏规则 {number}", path="a.yaml", line=3, hint="改")


@contextmanager
def dask(workers: int = 2, **options):
    """Give a cluster of another's on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0",
        memory_limit=None, silence_logs=50, **options,
    ) as made:  # fmt: skip
        yield made


@contextmanager
def hands(address: str, *, seconds: float = 120.0, **options) -> Iterator[Cluster]:
    """Give the hands of a sweep at a cluster."""
    from engine.audit.backends.cluster import Cluster

    asked = ClusterAsked(address=address, **{"patience": 600.0} | options)  # a busy machine
    made = Cluster(asked, 2, seconds=seconds)
    try:
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Give a cluster that no test ends."""
    with dask() as made:
        yield made.scheduler_address


def test_every_item_is_answered_run_after_run(address):
    with hands(address) as work:
        for function in (partial(square, -1, -1), partial(above, -1, None)):
            assert set(work.submit(function, range(60))) == {function(one) for one in range(60)}
        assert list(work.submit(refuse, [])) == []


def test_what_the_function_raises_is_raised_here(address):
    with hands(address) as work, pytest.raises(PackError, match="坏规则"):
        list(work.submit(refuse, range(3)))


def test_exactly_the_item_that_kills_is_quarantined(address):
    with hands(address) as work:
        answers = list(work.submit(partial(square, 7, -1), range(20)))
    assert Quarantined(7, "killed") in answers
    assert {one for one in answers if one != Quarantined(7, "killed")} == {
        one * one for one in range(20) if one != 7
    }


def test_quick_items_share_tasks_and_the_one_that_kills_is_quarantined_alone(address, monkeypatch):
    """Whether it kills the process behind the worker or never comes back, its task goes on."""
    sent: list[int] = []
    send = connection.Connection.send

    def counted(self, worker, key, asker, digest, task):
        sent.append(len(pickle.loads(task)))  # noqa: S301 - our own
        return send(self, worker, key, asker, digest, task)

    monkeypatch.setattr(connection.Connection, "send", counted)
    with hands(address, seconds=4.0) as work:
        answers = list(work.submit(partial(square, 311, 333), range(400)))
    lost = [one for one in answers if isinstance(one, Quarantined)]
    assert sorted(lost, key=lambda one: one.item) == [
        Quarantined(311, "killed"), Quarantined(333, "silent"),
    ]  # fmt: skip
    assert len(answers) == 400
    assert {one for one in answers if isinstance(one, int)} == {
        one * one for one in range(400) if one not in (311, 333)
    }
    assert sum(sent) == 400
    assert len(sent) < 150
    assert sent[0] == 1, "nobody knows yet how long one takes"
    assert max(sent) <= cluster.ITEMS_A_TASK


def test_a_task_ends_with_the_item_past_so_many_bytes(address):
    from engine.audit.backends.cluster import Cluster, Run
    from engine.audit.backends.parcels import PlainTravel

    work = Cluster(ClusterAsked(address=address), 2, seconds=1.0)
    items = iter([b"a" * (cluster.BYTES_A_TASK // 2)] * 5)
    run: Run[bytes] = Run(PlainTravel(len), "", b"", items, pace=0.0)
    tasks = [len(list(work._task(run))) for _ in range(4)]
    assert tasks == [2, 2, 1, 0]


def test_an_item_that_never_comes_back_costs_only_itself(address):
    with hands(address, seconds=4.0) as work:
        answers = list(work.submit(partial(square, -1, 3), range(12)))
    assert Quarantined(3, "silent") in answers
    assert len(answers) == 12


def test_an_item_that_kills_the_workers_of_dask_is_quarantined_alone():
    with dask() as made, hands(made.scheduler_address) as work:
        answers = list(work.submit(partial(above, 5, None), range(16)))
    assert sorted(one for one in answers if isinstance(one, int)) == [*range(5), *range(6, 16)]
    assert [one for one in answers if not isinstance(one, int)] == [Quarantined(5, "killed")]


def test_a_task_whose_worker_dies_is_tried_again_one_by_one(monkeypatch):
    """All that it held is innocent until it kills alone."""
    monkeypatch.setattr(cluster.Run, "at_once", lambda _run: 8)
    with dask() as made, hands(made.scheduler_address) as work:
        answers = list(work.submit(partial(above, 21, None), range(48)))
    assert sorted(one for one in answers if isinstance(one, int)) == [*range(21), *range(22, 48)]
    assert [one for one in answers if not isinstance(one, int)] == [Quarantined(21, "killed")]


def test_a_worker_that_is_killed_once_costs_nobody(tmp_path):
    with dask() as made, hands(made.scheduler_address) as work:
        answers = list(work.submit(partial(above, 5, tmp_path / "killed"), range(16)))
    assert set(answers) == set(range(16))
    assert len(answers) == 16


def test_a_worker_may_come_and_go_meanwhile():
    with dask(1) as made, hands(made.scheduler_address) as work:
        numbers, workers = [], []
        for answer in work.submit(slowly, range(200)):
            assert not isinstance(answer, Quarantined)
            number, worker = answer
            numbers.append(number)
            workers.append(worker)
            if len(numbers) == 5:
                made.scale(2)
            if len(set(workers)) == 2 and made.worker_spec.keys() == {0, 1}:
                made.scale(1)
    assert sorted(numbers) == list(range(200))
    assert len(set(workers)) == 2


def test_a_scheduler_that_is_gone_is_told_in_a_sentence():
    with dask() as made, hands(made.scheduler_address) as work:
        answers = work.submit(slowly, range(10_000))
        next(answers)
        made.close()
        with pytest.raises(ClusterError, match="中途联系不上了"):
            list(answers)


def test_nobody_answers_where_there_is_no_scheduler(monkeypatch):
    monkeypatch.setattr(connection, "REACHING", 1)
    with pytest.raises(ClusterError, match="连不上"), hands("tcp://127.0.0.1:9"):
        pass


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"gouji": "9.9"}, "gouji"),
        ({"dask": "9.9"}, "Dask"),
        ({"rules": "x"}, "另一版规则包"),
        ({"program": "x"}, "程序文件"),
    ],
)
def test_workers_of_another_gouji_or_pack_are_refused_with_a_sentence(
    address, monkeypatch, change, word
):
    here = stamp()._replace(**change)
    monkeypatch.setattr(connection, "stamp", lambda: here)
    told: list[str] = []
    with (
        hands(address, tell=told.append, patience=1.0) as work,
        pytest.raises(ClusterError, match="没有能用的工作进程"),
    ):
        list(work.submit(partial(square, -1, -1), range(3)))
    assert len(told) == 2
    assert all(word in one and "tcp://127.0.0.1" in one for one in told)


def test_a_worker_without_gouji_is_refused_with_a_sentence():
    told: list[str] = []
    line = connection.Connection(ClusterAsked(tell=told.append), 1)
    line._look_at("tcp://10.0.0.9:1", ModuleNotFoundError("engine"))
    assert "--preload gouji" in told[0]
    assert not line.workers


def test_a_worker_that_does_not_see_the_shared_folder_is_refused(address, tmp_path, monkeypatch):
    told: list[str] = []
    lay = connection.Connection._lay_token

    def lost(self):
        lay(self)
        self._token.write_bytes(b"of another folder")

    monkeypatch.setattr(connection.Connection, "_lay_token", lost)
    with (
        hands(address, shared=tmp_path, tell=told.append, patience=1.0) as work,
        pytest.raises(ClusterError),
    ):
        list(work.submit(partial(square, -1, -1), range(3)))
    assert all("看不到共享文件夹" in one and "由同一用户" in one for one in told)
    assert not any("装上与本机相同" in one for one in told)
    assert list(tmp_path.iterdir()) == []


def test_who_has_the_certificates_is_let_in_and_nobody_else(tmp_path):
    from distributed.security import Security

    papers = Security.temporary()
    own, strange = tmp_path / "own", tmp_path / "strange"
    for folder, one in ((own, papers), (strange, Security.temporary())):
        folder.mkdir()
        (folder / "ca.pem").write_text(one.tls_ca_file)
        (folder / "cert.pem").write_text(one.tls_client_cert)
        (folder / "key.pem").write_text(one.tls_client_key)
    with dask(1, security=papers) as made:
        address = made.scheduler_address
        assert address.startswith("tls://")
        with hands(address, tls=own) as work:
            assert set(work.submit(partial(square, -1, -1), range(3))) == {0, 1, 4}
        with pytest.raises(ClusterError, match="没有连"), hands(address, tls=strange):
            pass


def test_the_death_of_a_worker_is_told_from_what_a_function_raised(address):
    from distributed import KilledWorker

    with hands(address) as work:
        assert work.is_death(KilledWorker("key", None, 3))
        assert not work.is_death(PackError("坏规则"))
