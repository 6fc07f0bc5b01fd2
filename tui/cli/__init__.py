"""``gouji``: one command for scripts and for the desk; stdout is data, stderr is talk."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from engine.errors import GoujiError, PackError, ProgramError, UsageError
from engine.startup import collect_seldom, leave_out, shield
from tui import out
from tui.cli.config.in_force import load
from tui.cli.speech.ending import code, farewell, in_order
from tui.cli.speech.exhausted import exhausted
from tui.cli.speech.exits import EX_SOFTWARE, Exit
from tui.cli.speech.listing import advice
from tui.cli.speech.passphrase import hold
from tui.cli.speech.refusal import refused
from tui.cli.speech.streams import prepare
from tui.cli.speech.words import choose, say
from tui.out import put, put_lines, tell, tell_lines

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from engine.kept.patterns import KeptPatterns
    from tui.cli.config.in_force import InForce

# Which module each command is; it is loaded only when called.
COMMANDS = {
    "check": "tui.cli.reports.check",
    "read": "tui.cli.reports.read",
    "sweep": "tui.cli.sweeps.sweep",
    "review": "tui.cli.books.review",
    "export": "tui.cli.books.export",
    "trail": "tui.cli.books.trail",
    "rules": "tui.cli.rulebook.rules",
    "roster": "tui.cli.books.roster",
    "book": "tui.cli.books.book",
    "auditor": "tui.cli.books.auditor",
    "serve": "tui.cli.books.serve",
    "completion": "tui.cli.completion.command",
    "schema": "tui.cli.reports.schema",
    "config": "tui.cli.config.command",
}
SCREENS = frozenset({"review", "serve"})
"""They take signals themselves."""


def spoken(argv: Sequence[str]) -> str | None:
    """Find ``--lang`` before parsing, since the help itself has a language."""
    for index, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
    return None


def parse(argv: Sequence[str], settings: InForce) -> argparse.Namespace:
    """Parse the arguments, loading only the module of the command that is called.

    What files of settings say are defaults; a fault of theirs is raised after ``--help`` was shown.
    """
    from tui.cli.arguments import build

    called = next((word for word in argv if word in COMMANDS), None)

    def adder(name: str) -> object:
        if name != called:
            return lambda _parser: None
        return import_module(COMMANDS[name]).arguments

    parser = build([(name, say(f"command.does-{name}"), adder(name)) for name in COMMANDS])  # type: ignore[misc]
    if settings.values and called != "config":
        from tui.cli.config.defaults import put_into

        put_into(parser, settings, os.environ)
    arguments = parser.parse_args(argv)
    if arguments.version:
        from tui.cli.speech.version import version

        put(f"gouji {version()}")
        raise SystemExit(Exit.CLEAN)
    if not arguments.command:
        put_lines(parser.format_help().rstrip("\n"))
        raise SystemExit(Exit.USAGE)
    if called != "config":
        heed(arguments, settings)
    return arguments


def heed(arguments: argparse.Namespace, settings: InForce) -> None:
    """Say what files of settings do to a command; raise PackError for what is wrong with them."""
    if settings.found.ignored:
        from tui.cli.config.command import tell_ignored

        tell_ignored(settings)
    if settings.fault is not None:
        raise settings.fault
    if settings.values:
        from tui.cli.config.defaults import tell_used

        tell_used(arguments, settings, os.environ)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (0 clean, 1 findings, 2 usage, 3 unreadable)."""
    words = list(sys.argv[1:] if argv is None else argv)
    leave_out(sys.path, os.environ)
    shield(os.environ)
    hold(os.environ)
    asked = spoken(words) or os.environ.get("GOUJI_LANG")
    choose(asked, os.environ)
    settings = load(words, os.environ)
    choose(asked or settings.lang(), os.environ)
    prepare()
    collect_seldom()  # a cold start makes much that stays: 7 % of its time
    out.listen(None)
    patterns = kept_patterns(words)
    try:
        status = called(words, settings)
    finally:
        if patterns is not None:
            patterns.step_aside()
    out.ended(status)
    return status


def kept_patterns(words: Sequence[str]) -> KeptPatterns | None:
    """Let a command have the patterns that it compiled the last time."""
    command = next((word for word in words if word in COMMANDS), None)
    if command is None:
        return None
    from engine.kept.patterns import begin

    return begin(command)


def called(words: Sequence[str], settings: InForce) -> int:
    """Parse the arguments and run the command; whatever happens gives a code and a sentence."""
    command = ""
    try:
        arguments = parse(words, settings)
        command = arguments.command
        run = import_module(COMMANDS[command]).run
        if command in SCREENS:
            return int(run(arguments))
        with in_order():
            code = int(run(arguments))
        return Exit.UNREADABLE if getattr(arguments, "broken", False) else code
    except SystemExit as stop:
        return int(stop.code or 0) if not isinstance(stop.code, str) else Exit.USAGE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 — every end has its sentence
        return ended(error, command)


def ended(error: BaseException, command: str = "") -> int:
    """Say on stderr why a command ended early, and return its exit code."""
    if isinstance(error, KeyboardInterrupt):
        tell_lines("\n" + farewell(error, command))
        return code(error)
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 128 + signal.SIGPIPE
    if isinstance(error, ImportError):
        return unloaded(error)
    lack = exhausted(error)
    if isinstance(error, OSError):
        error = refused(error)
    if lack:
        return short(error, lack)
    return told(error) if isinstance(error, GoujiError) else crashed(error)


def told(error: GoujiError) -> int:
    """Say what went wrong, and return the exit code of its kind."""
    complain(error)
    if isinstance(error, ProgramError):
        return EX_SOFTWARE
    return Exit.USAGE if isinstance(error, (UsageError, PackError)) else Exit.UNREADABLE


def short(error: BaseException, lack: str) -> int:
    """Say what the machine has run out of, and what could not be done for it; exit code 3."""
    debug(error)
    if isinstance(error, GoujiError):
        tell(f"gouji: {error.message}")
    tell(f"gouji: {lack}")
    return Exit.UNREADABLE


def complain(error: GoujiError) -> None:
    """Write an error as one sentence, and its hint, to stderr."""
    tell(f"gouji: {error.message}")
    if advice(error.hint):
        tell(error.hint, indent=2)


def unloaded(error: ImportError) -> int:
    """Say that gouji is not wholly installed; exit code 70."""
    from tui.cli.speech.incomplete import incomplete

    debug(error)
    complain(incomplete(error))
    return EX_SOFTWARE


def debug(error: BaseException) -> None:
    """Show where an error arose if GOUJI_DEBUG=1 asks for it."""
    if os.environ.get("GOUJI_DEBUG"):
        import traceback

        tell_lines("".join(traceback.format_exception(error)))


def crashed(error: BaseException) -> int:
    """Say that gouji itself is at fault; GOUJI_DEBUG=1 shows where. Exit code 70, as sysexits."""
    debug(error)
    words = say("command.crashed", error=type(error).__name__)
    hint = say("command.report-crash")
    tell(f"gouji: {words}")
    tell(hint, indent=2)
    return EX_SOFTWARE
