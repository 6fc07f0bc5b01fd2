"""A pipe takes in what it says it does although nobody reads, so that nobody waits for ever."""

from __future__ import annotations

from multiprocessing import Pipe
from threading import Thread

from engine.audit.backends.pipes import LEAST, widened


def test_as_much_as_is_said_is_written_without_a_reader():
    here, there = Pipe()
    room = widened(here, there)
    assert room >= LEAST
    writing = Thread(target=here.send_bytes, args=(bytes(room - 64),), daemon=True)
    writing.start()
    writing.join(60)
    assert not writing.is_alive()
    assert len(there.recv_bytes()) == room - 64


def test_it_stays_a_pipe():
    here, there = Pipe()
    widened(here, there)
    there.send("hin")
    assert here.recv() == "hin"
    here.close()
    there.close()
