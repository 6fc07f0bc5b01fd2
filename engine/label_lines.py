"""Lines of a page that label something: 栏目：…, 索引号：…, where one is on the site, a menu.

They stand above, beside and below a title and hold its words (政府信息公开年报), yet name no
report; only 标题： is followed by one. Offsets are those of the line, so that it can be quoted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.agency_names import is_agency
from engine.forms.labels import invisible_blanked, strip_blanks
from engine.values import dataclass
from engine.vocabulary.in_force import vocabulary_in_force, words
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.vocabulary.model import Vocabulary, Words

_GAP = r"\s{0,9}"  # bounded, as every blank here: lines are hostile
_OPENS, _SHUTS = rf"[【\[〔（(「『]?{_GAP}", rf"{_GAP}[】\]〕）)」』]?"
_DAY = (
    rf"\d{{4}}{_GAP}[-/.年]{_GAP}\d{{1,2}}{_GAP}[-/.月]{_GAP}\d{{1,2}}(?:{_GAP}日)?"
    rf"(?:{_GAP}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
)
_BULLET = re.compile(r"[\s#]*(?:[·•●■◆▪▶►□○*+]|[-–—](?=\s))*[\s#]*")
_DATED = re.compile(
    rf"(?:{_DAY}(?=[\s|\uff5c])|[\[（(【]{_GAP}{_DAY}{_GAP}[\]）)】])[\s|\uff5c]*(?=\S)"
)
_SOME_LABEL = re.compile(
    rf"{_OPENS}(?P<label>[\u4e00-\u9fff](?:\s{{0,4}}[\u4e00-\u9fff]){{1,9}}){_SHUTS}{_GAP}[:：]"
)
_TAIL_DAY = re.compile(rf"[\s\[（(【|\uff5c]{{0,9}}{_DAY}[\s\]）)】]{{0,9}}$")
_BRACKETED = re.compile(r"[【\[〔](?P<inside>[^】\]〕]{2,20})[】\]〕]\s{0,9}")
LONGEST = 400
_EDGE = " \t\u3000\xa0"
WORDS = Use(
    "page_labels",
    patterns=(
        *("annex", "column", "site", "nameless", "trail", "menu", "of_report", "report_name"),
        "report_named",
    ),
    lists=("title_labels", "other_labels", "neighbours"),
    groups=(("report_named", "words"),),
)


@dataclass(frozen=True, slots=True)
class Worded:
    """Where in a line the words stand that may be a title, and what was around them.

    ``labelled``: behind 标题：; ``listed``: an entry of a list (a bullet, 附件, a day).
    """

    start: int
    end: int
    labelled: bool = False
    listed: bool = False


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, however their characters are spaced."""
    return "|".join(sorted(("\\s{0,4}".join(word) for word in words), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Labels:
    """How labels stand in a line: at its head, of a title, further on."""

    at_head: re.Pattern[str]
    titled: re.Pattern[str]
    any_titled: re.Pattern[str]
    further: re.Pattern[str]


@lru_cache(maxsize=4)
def _labels(told: Words) -> _Labels:
    title = _any(told.of("title_labels"))
    every = _any((*told.of("title_labels"), *told.of("other_labels")))
    return _Labels(
        at_head=re.compile(
            rf"{_OPENS}(?P<label>{every}){_SHUTS}(?:{_GAP}[:：]|(?<=[】\]〕）)」』])|\s|$)"
        ),
        titled=re.compile(rf"(?:{title})$"),
        any_titled=re.compile(rf"(?<![\u4e00-\u9fff])(?:{title}){_SHUTS}{_GAP}[:：]"),
        further=re.compile(
            rf"[\s\[【（(|\uff5c](?:{every}){_SHUTS}(?:{_GAP}[:：]|(?<=[】\]])|\s+(?=\S))"
        ),
    )


def worded(text: str) -> Worded | None:
    """Return where the words of a line stand, None for a line of labels, a trail, a menu."""
    return _worded(text, vocabulary_in_force()) if len(text) <= LONGEST else None


@lru_cache(maxsize=512)
def _worded(text: str, _speaking: Vocabulary | None) -> Worded | None:
    told = words(WORDS)
    labels = _labels(told)
    plain = invisible_blanked(text.rstrip())
    start = _BULLET.match(plain).end()  # type: ignore[union-attr]
    listed = bool(plain[:start].strip(_EDGE + "#"))
    day = _DATED.match(plain, start)
    if day is not None:
        start, listed = day.end(), True
    annex = told["annex"].match(plain, start)
    if annex is not None:
        start, listed = annex.end(), True
    label = labels.at_head.match(plain, start)
    named = label is not None and labels.titled.fullmatch(label["label"]) is not None
    if label is not None and named:
        start = label.end()  # 标题：
    elif label is not None or _is_label(_SOME_LABEL.match(plain, start)):
        behind = labels.any_titled.search(plain, start)
        if behind is None:
            return _report_behind(plain, start, label["label"] if label else "")
        start, named = behind.end(), True
    start += len(plain[start:]) - len(plain[start:].lstrip(_EDGE))
    end, dated = _ended(plain, start)
    if told["trail"].search(plain[start:end]):
        return _report_behind(plain, start, "")
    if told["menu"].search(plain[start:end]):
        return None
    return Worded(_begun(plain, start, end), end, named, listed or dated)


def _report_behind(plain: str, start: int, label: str) -> Worded | None:
    """Return the report that a line of labels or a trail ends with, whole: agency, year, name.

    It may be this page's own or a link; so it counts like an entry of a list.
    """
    found = list(words(WORDS)["report_named"].finditer(plain, start))
    if len(found) != 1 or strip_blanks(label) in words(WORDS).of("neighbours"):
        return None
    return Worded(found[0].start("words"), found[0].end("words"), listed=True)


def is_bare_label(text: str) -> bool:
    """Tell whether a line is a label whose value stands in the next (dt and dd); not of a title."""
    plain = re.sub(r"[\s:：【】\[\]〔〕]", "", invisible_blanked(text))
    return plain in words(WORDS).of("other_labels")


def _is_label(match: re.Match[str] | None) -> bool:
    """Tell words before a colon that label something from an agency or from a report's own name."""
    label = strip_blanks(match["label"]) if match else ""
    return bool(label) and not (words(WORDS)["of_report"].search(label) or is_agency(label))


def _ended(plain: str, start: int) -> tuple[int, bool]:
    """Return where the words end before labels, a site's name or a day, and if there was a day."""
    further = _labels(words(WORDS)).further.search(plain, start)
    end = further.start() if further else len(plain)
    site = words(WORDS)["site"].search(plain, start, end)
    if site and not words(WORDS)["nameless"].match(plain, start, end):
        end = site.start()
    day = _TAIL_DAY.search(plain, start, end)
    alone = day is not None and plain[start : day.start()].strip()
    return (day.start(), further is None) if day and alone else (end, False)


def _begun(plain: str, start: int, end: int) -> int:
    """Return where a title begins behind the name of a column: [年报] …, 公开年报：…, 年报 …."""
    column = words(WORDS)["column"].match(plain, start, end)
    if column and _names_report(plain[column.end() : end]):
        return column.end()
    bracket = _BRACKETED.match(plain, start, end)
    if bracket and _names_report(plain[bracket.end() : end]) and not is_agency(bracket["inside"]):
        start = bracket.end()
    column = _SOME_LABEL.match(plain, start, end)
    if (
        column
        and words(WORDS)["of_report"].search(column["label"])
        and _names_report(plain[column.end() : end])
    ):
        return column.end()
    return start


def _names_report(text: str) -> bool:
    return words(WORDS)["report_name"].search(strip_blanks(text)) is not None
