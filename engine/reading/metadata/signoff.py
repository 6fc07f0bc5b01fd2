"""The sign-off: agency and date in any layout, at the end or, failing that, under the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.agency_names import glued, is_agency
from engine.dates import FoundDate, find_dates, find_months
from engine.forms.labels import strip_blanks
from engine.report import DateMention, Mention
from engine.values import dataclass, replace
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.reading.outline.lines import BodyLine, Position

WORDS = Use("signoff", patterns=("seal", "label", "contact", "issued", "annex"))
_NO_DAY_YET = re.compile(r"(?<=月)\s+[日号]")
_EIGHT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_BEGUN = re.compile(
    r"(?:\d{4}|[一二][〇○零0Oo一二三四五六七八九]{3})年(?:[\d一二三四五六七八九十元正]{1,2}月?)?"
)
LONGEST = 60
MOST_SPACED = 400
_BRACKETS = " \t\r\n\u3000\u00a0()（）[]\uff3b\uff3d【】,，。.;；:："


@dataclass(frozen=True, slots=True)
class SignOff:
    """Agency and date as signed, and where the sign-off (or an annex before it) begins."""

    agency: Mention | None = None
    date: DateMention | None = None
    begins: Position | None = None


@dataclass(frozen=True, slots=True)
class _Signed:
    """What one line of a sign-off holds; ``text_before``: a sentence is glued in front of it."""

    line: BodyLine
    agency: Mention | None
    date: DateMention | None
    text_before: bool = False

    @property
    def begins(self) -> Position:
        """Return where the sign-off begins: with the line, or behind the sentence in front."""
        if self.text_before and self.agency is not None:
            return self.line.block, self.agency.start
        return self.line.position


def find_signoff(
    after: Sequence[BodyLine], head: Sequence[BodyLine], known: Sequence[str] = ()
) -> SignOff:
    """Find the sign-off among the lines after the last heading, else among those of the head.

    ``after`` are the lines below the last part's heading; ``head`` those between title and part
    one; ``known`` names that title or page give. A line of prose is never a sign-off: nothing may
    stand in it but names and the date, and in front of a date and a name the last sentence.
    """
    body = [line for line in after if line.role == "body"]
    annex = next((i for i, line in enumerate(body) if is_annex(line)), len(body))
    signed = _search(body[:annex], known) or _search(body[annex:], known)
    begins = body[annex].position if annex < len(body) else None
    if signed is not None:
        starts = [signed.begins, begins]
        return SignOff(signed.agency, signed.date, min(p for p in starts if p is not None))
    under_title = _search([line for line in head if line.role == "body"], bracketed=True)
    if under_title is not None:
        return SignOff(under_title.agency, under_title.date, begins)
    return SignOff(begins=begins)


def is_annex(line: BodyLine) -> bool:
    """Tell whether an annex begins with a line (附件1：…)."""
    return (
        words_of(WORDS)["annex"].match(line.text) is not None
        and len(strip_blanks(line.text)) <= LONGEST
    )


def _search(
    lines: Sequence[BodyLine], known: Sequence[str] = (), *, bracketed: bool = False
) -> SignOff | None:
    signed = [_read(line, known) for line in lines]
    signed = [_broken(lines, i) or entry for i, entry in enumerate(signed)]
    for i, entry in enumerate(signed):
        if entry and entry.date and (not bracketed or _in_brackets(entry)):
            return _with_neighbours(signed, i)
    if bracketed:
        return None
    agencies = [entry for entry in signed if entry and entry.agency]
    if not agencies:
        return None
    last = agencies[-1]
    return SignOff(last.agency, None, last.begins)


def _in_brackets(entry: _Signed) -> bool:
    plain = entry.line.text.strip()
    if entry.date and "年" not in entry.date.text:
        return False  # as machines write it: the page's, not the agency's
    return entry.agency is not None or plain.startswith(("（", "("))


def _with_neighbours(signed: Sequence[_Signed | None], i: int) -> SignOff:
    """Take the agency from the date's own line, else from the nearest line of names beside it."""
    entry = signed[i]
    if entry is None:
        return SignOff()
    if entry.agency is not None:
        return SignOff(entry.agency, entry.date, _begins(signed, i))
    for step in (-1, 1, -2, 2):
        j = i + step
        beside = signed[j] if 0 <= j < len(signed) else None
        if beside is not None and beside.agency and not beside.date:
            return SignOff(beside.agency, entry.date, _begins(signed, min(i, j)))
    return SignOff(None, entry.date, entry.line.position)


