"""The screens in a browser: one server on this machine, a process of its own for each tab.

Bound to 127.0.0.1. Every request needs the cookie that only the printed address gives, the right
Host (no other name may be made to point here) and, for the socket, the right Origin (no other
page may connect). Nothing is fetched from elsewhere. Who serves is in tui/cli/books/serve.py,
what runs in a tab in tui/web/session.py.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from tui.web.visitors import turn_away

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Awaitable, Callable, Sequence

HOST = "127.0.0.1"
TITLE = "勾稽"
TEMPLATES = Path(__file__).with_name("templates")
"""Our own page in place of textual-serve's, which asks a stranger for a font and has no title."""
GRACE = 3.0
FAREWELL = 1.0
"""Seconds that a tab has to answer that its line is closed; who sends junk never does."""
SESSIONS = 4
SESSION = (
    "import gouji, sys; from tui.web.session import main; raise SystemExit(main(sys.argv[1:]))"
)
"""What a tab's process is started with; gouji's front says where the packages are."""
TALKERS = ("aiohttp", "asyncio", "textual-serve")
"""Who writes a traceback and the junk itself for every request that is none."""
BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ConnectionError,
          RecursionError)  # fmt: skip
"""What a message that no page of ours sends may come to."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self' ws://{host}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class Session(AppService):
    """A tab's process; the key's passphrase is told it on its first line of input, if any."""

    passphrase: str | None = None

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = await super()._open_app_process(width, height)
        if self.passphrase is not None:
            self.stdin.write(json.dumps(self.passphrase).encode() + b"\n")
        return process


class DeskServer(Server):
    """textual-serve for one book, behind a guard; open sockets are closed at the end."""

    def __init__(self, command: str, port: int, token: str, passphrase: str | None) -> None:
        super().__init__(
            command, host=HOST, port=port, title=TITLE, templates_path=str(TEMPLATES)
        )  # fmt: skip
        self.token, self.passphrase = token, passphrase
        self.sockets: set[web.WebSocketResponse] = set()
        self.let_in: set[Any] = set()

    @property
    def cookie(self) -> str:
        """Return the cookie's name; cookies know no ports, so it is in the name."""
        return f"gouji-{self.port}"

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self.guard)
        return app

    async def on_startup(self, _app: web.Application) -> None:
        """Say nothing yet: nobody is listening (``serve`` says it)."""

    async def on_shutdown(self, _app: web.Application) -> None:
        """Close what is open, so that every session ends with its socket."""
        for socket in list(self.sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    @web.middleware
    async def guard(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        """Let in only who comes by the right name, from this page, with the token's cookie."""
        address = f"{HOST}:{self.port}"
        origin = request.headers.get("Origin")
        foreign = request.headers.get("Host") != address or origin not in {
            None,
            f"http://{address}",
        }
        if foreign or (request.path == "/ws" and origin is None):
            raise web.HTTPForbidden(text="403")
        if request.path == "/" and same(request.query.get("token"), self.token):
            entered = web.HTTPSeeOther("/")
            entered.set_cookie(self.cookie, self.token, httponly=True, samesite="Strict")
            entered.headers.update(HEADERS | {"Content-Security-Policy": "default-src 'none'"})
            raise entered
        if not same(request.cookies.get(self.cookie), self.token):
            raise web.HTTPForbidden(text="403")
        self.let_in.add(request.protocol)
        response = await handler(request)
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers[name] = value.replace("{host}", address)
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a session as long as its socket is open, and its process not a moment longer."""
        if len(self.sockets) >= SESSIONS:
            raise web.HTTPServiceUnavailable(text="503")
        socket = web.WebSocketResponse(heartbeat=15, timeout=FAREWELL)
        await socket.prepare(request)
        self.sockets.add(socket)

        async def close() -> None:
            await socket.close()

        session = Session(
            self.command, write_bytes=socket.send_bytes, write_str=socket.send_str,
            close=close, download_manager=self.download_manager,
        )  # fmt: skip
        session.passphrase = self.passphrase
        try:
            await session.start(cells(request, "width", 80), cells(request, "height", 24))
            await self._process_messages(socket, session)
        except BROKEN:
            await socket.close(code=WSCloseCode.PROTOCOL_ERROR)
        finally:
            self.sockets.discard(socket)
            await ended(session)
        return socket

    async def until_told(self, ready: Callable[[], None]) -> None:
        """Serve until SIGINT or SIGTERM; ``ready`` is called when somebody may come."""
        told = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows: Ctrl-C ends it by its exception
                asyncio.get_running_loop().add_signal_handler(number, told.set)
        app = await self._make_app()
        runner = web.AppRunner(
            app, handle_signals=False, access_log=None, shutdown_timeout=GRACE
        )  # fmt: skip
        await runner.setup()
        visitors = asyncio.create_task(turn_away(runner, self.let_in))
        try:
            await web.TCPSite(runner, self.host, self.port).start()
            ready()
            await told.wait()
        finally:
            visitors.cancel()
            await runner.cleanup()


def cells(request: web.Request, name: str, otherwise: int) -> int:
    """Return a size that the page asks for, within reason."""
    asked = request.query.get(name, "")
    return min(max(int(asked), 20), 500) if asked.isdecimal() and len(asked) < 6 else otherwise


async def ended(session: Any) -> None:
    """Ask a session's process to leave, and make it leave if it does not."""
    process = session._process  # noqa: SLF001 — textual-serve keeps it there and nowhere else
    with suppress(asyncio.TimeoutError, ConnectionError):
        await asyncio.wait_for(session.stop(), GRACE)
    if process is not None and process.returncode is None:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(process.wait(), GRACE)
    if process is not None and process.returncode is None:
        process.kill()
        await process.wait()


def same(given: str | None, token: str) -> bool:
    """Tell whether a token is the right one, in constant time."""
    if given is None:
        return False
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), token.encode())


def session_command(given: Sequence[str]) -> str:
    """Return the shell command of a session; the shell gives way to it, so that it gets signals."""
    words = [sys.executable, "-P", "-c", SESSION, *given]
    return subprocess.list2cmdline(words) if os.name == "nt" else f"exec {shlex.join(words)}"


def say_nothing() -> None:
    """Let no library write to the terminal what strangers send; GOUJI_DEBUG=1 shows it."""
    for name in TALKERS if not os.environ.get("GOUJI_DEBUG") else ():
        talker = logging.getLogger(name)
        talker.addHandler(logging.NullHandler())
        talker.propagate = False


def serve(
    given: Sequence[str],
    port: int,
    token: str,
    ready: Callable[[], None],
    passphrase: str | None = None,
) -> None:
    """Serve sessions with these arguments until somebody ends it."""
    say_nothing()
    server = DeskServer(session_command(given), port, token, passphrase)
    asyncio.run(server.until_told(ready))
