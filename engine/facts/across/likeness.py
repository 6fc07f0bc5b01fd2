"""Likeness to last year's and to other units' reports, with the sentences side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.anchor import OTHER_REPORT, Anchor
from engine.evidence import Evidence, Fact, Place
from engine.facts.across.kinds import LIKENESS
from engine.privacy import mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.context import Context, Likeness
    from engine.report import Report


def likeness(report: Report, context: Context) -> Iterator[Fact]:
    """Yield one fact a likeness; last year's report is compared here if nobody has done so."""
    for one in (*context.likenesses, *_with_last(report, context)):
        year = "" if one.year is None else str(one.year)
        fields: dict[str, int | str] = {
            "other": one.other,
            "percent": one.percent,
            "with_last_year": int(one.with_last_year),
            "sentences": len(one.pairs),
        }
        if one.year is not None:
            fields["other_year"] = one.year
        yield Fact(
            kind=LIKENESS.name,
            fields=fields,
            place=Place(item=f"like:{one.other}:{year}", label="自撰文字"),
            evidence=tuple(_evidence(report, one)),
        )


def _with_last(report: Report, context: Context) -> Iterator[Likeness]:
    if context.last is None or any(one.with_last_year for one in context.likenesses):
        return
    from engine.facts.likeness import compare, own_text  # rapidfuzz, seldom needed

    unit = context.unit.name if context.unit else report.agency or report.document.source
    here, there = (own_text(one, context.vocabulary, unit) for one in (report, context.last))
    found = compare(here, there)
    yield type(found)(
        other=unit,
        year=context.last.year,
        percent=found.percent,
        pairs=found.pairs,
        with_last_year=True,
    )


def _evidence(report: Report, one: Likeness) -> Iterator[Evidence]:
    """Quote each sentence here in its place, and after it the other report's, which has none."""
    name = mask(one.other) + ("" if one.year is None else f"{one.year}年")
    texts = _squeezed(report) if one.pairs else ()
    for here, there in one.pairs:
        yield _here(report, texts, here)
        yield Evidence(quote=mask(there), anchor=Anchor(block=-1, native=f"{OTHER_REPORT}{name}"))


def _squeezed(report: Report) -> tuple[str, ...]:
    """Return the text of each block without blanks."""
    document = report.document
    return tuple("".join(document.text(i).split()) for i in range(len(document.blocks)))


def _here(report: Report, texts: tuple[str, ...], sentence: str) -> Evidence:
    wanted = "".join(sentence.split())
    for index, squeezed in enumerate(texts):
        at = squeezed.find(wanted)
        if at >= 0:
            text, anchor = report.document.text(index), report.document.blocks[index].anchor
            kept = [i for i, character in enumerate(text) if not character.isspace()]
            start, end = kept[at], kept[at + len(wanted) - 1] + 1
            return Evidence(quote=text[start:end], anchor=anchor, start=start, end=end)
    return Evidence(quote=sentence, anchor=Anchor(block=-1))
