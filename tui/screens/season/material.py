"""What is asked of whom, all units on one screen, and how it is given once for all of them."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from engine.errors import GoujiError
from engine.finding import paper_asked
from engine.trail.queries.material import Wanted
from engine.trail.state.views import DISMISSALS
from engine.values import dataclass
from tui import intake
from tui.render.lines import BLANK, Line, Run, prose
from tui.render.sanitise import one_line, visible
from tui.render.season import named
from tui.render.wrap import cut, pad
from tui.screens.book.errand import Errand
from tui.screens.book.paths import PathQuestion
from tui.screens.catalogue import Catalogue
from tui.screens.remembered import said_before
from tui.screens.season.dates import DatesQuestion, WaiveQuestion
from tui.session import Reason
from tui.terminal.bindings import bound
from tui.text.pinyin import found, spelt
from tui.widgets.bars import Bar
from tui.widgets.roll import MarkedList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.binding import BindingType

    from engine.roster.publications import Published
    from engine.sweep.plan import Progress
    from engine.sweep.publishing import PublicationsTaken
    from engine.trail.state.views import FindingView
    from tui.intake import Taken, Tell
    from tui.screens.application import Steps
    from tui.text.words import Texts

AGENCY = 30
DATED = "D101"
"""The rule that waits for day and address of publication."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The heading over the units that are asked for one paper."""

    words: str
    count: int


Row = Wanted | Paper


