"""The words of the command line: Chinese in the code, English from one table for ``--lang en``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Language = Literal["zh", "en"]
_language: list[Language] = ["zh"]


def choose(explicit: str | None, environment: Mapping[str, str]) -> Language:
    """Set the interface language: ``--lang``, else LC_ALL/LANG if it is English, else Chinese."""
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    wanted = explicit or locale
    _language[0] = "en" if wanted.startswith("en") else "zh"
    return _language[0]


def language() -> Language:
    """Return the language chosen."""
    return _language[0]


def in_english(chinese: str) -> str:
    """Return the English words, loaded only where somebody wants them."""
    from tui.cli.english import ENGLISH

    return ENGLISH.get(chinese, chinese)


def listed(words: Iterable[str]) -> str:
    """Return words one after the other, as the language separates them."""
    return ("; " if _language[0] == "en" else "；").join(words)


def say(chinese: str, /, **values: object) -> str:
    """Return a sentence in the chosen language with its values put in."""
    text = in_english(chinese) if _language[0] == "en" else chinese
    return text.format(**values) if values else text
