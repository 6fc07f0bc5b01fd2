"""Which candidates are the headings of the six parts, and what stands below each.

The tables are the surest landmarks: the heading of part two stands over table 2. Numbered prose
in part one that happens to say 主动公开情况 is therefore no heading.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from engine.reading.outline.lines import is_page_number
from engine.reading.outline.wording import TOLD, is_of_fee
from engine.report import Grid, Heading, Mention, Paragraph, Part, Picture
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.reading.outline.heading import Candidate
    from engine.reading.outline.lines import BodyLine, Position
    from engine.report import Document

MATCH_WEIGHT = {"form": 6.0, "alias": 5.0, "similar": 2.0}
LEAST = 3.0
NEAR_TABLE = 6.0
MOST_AGAIN = 9
MOST_SCRAPS = 25
_SENTENCE = re.compile("[。；！？]|，[^（）()]*，")
SHORT = 60


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What is known of the document when headings are chosen: where each table begins and ends.

    ``styles`` are the styles of numeral that several headings right above a table have.
    """

    document: Document
    starts: Mapping[int, Position]
    ends: Mapping[int, Position]
    styles: frozenset[str] = frozenset()
    found: tuple[Candidate, ...] = ()


def choose(found: Sequence[Candidate], scene: Landmarks) -> list[Candidate]:
    """Return the headings in document order: the best for each part, and true duplicates."""
    scene = replace(scene, styles=_house_styles(found, scene), found=tuple(found))
    chosen: list[Candidate] = []
    for part in range(1, 7):
        every = [(score(c, scene), c) for c in found if c.part == part]
        scored = [(points, c) for points, c in every if points >= LEAST]
        scored = scored or [(points, c) for points, c in every if _unmistakable(c, scene)]
        if not scored:
            continue
        best = max(scored, key=lambda pair: (pair[0], -pair[1].line.position[0]))
        chosen.append(best[1])
        others = [(points, c) for points, c in scored if c is not best[1]]
        again = [c for points, c in others if _duplicate(c, points, best) or _of_fee(c)]
        chosen += again[:MOST_AGAIN]
    return sorted(chosen, key=lambda c: c.line.position)


def _house_styles(found: Sequence[Candidate], scene: Landmarks) -> frozenset[str]:
    """Return the styles of numeral that the parts' headings have where tables tell them."""
    above = {
        (c.part, c.numeral.style)
        for c in found
        if c.numeral and c.part in scene.starts and c.match != "similar"
        if c.line.position < scene.starts[c.part]
        and _directly_above(c, scene.starts[c.part], scene)
    }
    counted = Counter(style for _, style in above)
    return frozenset(style for style, count in counted.items() if count > 1)


def _unmistakable(candidate: Candidate, scene: Landmarks) -> bool:
    """Tell whether wording and numeral leave no doubt, though it stands in an odd place."""
    style = candidate.numeral.style if candidate.numeral else ""
    top = style in {"top", "chapter"} or style in scene.styles
    return top and _own_number(candidate) and candidate.match == "form"


def _duplicate(candidate: Candidate, points: float, best: tuple[float, Candidate]) -> bool:
    """Tell whether a second heading of a part was meant as one: as good, and of the same style."""
    style = candidate.numeral.style if candidate.numeral else None
    own = best[1].numeral.style if best[1].numeral else None
    return points >= best[0] - 1 and style == own and candidate.match != "similar"


def _of_fee(candidate: Candidate) -> bool:
    """Tell whether a heading makes a part of the fee, which belongs to part six."""
    top = candidate.numeral is not None and candidate.numeral.style in {"top", "chapter"}
    return top and candidate.match == "similar" and is_of_fee(candidate.words)


def score(candidate: Candidate, scene: Landmarks) -> float:
    """Weigh a candidate: wording, numeral, style, and where it stands among the tables."""
    part, line = candidate.part, candidate.line
    points = MATCH_WEIGHT[candidate.match] + _numeral_weight(candidate)
    points -= 1.0 if candidate.match == "similar" and candidate.likeness == TOLD else 0.0
    points += 1.0 if line.level is not None or line.bold else 0.0
    points -= 1.0 if candidate.after is not None else 0.0
    if part in scene.starts:
        return points + _beside_table(candidate, scene)
    first = min(scene.starts.values(), default=None)
    last = max(scene.ends.values(), default=None)
    if part == 1 and first is not None:
        points += 1.0 if line.position < first else -6.0
    if part >= 5 and last is not None:
        points += 2.0 if line.position > last else -8.0
    if _lesser_style(candidate, scene) and not _own_number(candidate):
        points -= 8.0
    return points


def _numeral_weight(candidate: Candidate) -> float:
    numeral = candidate.numeral
    if numeral is None:
        return 1.0
    own = numeral.value == candidate.part
    if numeral.style in {"top", "chapter"}:
        return 4.0 if own else 1.0
    if numeral.style == "item":
        return 2.0 if own else 0.0
    return 1.0 if own else -2.0


def _own_number(candidate: Candidate) -> bool:
    return candidate.numeral is not None and candidate.numeral.value == candidate.part


def _lesser_style(candidate: Candidate, scene: Landmarks) -> bool:
    style = candidate.numeral.style if candidate.numeral else None
    return style in {"paren", "item"} and style not in scene.styles


