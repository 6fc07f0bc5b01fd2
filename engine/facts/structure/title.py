"""Facts about the title and the sign-off: who, which year, what, and when."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING
from unicodedata import normalize

from engine.anchor import Anchor
from engine.dates import find_dates
from engine.doubts import DoubtKind
from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import body, without_spaces
from engine.label_lines import worded
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Mention, Report
    from engine.vocabulary.model import Vocabulary, Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="title",
        meaning="报告的标题（连同分行写在它上下的机关名称）；每份报告一条，找不到标题时只有 found",
        fields={
            "found": ("int", "有没有找到标题，1/0"),
            "has_agency": ("int", "标题里有没有机关名称，1/0"),
            "has_year": ("int", "标题里有没有年度，1/0"),
            "name": (
                "str",
                "full 写明“政府信息公开工作年度报告”，variant 换了语序或省了字，other 不是这个名称",
            ),
        },
    ),
    Kind(
        name="signoff",
        meaning="落款应有的一项；每份报告两条",
        fields={
            "item": ("str", "agency 落款机关，date 落款日期"),
            "present": ("int", "正文末尾有没有，1/0"),
            "elsewhere": ("int", "虽不在末尾，但标题下方或网页信息栏里有，1/0"),
        },
    ),
)

_NEIGHBOUR = 30
WORDS = Use("titles", patterns=("year", "full", "variant", "not_agency", "agency", "stamp"))


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield the title and the two items of the sign-off."""
    words = vocabulary[WORDS]
    yield _title(report, words)
    yield from _signoffs(report, words)


def _title(report: Report, words: Words) -> Fact:
    place = Place(item="title", label="标题")
    if report.title is None:
        unsure = any(doubt.code in {"limit", "scan", "lost-characters"} for doubt in report.doubts)
        doubtful = frozenset({"found"}) if unsure else frozenset()
        return Fact(kind="title", fields={"found": 0}, place=place, doubtful=doubtful)
    near = _near_title(report)
    whole = "".join(near)
    named = any(words["agency"].fullmatch(words["not_agency"].sub("", line)) for line in near)
    named = named or _names_own(report, whole)
    name = next((name for name in ("full", "variant") if words[name].search(whole)), "other")
    return Fact(
        kind="title",
        fields={
            "found": 1,
            "has_agency": int(named),
            "has_year": int(words["year"].search(whole) is not None),
            "name": name,
        },
        place=place,
        evidence=(Evidence.of(report.title),),
    )


def _names_own(report: Report, text: str) -> bool:
    return report.agency is not None and _plain(report.agency) in text


def _plain(text: str) -> str:
    """Return a text without spaces, in plain letters, figures and brackets."""
    return normalize("NFKC", without_spaces(text))


def _near_title(report: Report) -> tuple[str, ...]:
    """Return the title and the short lines right above and below it, in plain letters and figures.

    Lines of labels, trails and links to other reports say nothing of this one's title.
    """
    title = report.title
    if title is None:
        return ()
    at = title.anchor.block
    around = [
        p
        for p in body(report, report.head)
        if abs(p.anchor.block - at) <= 2 and (words := worded(p.text)) and not words.listed
    ]
    above = [without_spaces(p.text) for p in around if p.anchor.block < at]
    below = [without_spaces(p.text) for p in around if p.anchor.block > at]
    here = without_spaces(title.text)
    short = [t for t in above if len(t) <= _NEIGHBOUR], [t for t in below if len(t) <= _NEIGHBOUR]
    return tuple(map(_plain, (*short[0], here, *short[1])))


def _signoffs(report: Report, words: Words) -> Iterator[Fact]:
    meta = report.document.meta
    dated = _dated_below_title(report, words)
    agency, date = report.signoff_agency, report.signoff_date
    shown_date = date or report.published
    yield _signoff(report, "agency", agency, elsewhere=bool(meta.get("publisher")) or dated)
    elsewhere = bool(meta.get("published_on")) or dated or (date is None and shown_date is not None)
    yield _signoff(report, "date", date, elsewhere=elsewhere)


_SIGNED = {"agency": "落款机关", "date": "落款日期"}


def _signoff(report: Report, item: str, seen: Mention | None, *, elsewhere: bool) -> Fact:
    return Fact(
        kind="signoff",
        fields={"item": item, "present": int(seen is not None), "elsewhere": int(elsewhere)},
        place=Place(item=f"signoff-{item}", label=_SIGNED[item]),
        evidence=(Evidence.of(seen) if seen else _end(report),),
        labels={"item": _SIGNED[item]},
        doubtful=frozenset({"present"}) if seen is None and _may_be_lost(report) else frozenset(),
    )


def _may_be_lost(report: Report) -> bool:
    """Tell whether the end of the text was run together, so that a sign-off may have got lost."""
    return any(doubt.kind is DoubtKind.SIGNOFF_RUN_IN for doubt in report.doubts)


def _end(report: Report) -> Evidence:
    """Point to the end of the text, where the sign-off would stand."""
    last = next(iter(deque(report.paragraphs(), maxlen=1)), None)
    anchor = last.anchor if last is not None else Anchor(block=-1)
    return Evidence(quote="", anchor=anchor)


def _dated_below_title(report: Report, words: Words) -> bool:
    """Tell whether a line before part one is nothing but a date."""
    for paragraph in body(report, report.head):
        text = without_spaces(paragraph.text)
        if words["stamp"].fullmatch(text) and find_dates(text):
            return True
    return False
