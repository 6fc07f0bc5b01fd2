"""``gouji auditor``: who works with the book, and their keys."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import verbs_of
from tui.cli.desk import actor, add_book, open_book, passphrase
from tui.cli.exits import Exit
from tui.cli.words import say
from tui.out import tell

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji auditor``."""
    verbs = verbs_of(parser)
    enrol = verbs.add_parser("enrol", help=say("登记自己：单位、职务"))
    enrol.add_argument("--unit", default="", metavar="NAME", help=say("所在单位"))
    enrol.add_argument("--role", default="", metavar="NAME", help=say("职务或分工"))
    key = verbs.add_parser("key", help=say("生成并登记自己的签名钥匙"))
    key.add_argument("file", type=Path, metavar="FILE", help=say("钥匙文件写到哪里"))
    revoke = verbs.add_parser("revoke", help=say("吊销钥匙"))
    revoke.add_argument("key_id", metavar="KEY")
    revoke.add_argument("--why", required=True, metavar="TEXT", help=say("原因"))
    for one in (enrol, key, revoke):
        add_book(one)


def run(arguments: argparse.Namespace) -> int:
    """Run one verb."""
    return {"enrol": enrolled, "key": keyed, "revoke": revoked}[arguments.verb](arguments)


def enrolled(arguments: argparse.Namespace) -> int:
    """Enrol the actor."""
    with open_book(arguments) as book:
        book.enrol(unit=arguments.unit, role=arguments.role)
    tell(say("已登记 {who}", who=actor(arguments)))
    return Exit.CLEAN


def keyed(arguments: argparse.Namespace) -> int:
    """Make a key file and enrol it."""
    from engine.trail.log.keys import create_key

    words = passphrase(say("新钥匙的口令："))
    if sys.stdin.isatty() and passphrase(say("再输一次：")) != words:
        raise UsageError(say("两次口令不一样，没有生成钥匙。"))
    with open_book(arguments) as book:
        fresh = create_key(arguments.file, actor(arguments), words)
        book.enrol_key(fresh)
    tell(f"{say('钥匙已登记')} {fresh.key_id} → {arguments.file}")
    return Exit.CLEAN


def revoked(arguments: argparse.Namespace) -> int:
    """Revoke a key."""
    with open_book(arguments) as book:
        book.revoke_key(arguments.key_id, reason=arguments.why)
    tell(f"{say('已吊销')} {arguments.key_id}")
    return Exit.CLEAN
