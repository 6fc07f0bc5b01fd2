"""``gouji review``: open the screens on a casebook, or walk it line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.arguments import whole
from tui.cli.books.desk import actor, add_book, book_path, signer, told_unproved
from tui.cli.reports.sources import add_pack, rulebook_of
from tui.cli.speech.words import language, say

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji review``."""
    add_book(parser)
    add_pack(parser)
    parser.add_argument("--plain", action="store_true", help=say("review.plain"))
    parser.add_argument("--ascii", action="store_true", help=say("review.ascii"))
    parser.add_argument("--filing", type=whole, metavar="N", help=say("review.filing"))


def run(arguments: argparse.Namespace) -> int:
    """Open the review."""
    from tui.cli.config.command import rows_shown
    from tui.launch import run_review

    place = book_path(arguments)
    told_unproved(place)
    return run_review(
        place,
        plain=arguments.plain,
        lang=language(),
        filing=arguments.filing,
        plainer=True if arguments.ascii else None,
        actor=actor(arguments),
        key=signer(arguments),
        rulebook=rulebook_of(arguments),
        settings=rows_shown(arguments),
    )
