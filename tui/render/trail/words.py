"""An event of the trail in words: when, who, about what, what it did, and all it lists. Pure.

What an event holds was partly written by agencies and auditors, so every text is made safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.values import dataclass, field
from tui.render.clock import precise
from tui.render.lines import BLANK, Run, prose
from tui.render.sanitise import visible
from tui.render.trail.line import event_line
from tui.render.wrap import pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from engine.trail.state.views import EventView
    from tui.render.lines import Line
    from tui.text.words import Texts

MOST = 200
"""So many entries of a list are told; the command line shows all."""
VERDICTS = ("fail", "uncertain", "not_assessable", "broken")
TOUCHED = ("reopened", "resolved", "restored", "dropped")


@dataclass(slots=True)
class EventWords:
    """Tells events; ``filings`` and ``files`` are the names of their ids."""

    texts: Texts
    filings: Mapping[int, str] = field(default_factory=dict)
    files: Mapping[int, str] = field(default_factory=dict)
    plainer: bool = False

    def kind(self, event: EventView) -> str:
        """Return what happened, where there are words for it."""
        return self.texts("kind-" + event.kind)

    def where(self, event: EventView) -> str:
        """Return whose filing or which person an event is about, ``""`` if it is the book's."""
        area, _, rest = event.subject.partition("/")
        number = rest.partition("/")[0]
        if area == "filing":
            return self.filing(number)
        return rest if area == "auditor" else ""

    def filing(self, number: object) -> str:
        """Return the name of a filing by its number."""
        known = str(number).isdecimal() and self.filings.get(int(str(number)))
        return known or self.texts("trail-filing", n=number)

    def what(self, event: EventView) -> str:
        """Return in a line which rule an event is about and what it did, without typed words."""
        rule = str(event.payload.get("rule", ""))
        did = event_line(event, self.texts).removesuffix(event.text)
        did = did.rstrip(self.texts("names.semicolon"))
        whose = f"{event.payload.get('agency', '')} {event.payload.get('year') or ''}".strip()
        if event.kind == "filing.received" and self.where(event) == whose:
            did = did.partition(" ")[2].partition(" ")[2]
        return " ".join(filter(None, ("" if rule in did else rule, did)))

    def lines(self, event: EventView, cells: int, about: str = "") -> list[Line]:
        """Return all there is to read of an event; ``about`` is the finding's own sentence."""
        heading = self.texts("trail-event", n=event.seq, what=self.kind(event))
        lines = prose(visible(heading, plainer=self.plainer), cells, "label")
        for key, words in self._rows(event, about):
            lines += self._labelled(self.texts("trail-" + key), words, cells)
        for heading, entries in self._lists(event.payload):
            lines += [BLANK, (Run(heading, "label"),)]
            for entry in entries[:MOST]:
                lines += prose(visible("  " + entry, plainer=self.plainer), cells)
            if len(entries) > MOST:
                lines += prose(self.texts("trail-more", n=len(entries) - MOST), cells, "quiet")
        return [*lines, BLANK, *prose(self.texts("trail-hash", hash=event.hash), cells, "quiet")]

    def _rows(self, event: EventView, about: str) -> Iterator[tuple[str, str]]:
        """Yield what is told of every event, where there is something to tell."""
        key = "trail-signed" if event.signed else "trail-unsigned"
        who = f"{event.actor}{self.texts(key, id=event.key_id)}"
        rows = {
            "when": precise(event.at),
            "who": who,
            "about": self.where(event),
            "finding": about,
            "did": self.what(event),
            "words": event.text,
        }
        yield from ((name, words) for name, words in rows.items() if words)

    def _labelled(self, label: str, words: str, cells: int) -> list[Line]:
        """Return words behind their label, further lines below the words."""
        indent = width(label) + 2
        body = prose(visible(words, plainer=self.plainer, lines=True), max(8, cells - indent))
        first = (Run(pad(label, indent), "quiet"), *body[0]) if body else (Run(label, "quiet"),)
        return [first, *((Run(" " * indent), *line) for line in body[1:])]

    def _lists(self, payload: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the lists of an event under their headings."""
        told = {
            "received": self._received, "checks": self._checked, "added": self._unit,
            "changed": self._unit, "removed": self._unit, "listed": self._listed,
            "files": self._file, "found": str,
        }  # fmt: skip
        for name, entry in told.items():
            entries = payload.get(name)
            if isinstance(entries, list) and entries:
                heading = self.texts("trail-list-" + name, n=len(entries))
                yield heading, [self._entry(entry, one) for one in entries]
        if outcomes := payload.get("outcomes"):
            yield self.texts("trail-list-outcomes"), [self._entry(self._outcomes, outcomes)]

    def _entry(self, entry: Any, one: Any) -> str:
        """Return an entry in words; one that nobody of us wrote is not guessed at."""
        try:
            return str(entry(one))
        except (LookupError, TypeError, AttributeError, ValueError):
            return self.texts("trail-shapeless")

    def _received(self, one: Mapping[str, Any]) -> str:
        agency = one["agency"] or self.texts("unknown-agency")
        return self.texts("trail-received", agency=agency, year=one["year"] or "—", n=one["round"])

    def _checked(self, one: Mapping[str, Any]) -> str:
        touched = [
            self.texts("trail-" + name, n=len(one[name])) for name in TOUCHED if one.get(name)
        ]
        told = self.texts.joined([self._outcomes(one["outcomes"]), *touched])
        return self.texts.labelled(self.filing(one["filing"]), told)

    def _outcomes(self, outcomes: Mapping[str, int]) -> str:
        found = [
            f"{self.texts('outcome-' + name)} {outcomes[name]}"
            for name in VERDICTS
            if outcomes.get(name)
        ]
        return self.texts.joined(found) or self.texts("trail-clean")

    def _listed(self, one: Mapping[str, Any]) -> str:
        parts = (one["agency"], one["year"], one["published_on"], one["address"])
        return " ".join(str(part) for part in parts if part)

    def _file(self, one: Any) -> str:
        number = one["id"] if isinstance(one, dict) else one
        return self.files.get(number) or self.texts("trail-file", n=number)

    def _unit(self, one: Any) -> str:
        return str(one["name"] if isinstance(one, dict) else one)
