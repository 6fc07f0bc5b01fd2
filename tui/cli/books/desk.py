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
from tui.cli.speech.passphrase import held
from tui.cli.speech.words import joined, say
from tui.home import confirmed, data_folder
from tui.out import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from engine.trail.casebook import Casebook
    from engine.trail.log.keys import Signer
    from engine.trail.store.place import Place

SQLITE = b"SQLite format 3\x00"


def add_book(parser: argparse.ArgumentParser) -> None:
    """Add --book, --actor and --key."""
    parser.add_argument("--book", metavar="FILE", help=say("options.book"))
    parser.add_argument("--actor", metavar="NAME", help=say("options.actor"))
    parser.add_argument("--key", type=Path, metavar="FILE", help=say("options.key"))


def book_path(arguments: argparse.Namespace) -> Place:
    """Return where the casebook lies: --book, GOUJI_BOOK, else the user's data folder."""
    from engine.trail.store.place import place_of

    if arguments.book:
        return place_of(arguments.book)
    if os.environ.get("GOUJI_BOOK"):
        return place_of(os.environ["GOUJI_BOOK"])
    return data_folder() / "gouji.book"


def spare(output: Path, book: Place) -> None:
    """Refuse to write over a casebook, this one or another."""
    ends = ("", "-wal", "-shm")
    companions = [book.with_name(book.name + end) for end in ends] if isinstance(book, Path) else []
    if output.resolve() in {one.resolve() for one in companions} or is_database(output):
        raise UsageError(say("options.is-casebook", path=output), hint=say("command.other-name"))


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


def signer(arguments: argparse.Namespace, secret: str | None = None) -> Signer | None:
    """Unlock the key named on the line, asking for its passphrase unless it is known."""
    path = arguments.key or os.environ.get("GOUJI_KEY")
    if not path:
        return None
    from engine.trail.log.keys import unlock

    if secret is None:
        secret = passphrase(say("options.passphrase"))
    return unlock(Path(path), secret)


def passphrase(prompt: str) -> str:
    """Ask for a passphrase on the terminal; GOUJI_PASSPHRASE serves scripts."""
    given = held()
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageError(say("options.no-terminal"), hint=say("options.use-environment"))
    return getpass.getpass(prompt)


def told_broken(arguments: argparse.Namespace, book: Casebook) -> None:
    """Say what is wrong with a casebook on opening; the command will end with code 3."""
    if not book.broken:
        return
    arguments.broken = True
    tell(f"gouji: {say('options.broken')}")
    for sentence in book.broken:
        tell(sentence, indent=2)
    tell(say("options.broken-what"), indent=2)


def told_unproved(place: Place) -> None:
    """Warn where a server is not proved to be the one it is taken for."""
    if not isinstance(place, Path) and place.unproved:
        tell(f"gouji: {say('options.unproved', name=place.name)}")


@contextmanager
def open_book(
    arguments: argparse.Namespace, *, create: bool = False, secret: str | None = None
) -> Iterator[Casebook]:
    """Open the casebook of a command; say how to make one where there is none.

    Checkpoint files that were not written are said at the end: those that the book names and
    nobody confirmed here, those out of reach.
    """
    from engine.trail.casebook import Casebook

    path = book_path(arguments)
    if not create and not path.exists():
        raise UsageError(
            say("options.no-casebook", path=path),
            hint=say("options.make-casebook", path=path),
        )
    if not getattr(arguments, "warned", False):
        told_unproved(path)
    with Casebook.open(
        path, actor=actor(arguments), now=now, create=create, key=signer(arguments, secret),
        confirmed=confirmed(),
    ) as book:  # fmt: skip
        if book.read_only:
            tell(say("options.read-only"))
        told_broken(arguments, book)
        yield book
        unconfirmed = book.unconfirmed
    if unconfirmed:
        words = say(
            "options.unconfirmed",
            files=joined(unconfirmed),
        )
        tell(f"gouji: {words}")
        tell(say("options.confirm"), indent=2)
    for _file, sentence in book.sealed.failed if book.sealed else ():
        tell(f"gouji: {sentence}")
