"""The one way in which gouji speaks: a key gives a sentence, in Chinese or in English.

The words lie by room, one module each: ``check.quote`` is ``quote`` in ``tui/text/check.py``. A
key without a room belongs to the screens. A room is loaded when somebody speaks in it, so that a
command does not pay for the words of another.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Language = Literal["zh", "en"]
Pair = tuple[str, str]  # Chinese, English

COMMAND_ROOMS = (
    "book", "check", "command", "config", "examples", "export", "last", "material", "names",
    "options", "read", "review", "rules", "select", "sweep", "trail",
)  # fmt: skip
SCREENS = "screens"


@cache
def words_of(room: str) -> Mapping[str, Pair]:
    """Return the words of a room."""
    words: Mapping[str, Pair] = import_module(f"tui.text.{room}").WORDS
    return words


def pair(key: str) -> Pair | None:
    """Return both languages of a key; None where nobody wrote it."""
    room, _, name = key.partition(".")
    if name and room in COMMAND_ROOMS:
        return words_of(room).get(name)
    return words_of(SCREENS).get(key)


class Texts:
    """The words of one language."""

    def __init__(self, language: Language = "zh") -> None:
        self.language = language
        self._column = 1 if language == "en" else 0

    def __call__(self, key: str, **values: Any) -> str:
        """Return the words for a key with values put in.

        What has no words is shown by the name that ends its key: a reason of an older casebook, a
        kind of agency of a newer one.
        """
        both = pair(key)
        words = both[self._column] if both else key.partition("-")[2] or key
        return words.format(**values) if values else words

    def joined(self, names: Iterable[object]) -> str:
        """Return names one after the other."""
        return self("names.comma").join(map(str, names))

    def labelled(self, label: str, text: object = "") -> str:
        """Return a label and what it stands before."""
        return f"{label}{self('names.colon')}{text}"
