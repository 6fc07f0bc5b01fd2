"""``gouji config``: what each setting is and where it comes from; which files are in force."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.values import dataclass
from tui.cli.arguments import Verbs
from tui.cli.config.county import CountyOverlay, county_overlays
from tui.cli.config.defaults import ENVIRONMENT
from tui.cli.config.files import own_file
from tui.cli.config.in_force import KEYS, InForce, in_force
from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import write_json
from tui.cli.speech.words import joined, labelled, language, say
from tui.out import put, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

DEFAULTS = {"fail-on": "error", "format": "text", "workers": 0, "overlays": [], "exclude": []}
NAME = 13  # cells that the name of a setting takes


@dataclass(frozen=True, slots=True)
class Row:
    """A setting: its value (None: none), and where it comes from."""

    key: str
    value: Any
    source: str
    path: str = ""
    line: int = 0

    def where(self) -> str:
        """Return where the value comes from, in words."""
        if self.path:
            return say("config.from-line", path=self.path, line=self.line)
        return say(f"config.from-{self.source}", name=ENVIRONMENT.get(self.key, ""))

    def shown(self) -> str:
        """Return the value in words."""
        if isinstance(self.value, list):
            return joined(self.value) or say("config.none")
        if self.key == "workers" and self.value == 0:
            return say("config.automatic")
        if self.value is None:
            return say("config.own-book" if self.key == "book" else "config.none")
        return str(self.value)

    def data(self) -> dict[str, Any]:
        """Return the setting for JSON."""
        at = {"path": self.path, "line": self.line} if self.path else {}
        return {"value": self.value, "from": self.source, **at}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji config``."""
    verbs = Verbs(parser)
    one = verbs.add_parser("show", help=say("config.show"))
    one.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("options.format")
    )
    verbs.add_parser("path", help=say("config.path"))


def run(arguments: argparse.Namespace) -> int:
    """Show the settings, or the files that they come from."""
    settings = in_force()
    if arguments.verb == "path":
        return paths(settings)
    if settings.fault is not None:
        tell_ignored(settings)
        raise settings.fault
    rows, overlays = list(settings_shown(settings, arguments)), list(county_overlays())
    if arguments.format == "json":
        write_json(document(settings, rows, overlays))
    else:
        in_words(settings, rows, overlays)
    return Exit.USAGE if any(one.fault for one in overlays) else Exit.CLEAN


def settings_shown(settings: InForce, arguments: argparse.Namespace) -> Iterator[Row]:
    """Yield every setting: the line's, else the environment's, else a file's, else the default."""
    for key in KEYS:
        named = os.environ.get(ENVIRONMENT.get(key, ""))
        if key == "lang" and arguments.lang:
            yield Row(key, arguments.lang, "option")
        elif named:
            path = str(Path(named).absolute())
            value = {"lang": language(), "cluster": named}.get(key, path)
            yield Row(key, value, "environment")
        elif key in settings.values:
            found = settings.values[key]
            source = "user" if found.own else "project"
            yield Row(key, _plain(found.value), source, str(found.path), found.line)
        elif key == "lang":
            yield Row(key, language(), "locale")
        else:
            yield Row(key, DEFAULTS.get(key), "default")


def rows_shown(arguments: argparse.Namespace) -> list[tuple[str, str, str]]:
    """Return every setting for a screen: its name, its value, where it comes from."""
    return [(row.key, row.shown(), row.where()) for row in settings_shown(in_force(), arguments)]


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value if isinstance(value, int) else str(value)


def in_words(settings: InForce, rows: list[Row], overlays: list[CountyOverlay]) -> None:
    """Write the settings and the county's overlays, one line each."""
    from tui.render.wrap import pad

    for row in rows:
        put(f"{pad(row.key, NAME)}  {row.shown()}  ← {row.where()}")
    for one in overlays:
        put(labelled(f"{say('names.overlay')} {one.path}", one.fault or _taken(one)))
    tell_files(settings)


def _taken(one: CountyOverlay) -> str:
    return say("config.by-county", county=one.county) if one.county else say("config.no-county")


def document(
    settings: InForce, rows: list[Row], overlays: list[CountyOverlay]
) -> dict[str, object]:
    """Return the settings for other programs."""
    found = settings.found
    return {
        "settings": {row.key: row.data() for row in rows},
        "files": {
            "project": str(found.project) if found.project else None,
            "user": str(found.user) if found.user else None,
            "ignored": [{"path": str(one.path), "why": one.why} for one in found.ignored],
            "farther": [str(one) for one in found.farther],
            "looked_for": not settings.off,
        },
        "county_overlays": [one.data() for one in overlays],
    }


def paths(settings: InForce) -> int:
    """Write the files in force, the project's first; say where one belongs if there is none."""
    found = settings.found
    files = [path for path in (found.project, found.user) if path is not None]
    for path in files:
        put(path)
    tell_files(settings)
    if settings.fault is not None:
        tell(f"gouji: {settings.fault}")
    return Exit.USAGE if settings.fault else Exit.CLEAN


def tell_files(settings: InForce) -> None:
    """Say which files are not read and why; where one belongs if there is none."""
    found = settings.found
    tell_ignored(settings)
    for path in found.farther:
        tell(say("config.farther", path=path, nearest=found.project))
    if settings.off:
        tell(say("config.off"))
    elif not (found.project or found.user):
        tell(say("config.no-file", path=own_file() or "gouji/gouji.toml"))


def tell_ignored(settings: InForce) -> None:
    """Say which files do not count and why: unsafe ones."""
    for one in settings.found.ignored:
        why = say(f"config.is-{one.why}")
        tell("gouji: " + say("config.ignored", path=one.path, why=why))
