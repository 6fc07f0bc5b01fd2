"""Connections without the token's cookie: few and not for long, so that nobody is shut out.

Any program on this machine may open a connection and send half a request, or nothing.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from aiohttp import web

LONGEST = 20.0
"""Seconds that a connection may stay open without having been let in."""
MOST = 100
"""How many such connections may be open at once; the oldest give way."""
ROUND = 0.5


def unwelcome(since: dict[Any, float], now: float) -> list[Any]:
    """Return which connections have to go, of those not let in, by when each was first seen."""
    late = [one for one, begun in since.items() if now - begun > LONGEST]
    waiting = sorted((one for one in since if one not in late), key=since.__getitem__)
    return late + waiting[: max(0, len(waiting) - MOST)]


async def turn_away(runner: web.AppRunner, let_in: set[Any]) -> None:
    """Close again and again what has been open too long; ``let_in`` loses what is gone."""
    since: dict[Any, float] = {}
    clock = asyncio.get_running_loop().time
    while True:
        here: Collection[Any] = runner.server.connections if runner.server else ()
        let_in.intersection_update(here)
        since = {one: since.get(one, clock()) for one in here if one not in let_in}
        for one in unwelcome(since, clock()):
            one.force_close()
            del since[one]
        await asyncio.sleep(ROUND)
