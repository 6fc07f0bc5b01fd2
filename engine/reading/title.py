"""The title: over one line or several, in the text or only on the page, and what it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.dates import find_years
from engine.reading.agency import is_agency
from engine.reading.wording import compact
from engine.report import Anchor, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.body_lines import BodyLine, Position
    from engine.report import Document

_SUBJECT = re.compile("信息公开|政务公开")
_REPORT = re.compile("报告|年报")
_SENTENCE = re.compile("[，。；！？]")
_OPENING = re.compile("^(?:根据|按照|依据|为|现将|现就|遵照)|如下:?$")
_TRAIL = re.compile("[>＞»]")  # 首页 > 信息公开年报: where on the site the page stands
_YEAR = re.compile(
    r"[\[（(〔]?(?:(?:19|20)\d\d|[一二][〇○零OoO一二三四五六七八九]{3})年?(?:度)?[\])）〕]?"
)
_AGENCY_END = re.compile("(?:政府信息公开|政务信息公开|政务公开|信息公开|年度报告|工作报告|依法)")
LONGEST = 70
LOOKED_AT = 80


def find_title(lines: Sequence[BodyLine], document: Document) -> tuple[Mention | None, Position]:
    """Return the title and the position of its last line ((-1, 0): it is not in the text).

    ``lines`` are those before part one, or all. Body text goes before what a web page prints
    around it, and of several titles the first that names an agency; a long menu may stand above.
    """
    heads = [[line for line in lines if line.role == wanted] for wanted in ("body", "navigation")]
    for head in [part for own in heads for part in (own[:LOOKED_AT], own[LOOKED_AT:][-LOOKED_AT:])]:
        found = [i for i, line in enumerate(head) if is_title(line, head[i + 1 : i + 2])]
        if found:
            mentions = [(title_at(head, i)[1], head[i].position) for i in found]
            return next((m for m in mentions if agency_in(m[0].text)), mentions[0])
    words = _own_title(document.meta.get("title", ""))
    if _SUBJECT.search(words) and _REPORT.search(words):
        return Mention(text=words.strip(), anchor=Anchor(block=-1)), (-1, 0)
    return None, (-1, 0)


def _own_title(words: str) -> str:
    """Return a page's title without the site's name behind it."""
    pieces = [piece.strip() for piece in re.split(r"\s[-–—|]+\s|[_|]|(?<=报告)[-–—]+", words)]
    return next((p for p in pieces if _SUBJECT.search(p) and _REPORT.search(p)), words)


def is_title(line: BodyLine, below: Sequence[BodyLine]) -> bool:
    """Tell whether a line (with the one below it) is a report's title."""
    plain = compact(line.text)
    if len(plain) > LONGEST or _SENTENCE.search(plain) or not _SUBJECT.search(plain):
        return False
    if _OPENING.search(plain) or _TRAIL.search(plain):
        return False
    if _REPORT.search(plain):
        return True
    rest = compact(below[0].text) if below else ""
    return len(rest) <= 20 and bool(_REPORT.search(rest)) and not _SENTENCE.search(rest)


def title_at(head: Sequence[BodyLine], i: int) -> tuple[int, Mention]:
    """Quote the title; lines above that hold only an agency or a year belong to it.

    Also returned is which line of the head is its first.
    """
    line = head[i]
    first = i
    while first > 0 and i - first < 2 and _belongs(head[first - 1], head[first : i + 1]):
        first -= 1
    pieces = [one.text.strip().lstrip("#").strip() for one in head[first : i + 1]]
    if not _REPORT.search(compact(pieces[-1])):
        pieces.append(head[i + 1].text.strip())
    year_below = _year_below(head, i, "".join(pieces))
    pieces += [year_below] if year_below else []
    if len(pieces) == 1:
        hashes = len(line.text) - len(line.text.lstrip("# \t\u3000\u00a0"))
        return first, line.mention(hashes)
    start = head[first].mention()
    text = "".join(pieces)
    return first, Mention(text=text, anchor=start.anchor, start=start.start, end=start.end)


def _year_below(head: Sequence[BodyLine], i: int, title: str) -> str:
    """Return a line below the title that holds only the year which the title lacks."""
    below = head[i + 1].text.strip() if i + 1 < len(head) else ""
    alone = _YEAR.fullmatch(compact(below)) is not None and _REPORT.search(compact(title))
    return below if alone and year_in(title) is None else ""


def _belongs(above: BodyLine, title: Sequence[BodyLine]) -> bool:
    words = above.text.strip().lstrip("#").strip()
    plain = compact(words)
    if not plain or len(plain) > 40 or above.role != title[0].role:
        return False
    below = compact("".join(line.text for line in title))
    named = agency_in(below)
    if is_agency(plain):
        return not named
    if re.fullmatch(rf"{_YEAR.pattern}", plain):
        return not _YEAR.search(below)
    return bool(_YEAR.search(plain)) and bool(agency_in(plain)) and not named


def agency_in(title: str) -> str:
    """Return the agency that a title names, ``""`` if it names none.

    人民政府信息公开 (the word 政府 written once for twice) is read as 人民政府.
    """
    plain = re.sub(r"^[《〈“\"#*]+", "", compact(title))
    plain = _YEAR.sub("|", plain)
    end = _AGENCY_END.search(plain)
    head = plain[: end.start()] if end else plain
    name = next((piece for piece in head.split("|") if piece), "")
    name = re.sub("^关于|(?:关于|编制|发布|公布|的){1,9}$", "", name).strip("-—:：()（）《》〈〉")
    if end and name.endswith("人民") and plain[end.start() :].startswith("政府"):
        name += "政府"
    return name if re.fullmatch(r"[\u4e00-\u9fffA-Za-z·（）()]{2,40}", name) else ""


def year_in(title: str) -> int | None:
    """Return the year that a title names."""
    years = find_years(compact(title))
    if years:
        return years[0].value
    match = re.search(r"(?<!\d)(20\d\d)(?!\d)", compact(title))
    return int(match[1]) if match else None
