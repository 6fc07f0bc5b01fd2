"""What comes in from inside: reports and the roster by path, the guide of an empty book."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui import intake
from tui.screens.book.errand import Errand, far
from tui.screens.book.guide import Guide, GuideQuestion
from tui.screens.book.paths import PathQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.intake import Rows, Taken, Tell
    from tui.screens.application import Host, Steps
    from tui.text.words import Texts

LISTS = frozenset({".csv", ".tsv", ".xlsx"})


class Comings:
    """The steps that take something in; ``arrived`` shows what is new and says the words.

    ``first`` opens the report to begin with, where the book was empty before.
    """

    def __init__(
        self, host: Host, arrived: Callable[[str, str], None], first: Callable[[], bool]
    ) -> None:
        self.host, self.arrived, self.first = host, arrived, first
        self.steps: Steps = {"import": self.ask, "roster": self.ask_roster, "guide": self.guide}

    def at_home(self) -> bool:
        """Tell whether paths are of this person's machine; say so where they are not."""
        if not self.host.gouji.at_home:
            self.host.say(self.host.texts("not-at-home"), tone="warning")
        return self.host.gouji.at_home

    def ask(self, given: str = "") -> None:
        """Ask for files or folders of reports."""
        if self.at_home():
            plainer = self.host.gouji.plainer
            question = PathQuestion(self.host.texts, "import", given=given, plainer=plainer)
            self.host.ask(question, self.begin)

    def ask_roster(self) -> None:
        """Ask for the file of the roster."""
        if self.at_home():
            question = PathQuestion(self.host.texts, "roster", plainer=self.host.gouji.plainer)
            self.host.ask(question, self._roster)

    def begin(self, paths: Sequence[Path] | None) -> None:
        """Take in what was named: a list alone is a roster, all else are reports."""
        if not paths:
            return
        if len(paths) == 1 and paths[0].suffix.lower() in LISTS and paths[0].is_file():
            self._roster(paths)
            return
        book = self.host.work.book
        try:
            book.must_be_writable()
            empty = not book.filings()
        except GoujiError as error:
            self.arrived(error.message, "error")
            return
        words = partial(far, "errand-files", texts=self.host.texts)
        take, taken = partial(self._take, paths), partial(self._taken, empty)
        Errand(self.host, take, taken, words, self.arrived).run()

    def _take(self, paths: Sequence[Path], tell: Tell) -> Taken:
        work = self.host.work
        plan = intake.plan_beside(work.book, work.rulebook)
        return intake.take_reports(work.book, paths, plan, tell)

    def _taken(self, empty: bool, taken: Taken) -> None:  # noqa: FBT001 - it was so before
        """Say what came; in a book that was empty, open the report to begin with."""
        words, troubled = said(taken, self.host.texts)
        self.arrived(words, "warning" if troubled else "")
        if empty and taken.checked and not taken.stopped:
            self.first()

    def _roster(self, paths: Sequence[Path] | None) -> None:
        if paths:
            words = self.host.texts("roster-next")
            self.roster_of(paths[0], lambda: self.arrived(words, ""))

    def roster_of(self, path: Path, then: Callable[[], None]) -> None:
        """Take over a roster in its turn, with the days that it carries; go on if it was one."""
        texts, work = self.host.texts, self.host.work

        def step() -> tuple[str, Rows]:
            change, data = intake.roster_taken(work.book, path, texts("material.roster"))
            return change, intake.days_in(work.book, data, path.name, work.today())

        def taken(done: tuple[str, Rows]) -> None:
            change, days = done
            self.arrived(texts.labelled(texts("names.roster-imported"), change), "")
            if days:
                take = partial(self._days, days)
                words = partial(far, "errand-dates", texts=texts)
                said = partial(self.arrived, str(change), "")
                Errand(self.host, take, lambda _done: said(), words, self.arrived).run()
            then()

        self.host.patience.attempt(step, taken, lambda error: self.arrived(error.message, "error"))

    def _days(self, days: Rows, tell: Tell) -> object:
        work = self.host.work
        plan = intake.plan_beside(work.book, work.rulebook)
        return intake.publish_rows(work.book, days, plan, None, tell)

    def guide(self) -> None:
        """Lead through the first steps of an empty book."""
        if self.host.gouji.at_home:
            roster = bool(self.host.work.units())
            question = GuideQuestion(
                self.host.texts, roster=roster, plainer=self.host.gouji.plainer
            )
            self.host.ask(question, self._guided)

    def _guided(self, answer: Guide | None) -> None:
        """Take over the roster, then the reports."""
        if answer is None:
            return
        begin = partial(self.begin, answer.reports)
        if answer.roster is None:
            begin()
        else:
            self.roster_of(answer.roster, begin)


def said(taken: Taken, texts: Texts) -> tuple[str, bool]:
    """Return what is said of an import, and whether something is amiss."""
    progress = taken.progress
    if not progress.total and not taken.own and not taken.stopped:
        return texts("names.no-files"), True
    words = texts("taken", n=taken.checked, known=progress.known + len(progress.same))
    if taken.stopped:
        words = texts("taken-stopped") + words
    if progress.rejudged:
        words += texts("taken-anew", n=len(progress.rejudged))
    if taken.own:
        words += texts("taken-own", n=len(taken.own))
    if taken.unread:
        words += texts("taken-unread", n=len(taken.unread), name=short(taken.unread[0][0]))
    return words, bool(taken.unread or taken.stopped)


def short(name: str) -> str:
    """Return the last part of a file's name."""
    return name.rpartition("/")[2] or name
