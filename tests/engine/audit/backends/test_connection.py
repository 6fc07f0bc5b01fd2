"""The line to a cluster: who may work, what is said of the others, what goes when it ends."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from engine.audit.backends import connection
from engine.audit.backends.asked import ClusterAsked
from engine.audit.backends.on_worker import Introduction
from engine.audit.backends.stamps import stamp
from engine.errors import ClusterError


class Client:
    """A client whose cluster is made of names."""

    def __init__(self, **there: int) -> None:
        self.there = there
        self.said: dict[str, Any] = {}
        self.asked: list[tuple[str, list[str]]] = []
        self.status: str | None = "running"
        self.scheduler = object()

    def nthreads(self) -> dict[str, int]:
        """Return who is there."""
        return self.there

    def run(self, function: Any, *_given: object, workers: list[str], **_more: object) -> Any:
        """Ask workers."""
        self.asked.append((function.__name__, workers))
        return {one: self.said.get(one) for one in workers}


def line(client: Any, **more: Any) -> tuple[connection.Connection, list[str]]:
    """Return a line that stands, and what is told."""
    told: list[str] = []
    made = connection.Connection(ClusterAsked(tell=told.append, **more), 2)
    made._client = client
    return made, told


def ours(*, sees: bool = True, **changes: str) -> Introduction:
    return Introduction(stamp()._replace(**changes), sees)


def test_who_is_of_this_gouji_may_work():
    client = Client(a=2, b=0)
    client.said = {"a": ours(), "b": ours()}
    made, told = line(client)
    made.muster()
    assert (made.workers, told) == ({"a", "b"}, [])
    assert [made.threads(one) for one in ("a", "b", "new")] == [2, 1, 1]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (ours(gouji="9.9"), "9.9"),
        (ours(rules="x"), "规则包"),
        (ours(python="2.7"), "2.7"),
        (ours(sees=False), "共享文件夹"),
        (ImportError("engine"), "--preload gouji"),
        (AttributeError("introduce"), "--preload gouji"),
    ],
    ids=["version", "rules", "python", "folder", "none", "old"],
)
def test_who_is_not_is_told_once_and_not_asked_again(said, word):
    client = Client(a=1)
    client.said = {"a": said}
    made, told = line(client)
    made.muster()
    made.muster()
    assert made.workers == set()
    assert len(told) == 1
    assert word in told[0]
    assert len(client.asked) == 1


def test_who_was_just_leaving_is_asked_again():
    client = Client(a=1)
    client.said = {"a": OSError("gone")}
    made, told = line(client)
    made.muster()
    assert (made.workers, told) == (set(), [])
    client.said = {"a": ours()}
    made.muster()
    assert made.workers == {"a"}


def test_who_has_gone_works_no_more():
    client = Client(a=1, b=1)
    client.said = {"a": ours(), "b": ours()}
    made, _ = line(client)
    made.muster()
    del client.there["a"]
    made.muster()
    assert made.workers == {"b"}


@pytest.mark.parametrize("error", [OSError(), TimeoutError(), RuntimeError(), ValueError()])
def test_a_scheduler_that_is_gone_is_one_sentence(error):
    def raised(*_given: object, **_more: object) -> None:
        raise error

    client = SimpleNamespace(nthreads=raised, run=raised, submit=raised)
    made, _ = line(client, address="tcp://10.0.0.9:8786")
    for asked in (
        made.muster,
        lambda: made.equip("a", "asker", "digest", b"", 1.0),
        lambda: made.send("a", "key", "asker", "digest", b""),
    ):
        with pytest.raises(ClusterError, match=r"10\.0\.0\.9") as told:
            asked()
        assert told.value.hint


def test_a_worker_has_its_function_only_if_it_says_so():
    client = Client(a=1)
    made, _ = line(client)
    assert made.equip("a", "asker", "digest", b"", 1.0)
    client.said = {"a": OSError("gone")}
    assert not made.equip("a", "asker", "digest", b"", 1.0)
    client.run = lambda *_given, **_more: {}  # type: ignore[method-assign]
    assert not made.equip("a", "asker", "digest", b"", 1.0)


def test_a_folder_that_nobody_may_write_to_is_told(tmp_path):
    made, _ = line(None, shared=tmp_path / "nicht da")
    with pytest.raises(ClusterError, match="写不进去"):
        made._lay_token()


def test_the_token_goes_with_the_line(tmp_path):
    made, _ = line(None, shared=tmp_path)
    made._lay_token()
    (token,) = tmp_path.iterdir()
    assert token.read_bytes() == token.name.encode()
    made.close("asker")
    assert list(tmp_path.iterdir()) == []


def test_goodbye_is_said_to_a_cluster_of_others_and_a_broken_line_is_no_error():
    client = Client(a=1)
    client.said = {"a": ours()}
    made, _ = line(client, address="tcp://10.0.0.9:8786")
    made.muster()
    made.close("asker")
    assert client.asked[-1] == ("let_go", ["a"])
    broken, _ = line(None, address="tcp://10.0.0.9:8786")
    broken.workers = {"a"}
    broken.close("asker")


def test_what_is_let_go_of_may_be_gone_already():
    made, _ = line(None)
    made.cancel([SimpleNamespace(), SimpleNamespace(release=lambda: None)])
