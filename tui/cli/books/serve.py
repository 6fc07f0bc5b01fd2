"""``gouji serve``: the screens in a browser on this machine, for one casebook and one person."""

from __future__ import annotations

import os
import secrets
import socket
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import whole
from tui.cli.books.desk import actor, add_book, book_path, open_book, passphrase
from tui.cli.reports.sources import add_pack, rulebook_of
from tui.cli.speech.exits import Exit
from tui.cli.speech.refusal import why
from tui.cli.speech.words import language, say
from tui.out import tell

if TYPE_CHECKING:
    import argparse

HOST = "127.0.0.1"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji serve``."""
    add_book(parser)
    add_pack(parser)
    parser.add_argument("--port", type=whole, default=8000, metavar="N", help=say("review.port"))


def run(arguments: argparse.Namespace) -> int:
    """Serve the screens until Ctrl-C; nobody but who has the printed address gets in."""
    if find_spec("textual_serve") is None:
        raise UsageError(
            say("review.not-installed"),
            hint=say("review.install"),
        )
    place = book_path(arguments)
    given = [
        str(place.resolve() if isinstance(place, Path) else place),
        actor(arguments),
        language(),
        rulebook_of(arguments).spelt(),
    ]
    secret = None
    if key := arguments.key or os.environ.get("GOUJI_KEY"):
        secret = passphrase(say("options.passphrase"))
        given.append(str(Path(key).resolve()))
    with open_book(arguments, secret=secret):
        pass  # said here and now if it cannot be opened
    port = free(arguments.port)
    token = secrets.token_urlsafe(24)
    from tui.web.server import serve

    address = f"http://{HOST}:{port}/?token={token}"
    words = say("review.address", address=address)
    serve(given, port, token, lambda: tell(words), secret)
    return Exit.CLEAN


def free(port: int) -> int:
    """Return the port if it can be had; 0 asks the system for one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            refused = why(error) if isinstance(error, OSError) else say("review.port-wide")
            raise UsageError(
                say("review.port-taken", port=port, why=refused),
                hint=say("review.other-port"),
            ) from None
        return int(probe.getsockname()[1])