def _begins(signed: Sequence[_Signed | None], i: int) -> Position:
    """Return where a sign-off begins: with the first of the names in a row above it."""
    while i > 0 and (above := signed[i - 1]) and above.agency and not above.date:
        i -= 1
    entry = signed[i]
    return entry.begins if entry else (-1, 0)


def _broken(lines: Sequence[BodyLine], i: int) -> _Signed | None:
    """Read a date that goes on in the next line (2024年 over 1月11日)."""
    if i + 1 >= len(lines) or not _BEGUN.fullmatch(strip_blanks(lines[i].text)):
        return None
    line, below = lines[i], lines[i + 1]
    text = line.text.rstrip() + below.text.strip()
    date = _date_in(text)
    if date is None or date.end < len(text.rstrip(_BRACKETS)):
        return None
    end = below.end if below.block == line.block else line.end
    found = _mention(line, date)
    return _Signed(line, None, replace(found, end=end))


def _read(line: BodyLine, known: Sequence[str]) -> _Signed | None:
    """Read a line that holds nothing but agency, date, seal and page number; else None."""
    if len(line.text) > MOST_SPACED or len(strip_blanks(line.text)) > LONGEST:
        return None
    date = _date_in(line.text)
    rest = blanked("contact", blanked("issued", line.text))
    if date is not None:
        rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
    rest = blanked("label", blanked("seal", rest))
    name = _with_bracket(rest, rest.strip(_BRACKETS + "0123456789-—–*_"))
    pieces = name.split()
    if len(pieces) > 1 and all(is_agency(piece) and len(piece) > 3 for piece in pieces):
        name = pieces[0]  # several sign: the first is the one whose report it is
    names = [one for one in known if is_agency(one)]
    cut = glued(name, names) if date is not None and not line.in_grid else 0
    name = name[cut:].lstrip(_BRACKETS)
    if name and not is_agency(name) and strip_blanks(name) not in known:
        return None
    agency = _agency(line, rest, name) if name else None
    if agency is None and date is None:
        return None
    return _Signed(line, agency, _mention(line, date) if date else None, text_before=cut > 0)


def _with_bracket(rest: str, name: str) -> str:
    """Give back to a name the bracket that closes another name in it: 财政局（国资局）."""
    if sum(map(name.count, "（(")) <= sum(map(name.count, "）)")):
        return name
    end = rest.index(name) + len(name)
    return name + rest[end : end + 1] if rest[end : end + 1] in {"）", ")"} else name


def _date_in(text: str) -> FoundDate | None:
    text = _NO_DAY_YET.sub(lambda match: " " * len(match[0]), text)
    found = find_dates(text) or find_months(text) or _squeezed(text)
    return found[0] if len(found) == 1 else None


def _squeezed(text: str) -> tuple[FoundDate, ...]:
    """Find a date whose letters are spaced out over the line, or written as eight digits."""
    places = [i for i, character in enumerate(text) if not character.isspace()]
    plain = "".join(text[i] for i in places)
    eight = _EIGHT.fullmatch(plain)
    found = find_dates("-".join(eight.groups()) if eight else plain)
    if len(found) != 1 or not (eight or len(plain) < len(text)):
        return ()
    one = found[0]
    start, end = (0, len(places)) if eight else (one.start, one.end)
    first, last = places[start], places[end - 1] + 1
    return (replace(one, start=first, end=last, text=text[first:last]),)


def blanked(name: str, text: str) -> str:
    """Overwrite what a pattern of the words finds with blanks: offsets stay true."""
    return words_of(WORDS)[name].sub(lambda match: " " * len(match[0]), text)


def _agency(line: BodyLine, rest: str, name: str) -> Mention:
    """Quote the agency; letters spaced out over the line are quoted without the spaces."""
    start = rest.index(name)
    mention = line.mention(start, start + len(name))
    return Mention(
        text=strip_blanks(name), anchor=mention.anchor, start=mention.start, end=mention.end
    )


def _mention(line: BodyLine, date: FoundDate) -> DateMention:
    return DateMention(
        text=date.text,
        anchor=line.anchor,
        start=line.start + date.start,
        end=line.start + date.end,
        value=date.value,
        doubt=date.doubt,
    )
