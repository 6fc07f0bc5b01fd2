"""Children are started with Ctrl-C blocked, from the first of a process on, and it comes after."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest

from engine.reading.files.children import undisturbed

pytestmark = pytest.mark.needs("linux")  # the mask of a process is read from /proc
FIRST = """
import multiprocessing, time
from pathlib import Path
from engine.reading.files.children import undisturbed

def masked(pid):
    line = [one for one in Path(f"/proc/{pid}/status").read_text().splitlines() if "SigBlk" in one]
    return int(line[0].split()[1], 16) & 2  # SIGINT is number 2: bit 1

if __name__ == "__main__":
    for method in ("spawn", "forkserver", "fork"):
        child = multiprocessing.get_context(method).Process(target=time.sleep, args=(60,))
        with undisturbed():
            child.start()
        print(method, bool(masked(child.pid)), bool(masked("self")))
        child.kill()
"""


@pytest.mark.slow
def test_the_first_child_of_a_process_leaves_ctrl_c_to_it(tmp_path):
    """Multiprocessing's tracker, started with the first, unblocks what was blocked around it."""
    script = tmp_path / "first.py"
    script.write_text(FIRST)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        *("spawn", "True", "False"), *("forkserver", "True", "False"), *("fork", "True", "False"),
    ]  # fmt: skip


def test_ctrl_c_in_between_comes_right_after():
    reached: list[str] = []

    def interrupted() -> None:
        with undisturbed():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)  # another may hear it
            reached.append("the end")

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a test may have changed it
    try:
        with pytest.raises(KeyboardInterrupt):
            interrupted()
    finally:
        signal.signal(signal.SIGINT, before)
    assert reached == ["the end"]
