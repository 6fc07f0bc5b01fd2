"""The guard of the browser's server, request by request; a session's end, whatever it does."""

from __future__ import annotations

import asyncio
import logging
import shlex
import sys
from types import SimpleNamespace

import pytest
from aiohttp import ClientSession, CookieJar, WSServerHandshakeError
from aiohttp.test_utils import TestServer, make_mocked_request

from tui.web import server
from tui.web.server import SESSIONS, DeskServer, cells, ended, same, say_nothing, session_command

TOKEN = "t" * 43


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (TOKEN, True), (None, False), ("", False), (TOKEN[:-1], False), (TOKEN + " ", False),
        ("中文", False), ("\udcff", False), ("x" * 100_000, False),
    ],
)  # fmt: skip
def test_only_the_whole_token_is_the_token(given, right):
    assert same(given, TOKEN) is right


@pytest.mark.parametrize(
    ("asked", "width"),
    [
        ("", 80), ("120", 120), ("0", 20), ("19", 20), ("501", 500), ("99999", 500),
        ("999999", 80), ("-5", 80), ("1e3", 80), ("²", 80), ("１２０", 120), ("9" * 5000, 80),
        ("%00", 80),
    ],
)  # fmt: skip
def test_a_size_is_within_reason(asked, width):
    assert cells(make_mocked_request("GET", f"/ws?width={asked}"), "width", 80) == width


def test_a_sessions_words_reach_it_as_they_are():
    given = ["/x/我的 book'.book", "王'五", "zh", "$(touch x)", ""]
    command = session_command(given).removeprefix("exec ")
    assert shlex.split(command)[-5:] == given
    assert shlex.split(command)[0] == sys.executable


async def asked(steps, *, sockets: int = 0) -> None:
    """Serve without a session's command, and let a browser ask."""
    one = DeskServer("exec false", 0, TOKEN, None)
    here = TestServer(await one._make_app(), host="127.0.0.1")
    await here.start_server()
    one.port = here.port or 0
    one.sockets = set(range(sockets))  # type: ignore[arg-type]
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        await steps(browser, f"http://127.0.0.1:{one.port}", one)
    one.sockets.clear()
    await here.close()


def test_who_has_no_cookie_learns_nothing():
    async def steps(browser, address, one):
        for path in ("/", "/?token=", "/?token=" + "x" * 43, "/static/js/textual.js", "/nothing"):
            async with browser.get(address + path) as answer:
                assert (answer.status, await answer.text()) == (403, "403"), path
        assert not one.let_in

    asyncio.run(asked(steps))


def test_the_token_is_changed_for_a_cookie_that_no_script_reads():
    async def steps(browser, address, one):
        async with browser.get(f"{address}/?token={TOKEN}", allow_redirects=False) as answer:
            assert answer.status == 303
            cookie = answer.headers["Set-Cookie"]
            assert cookie.startswith(f"gouji-{one.port}={TOKEN};")
            assert "HttpOnly" in cookie
            assert "SameSite=Strict" in cookie
            assert answer.headers["Cache-Control"] == "no-store"
        async with browser.get(address + "/") as answer:
            assert answer.status == 200
            assert f"ws://127.0.0.1:{one.port};" in answer.headers["Content-Security-Policy"]
            assert TOKEN not in await answer.text()
        for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"},
                        {"Origin": "null"}, {"Host": f"localhost:{one.port}"}):  # fmt: skip
            async with browser.get(address + "/", headers=headers) as answer:
                assert answer.status == 403, headers
        assert one.let_in

    asyncio.run(asked(steps))


def test_a_fifth_tab_is_turned_away_and_a_socket_needs_this_page():
    async def steps(browser, address, _one):
        async with browser.get(f"{address}/?token={TOKEN}"):
            pass
        for origin, status in ((None, 403), ("http://evil.example", 403), (address, 503)):
            headers = {"Origin": origin} if origin else {}
            with pytest.raises(WSServerHandshakeError) as refused:
                await browser.ws_connect(address + "/ws", headers=headers)
            assert refused.value.status == status

    asyncio.run(asked(steps, sockets=SESSIONS))


class Process:
    """A session's process; ``stubborn`` ends only when it is killed."""

    def __init__(self, *, stubborn: bool) -> None:
        self.stubborn, self.gone = stubborn, asyncio.Event()
        self.returncode: int | None = None

    async def wait(self) -> int:
        """Wait for its end."""
        if self.stubborn:
            await self.gone.wait()
        self.returncode = 0
        return 0

    def kill(self) -> None:
        """End it."""
        self.gone.set()


@pytest.mark.parametrize("stubborn", [True, False])
def test_no_process_outlives_its_socket(monkeypatch, stubborn):
    monkeypatch.setattr(server, "GRACE", 0.02)

    async def never():
        await asyncio.sleep(60)

    async def steps():
        process = Process(stubborn=stubborn)
        await ended(SimpleNamespace(_process=process, stop=never))
        assert process.returncode == 0
        assert process.gone.is_set() is stubborn

    asyncio.run(steps())


def test_a_session_that_never_began_ends_too():
    async def gone():
        raise ConnectionResetError

    asyncio.run(ended(SimpleNamespace(_process=None, stop=gone)))


def test_what_strangers_send_is_not_written_to_the_terminal(monkeypatch):
    talkers = [logging.getLogger(name) for name in server.TALKERS]
    for one in talkers:
        monkeypatch.setattr(one, "propagate", True)
        monkeypatch.setattr(one, "handlers", [])
    monkeypatch.setenv("GOUJI_DEBUG", "1")
    say_nothing()
    assert all(one.propagate for one in talkers)
    monkeypatch.delenv("GOUJI_DEBUG")
    say_nothing()
    assert not any(one.propagate for one in talkers)
