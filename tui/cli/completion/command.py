"""``gouji completion``: write the completion of a shell to stdout."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tui.cli.speech.exits import Exit
from tui.cli.speech.words import say
from tui.out import put_lines

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the shell."""
    parser.add_argument("shell", choices=SHELLS, help=say("select.shell"))


def run(arguments: argparse.Namespace) -> int:
    """Write the script of the shell that is named."""
    from tui.cli import COMMANDS
    from tui.cli.arguments import build
    from tui.cli.completion.tree import nodes

    parser = build(
        [
            (name, say(f"command.does-{name}"), import_module(module).arguments)
            for name, module in COMMANDS.items()
        ]
    )
    shell = import_module(f"tui.cli.completion.{arguments.shell}")
    put_lines("\n".join(shell.script(list(nodes(parser)))))
    return Exit.CLEAN
