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
    found = [one for one in words["run_in"].finditer(text, 0, REACH) if is_agency(one["name"])]
    if not found or any(words["stands_alone"].match(line.strip()) for line in above):
        return set()
    bare = next((one for one in found if not _is_labelled(text, one.start())), None)
    return {found[0].end()} if bare is None else {bare.start(), bare.end()} - {0}


def _is_labelled(text: str, at: int) -> bool:
    """Tell what stands behind a label: the title of the page (标题：), or another's (下一篇：)."""
    return text[:at].rstrip().endswith(("：", ":"))
