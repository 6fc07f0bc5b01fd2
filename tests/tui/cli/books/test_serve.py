"""gouji serve: nobody without the token, no other name, no other page, nothing left running."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import aiohttp
import pytest

CHECKOUT = Path(__file__).resolve().parents[4]


@pytest.fixture
def served(tmp_path, gouji):
    """Serve an empty casebook; give the process, its address and the token's query."""
    book = tmp_path / "b.book"
    assert gouji("book", "new", "--book", book).code == 0
    command = [sys.executable, "-m", "tui.cli", "serve", "--book", str(book), "--port", "0"]
    with subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.PIPE) as process:
        line = process.stderr.readline().decode()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/(\?token=[\w-]+)", line)
        assert found, line
        yield process, found[1], found[2]
        process.kill()


def client():
    """Return a browser that keeps cookies of addresses too."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


@pytest.mark.slow
@pytest.mark.needs("posix")
def test_only_the_printed_address_opens_it_and_only_from_here(served):
    _process, address, token = served

    async def visit():
        async with client() as stranger:
            for path in ("/", "/?token=x", "/static/js/textual.js", "/ws", "/download/x"):
                async with stranger.get(address + path) as answer:
                    assert answer.status == 403, path
        async with client() as browser:
            for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
                async with browser.get(address + "/" + token, headers=headers) as answer:
                    assert answer.status == 403
            async with browser.get(address + "/" + token) as answer:
                assert answer.status == 200
                assert "token" not in str(answer.url)
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["X-Frame-Options"] == "DENY"
            for origin in (None, "http://evil.example"):
                with pytest.raises(aiohttp.WSServerHandshakeError):
                    await browser.ws_connect(address + "/ws", origin=origin)

    asyncio.run(visit())


def test_a_token_of_any_bytes_is_compared_and_refused():
    from tui.web.server import same

    assert same("token", "token")
    for given in (None, "", "another", "\udcff\udcfe", "\ud800"):
        assert not same(given, "token")


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for one in threads for child in (one / "children").read_text().split()]


def alive(pid: int) -> bool:
    """Tell whether a process still runs (one that only waits to be buried does not)."""
    with suppress(OSError):
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text("utf-8")
    return False


@pytest.mark.slow
@pytest.mark.needs("linux")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_tab_shows_the_desk_and_its_process_ends_with_the_server(served, ending):
    process, address, token = served

    async def visit() -> list[int]:
        async with client() as browser:
            async with browser.get(address + "/" + token):
                pass
            page = await browser.ws_connect(f"{address}/ws?width=100&height=30", origin=address)
            drawn = b""
            while "还没有".encode() not in drawn and "单位".encode() not in drawn:
                message = await page.receive(20)
                assert message.type == aiohttp.WSMsgType.BINARY
                drawn += message.data
            tabs = children(process.pid)
            process.send_signal(ending)
            process.wait(15)
            return tabs

    tabs = asyncio.run(visit())
    assert tabs
    for _ in range(60):
        if not any(map(alive, tabs)):
            break
        asyncio.run(asyncio.sleep(0.2))
    assert not any(map(alive, tabs))


def test_a_port_in_use_is_told(gouji, tmp_path):
    gouji("book", "new", "--book", tmp_path / "b.book")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = gouji("serve", "--book", tmp_path / "b.book", "--port", port)
    assert said.code == 2
    assert "--port" in said.err


def test_a_port_that_is_none_is_told_in_chinese(gouji, tmp_path):
    gouji("book", "new", "--book", tmp_path / "b.book")
    said = gouji("serve", "--book", tmp_path / "b.book", "--port", 99999)
    assert said.code == 2
    assert "99999 端口用不了：端口号是 0 到 65535。" in said.err


def test_without_the_extra_a_sentence_says_how_to_get_it(gouji, monkeypatch):
    monkeypatch.setattr(
        "tui.cli.books.serve.find_spec",
        lambda name: None if name == "textual_serve" else find_spec(name),
    )
    said = gouji("serve")
    assert said.code == 2
    assert "gouji[serve]" in said.err
