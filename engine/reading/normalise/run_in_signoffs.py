"""A sign-off inside a line: where it begins behind the last sentence, and what follows it ends it.

…未收取信息处理费。青禾县财政局 2025年1月10日（此件主动公开）附件下载 is a sentence, a sign-off and
what the page added. A name and a date side by side, set off from both, are a sign-off; the same
words with a verb behind them (青禾县财政局2025年1月10日召开会议) are prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.agency_names import glued, is_agency
from engine.dates import find_dates, may_date
from engine.forms.labels import strip_blanks
from engine.reading.metadata.signoff import blanked

if TYPE_CHECKING:
    from engine.dates import FoundDate

_LAST = re.compile(r"(?<=[。！；])\s*(?=[^。！；，\n]{4,60}\Z)")
_BRACKET = r"[（(\[【][^（()）\[\]【】\n]{1,60}[)）\]】]"
_NAME_BEFORE = re.compile(
    r"(?:\A|(?<=[。！；？”）)\]】\s]))(?P<name>[\u4e00-\u9fff]{3,40})"
    rf"(?P<seal>\s{{0,9}}{_BRACKET})?\s{{0,40}}\Z"
)
_NAME_AFTER = re.compile(r"\s{0,40}(?P<name>[\u4e00-\u9fff]{3,40})(?=\s|\Z|[（(\[【])")
_SET_OFF = re.compile(r"\s|\Z|[（(\[【]")
_BRACKETS_ONLY = re.compile(rf"(?:\s*{_BRACKET}){{1,9}}\s*\Z")
_GLUED = re.compile(r"[\u4e00-\u9fff]{2,40}\s{0,40}\Z")
_DATED = re.compile(r"(?:19|20)\d\d\s?[年\-./]|[一二][〇○零]")
_STOPPED = re.compile(r"[。！；？”）)\]】]\s*\Z|\A\s*\Z")
_SENTENCE = re.compile("[。！；？]")
LEAST_NAME = 4
REACH = 120
MOST_DATES = 60
LONGEST_DATE = 20


def signed_in(text: str, heading: int = 0) -> set[int]:
    """Return where a sign-off begins in a line, and where it ends if something follows it.

    ``heading`` is where the last wording of a heading ends in the line.
    """
    if _DATED.search(text) is None or not may_date(text):
        return set()
    last = _behind_last_sentence(text)
    if last:
        return last
    plain = blanked("label", blanked("seal", blanked("contact", text)))
    for date in reversed(find_dates(plain)[-MOST_DATES:]):
        found = _named_before(plain, date) or _named_after(plain, date) or _alone(plain, date)
        found = found or _glued_before(plain, date, heading)
        if found:
            return {_behind_words(plain, cut) for cut in found}
    return set()


def signed_above(text: str, below: str) -> set[int]:
    """Return where the name begins behind the last sentence of a line, above a date alone."""
    if len(below) > LONGEST_DATE or _DATED.match(below.lstrip()) is None:
        return set()
    return {at for at in _behind_last_sentence(f"{text} {below}") if at < len(text.rstrip())}


def _behind_words(text: str, cut: int) -> int:
    """Move a cut back over blanks, so that 单位： and a telephone go with the name behind them."""
    return len(text[:cut].rstrip())


def _behind_last_sentence(text: str) -> set[int]:
    """Return where agency and date, and nothing else, stand behind the last sentence."""
    match = _LAST.search(text)
    if match is None:
        return set()
    tail = text[match.end() :]
    dates = find_dates(tail)
    if len(dates) != 1 or tail[dates[0].end :].strip(" \u3000。"):
        return set()
    name = strip_blanks(tail[: dates[0].start])
    return {match.end()} if not name or is_agency(name) else set()


def _named_before(text: str, date: FoundDate) -> set[int]:
    """Take 青禾县财政局（盖章） 2025年1月10日, the name set off in front and the date behind."""
    if _SET_OFF.match(text, date.end) is None:
        return set()
    begin = max(date.start - REACH, 0)
    match = _NAME_BEFORE.search(text[begin : date.start])
    if match is None or not is_agency(match["name"]):
        return set()
    return {begin + match.start("name"), date.end}


def _named_after(text: str, date: FoundDate) -> set[int]:
    """Take 2025年1月10日青禾县财政局 behind a sentence."""
    match = _NAME_AFTER.match(text, date.end, date.end + REACH)
    if match is None or not is_agency(match["name"]) or not _stopped(text, date.start):
        return set()
    return {date.start, match.end()}


def _alone(text: str, date: FoundDate) -> set[int]:
    """Take a date behind a sentence, with nothing but brackets behind it."""
    if _BRACKETS_ONLY.match(text, date.end) is None or not _stopped(text, date.start):
        return set()
    return {date.start, date.end}


def _glued_before(text: str, date: FoundDate, heading: int) -> set[int]:
    """Take what may be a name glued to the last sentence; which name it is is told later."""
    begin = max(date.start - REACH, heading if heading <= date.start else 0, 0)
    name = _GLUED.search(text[begin : date.start])
    further = text[date.end :]
    if name is None or _SET_OFF.match(text, date.end) is None or _SENTENCE.search(further):
        return set()
    if last_words := glued(name[0].rstrip(), ()):  # 暂无青禾县财政局
        return {begin + name.start() + last_words, date.end}
    stops = [match.end() for match in _SENTENCE.finditer(text, begin, date.start)]
    return {*stops[-1:], date.end} if is_agency(name[0][-LEAST_NAME:]) else set()


def _stopped(text: str, at: int) -> bool:
    """Tell whether a sentence ends right before a place."""
    return _STOPPED.search(text[max(at - REACH, 0) : at]) is not None
