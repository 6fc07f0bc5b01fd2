"""Opening the casebook for a command: which file, who works with it, with which key."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.words import say
from tui.home import confirmed, data_folder
from tui.out import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from engine.trail.casebook import Casebook
    from engine.trail.log.keys import Signer

SQLITE = b"SQLite format 3\x00"


def add_book(parser: argparse.ArgumentParser) -> None:
    """Add --book, --actor and --key."""
    parser.add_argument(
        "--book",
        type=Path,
        metavar="FILE",
        help=say("案卷文件（默认 GOUJI_BOOK，再默认用户数据目录）"),
    )
    parser.add_argument("--actor", metavar="NAME", help=say("审核人姓名（默认系统用户名）"))
    parser.add_argument("--key", type=Path, metavar="FILE", help=say("签名钥匙（默认不签名）"))


def book_path(arguments: argparse.Namespace) -> Path:
    """Return the casebook's file: --book, GOUJI_BOOK, else the user's data folder."""
    if arguments.book:
        return Path(arguments.book)
    if os.environ.get("GOUJI_BOOK"):
        return Path(os.environ["GOUJI_BOOK"])
    return data_folder() / "gouji.book"


def spare(output: Path, book: Path) -> None:
    """Refuse to write over a casebook, this one or another."""
    companions = (book, *(book.with_name(book.name + end) for end in ("-wal", "-shm")))
    if output.resolve() in {one.resolve() for one in companions} or is_database(output):
        raise UsageError(
            say("{path} 是案卷，不能写在它上面。", path=output), hint=say("请换一个文件名。")
        )


def is_database(path: Path) -> bool:
    """Tell whether a file is a SQLite database, as casebooks are."""
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def now() -> datetime:
    """Return the time; the one place where the command line reads the clock."""
    return datetime.now(UTC)


def actor(arguments: argparse.Namespace) -> str:
    """Return who is working: --actor, GOUJI_ACTOR, else the operating system's user."""
    return str(arguments.actor or os.environ.get("GOUJI_ACTOR") or getpass.getuser())


def signer(arguments: argparse.Namespace) -> Signer | None:
    """Unlock the key named on the line, asking for its passphrase once."""
    path = arguments.key or os.environ.get("GOUJI_KEY")
    if not path:
        return None
    from engine.trail.log.keys import unlock

    return unlock(Path(path), passphrase(say("钥匙口令：")))


def passphrase(prompt: str) -> str:
    """Ask for a passphrase on the terminal; GOUJI_PASSPHRASE serves scripts."""
    given = os.environ.get("GOUJI_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageError(
            say("没有终端可以输入口令。"), hint=say("脚本里请用环境变量 GOUJI_PASSPHRASE。")
        )
    return getpass.getpass(prompt)


@contextmanager
def open_book(arguments: argparse.Namespace, *, create: bool = False) -> Iterator[Casebook]:
    """Open the casebook of a command; say how to make one where there is none.

    Checkpoint files that were not written are said at the end: those that the book names and
    nobody confirmed here, those out of reach.
    """
    from engine.trail.casebook import Casebook

    path = book_path(arguments)
    if not create and not path.exists():
        raise UsageError(
            say("还没有案卷 {path}。", path=path),
            hint=say(
                "用 gouji book new --book {path} 新建，或用 gouji sweep 收件时自动建立。", path=path
            ),
        )
    with Casebook.open(
        path, actor=actor(arguments), now=now, create=create, key=signer(arguments),
        confirmed=confirmed(),
    ) as book:  # fmt: skip
        yield book
        unconfirmed = book.unconfirmed
    if unconfirmed:
        words = say(
            "案卷写着检查点文件 {files}，没有在本机确认过，因此没有往里写。",
            files="、".join(unconfirmed),
        )
        tell(f"gouji: {words}")
        tell(say("核对路径后用 gouji book set checkpoints 路径… 确认；不要的不必管。"), indent=2)
    for _file, sentence in book.sealed.failed if book.sealed else ():
        tell(f"gouji: {sentence}")
