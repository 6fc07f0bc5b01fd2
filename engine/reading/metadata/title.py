"""The title: over one line or several, in the text or only on the page, and what it names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.agency_names import (
    full_name,
    is_agency,
    names_place,
    same_agency,
    with_wide_brackets,
    without_figures,
)
from engine.anchor import Anchor
from engine.dates import find_years
from engine.doubts import Doubt, DoubtKind
from engine.forms.labels import strip_blanks, visible
from engine.label_lines import is_bare_label, worded
from engine.reading.metadata.title_weight import (
    NOBODY,
    Candidate,
    Witnesses,
    credible,
    weight,
    weightiest,
)
from engine.report import Mention
from engine.values import dataclass, replace
from engine.vocabulary.in_force import vocabulary_in_force
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.outline.lines import BodyLine, Position
    from engine.report import Document
    from engine.vocabulary.model import Vocabulary

WORDS = Use(
    "titles",
    patterns=(
        *("subject", "report", "sentence_mark", "leading_in", "about", "broken_off"),
        *("year_words", "agency_before", "agency_behind"),
    ),
    groups=(("agency_behind", "name"),),
)
_MARKS = "-—:《》〈〉"
LONGEST = 70
LOOKED_AT = 80
KEPT = 200


@dataclass(frozen=True, slots=True)
class Title:
    """The title, the position of its last line ((-1, 0): not in the text), and what is unsure."""

    mention: Mention | None = None
    position: Position = (-1, 0)
    doubt: Doubt | None = None


def _word(name: str) -> re.Pattern[str]:
    return words_of(WORDS)[name]


def find_title(lines: Sequence[BodyLine], document: Document, told: Witnesses = NOBODY) -> Title:
    """Return the title of a report, an empty one if there is none.

    ``lines`` are those before part one, or all. Body text goes before what a web page prints
    around it; of several titles the one that most speaks for (see ``title_weight``).
    """
    title = page_title(document)
    heads = [[line for line in lines if line.role == wanted] for wanted in ("body", "navigation")]
    for head in [part for own in heads for part in (own[:LOOKED_AT], own[LOOKED_AT:][-LOOKED_AT:])]:
        told = replace(told, page=title)
        found = [_candidate(head, i) for i in range(len(head)) if _is_title_at(head, i)]
        ones = [one for one in found if credible(one, told)]
        if ones:
            best = weightiest(ones, told)
            if not title or best.agency or best.year is not None:
                return Title(best.mention, best.position, _rivals(best, ones, told))
            break  # the name of a column
    if title:
        return Title(Mention(text=title, anchor=Anchor(block=-1)))
    return Title()


def _rivals(best: Candidate, ones: Sequence[Candidate], told: Witnesses) -> Doubt | None:
    """Return the doubt where another agency's title has as much for it as the one taken."""
    most = weight(best, told)
    equals = [one.agency for one in ones if one.agency and weight(one, told) == most]
    other = next((name for name in equals if not same_agency(name, best.agency)), None)
    if other is None:
        return None
    return Doubt.of(DoubtKind.TITLES_RIVAL, best.mention.anchor, taken=best.agency, other=other)


def page_title(document: Document) -> str:
    """Return what a page calls the report without the site's name behind it, ``""`` if nothing."""
    words = visible(_own_title(document.meta.get("title", ""))).strip()
    return words if _names_report(words) else ""


def _is_title_at(head: Sequence[BodyLine], i: int) -> bool:
    if not is_title(head[i], head[i + 1 : i + 2]):
        return False
    return i == 0 or not is_bare_label(head[i - 1].text)


def _candidate(head: Sequence[BodyLine], i: int) -> Candidate:
    mention = title_at(head, i)[1]
    words = worded(head[i].text)
    return Candidate(
        mention=mention,
        position=head[i].position,
        agency=agency_in(mention.text),
        year=year_in(mention.text),
        headed=head[i].level is not None or head[i].bold or bool(words and words.labelled),
        listed=bool(words and words.listed),
    )


def _own_title(words: str) -> str:
    """Return a page's title without the site's name behind it."""
    pieces = [piece.strip() for piece in re.split(r"\s[-–—|]+\s|[_|]|(?<=报告)[-–—]+", words)]
    return next((piece for piece in pieces if _names_report(piece)), words)


def _names_report(text: str) -> bool:
    return bool(_word("subject").search(text) and _word("report").search(text))


def is_title(line: BodyLine, below: Sequence[BodyLine]) -> bool:
    """Tell whether a line (with the one below it) is a report's title."""
    words = worded(line.text)
    plain = strip_blanks(line.text[words.start : words.end]) if words else ""
    if len(plain) > LONGEST or not _word("subject").search(plain):
        return False
    if _word("sentence_mark").search(plain) or _word("leading_in").search(plain):
        return False
    if _word("report").search(plain):
        return True
    if not _word("broken_off").search(plain):
        return False  # the name of a site: 政府信息公开平台
    rest = strip_blanks(below[0].text) if below and worded(below[0].text) else ""
    ended = _word("sentence_mark").search(rest) is not None
    return len(rest) <= 20 and bool(_word("report").search(rest)) and not ended