class MaterialScreen(Catalogue):
    """The papers that are asked for, each with the units that owe it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bound("dates", "last-year", "template", "dismiss")]
    keys: ClassVar[Sequence[str]] = (
        "close", "dates", "last-year", "template", "mark", "dismiss", "open", "filter", "help",
        "quit",
    )  # fmt: skip
    help_key = "help-material"
    list_kind = MarkedList

    def __init__(self, year: int | None) -> None:
        super().__init__()
        self.year = year
        self.marked: set[tuple[int, str]] = set()
        self.steps: Steps = {
            "dates": self.dates,
            "last-year": self.last_year,
            "template": self.template,
            "dismiss": self.waive,
        }

    @property
    def roll(self) -> MarkedList[Row]:
        """The list."""
        return self.query_one("#items", MarkedList)

    def fetch(self) -> Sequence[Row]:
        """Return the papers, those of the most units first, and their units."""
        wanted = intake.wanted(self.work.book, self.year)
        by_paper: dict[str, list[Wanted]] = defaultdict(list)
        for one in wanted:
            by_paper[one.paper].append(one)
        self.marked &= {key_of(one) for one in wanted}
        units = len({one.filing.id for one in wanted})
        year = self.texts("year-of", year=self.year) if self.year else self.texts("all-years")
        count = self.texts("material-count", n=len(wanted), units=units)
        self.query_one("#title", Bar).say(self.texts("material", year=year), count)
        if not wanted:
            self.say(self.texts("material.none-asked"))
        rows: list[Row] = []
        for paper, those in sorted(by_paper.items(), key=lambda item: (-len(item[1]), item[0])):
            rows += [Paper(paper, len(those)), *those]
        return rows

    def heading(self, item: Row) -> bool:
        """Tell whether a row is a paper, not a unit."""
        return isinstance(item, Paper)

    def draw(self, item: Row, cells: int) -> Line:
        """Draw a paper with the number of its units, or a unit with the rules that wait."""
        plainer = self.gouji.plainer
        if isinstance(item, Paper):
            count = self.texts("material-units", n=item.count)
            words = one_line(item.words, plainer=plainer)
            return (Run(cut(f"{count} {words}", cells), "label"),)
        who = one_line(named(item.filing, self.texts), plainer=plainer)
        rules = self.texts.joined(item.rules)
        mark = "* " if key_of(item) in self.marked else "  "
        return (Run(mark, "warning"), Run(pad(who, AGENCY) + " "), Run(cut(rules, 40), "quiet"))

    def words(self, item: Row) -> str:
        """Return what the filter looks at."""
        if isinstance(item, Paper):
            return item.words
        return f"{named(item.filing, self.texts)} {item.paper} {' '.join(item.rules)}"

    def matches(self, item: Row, wanted: Sequence[str]) -> bool:
        """Tell whether a unit's row holds the words; a paper stands where one of its rows does."""
        if isinstance(item, Paper):
            return not wanted or any(
                self.matches(one, wanted)
                for one in self.items
                if isinstance(one, Wanted) and one.paper == item.words
            )
        text, agency = self.words(item).casefold(), item.filing.agency
        return all(word in text or (spelt(word) and found(word, agency)) for word in wanted)

    def detail(self, item: Row, cells: int) -> Sequence[Line]:
        """Return the whole request, what waits for it, and how it is given."""
        if isinstance(item, Paper):
            return ()
        plainer = self.gouji.plainer
        how = "material-how-dates" if DATED in item.rules else "material-how-other"
        return [
            (Run(one_line(named(item.filing, self.texts), plainer=plainer), "label"),),
            *prose(visible(item.ask, plainer=plainer), cells),
            BLANK,
            *prose(self.texts(how, rules=self.texts.joined(item.rules)), cells, "quiet"),
        ]

    def again(self, words: str, tone: str = "") -> None:
        """Show what is asked for now, and say what came of the last step."""
        self.reload()
        self.say(words, tone=tone)

    def reload(self) -> None:
        """Show what is asked for now, the cursor where it was."""
        at = self.roll.cursor
        try:
            self.items = self.fetch()
        except GoujiError as error:
            self.say(error.message, tone="error")
        self.refill()
        self.roll.move_to(min(at, len(self.roll.items) - 1))

    def chosen(self) -> list[Wanted]:
        """Return the marked rows, else the one under the cursor."""
        rows = [one for one in self.items if isinstance(one, Wanted)]
        here = self.roll.current
        alone = [here] if isinstance(here, Wanted) else []
        return [one for one in rows if key_of(one) in self.marked] or alone

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark, and go on."""
        here = self.roll.current
        if isinstance(here, Wanted):
            self.marked ^= {key_of(here)}
            self.roll.action_step(1)
            self.roll.refresh()
            self.say(self.texts("material-marked", n=len(self.marked)) if self.marked else "")

    def on_cursor_list_chosen(self) -> None:
        """Open the filing of a row."""
        here = self.roll.current
        if isinstance(here, Wanted):
            self.gouji.open_review(self.work.filing(here.filing.id))

    def on_screen_resume(self) -> None:
        """Look again when one comes back from a filing."""
        if self.items:
            self.reload()

    # what is given

    def dates(self) -> None:
        """Ask for days and addresses of all that are asked."""
        rows = [one for one in self.items if isinstance(one, Wanted) and DATED in one.rules]
        asked = [(one.filing.unit or one.filing.agency, one.filing.year) for one in rows]
        plainer = self.gouji.plainer
        self.ask(
            DatesQuestion(
                self.texts, self.work, asked, at_home=self.gouji.at_home, plainer=plainer
            ),
            self._dated,
        )

    def _dated(self, rows: tuple[Published, ...] | None) -> None:
        if not rows:
            return
        take = partial(self._publish, rows)
        words = partial(self._far, "errand-dates")
        Errand(self, take, self._published, words, how="errand-nothing").run()

    def _publish(self, rows: Sequence[Published], tell: Tell) -> PublicationsTaken | None:
        book, rulebook = self.work.book, self.work.rulebook
        return intake.publish_rows(book, rows, intake.plan_beside(book, rulebook), self.year, tell)

    def _published(self, done: PublicationsTaken | None) -> None:
        if done is None:
            self.again(self.texts("dates-stopped"), "warning")
            return
        words = self.texts("material.listed", n=len(done.listed), judged=len(done.judged))
        if done.waiting:
            words += self.texts("dates-waiting", n=len(done.waiting))
        if done.otherwise:
            names = self.texts.joined(one.agency for one in done.otherwise)
            words += self.texts("dates-otherwise", n=len(done.otherwise), who=names)
        for _line, sentence in done.complaints[:1]:
            words += f" {sentence}"
        troubled = bool(done.otherwise or done.complaints or done.unread)
        self.again(words, "warning" if troubled else "")

    def last_year(self) -> None:
        """Ask for the folder of last year's reports; a browser has no folder of this machine."""
        if not self.gouji.at_home:
            self.again(self.texts("not-at-home"), "warning")
            return
        question = PathQuestion(self.texts, "last", plainer=self.gouji.plainer)
        self.ask(question, self._last)

    def _last(self, paths: list[Path] | None) -> None:
        if paths:
            take = partial(self._take_in, paths)
            Errand(self, take, self._taken, partial(self._far, "errand-files")).run()

    def _take_in(self, paths: Sequence[Path], tell: Tell) -> Taken:
        book, rulebook = self.work.book, self.work.rulebook
        return intake.take_reports(book, paths, intake.plan_beside(book, rulebook), tell)

    def _taken(self, taken: Taken) -> None:
        came, later = len(taken.filings(self.work.book)), len(taken.progress.rejudged)
        words = self.texts("material.last-taken", n=came, later=later)
        if taken.unread:
            words += self.texts("taken-unread", n=len(taken.unread), name=taken.unread[0][0])
        if taken.stopped:
            words = self.texts("taken-stopped") + words
        self.again(words, "warning" if taken.unread or taken.stopped else "")

    def _far(self, key: str, progress: Progress | None) -> str:
        return far(key, progress, self.texts)

    def template(self) -> None:
        """Write a table of all units, to be filled in by whoever publishes."""
        try:
            stem = self.texts("template-stem")
            path, count = intake.template_beside(self.work.book, self.year, stem, self.texts)
        except GoujiError as error:
            self.say(error.message, tone="warning")
            return
        self.say(self.texts("material.template-written", path=path, n=count))

    def waive(self) -> None:
        """Ask why the chosen material is not wanted."""
        rows = self.chosen()
        if not rows:
            return
        names = self.texts.joined(named(one.filing, self.texts) for one in rows[:4])
        question = WaiveQuestion(self.texts, len(rows), names, plainer=self.gouji.plainer)
        question.offering(said_before(self.work, "dismiss", rows[0].rules[0]))
        self.ask(question, partial(self._waive, rows))

    def _waive(self, rows: Sequence[Wanted], text: str | None) -> None:
        if text is None:
            return
        left = [(one, finding) for one in rows for finding in self.waiting_for(one)]

        def step() -> None:
            while left:  # tried again, it goes on with what is left
                self.work.decide(left[0][1], "dismiss", Reason(DISMISSALS[1], text))
                del left[0]

        def then(_: None) -> None:
            self.marked.clear()
            self.again(self.texts("waived", n=len(rows)))

        self.patience.attempt(step, then, lambda error: self.again(error.message, "error"))

    def waiting_for(self, one: Wanted) -> list[FindingView]:
        """Return the findings that wait for a paper."""
        return [
            finding
            for finding in self.work.findings(one.filing.id)
            if finding.outcome == "not_assessable"
            and finding.state == "open"
            and finding.rule in one.rules
            and paper_asked(str(finding.data.get("ask") or "")) == one.paper
        ]


def key_of(one: Wanted) -> tuple[int, str]:
    """Return by what a row is marked."""
    return one.filing.id, one.paper


def far(key: str, progress: Progress | None, texts: Texts) -> str:
    """Say how far work is: how many looked at, how many judged."""
    if progress is None:
        return texts(key, looked=0, done=0, total=0)
    total = progress.total - progress.known + progress.anew
    return texts(key, looked=progress.looked, done=progress.done, total=total)
