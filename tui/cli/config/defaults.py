"""Settings from files as defaults of a command's options: the line wins, then the environment."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from engine.errors import PackError
from tui.cli.speech.words import joined, say
from tui.out import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.cli.config.in_force import InForce, Value

OPTIONS = {
    "book": "book",
    "overlays": "overlay",
    "roster": "roster",
    "fail-on": "fail_on",
    "workers": "workers",
    "exclude": "exclude",
    "format": "format",
    "cluster": "cluster",
    "shared-folder": "shared_folder",
    "cluster-tls": "cluster_tls",
}
"""Which option each setting is the default of; a language is chosen before there are options."""
ENVIRONMENT = {
    "book": "GOUJI_BOOK",
    "lang": "GOUJI_LANG",
    "cluster": "GOUJI_CLUSTER",
    "cluster-tls": "GOUJI_CLUSTER_TLS",
}


class FromFile(list[Any]):
    """What a file names for an option that may be repeated: the first one on the line replaces it.

    argparse copies a default before it adds to it.
    """

    def __copy__(self) -> list[Any]:
        """Return what the line adds to: nothing of the file's."""
        return []


def put_into(
    parser: argparse.ArgumentParser, in_force: InForce, environment: Mapping[str, str]
) -> None:
    """Make the settings the defaults of whatever options a parser and its commands have."""
    for action in _options(parser):
        for key, option in OPTIONS.items():
            if action.dest != option or environment.get(ENVIRONMENT.get(key, "")):
                continue
            setting = in_force.values.get(key)
            if setting is not None and _fits(action, setting.value):
                action.default, action.required = _default(action, setting.value), False


def tell_used(
    arguments: argparse.Namespace, in_force: InForce, environment: Mapping[str, str]
) -> None:
    """Say which settings of the project's file a command goes by, after a look at their files.

    Raises:
        PackError: a file that a setting names is not there; with the setting's line.
    """
    used: dict[str, Value] = {}
    for key, setting in in_force.values.items():
        given = getattr(arguments, OPTIONS.get(key, ""), None)
        if environment.get(ENVIRONMENT.get(key, "")) or given is None:
            continue
        if isinstance(given, FromFile) or given == setting.value:
            used[key] = setting
    for key in ("overlays", "roster"):
        if key in used:
            _there(key, used[key])
    names = [key for key, setting in used.items() if not setting.own]
    if names:
        tell(say("config.used", path=used[names[0]].path, names=joined(names)))


def _there(key: str, setting: Value) -> None:
    paths = setting.value if isinstance(setting.value, tuple) else (setting.value,)
    for path in paths:
        if not path.is_file():
            said = say("config.no-such-file", name=key, path=path)
            raise PackError(said, path=str(setting.path), line=setting.line)


def _fits(action: argparse.Action, value: Any) -> bool:
    return bool(action.option_strings) and (action.choices is None or value in action.choices)


def _default(action: argparse.Action, value: Any) -> Any:
    return FromFile(value) if isinstance(action.default, list) else value


def _options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 — argparse has no other way to its options
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for one in action.choices.values():
                yield from _options(one)
        else:
            yield action
