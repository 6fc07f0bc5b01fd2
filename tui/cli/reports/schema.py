"""``gouji schema``: the JSON schema of what gouji writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import write_json
from tui.cli.speech.words import say
from tui.out import put_row

if TYPE_CHECKING:
    import argparse

NAMES = ("check", "book", "lines", "material", "read", "log")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the name of the schema."""
    parser.add_argument("name", nargs="?", choices=NAMES, help=say("select.schema-name"))


def run(arguments: argparse.Namespace) -> int:
    """Write the schema that is named, or which there are."""
    from engine.export.schemas import schema

    if arguments.name is None:
        for name in NAMES:
            put_row(name, schema(name)["title"])
    else:
        write_json(schema(arguments.name))
    return Exit.CLEAN
