"""What several commands share: paths, packs, rosters and dates from the command line."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import seconds, whole
from tui.cli.config.in_force import overlay_folders
from tui.cli.speech.words import say

if TYPE_CHECKING:
    import argparse

    from engine.audit.worker import WorkerConfig
    from engine.packs.rulebook import Rulebook
    from engine.roster.unit import Unit
    from engine.rule import Pack

WRITTEN = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A date as it is written on the line."""


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Add --pack: the folder of rules, and of the forms that a report is read by."""
    parser.add_argument("--pack", type=Path, metavar="DIR", help=say("options.pack"))


def add_pack(parser: argparse.ArgumentParser) -> None:
    """Add what chooses the rules: --pack and --overlay."""
    add_folder(parser)
    parser.add_argument(
        "--overlay",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=say("options.overlay"),
    )


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add what a check goes by: --pack, --overlay, --roster."""
    add_pack(parser)
    parser.add_argument("--roster", type=Path, metavar="FILE", help=say("options.roster"))


def add_force(parser: argparse.ArgumentParser) -> None:
    """Add --force: papers of another kind are audited all the same."""
    parser.add_argument(
        "--force",
        action="store_true",
        help=say("options.force"),
    )


def add_fail_on(parser: argparse.ArgumentParser) -> None:
    """Add --fail-on."""
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        default="error",
        help=say("options.fail-on"),
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Add --workers."""
    parser.add_argument(
        "--workers",
        type=whole,
        default=0,
        metavar="N",
        help=say("options.workers"),
    )


def add_timeout(parser: argparse.ArgumentParser) -> None:
    """Add --timeout: what one file may take."""
    parser.add_argument(
        "--timeout",
        type=seconds,
        metavar="SECONDS",
        help=say("options.timeout"),
    )


def units_of(arguments: argparse.Namespace) -> tuple[Unit, ...]:
    """Load the roster named on the line, empty without one."""
    if not arguments.roster:
        return ()
    from engine.roster.file import load_roster

    return tuple(load_roster(arguments.roster))


def pack_of(arguments: argparse.Namespace) -> Pack:
    """Load the rules named on the line."""
    from engine.packs import load_pack

    require(*arguments.overlay, arguments.pack)
    return load_pack(arguments.pack, overlays=arguments.overlay)


def require(*paths: Path | None) -> None:
    """Refuse a path that is not there."""
    for path in filter(None, paths):
        if not path.exists():
            raise UsageError(
                say("options.not-found", path=path),
                hint=say("options.check-path"),
            )


def setup_of(arguments: argparse.Namespace) -> WorkerConfig:
    """Put together what workers need."""
    from engine.audit.worker import WorkerConfig

    import_module("engine.check")  # an engine that cannot be loaded is told before anything is done
    require(*arguments.overlay, arguments.pack, arguments.roster)
    setup = WorkerConfig(
        pack=arguments.pack,
        overlays=tuple(arguments.overlay),
        roster=units_of(arguments),
        force=getattr(arguments, "force", False),
    )
    return at_home(setup, setup.roster)


def at_home(setup: WorkerConfig, units: tuple[Unit, ...]) -> WorkerConfig:
    """Return the setup with the overlays of the roster's county, unless some were named."""
    if setup.overlays or not units:
        return setup
    from engine.packs.rulebook import Rulebook
    from engine.values import replace

    rulebook = Rulebook(pack=setup.pack, folders=overlay_folders())
    return replace(setup, overlays=rulebook.overlays_for(units))


def rulebook_of(arguments: argparse.Namespace) -> Rulebook:
    """Return the rules named for the screens; PackError or UsageError if they cannot be read."""
    from engine.packs.rulebook import Rulebook

    if arguments.pack or arguments.overlay:
        pack_of(arguments)
    return Rulebook(
        pack=arguments.pack, overlays=tuple(arguments.overlay), folders=overlay_folders()
    )


def iso_date(text: str) -> date:
    """Parse a date given on the line as YYYY-MM-DD: no other form of ISO 8601 is taken."""
    if WRITTEN.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise UsageError(say("options.date-shape", text=text if text.strip() else f"“{text}”"))


def coloured(stream: object = None) -> bool:
    """Say whether to use colours: on a terminal, unless NO_COLOR or a dumb one."""
    stream = stream or sys.stdout
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and bool(getattr(stream, "isatty", lambda: False)())
