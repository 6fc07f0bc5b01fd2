"""The language of the command line, chosen once, and its words by key (``tui/text``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.words import Language, Texts, pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_texts: list[Texts] = [Texts()]


def choose(explicit: str | None, environment: Mapping[str, str]) -> Language:
    """Set the interface language: ``--lang``, else LC_ALL/LANG if it is English, else Chinese."""
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    wanted = explicit or locale
    _texts[0] = Texts("en" if wanted.startswith("en") else "zh")
    return language()


def language() -> Language:
    """Return the language chosen."""
    return _texts[0].language


def chosen() -> Texts:
    """Return the words of the chosen language, for what is shared with the screens."""
    return _texts[0]


def say(key: str, /, **values: object) -> str:
    """Return the words of a key in the chosen language with its values put in."""
    return _texts[0](key, **values)


def known(key: str) -> bool:
    """Tell whether there are words for a key."""
    return pair(key) is not None


def labelled(label: str, text: object) -> str:
    """Return a label and what it stands before."""
    return _texts[0].labelled(label, text)


def joined(words: Iterable[object]) -> str:
    """Return names one after the other, as the language separates them."""
    return _texts[0].joined(words)


def listed(words: Iterable[str]) -> str:
    """Return sentences one after the other, as the language separates them."""
    return say("names.semicolon").join(words)
