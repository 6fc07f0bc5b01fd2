"""``gouji trail``: verify it, show it, seal it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import Verbs, whole
from tui.cli.books.desk import add_book, book_path, open_book, spare, told_unproved
from tui.cli.reports.sources import iso_date
from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import json_line
from tui.cli.speech.words import chosen, say
from tui.home import confirmed
from tui.out import put, put_row, tell
from tui.render.sanitise import one_line

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji trail``."""
    verbs = Verbs(parser)
    verify = verbs.add_parser("verify", help=say("trail.verify"))
    verify.add_argument(
        "--checkpoint",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=say("trail.checkpoint"),
    )
    verify.add_argument("--code", default="", metavar="CODE", help=say("trail.code-option"))
    shown = verbs.add_parser("show", help=say("trail.show"))
    shown.add_argument("--filing", type=whole, metavar="N")
    shown.add_argument("--finding", type=whole, metavar="N")
    shown.add_argument("--by", metavar="NAME", help=say("trail.by"))
    shown.add_argument("--kind", metavar="KIND", help=say("trail.kind"))
    shown.add_argument("--since", metavar="DATE")
    shown.add_argument("--until", metavar="DATE")
    shown.add_argument("--last", type=whole, metavar="N", help=say("trail.newest"))
    shown.add_argument("--format", choices=("text", "json"), default="text")
    seal = verbs.add_parser("seal", help=say("trail.seal"))
    seal.add_argument("files", nargs="*", type=Path, metavar="FILE", help=say("trail.seal-files"))
    for one in (verify, shown, seal):
        add_book(one)


def run(arguments: argparse.Namespace) -> int:
    """Run one verb."""
    return {"verify": verified, "show": shown, "seal": sealed}[arguments.verb](arguments)


def verified(arguments: argparse.Namespace) -> int:
    """Verify the trail and say what was found."""
    from engine.trail.log.checkpoint import is_short_code
    from engine.trail.verification.verify import verify

    if arguments.code and not is_short_code(arguments.code):
        raise UsageError(say("trail.no-code", code=one_line(arguments.code)))
    path = book_path(arguments)
    if not path.exists():
        tell(f"gouji: {say('trail.no-book')} {path}")
        return Exit.UNREADABLE
    told_unproved(path)
    result = verify(path, arguments.checkpoint, code=arguments.code, confirmed=confirmed())
    for sentence in result.sentences:
        put(sentence)
    return result.code


def shown(arguments: argparse.Namespace) -> int:
    """Write the events that pass the filter, oldest first."""
    from engine.trail.queries.events import KIND_NAMES, Filter
    from tui.render.trail.line import event_line

    wanted = Filter(
        filing=arguments.filing,
        finding=arguments.finding,
        actor=arguments.by,
        since=iso_date(arguments.since) if arguments.since else None,
        until=iso_date(arguments.until) if arguments.until else None,
        kind=arguments.kind,
        last=arguments.last,
    )
    if arguments.kind and not any(
        arguments.kind in {one, one.partition(".")[0]} for one in KIND_NAMES
    ):
        raise UsageError(say("trail.no-kind", kind=one_line(arguments.kind)))
    none = True
    with open_book(arguments) as book:
        for event in book.events(wanted):
            none = False
            at = event.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
            if arguments.format == "json":
                line = {"seq": event.seq, "at": event.at.isoformat(), "actor": event.actor}
                line |= {"kind": event.kind, "subject": event.subject, "signed": event.signed}
                line |= {"hash": event.hash, "payload": dict(event.payload)}
                put(json_line(line))
                continue
            name = say(f"kind-{event.kind}") if event.kind in KIND_NAMES else event.kind
            signed = say("trail.signed") if event.signed else ""
            did = event_line(event, chosen())
            put_row(event.seq, at, event.actor, name, event.subject, did, signed)
    if none:
        tell(say("trail.no-events"))
    return Exit.CLEAN


def sealed(arguments: argparse.Namespace) -> int:
    """Append a checkpoint to files outside the casebook and print its short code."""
    for file in arguments.files:
        spare(file, book_path(arguments))
    with open_book(arguments) as book:
        seal = book.seal(arguments.files)
    put(f"{say('trail.code')} {seal.code}")
    for file in seal.written:
        tell(f"{say('trail.written')} {file}")
    for _file, sentence in seal.failed:
        tell(f"gouji: {sentence}")
    return Exit.UNREADABLE if seal.failed else Exit.CLEAN
