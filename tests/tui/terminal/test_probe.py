"""The probe: what a terminal answers about the width of ①, and that silence is no hang."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

CODE = "from tui.terminal.probe import probe; print('WIDTH', probe())"

pytestmark = pytest.mark.needs("posix")


def converse(terminal: int, answer: bytes) -> bytes:
    """Play a terminal that answers the question for the cursor; return what was printed."""
    seen, until, answered = b"", time.monotonic() + 20, False
    while not re.search(rb"WIDTH \w+\r?\n", seen) and time.monotonic() < until:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            seen += os.read(terminal, 4096)
        except OSError:
            break
        if b"\x1b[6n" in seen and not answered:
            os.write(terminal, answer)
            answered = True
    return seen


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("answer", "says"),
    [(b"\x1b[5;2R", b"WIDTH 1"), (b"\x1b[5;3R", b"WIDTH 2"), (b"", b"WIDTH None"),
     (b"x\x1b[12;3R", b"WIDTH 2")],
    ids=["一格", "两格", "不回答", "夹着按键"],
)  # fmt: skip
def test_the_terminal_is_asked_how_wide_it_draws(in_pty, answer, says):
    child, terminal = in_pty(CODE)
    seen = converse(terminal, answer)
    os.close(terminal)
    os.waitpid(child, 0)
    assert says in seen.replace(b"\r\n", b"")
    assert b"\x1b[K" in seen


def test_without_a_terminal_nobody_is_asked():
    done = subprocess.run(
        [sys.executable, "-c", CODE], stdin=subprocess.DEVNULL, capture_output=True, timeout=30,
        start_new_session=True, check=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert done.stdout.strip() == b"WIDTH None"
