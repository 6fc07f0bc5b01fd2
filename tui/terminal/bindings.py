"""Bind the keys of the keymap to Textual's actions; apart, so that plain mode needs no Textual."""

from __future__ import annotations

from textual.binding import Binding

from tui.terminal.keymap import DEFAULTS, spread


def bind(name: str, action: str) -> Binding:
    """Bind the keys of an id to an action; its description is looked up when it is shown."""
    return Binding(spread(DEFAULTS[name]), action, name, id=name)


def bound(*names: str) -> list[Binding]:
    """Bind the keys of ids to the steps of the same names that a screen holds."""
    return [bind(name, f"do('{name}')") for name in names]
