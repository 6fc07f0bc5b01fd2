"""Ask the terminal how wide it draws characters of ambiguous width (① … —), before Textual starts.

Writes one such character, asks for the position of the cursor (CSI 6n), and wipes both out again.
"""

from __future__ import annotations

import os
import re
import select
from contextlib import suppress
from time import monotonic

PROBE = b"\r\xe2\x91\xa0\x1b[6n"
WIPE = b"\r\x1b[K"
ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")


def probe(timeout: float = 0.3) -> int | None:
    """Return how many cells ① takes, None where nobody answers within ``timeout`` seconds."""
    try:
        import termios
        import tty

        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except (ImportError, OSError):
        return None
    before = None
    try:
        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal)
        os.write(terminal, PROBE)
        return _column(terminal, timeout)
    except (OSError, termios.error):
        return None
    finally:
        with suppress(OSError, termios.error):
            os.write(terminal, WIPE)
            if before is not None:
                termios.tcsetattr(terminal, termios.TCSADRAIN, before)
        os.close(terminal)


def _column(terminal: int, timeout: float) -> int | None:
    """Read until the answer has come; the column it names is one more than the width."""
    got, until = b"", monotonic() + timeout
    while (left := until - monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            break
        got += os.read(terminal, 64)
        if answer := ANSWER.search(got):
            return int(answer[2]) - 1
    return None
