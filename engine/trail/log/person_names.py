"""What may be the name of a person in the trail: nothing that looks like another name; pure."""

from __future__ import annotations

import unicodedata

_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_HAN = ("CJK", "IDEOGRAPHIC")


def name_objection(name: str) -> str:
    """Return why a name may be mistaken for another, ``""`` if it may not.

    A name is of one script, has no unseen characters, no compatibility forms (full-width letters,
    radicals), no blanks at its ends or side by side.
    """
    if not name:
        return "是空的"
    if any(unicodedata.category(char) in _UNSEEN for char in name):
        return "里有看不见的字符"
    if name != unicodedata.normalize("NFKC", name):
        return "里有样子相同而另有写法的字符（全角字母、部首等）"
    if name != " ".join(name.split()):
        return "前后或中间有多余的空白"
    if len({_script(char) for char in name if char.isalpha()}) > 1:
        return "混用了两种文字"
    return ""


def _script(letter: str) -> str:
    """Return the script of a letter: the first word of its name in Unicode."""
    first = unicodedata.name(letter, "?").partition(" ")[0]
    return "CJK" if first in _HAN else first
