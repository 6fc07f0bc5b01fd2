"""The browser's door: strangers neither write on the terminal nor keep anybody out."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from engine.trail.log.keys import create_key
from tui.web.visitors import LONGEST, MOST, unwelcome

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.needs("posix")]
CHECKOUT = Path(__file__).resolve().parents[2]
SECRET = "一个够长的好口令"  # noqa: S105  # made up
SOCKET = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


class Served(NamedTuple):
    """A server that nobody reads standard error of, as under a pipe."""

    process: subprocess.Popen[bytes]
    port: int
    token: str

    def send(self, raw: bytes) -> bytes:
        """Send bytes and return the first line of the answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(raw)
            return line.recv(65_536).partition(b"\r\n")[0]

    def head(self, path: str = "/", *, cookie: bytes = b"", more: str = "") -> bytes:
        """Return a request's head, with a cookie if there is one."""
        address = f"127.0.0.1:{self.port}"
        head = f"GET {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n{more}"
        own = b"Cookie: gouji-%d=%b\r\n" % (self.port, cookie) if cookie else b""
        return head.encode() + own + b"\r\n"

    def serves(self) -> bool:
        """Tell whether who has the token is let in."""
        return b"200" in self.send(self.head(cookie=self.token.encode()))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve a book with a key, whose passphrase comes in the environment."""
    book, key = tmp_path / "b.book", tmp_path / "张三.key"
    create_key(key, "张三", SECRET, cost=2)
    told = {**os.environ, "GOUJI_PASSPHRASE": SECRET, "XDG_DATA_HOME": str(tmp_path)}
    gouji = [sys.executable, "-m", "tui.cli"]
    given = ["--book", str(book), "--key", str(key), "--actor", "张三"]
    subprocess.run([*gouji, "book", "new", *given], cwd=CHECKOUT, check=True, env=told)
    command = [*gouji, "serve", *given, "--port", "0"]
    with subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.PIPE, env=told) as process:
        assert process.stderr is not None
        line = process.stderr.readline().decode()
        found = re.search(r":(\d+)/\?token=([\w-]+)", line)
        assert found, line
        yield Served(process, int(found[1]), found[2])
        process.kill()


@pytest.mark.slow
def test_junk_is_answered_and_never_written_to_the_terminal(served: Served) -> None:
    bad = b"\xff\xfe"
    refused = [
        served.send(served.head(cookie=bad)),
        served.send(served.head("/?token=%ff%fe")),
        served.send(served.head(more="X: " + "a" * 1_000_000 + "\r\n")),
        served.send(b"\x1b[31mGET\x1b[2J / HTTP/1.1\r\n\r\n"),
        served.send(b"\x16\x03\x01\x02\x00\r\n\r\n"),
        served.send(served.head("/ws", more=SOCKET) + b"[" * 100_000),
    ]
    assert all(re.match(rb"HTTP/1\.[01] 4\d\d", one) for one in refused), refused
    for _ in range(20):  # more than a pipe holds, were it written
        served.send(served.head("/ws", more=SOCKET) + b"A" * 10_000)
    assert served.serves()
    served.process.terminate()
    assert served.process.wait(20) == 0
    assert served.process.stderr is not None
    assert served.process.stderr.read() == b""


@pytest.mark.slow
def test_a_message_that_no_page_sends_ends_its_tab_alone(served: Served) -> None:
    head = served.head("/ws", cookie=served.token.encode(), more=SOCKET)
    for message in (b"[" * 60_000, b"null", b'["stdin",5]', b'["resize",[]]', b"\xff"):
        long = b"\xfe" + len(message).to_bytes(2, "big")
        frame = b"\x81" + long + bytes(4) + message
        with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
            line.sendall(head)
            assert b" 101 " in line.recv(200)
            line.sendall(frame)
            while line.recv(65_536):  # until it is closed
                pass
        assert served.serves()
    served.process.terminate()
    assert served.process.wait(20) == 0
    assert served.process.stderr is not None
    assert served.process.stderr.read() == b""


@pytest.mark.slow
def test_half_requests_by_the_hundred_keep_nobody_out_and_are_sent_away(served: Served) -> None:
    lines = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(2 * MOST)]
    for line in lines:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-")
    assert served.serves()
    lines[0].settimeout(20)
    assert lines[0].recv(10) == b""  # the oldest has given way
    for line in lines:
        line.close()


@pytest.mark.slow
@pytest.mark.needs("linux")
def test_no_process_of_a_tab_has_the_passphrase_in_its_environment(served: Served) -> None:
    head = served.head("/ws", cookie=served.token.encode(), more=SOCKET)
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(head)
        drawn = b""
        while b"\x1b[?1049h" not in drawn:  # the screens are drawn: the key was unlocked
            drawn += line.recv(65_536)
        threads = Path(f"/proc/{served.process.pid}/task").iterdir()
        tabs = [one for task in threads for one in (task / "children").read_text().split()]
        assert tabs
        for tab in tabs:
            environment = Path(f"/proc/{tab}/environ").read_bytes()
            assert b"PATH=" in environment
            assert SECRET.encode() not in environment


def test_who_waits_too_long_and_the_oldest_of_too_many_have_to_go() -> None:
    now = time.monotonic()
    since = {number: now - number / 1_000 for number in range(MOST + 3)}
    assert unwelcome(since, now) == [MOST + 2, MOST + 1, MOST]
    assert unwelcome({"old": now - LONGEST - 1, "new": now}, now) == ["old"]
