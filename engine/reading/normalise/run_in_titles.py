"""A title with the first sentence of the report glued behind it, as one-line texts have it.

青禾县财政局2024年政府信息公开工作年度报告 根据《条例》编制… is a title and a sentence. The
same words are the sentence's own (…年度报告依据《条例》编制) where a title stands above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.agency_names import is_agency
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = Use("titles", patterns=("run_in", "stands_alone"), groups=(("run_in", "name"),))
LOOKED_AT = 30
REACH = 300
"""So much of a line may be its catalogue's labels, the title and how the text begins."""


def titled_in(text: str, above: Iterable[str]) -> set[int]:
    """Return where a line's text begins behind the title at its head, or behind its labels.

    ``above`` are the lines before it.
    """
    words = words_of(WORDS)
    found = words["run_in"].search(text, 0, REACH)
    if found is None or not is_agency(found["name"]):
        return set()
    if any(words["stands_alone"].match(line.strip()) for line in above):
        return set()
    begins = found.start()
    labelled = text[:begins].rstrip().endswith(("：", ":"))
    return {found.end()} if labelled else {begins, found.end()} - {0}
