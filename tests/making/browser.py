"""A tab of a headless Chromium that is driven as a person drives it: keys, clicks, pictures."""

from __future__ import annotations

import asyncio
import base64
import itertools
import subprocess
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
from making.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

KEYS = {"Enter": (13, "\r"), "Escape": (27, "")}


class Tab:
    """One tab, spoken to by Chromium's own protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.numbers = itertools.count(1)

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol and return its result."""
        number = next(self.numbers)
        await self.socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = await self.socket.receive_json(timeout=60)
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    async def value(self, expression: str) -> Any:
        """Return what an expression is worth in the page."""
        told = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return told["result"].get("value")

    async def until(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        for _ in range(600):
            if await self.value(expression):
                return
            await asyncio.sleep(0.1)
        raise AssertionError(expression)

    async def press(self, key: str) -> None:
        """Press a key and let it go."""
        code, text = KEYS[key] if key in KEYS else (ord(key.upper()), key)
        more = {"text": text} if text else {}
        for kind in ("keyDown", "keyUp"):
            await self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **more
            )

    async def click(self, x: float, y: float) -> None:
        """Click at a point of the page."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )

    async def picture(self) -> bytes:
        """Return a picture of the tab (PNG)."""
        told = await self.call("Page.captureScreenshot")
        return base64.b64decode(told["data"])


@asynccontextmanager
async def tab(folder: Path, address: str) -> AsyncIterator[Tab]:
    """Open an address in a browser of its own."""
    command = [
        chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        "--window-size=1200,800", f"--user-data-dir={folder / 'profile'}", "about:blank",
    ]  # fmt: skip
    ready = folder / "profile/DevToolsActivePort"
    process = await asyncio.create_subprocess_exec(*command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            if ready.is_file() and ready.read_text().strip():
                break
            await asyncio.sleep(0.1)
        port = ready.read_text().splitlines()[0]
        async with aiohttp.ClientSession() as client:
            async with client.get(f"http://127.0.0.1:{port}/json/list") as listed:
                pages = await listed.json(content_type=None)
            page = next(one for one in pages if one["type"] == "page")
            socket = await client.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
            opened = Tab(socket)
            await opened.call("Page.enable")
            await opened.call("Page.navigate", url=address)
            yield opened
    finally:
        process.kill()
        await process.wait()
