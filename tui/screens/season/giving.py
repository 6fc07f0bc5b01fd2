"""How material that is asked for is given once for all units: dates, last year's, a table, or not.

A table is written to be filled in by whoever publishes; what nobody wants is waived with a reason.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from engine.errors import GoujiError
from engine.finding import paper_asked
from engine.trail.queries.material import Wanted
from engine.trail.state.views import DISMISSALS
from tui import intake
from tui.render.season import named
from tui.screens.application import Host
from tui.screens.book.errand import Errand, far
from tui.screens.book.paths import PathQuestion
from tui.screens.remembered import said_before
from tui.screens.season.dates import DatesQuestion, WaiveQuestion
from tui.session import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.roster.publications import Published
    from engine.sweep.plan import Progress
    from engine.sweep.publishing import PublicationsTaken
    from engine.trail.state.views import FindingView
    from tui.intake import Taken, Tell
    from tui.screens.application import Steps

DATED = "D101"
"""The rule that waits for day and address of publication."""


class Asking(Host, Protocol):
    """The screen of what is asked of whom, as these steps see it."""

    year: int | None
    items: Sequence[Any]
    marked: set[tuple[int, str]]

    def chosen(self) -> list[Wanted]:
        """Return the marked rows, else the one under the cursor."""

    def again(self, words: str, tone: str = "") -> None:
        """Show what is asked for now, and say what came of the last step."""


class Giving:
    """The steps by which material is given, or waived."""

    def __init__(self, host: Asking) -> None:
        self.host = host
        self.steps: Steps = {
            "dates": self.dates,
            "last-year": self.last_year,
            "template": self.template,
            "dismiss": self.waive,
        }

    def dates(self) -> None:
        """Ask for days and addresses of all that are asked."""
        rows = [one for one in self.host.items if isinstance(one, Wanted) and DATED in one.rules]
        asked = [(one.filing.unit or one.filing.agency, one.filing.year) for one in rows]
        plainer = self.host.gouji.plainer
        self.host.ask(
            DatesQuestion(
                self.host.texts,
                self.host.work,
                asked,
                at_home=self.host.gouji.at_home,
                plainer=plainer,
            ),
            self._dated,
        )

    def _dated(self, rows: tuple[Published, ...] | None) -> None:
        if not rows:
            return
        take = partial(self._publish, rows)
        words = partial(self._far, "errand-dates")
        again = self.host.again
        Errand(self.host, take, self._published, words, again, how="errand-nothing").run()

    def _publish(self, rows: Sequence[Published], tell: Tell) -> PublicationsTaken | None:
        book, rulebook = self.host.work.book, self.host.work.rulebook
        return intake.publish_rows(
            book, rows, intake.plan_beside(book, rulebook), self.host.year, tell
        )

    def _published(self, done: PublicationsTaken | None) -> None:
        if done is None:
            self.host.again(self.host.texts("dates-stopped"), "warning")
            return
        words = self.host.texts("material.listed", n=len(done.listed), judged=len(done.judged))
        if done.waiting:
            words += self.host.texts("dates-waiting", n=len(done.waiting))
        if done.otherwise:
            names = self.host.texts.joined(one.agency for one in done.otherwise)
            words += self.host.texts("dates-otherwise", n=len(done.otherwise), who=names)
        for _line, sentence in done.complaints[:1]:
            words += f" {sentence}"
        troubled = bool(done.otherwise or done.complaints or done.unread)
        self.host.again(words, "warning" if troubled else "")

    def last_year(self) -> None:
        """Ask for the folder of last year's reports; a browser has no folder of this machine."""
        if not self.host.gouji.at_home:
            self.host.again(self.host.texts("not-at-home"), "warning")
            return
        question = PathQuestion(self.host.texts, "last", plainer=self.host.gouji.plainer)
        self.host.ask(question, self._last)

    def _last(self, paths: list[Path] | None) -> None:
        if paths:
            take = partial(self._take_in, paths)
            words = partial(self._far, "errand-files")
            Errand(self.host, take, self._taken, words, self.host.again).run()

    def _take_in(self, paths: Sequence[Path], tell: Tell) -> Taken:
        book, rulebook = self.host.work.book, self.host.work.rulebook
        return intake.take_reports(book, paths, intake.plan_beside(book, rulebook), tell)

    def _taken(self, taken: Taken) -> None:
        came, later = len(taken.filings(self.host.work.book)), len(taken.progress.rejudged)
        words = self.host.texts("material.last-taken", n=came, later=later)
        if taken.unread:
            words += self.host.texts("taken-unread", n=len(taken.unread), name=taken.unread[0][0])
        if taken.stopped:
            words = self.host.texts("taken-stopped") + words
        self.host.again(words, "warning" if taken.unread or taken.stopped else "")

    def _far(self, key: str, progress: Progress | None) -> str:
        return far(key, progress, self.host.texts)

    def template(self) -> None:
        """Write a table of all units, to be filled in by whoever publishes."""
        try:
            stem = self.host.texts("template-stem")
            path, count = intake.template_beside(
                self.host.work.book, self.host.year, stem, self.host.texts
            )
        except GoujiError as error:
            self.host.say(error.message, tone="warning")
            return
        self.host.say(self.host.texts("material.template-written", path=path, n=count))

    def waive(self) -> None:
        """Ask why the chosen material is not wanted."""
        rows = self.host.chosen()
        if not rows:
            return
        names = self.host.texts.joined(named(one.filing, self.host.texts) for one in rows[:4])
        question = WaiveQuestion(self.host.texts, len(rows), names, plainer=self.host.gouji.plainer)
        question.offering(said_before(self.host.work, "dismiss", rows[0].rules[0]))
        self.host.ask(question, partial(self._waive, rows))

    def _waive(self, rows: Sequence[Wanted], text: str | None) -> None:
        if text is None:
            return
        left = [(one, finding) for one in rows for finding in self.waiting_for(one)]

        def step() -> None:
            while left:  # tried again, it goes on with what is left
                self.host.work.decide(left[0][1], "dismiss", Reason(DISMISSALS[1], text))
                del left[0]

        def then(_: None) -> None:
            self.host.marked.clear()
            self.host.again(self.host.texts("waived", n=len(rows)))

        self.host.patience.attempt(
            step, then, lambda error: self.host.again(error.message, "error")
        )

    def waiting_for(self, one: Wanted) -> list[FindingView]:
        """Return the findings that wait for a paper."""
        return [
            finding
            for finding in self.host.work.findings(one.filing.id)
            if finding.outcome == "not_assessable"
            and finding.state == "open"
            and finding.rule in one.rules
            and paper_asked(str(finding.data.get("ask") or "")) == one.paper
        ]
