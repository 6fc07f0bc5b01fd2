"""What a Dask worker does for gouji, without Dask."""

from __future__ import annotations

import pickle

import pytest

from engine.audit.backends import on_worker
from engine.audit.backends.stamps import stamp


class FakeDesk:
    """A desk that starts no process."""

    made: list[FakeDesk]

    def __init__(self, seconds):
        self.seconds, self.digest, self.closed = seconds, "", False
        self.made.append(self)

    def take_on(self, digest, outfit):
        """Take a function."""
        self.digest, self.outfit = digest, outfit

    def answer(self, parcels):
        """Answer with the parcels."""
        return on_worker.Carried([("", one) for one in parcels])

    def close(self):
        """Note the end."""
        self.closed = True


@pytest.fixture
def desks(monkeypatch):
    """Let no worker start a process; give the desks made."""
    FakeDesk.made = []
    monkeypatch.setattr(on_worker, "Desk", FakeDesk)
    monkeypatch.setattr(on_worker, "_desks", {})
    monkeypatch.setattr(on_worker, "_may_have_children", lambda: None)
    return FakeDesk.made


def test_a_worker_says_who_it_is_and_whether_it_sees_the_folder(tmp_path):
    token = tmp_path / "gouji-abc"
    assert on_worker.introduce(None) == (stamp(), True)
    assert on_worker.introduce(token).sees is False, "nothing lies there"
    token.write_bytes(b"gouji-other")
    assert on_worker.introduce(token).sees is False, "another folder of that name"
    token.write_bytes(b"gouji-abc")
    assert on_worker.introduce(token).sees is True


def test_a_task_is_answered_by_the_function_of_its_run_alone(desks):
    task = pickle.dumps([b"1", b"2"])
    assert on_worker.carry_out("a", "run", task).absent
    on_worker.take_on("a", "run", b"outfit", 3.0)
    assert on_worker.carry_out("a", "run", task).answers == [("", b"1"), ("", b"2")]
    assert on_worker.carry_out("a", "other", task).absent
    assert on_worker.carry_out("b", "run", task).absent
    on_worker.take_on("a", "other", b"outfit", 3.0)
    assert not on_worker.carry_out("a", "other", task).absent
    assert len(desks) == 1


def test_the_oldest_asker_goes_where_there_are_too_many(desks):
    for number in range(on_worker.ASKERS + 1):
        on_worker.take_on(str(number), "run", b"", 3.0)
    assert [one.closed for one in desks] == [True] + [False] * on_worker.ASKERS


def test_who_says_goodbye_is_forgotten(desks):
    on_worker.take_on("a", "run", b"", 3.0)
    on_worker.let_go("a")
    on_worker.let_go("a")
    assert desks[0].closed
    assert on_worker.carry_out("a", "run", pickle.dumps([])).absent
