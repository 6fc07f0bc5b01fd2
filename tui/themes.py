"""The looks of the screens, dark and light; a test holds every pair of colours to its contrast."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="gouji-dark",
    primary="#1f5f9e",
    secondary="#2b4b66",
    warning="#8a5a00",
    error="#a32a2a",
    success="#2f7d46",
    accent="#ffb454",
    foreground="#e6e6e6",
    background="#121416",
    surface="#1b1f23",
    panel="#262b31",
    boost="#2f353c",
    dark=True,
    variables={
        "text-muted": "#b4bac2", "text-error": "#ff9a90", "text-warning": "#f2c14e",
        "text-primary": "#8fc4ff", "text-success": "#7ddb96", "foreground-darken-3": "#8a929b",
        "text": "#f4f4f4",
    },
)  # fmt: skip
LIGHT = Theme(
    name="gouji-light",
    primary="#b9d3ee",
    secondary="#c9d6e2",
    warning="#f6dc9a",
    error="#f3bcb6",
    success="#bfe5c8",
    accent="#7a3e00",
    foreground="#16191c",
    background="#fbfbfa",
    surface="#f1f2f3",
    panel="#e2e5e9",
    boost="#d6dbe1",
    dark=False,
    variables={
        "text-muted": "#4a525a", "text-error": "#9c1c12", "text-warning": "#7a4b00",
        "text-primary": "#0b4a86", "text-success": "#155f2c", "foreground-darken-3": "#5f6872",
        "text": "#101316",
    },
)  # fmt: skip
THEMES = (DARK, LIGHT)
