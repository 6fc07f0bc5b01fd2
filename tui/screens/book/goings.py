"""Papers from inside: which one is asked, they are written into the folder beside the casebook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.sweep.plan import Progress
from tui.papers import Order, write_beside
from tui.render.sanitise import one_line
from tui.screens.book.errand import Errand, far
from tui.screens.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.trail.state.views import FilingView
    from tui.intake import Tell
    from tui.papers import Written
    from tui.screens.application import Host, Steps

OFFERED = (
    "xlsx", "notice", "annotated", "totals", "html", "bulletin", "md", "csv", "figures",
)  # fmt: skip


class Goings:
    """The step that writes papers of what ``chosen`` gives; ``told`` says what was written."""

    def __init__(
        self,
        host: Host,
        chosen: Callable[[], tuple[Sequence[FilingView], int | None, bool]],
        told: Callable[[str, str], None],
    ) -> None:
        self.host, self.chosen, self.told = host, chosen, told
        self.steps: Steps = {"export": self.ask}

    def ask(self) -> None:
        """Ask which paper."""
        texts = self.host.texts
        filings, _year, part = self.chosen()
        if not filings:
            self.told(texts("export-nothing"), "warning")
            return
        key = "export-marked" if part else "export-year"
        choices = [(name, texts("paper-" + name)) for name in OFFERED]
        title = texts(key, n=len(filings))
        self.host.ask(Menu(texts, title, choices, plainer=self.host.gouji.plainer), self.begin)

    def begin(self, name: str | None) -> None:
        """Write it beside the screens."""
        if name is None:
            return
        filings, year, part = self.chosen()
        order = Order(name=name, filings=filings, year=year, part=part)
        words = partial(far, "errand-papers", texts=self.host.texts)
        Errand(self.host, partial(self._write, order), self._written, words, self.told).run()

    def _write(self, order: Order, tell: Tell) -> Written:
        work = self.host.work

        def count(done: int, total: int) -> None:
            tell(Progress(total=total, done=done))

        return write_beside(work.book, order, work.now(), self.host.texts, count)

    def _written(self, written: Written) -> None:
        texts = self.host.texts
        if not written.paths:
            why = written.refused[0][1] if written.refused else texts("export-stopped")
            self.told(why, "warning")
            return
        one = len(written.paths) == 1
        place = written.paths[0] if one else written.paths[0].parent
        words = texts("export-done", n=len(written.paths), path=place)
        if written.refused:
            name, why = written.refused[0]
            words += texts("export-refused", n=len(written.refused), name=one_line(name), why=why)
        if written.stopped:
            words = texts("export-stopped") + words
        self.told(words, "warning" if written.refused or written.stopped else "")