def _beside_table(candidate: Candidate, scene: Landmarks) -> float:
    start = scene.starts[candidate.part]
    if candidate.line.position > start:
        return -8.0
    if _directly_above(candidate, start, scene):
        return NEAR_TABLE
    numeral = candidate.numeral
    if numeral is not None and numeral.style == "paren":
        return -8.0
    if _passes_others(candidate, start, scene):
        return -4.0
    return 0.0 if numeral is None or _own_number(candidate) else -8.0


def _passes_others(candidate: Candidate, start: Position, scene: Landmarks) -> bool:
    """Tell whether other parts are named between a heading and its table: a list elsewhere."""
    here = candidate.line.position
    return any(
        c.part != candidate.part and c.match != "similar" and here < c.line.position < start
        for c in scene.found
    )


def _directly_above(candidate: Candidate, start: Position, scene: Landmarks) -> bool:
    """Tell whether only a short line or two (单位：件) stands between a heading and its table.

    Many lines may, if there is no sentence among them: a table's head that lost its grid.
    """
    here = (candidate.wording_line or candidate.line).position
    if here[0] == start[0]:
        return start[1] - here[1] <= 2
    between = scene.document.blocks[here[0] + 1 : start[0]]
    if any(isinstance(block, Grid) for block in between) or candidate.after is not None:
        return False
    texts = [b for b in between if isinstance(b, Paragraph) and b.text.strip() and b.role == "body"]
    if len(texts) <= 2:
        return all(len(block.text) <= SHORT for block in texts)
    return len(texts) <= MOST_SCRAPS and not any(_SENTENCE.search(block.text) for block in texts)


def heading_of(candidate: Candidate) -> Heading:
    """Turn a candidate into the report's Heading."""
    line = candidate.line
    start = line.text.find(candidate.text)
    end = start + len(candidate.text) if start >= 0 else None
    mention = line.mention(max(start, 0), end)
    return Heading(
        part=candidate.part,
        text=candidate.text,
        numeral=candidate.written,
        ordinal=candidate.numeral.value if candidate.numeral else None,
        wording=candidate.words,
        match=candidate.match,
        mention=Mention(
            text=candidate.text, anchor=mention.anchor, start=mention.start, end=mention.end
        ),
    )


def parts_of(
    chosen: Sequence[Candidate],
    lines: Sequence[BodyLine],
    document: Document,
    tail: Position,
) -> dict[int, Part]:
    """Cut the document at the headings; what stands from ``tail`` on belongs to no part."""
    edges = [c.line.position for c in chosen] + [tail]
    pieces: dict[int, tuple[list[int], list[str]]] = {}
    for candidate, end in zip(chosen, edges[1:], strict=True):
        blocks, texts = pieces.setdefault(candidate.part, ([], []))
        blocks += _blocks(candidate, end, document, texts_own=candidate.after is not None)
        texts += _texts(candidate, end, lines)
    parts: dict[int, Part] = {}
    for candidate in chosen:
        blocks, texts = pieces[candidate.part]
        known = parts.get(candidate.part)
        parts[candidate.part] = known or Part(
            number=candidate.part,
            heading=heading_of(_best(chosen, candidate.part)),
            blocks=tuple(dict.fromkeys(blocks)),
            text="\n".join(texts),
        )
    return dict(sorted(parts.items()))


def _best(chosen: Sequence[Candidate], part: int) -> Candidate:
    """Return the first of a part's headings that is worded as the form has it, else the first."""
    own = [c for c in chosen if c.part == part]
    return min(own, key=lambda c: ("form", "alias", "similar").index(c.match))


def _blocks(
    candidate: Candidate, end: Position, document: Document, *, texts_own: bool
) -> list[int]:
    """Return the blocks below a heading; the heading's own only if text stands in it too."""
    line = candidate.wording_line or candidate.line
    found = [line.block] if texts_own or line.in_grid or _goes_on(line, document) else []
    for index in range(line.block + 1, min(end[0] + 1, len(document.blocks))):
        block = document.blocks[index]
        if index == end[0] and end[1] == 0:
            break
        role = block.role if isinstance(block, Paragraph) else "body"
        if isinstance(block, Grid | Picture) or role in {"body", "footnote", "cell"}:
            found.append(index)
    return found


def _goes_on(line: BodyLine, document: Document) -> bool:
    block = document.blocks[line.block]
    return isinstance(block, Paragraph) and bool(block.text[line.end :].strip())


def _texts(candidate: Candidate, end: Position, lines: Sequence[BodyLine]) -> list[str]:
    """Return the lines of running text between a heading and the next."""
    own = candidate.wording_line or candidate.line
    texts = []
    if candidate.after is not None:
        texts.append(own.text[candidate.after :].lstrip(" \t\u3000:：。.，").strip())
    texts += [
        _up_to(line, end).strip()
        for line in lines
        if own.position < line.position < end
        and line.role == "body"
        and not (line.in_grid or is_page_number(line))
    ]
    return [text for text in texts if text]


def _up_to(line: BodyLine, end: Position) -> str:
    """Return the part of a line that stands before ``end``: a sign-off may be glued behind it."""
    inside = line.block == end[0] and not line.in_grid
    return line.text[: end[1] - line.start] if inside else line.text
