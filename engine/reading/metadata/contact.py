"""How to reach the agency, where the report says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.reading.outline.lines import BodyLine
    from engine.report import Mention

WORDS = Use("signoff", patterns=("contact_label",))
_STOP = re.compile("[。）)；]")


def find_contact(lines: Iterable[BodyLine]) -> Mention | None:
    """Return where the report says how to reach the agency: from the first label to the stop."""
    labels = words_of(WORDS)["contact_label"]
    for line in lines:
        label = labels.search(line.text)
        if label is not None and line.role == "body":
            stop = _STOP.search(line.text, label.end())
            return line.mention(label.start(), stop.start() if stop else len(line.text))
    return None
