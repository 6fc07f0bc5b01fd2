"""``gouji serve``: the screens in a browser on this machine, for one casebook and one person."""

from __future__ import annotations

import os
import secrets
import socket
from importlib.util import find_spec
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import whole
from tui.cli.desk import actor, add_book, book_path, open_book
from tui.cli.exits import Exit
from tui.cli.refusal import why
from tui.cli.words import language, say
from tui.out import tell

if TYPE_CHECKING:
    import argparse

HOST = "127.0.0.1"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji serve``."""
    add_book(parser)
    parser.add_argument(
        "--port", type=whole, default=8000, metavar="N", help=say("端口（默认 8000）")
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve the screens until Ctrl-C; nobody but who has the printed address gets in."""
    if find_spec("textual_serve") is None:
        raise UsageError(
            say("没有装浏览器界面。"),
            hint=say("请用 pip install 'gouji[serve]' 装上；或用 ssh 登录后运行 gouji review。"),
        )
    given = [str(book_path(arguments).resolve()), actor(arguments), language()]
    if arguments.key:
        from tui.cli.desk import passphrase

        words = passphrase(say("钥匙口令："))
        os.environ["GOUJI_PASSPHRASE"] = words  # the sessions started below unlock the key with it
        given.append(str(arguments.key.resolve()))
    with open_book(arguments):
        pass  # said here and now if it cannot be opened
    port = free(arguments.port)
    token = secrets.token_urlsafe(24)
    from tui.web.server import serve

    address = f"http://{HOST}:{port}/?token={token}"
    words = say("界面开在 {address}（只有本机打得开，按 Ctrl-C 结束）", address=address)
    serve(given, port, token, lambda: tell(words))
    return Exit.CLEAN


def free(port: int) -> int:
    """Return the port if it can be had; 0 asks the system for one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            reason = why(error) if isinstance(error, OSError) else str(error)
            raise UsageError(
                say("{port} 端口用不了：{why}。", port=port, why=reason),
                hint=say("请用 --port 换一个端口。"),
            ) from None
        return int(probe.getsockname()[1])
