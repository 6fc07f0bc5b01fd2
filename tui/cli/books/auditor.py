"""``gouji auditor``: who works with the book, and their keys."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import Verbs
from tui.cli.books.desk import actor, add_book, open_book, passphrase
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import say
from tui.out import tell

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji auditor``."""
    verbs = Verbs(parser)
    enrol = verbs.add_parser("enrol", help=say("book.auditor-enrol"))
    enrol.add_argument("--unit", default="", metavar="NAME", help=say("book.auditor-unit"))
    enrol.add_argument("--role", default="", metavar="NAME", help=say("book.auditor-role"))
    key = verbs.add_parser("key", help=say("book.auditor-key"))
    key.add_argument("file", type=Path, metavar="FILE", help=say("book.key-file"))
    revoke = verbs.add_parser("revoke", help=say("book.auditor-revoke"))
    revoke.add_argument("key_id", metavar="KEY")
    revoke.add_argument("--why", required=True, metavar="TEXT", help=say("book.revoke-reason"))
    administrator = verbs.add_parser("administrator", help=say("book.auditor-administrator"))
    administrator.add_argument("key_id", metavar="KEY")
    for one in (enrol, key, revoke, administrator):
        add_book(one)


def run(arguments: argparse.Namespace) -> int:
    """Run one verb."""
    verbs = {"enrol": enrolled, "key": keyed, "revoke": revoked, "administrator": named}
    return verbs[arguments.verb](arguments)


def enrolled(arguments: argparse.Namespace) -> int:
    """Enrol the actor."""
    with open_book(arguments) as book:
        book.enrol(unit=arguments.unit, role=arguments.role)
    tell(say("book.enrolled", who=actor(arguments)))
    return Exit.CLEAN


def keyed(arguments: argparse.Namespace) -> int:
    """Make a key file and enrol it; one that the book does not take is no key and goes again."""
    from engine.trail.log.keys import create_key

    words = passphrase(say("book.new-passphrase"))
    if sys.stdin.isatty() and passphrase(say("book.passphrase-again")) != words:
        raise UsageError(say("book.passphrases-differ"))
    with open_book(arguments) as book:
        fresh = create_key(arguments.file, actor(arguments), words)
        try:
            book.enrol_key(fresh)
        except BaseException:
            arguments.file.unlink(missing_ok=True)
            raise
    tell(f"{say('book.key-enrolled')} {fresh.key_id} → {arguments.file}")
    return Exit.CLEAN


def revoked(arguments: argparse.Namespace) -> int:
    """Revoke a key."""
    with open_book(arguments) as book:
        book.revoke_key(arguments.key_id, reason=arguments.why)
    tell(f"{say('book.key-revoked')} {arguments.key_id}")
    return Exit.CLEAN


def named(arguments: argparse.Namespace) -> int:
    """Name a key an administrator's, who may revoke the keys of others."""
    with open_book(arguments) as book:
        whole = book.name_administrator(arguments.key_id)
    words = say("book.administrator-named" if whole else "book.administrator-half")
    tell(f"{words} {arguments.key_id}")
    return Exit.CLEAN
