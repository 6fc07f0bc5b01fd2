"""Parts without a heading whose heading's words stand somewhere in the text all the same.

Run into a sentence, in a cell, in an odd place: the part may be there and only its heading was not
told, so whoever judges must not be certain. A sentence that lists the parts says nothing of that,
where the others that it lists were found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.doubts import Doubt, DoubtKind
from engine.forms.labels import normalise_label
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.forms.model import Forms
    from engine.report import Document

_PIECE = re.compile(r"[^。！？\n\t]+")
_STOPS = ("。", "！", "？")
SHORTEST = 4
LEAST_LISTED = 3
PARTS = range(1, 7)


def mentioned(document: Document, forms: Forms, told: frozenset[int]) -> Iterator[Doubt]:
    """Yield a doubt for each part that is not among ``told`` and whose heading's words are read."""
    lacking = [part for part in PARTS if part not in told]
    if not lacking:
        return
    words = {part: _wordings(forms, part) for part in PARTS}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and block.role not in {"body", "cell"}:
            continue
        for piece in map(normalise_label, _pieces(document, index)):
            for part in [part for part in lacking if _says(piece, words[part])]:
                listed = {other for other in PARTS if other != part and _says(piece, words[other])}
                if len(listed) >= LEAST_LISTED and listed <= told:
                    continue
                lacking.remove(part)
                heading = next(word for word in words[part] if word in piece)
                yield Doubt.of(DoubtKind.HEADING_RUN_IN, block.anchor, part=part, heading=heading)


def _pieces(document: Document, index: int) -> Iterator[str]:
    """Yield the stretches between stops in a block; the last one with what goes on below it."""
    text = document.text(index)
    pieces: list[str] = _PIECE.findall(text)
    yield from pieces
    blocks = document.blocks[index : index + 2]
    goes_on = bool(pieces) and not text.rstrip().endswith(_STOPS)
    if len(blocks) > 1 and goes_on and all(isinstance(one, Paragraph) for one in blocks):
        yield pieces[-1] + "".join(_PIECE.findall(document.text(index + 1))[:1])


def _wordings(forms: Forms, part: int) -> tuple[str, ...]:
    """Return the form's and the usual wordings of a part's heading, the longest first."""
    own = (one for form in forms.forms for one in form.parts if one.number == part)
    found = {normalise_label(words) for one in own for words in (one.heading, *one.aliases)}
    return tuple(sorted((w for w in found if len(w) >= SHORTEST), key=lambda w: (-len(w), w)))


def _says(piece: str, words: tuple[str, ...]) -> bool:
    return any(word in piece for word in words)
