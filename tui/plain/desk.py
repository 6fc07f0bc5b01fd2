"""The desk line by line: the list of filings by number, what is special, one question."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.plain.console import command
from tui.plain.filing import FilingSteps
from tui.plain.review import Review
from tui.render.desk import in_order, matching, names_rule
from tui.render.sanitise import one_line
from tui.render.season import about, agency_of, overdue
from tui.render.year import beside, of_year, progress, progress_line, year_words
from tui.terminal.typed_numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.trail.state.views import FilingView
    from tui.plain.console import Console
    from tui.render.season import DeskSnapshot
    from tui.session import Casework
    from tui.text.words import Texts

YEARS = {"[": -1, "【": -1, "]": 1, "】": 1}


def owing_lines(picture: DeskSnapshot, texts: Texts) -> Iterator[str]:
    """Yield who has not filed, and perhaps has, a line a season, and which years are none."""
    kinds = groupby(picture.missing, key=lambda one: (one.year, not one.certain))
    for (year, perhaps), those in kinds:
        units = texts.joined(one_line(one.unit.name) for one in those)
        yield texts("perhaps-line" if perhaps else "missing-line", year=year, units=units)
    for stray in picture.strays:
        yield texts("about-stray", year=stray.year, n=len(stray.filings))


class Desk:
    """The list of filings, by number."""

    def __init__(self, work: Casework, console: Console) -> None:
        self.work, self.console, self.texts = work, console, console.texts
        self.wanted = ""
        self.picture = work.picture()
        self.year = self.picture.season

    def walk(self) -> None:
        """List, ask, open or act, until somebody leaves."""
        while True:
            filings = self.show()
            answer = self.console.ask(self.texts("plain-desk"))
            name, rest = command(answer)
            if name == "quit":
                return
            if name == "filter":
                self.wanted = rest
                continue
            if answer in YEARS:
                self.year = beside(self.picture, self.year, YEARS[answer])
                continue
            if name == "help":
                self.console.say(self.texts("plain-desk-help"))
                continue
            try:
                if name == "undo":
                    FilingSteps(self.work, self.console).move_back()
                else:
                    self.do(answer, name, rest, filings)
            except GoujiError as error:
                self.console.say(error.message)

    def do(self, answer: str, name: str, rest: str, filings: Sequence[FilingView]) -> None:
        """Do with a filing what was typed."""
        place = number(rest if name in {"menu", "rounds"} else answer, len(filings))
        filing = filings[place - 1] if place else None
        if filing is not None and name == "menu":
            FilingSteps(self.work, self.console).act(filing)
        elif filing is not None and name == "rounds":
            FilingSteps(self.work, self.console).rounds(filing)
        elif filing is not None:
            Review(self.work, self.console, filing).walk()
        elif answer:
            self.console.say(self.texts("plain-what", what=answer))

    def show(self) -> Sequence[FilingView]:
        """Print the filings and who has not filed; return them as they are numbered."""
        self.picture = self.work.picture()
        picture = of_year(self.picture, self.year)
        so_far = progress_line(progress(picture, self.year, self.work.today()), self.texts)
        self.console.say(f"{year_words(self.picture, self.year, self.texts)} · {so_far}")
        rules = self.work.by_rule() if names_rule(self.wanted) else {}
        filings = in_order(matching(picture.filings, self.wanted, self.texts, rules), "undecided")
        for at, filing in enumerate(filings, 1):
            self.console.say(self._line(at, filing, picture))
        if not filings:
            key = "desk-none" if self.wanted else "plain-desk-empty"
            self.console.say(self.texts(key, **({} if self.wanted else {"book": "BOOK"})))
        for file in picture.unreadable:
            self.console.say(f"   - {about(file, picture, self.work.today(), self.texts)}")
        for line in owing_lines(picture, self.texts):
            self.console.say(line)
        return filings

    def _line(self, number: int, filing: FilingView, picture: DeskSnapshot) -> str:
        texts = self.texts
        for_me, _ = picture.proposals.get(filing.id, (0, 0))
        late = texts("overdue") if overdue(filing, self.work.today()) else ""
        parts = (
            f"{number:>4}",
            one_line(agency_of(filing, texts)),
            str(filing.year or ""),
            texts("filing-" + filing.state),
            f"{texts('desk-errors')} {filing.errors} {texts('desk-warnings')} {filing.warnings}",
            texts("undecided", n=filing.undecided),
            texts("plain-due", day=filing.due.isoformat(), late=late) if filing.due else "",
            texts("plain-waiting", n=for_me) if for_me else "",
            texts("plain-unmatched") if filing.id in picture.unmatched else "",
        )
        return " ".join(filter(None, parts))
