"""Characters that nobody sees: they part figures and names for a program and for no reader."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def seen(text: str) -> str:
    """Return the text without zero-width blanks, soft hyphens and marks of order."""
    return text if text.isascii() else _UNSEEN.sub("", text)
