"""A terminal of its own (tmux) in which the screens run: keys, clicks, and what stands there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tui.render.wrap import width

CHECKOUT = Path(__file__).resolve().parents[2]
START = (
    "import sys; from pathlib import Path; from tui.launch import run_review; "
    "sys.exit(run_review(Path(sys.argv[1]), actor='赵六'))"
)


class Terminal:
    """A tmux session of its own, on a socket of its own."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.socket = str(folder / "tmux.sock")
        self.size = size

    def run(self, *arguments: str) -> str:
        """Run one tmux command and return what it prints."""
        command = ["tmux", "-S", self.socket, "-f", "/dev/null", *arguments]
        done = subprocess.run(command, capture_output=True, timeout=20, check=False)
        return done.stdout.decode()

    def start(self, book: Path) -> None:
        """Start the review in a session."""
        width, height = map(str, self.size)
        environment = f"LANG=C.UTF-8 PYTHONPATH={CHECKOUT} NO_COLOR="
        command = f'env {environment} {sys.executable} -c "{START}" {book}; echo LEFT; sleep 60'
        self.run("new-session", "-d", "-x", width, "-y", height, "-c", str(CHECKOUT), command)

    def keys(self, *keys: str) -> None:
        """Type keys by name, as a person would: one after the other."""
        for key in keys:
            self.run("send-keys", key)
            time.sleep(0.2)

    def type(self, words: str) -> None:
        """Type words, after the moment that a person needs to look where."""
        time.sleep(0.5)
        self.run("send-keys", "-l", words)
        time.sleep(0.2)

    def see(self, *wanted: str, seconds: float = 20) -> str:
        """Wait until all of this stands on the screen, and return the screen."""
        until, text = time.monotonic() + seconds, ""
        while time.monotonic() < until:
            text = self.run("capture-pane", "-p")
            if all(words in text for words in wanted):
                return text
            time.sleep(0.1)
        pytest.fail(f"{wanted} not seen in {seconds} s; the screen:\n{text}")

    def click(self, words: str, *, last: bool = False) -> None:
        """Press and let go the left button where words stand, as a terminal reports it (SGR)."""
        x, y = self._place(words, last=last)
        self.run("send-keys", "-l", f"\x1b[<0;{x};{y}M")
        self.run("send-keys", "-l", f"\x1b[<0;{x};{y}m")
        time.sleep(0.5)

    def wheel(self, words: str, turns: int) -> None:
        """Turn the wheel towards oneself where words stand."""
        x, y = self._place(words)
        for _ in range(turns):
            self.run("send-keys", "-l", f"\x1b[<65;{x};{y}M")
        time.sleep(0.5)

    def _place(self, words: str, *, last: bool = False) -> tuple[int, int]:
        """Return column and line, from 1, of the second cell of words on the screen."""
        found = [(y, line) for y, line in enumerate(self.see(words).splitlines()) if words in line]
        y, line = found[-1 if last else 0]
        return width(line[: line.index(words)]) + 2, y + 1
