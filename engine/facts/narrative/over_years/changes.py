"""Comparisons and numbers of last year, put beside the tables of two years' reports."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.facts.narrative.over_years.last_told import last_told
from engine.facts.narrative.over_years.trends import trends
from engine.facts.narrative.tables import Tabled, cells_of, looked_up
from engine.facts.narrative.words import subject_words
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.clauses.phrases import Heard
    from engine.facts.narrative.over_years.last_told import LastTold
    from engine.facts.narrative.over_years.trend import Trend
    from engine.report import Report
    from engine.vocabulary.model import Vocabulary

Fields = dict[str, int | str]
_NO_CHANGE: Mapping[str, int] = MappingProxyType({"by_rate": 0, "rate": 0, "slack": 0, "clear": 1})


class Changes:
    """Works out the fields of ``narrative.trend`` for the sentences of a report."""

    def __init__(self, report: Report, last: Report | None, vocabulary: Vocabulary) -> None:
        self._report = report
        self._last = last
        self._vocabulary = vocabulary

    def of(self, heard: Sequence[Heard]) -> Iterator[tuple[Fields, Tabled]]:
        """Yield the fields of a sentence's comparisons, each with the table's numbers."""
        for found in trends(heard, self._vocabulary):
            tabled = self._compared(found)
            if tabled is not None and not (found.unsure and not _is_same(found, tabled.fields)):
                yield self._change(found, {**tabled.fields, "told": 0}), tabled
            if found.current is not None and found.last is not None:
                told = {"current": found.current, "last_new": found.last, "told": 1}
                yield self._change(found, told), Tabled()
        for last in last_told(heard, self._vocabulary):
            tabled = self._two_years(last.subject)
            if tabled is not None:
                yield self._last_year(last, tabled), tabled

    def _compared(self, found: Trend) -> Tabled | None:
        """Return two years' numbers of what is compared, or of what it may be said of as well."""
        for subject in found.others if found.subject else ():
            other = self._two_years(subject)
            fields = other.fields if other else {}
            if _is_known(fields) and found.fits(fields["current"], fields["last_new"]):
                return other
        return self._two_years(found.subject)

    def _two_years(self, subject: str) -> Tabled | None:
        """Return this year's number of a subject, and last year's if there is that report."""
        wanted = cells_of(subject) if subject else None
        cells = (wanted or {}).get("new" if subject == "received" else "table_value")
        here = looked_up(self._report, {"current": cells}) if cells else None
        if here is None or not cells:
            return None
        before = looked_up(self._last, {"last_new": cells}) if self._last else None
        then = before.fields if before and not before.doubtful else {}
        return replace(here, fields={**here.fields, **then})

    def _change(self, found: Trend, numbers: Mapping[str, int]) -> Fields:
        told = numbers["told"] == 1
        same = told or _is_same(found, numbers)
        return {
            **numbers,
            "of": subject_words(found.subject) if found.subject and not told else "",
            "by_rate": int(found.by_rate),
            "delta": found.delta,
            "rate": found.meant(numbers.get("current"), numbers.get("last_new")),
            "slack": found.slack,
            "body": "own" if told else found.scope.body,
            "against_last": int(
                told or (self._is_last(found.against) and found.scope.year == "this")
            ),
            "clear": int(not found.residue and same and (told or not found.unsure)),
            **({"residue": "、".join(found.residue)} if found.residue else {}),
        }

    def _last_year(self, found: LastTold, tabled: Tabled) -> Fields:
        """Tell a number of last year as the change that it makes of this year's table."""
        known = tabled.fields.get("last_new")
        carried = self._two_years("carried.in") if found.subject == "received" else None
        more = carried.fields.get("last_new", 0) if carried else 0
        meant = known if known is not None and found.value == known + more else found.value
        current = tabled.fields.get("current")
        return {
            **tabled.fields,
            **_NO_CHANGE,
            "of": subject_words(found.subject),
            "told": 2,
            "said": found.value,
            **({} if current is None else {"delta": current - meant}),
            "body": found.scope.body,
            "against_last": int(self._is_last(found.year)),
        }

    def _is_last(self, year: int | None) -> bool:
        return year is None or self._report.year is None or year == self._report.year - 1


def _is_known(numbers: Mapping[str, int]) -> bool:
    """Tell whether both years' cells could be read."""
    return {"current", "last_new"} <= numbers.keys()


def _is_same(found: Trend, numbers: Mapping[str, int]) -> bool:
    """Tell whether the sentence's number of this year is the table's, or one is not told."""
    known = numbers.get("current")
    return None in {found.current, known} or found.current == known