def title_at(head: Sequence[BodyLine], i: int) -> tuple[int, Mention]:
    """Quote the title; lines above that hold only an agency or a year belong to it.

    Also returned is which line of the head is its first.
    """
    line = head[i]
    first = i
    while first > 0 and i - first < 2 and _belongs(head, first - 1, head[first : i + 1]):
        first -= 1
    pieces = [_words(one) for one in head[first : i + 1]]
    if not _word("report").search(strip_blanks(pieces[-1])):
        pieces.append(head[i + 1].text.strip())
    year_below = _year_below(head, i, "".join(pieces))
    pieces += [year_below] if year_below else []
    if len(pieces) == 1:
        words = worded(line.text)
        mention = line.mention(words.start, words.end) if words else line.mention()
        return first, replace(mention, text=visible(mention.text))
    start = head[first].mention()
    text = visible("".join(pieces))
    return first, Mention(text=text, anchor=start.anchor, start=start.start, end=start.end)


def _words(line: BodyLine) -> str:
    words = worded(line.text)
    return (line.text[words.start : words.end] if words else line.text).strip()


def _year_below(head: Sequence[BodyLine], i: int, title: str) -> str:
    """Return a line below the title that holds only the year which the title lacks."""
    below = head[i + 1].text.strip() if i + 1 < len(head) else ""
    alone = _word("year_words").fullmatch(strip_blanks(below)) is not None
    alone = alone and _word("report").search(strip_blanks(title)) is not None
    return below if alone and year_in(title) is None else ""


def _belongs(head: Sequence[BodyLine], at: int, title: Sequence[BodyLine]) -> bool:
    above = head[at]
    words = worded(above.text)
    plain = strip_blanks(_words(above)) if words and not words.listed else ""
    if not plain or len(plain) > 40 or above.role != title[0].role:
        return False
    if at > 0 and is_bare_label(head[at - 1].text):
        return False
    below = strip_blanks("".join(map(_words, title)))
    named = agency_in(below)
    if is_agency(plain):
        return not named
    if _word("year_words").fullmatch(plain):
        return not _word("year_words").search(below)
    return bool(_word("year_words").search(plain)) and bool(agency_in(plain)) and not named


def agency_in(title: str) -> str:
    """Return the agency that a title names, ``""`` if it names none; brackets as NFKC has them.

    人民政府信息公开 (the word 政府 written once for twice) is read as 人民政府.
    """
    read = _kept_agency if len(title) <= KEPT else _agency_in
    return read(title, vocabulary_in_force())


def _agency_in(title: str, _vocabulary: Vocabulary | None) -> str:
    plain = re.sub(r"^[《〈“\"#*]+", "", strip_blanks(visible(title)))
    behind = _word("agency_behind").search(plain)
    if behind and is_agency(behind["name"]):
        return behind["name"]
    plain = _word("year_words").sub("|", plain)
    end = _word("agency_before").search(plain)
    head = plain[: end.start()] if end else plain
    name = next((piece for piece in head.split("|") if piece.strip(_MARKS)), "")
    name = _word("about").sub("", name.strip(_MARKS))
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    if end and name.endswith("人民") and plain[end.start() :].startswith("政府"):
        name += "政府"
    shape = r"[\u4e00-\u9fffA-Za-z·()]{2,40}(?:[、,][\u4e00-\u9fff、,]{2,60}\))?"
    return name if re.fullmatch(shape, without_figures(name)) else ""


_kept_agency = lru_cache(maxsize=256)(_agency_in)  # all who look for a name ask the title for it


def agency_named(title: Mention | None, signed: str, document: Document) -> str | None:
    """Return the title's agency, else the sign-off's, the page's title's, its publisher's.

    What a title names without being shaped like an agency is believed only where nobody else is.
    """
    named = agency_in(title.text) if title else ""
    others = [signed, agency_in(page_title(document)), document.meta.get("publisher", "")]
    others = [name for name in others if is_agency(name)]
    if not is_agency(named) and not names_place(named):
        others, named = [*others, named], ""
    return with_wide_brackets(full_name(named, others)) or None


def year_in(title: str) -> int | None:
    """Return the year that a title names."""
    return _kept_year(title) if len(title) <= KEPT else _year_in(title)


def _year_in(title: str) -> int | None:
    years = find_years(strip_blanks(title))
    if years:
        return years[0].value
    match = re.search(r"(?<!\d)(20\d\d)(?!\d)", strip_blanks(title))
    return int(match[1]) if match else None


_kept_year = lru_cache(maxsize=256)(_year_in)
