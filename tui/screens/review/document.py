"""What one does with the document besides judging: copy a finding, open the original."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.original import open_original
from tui.render.explain import Explainer
from tui.render.lines import plain_text
from tui.render.navigation import fellows
from tui.render.sanitise import one_line
from tui.render.season import named

if TYPE_CHECKING:
    from tui.screens.application import Host, Steps
    from tui.screens.review.walk import Walk

COPIED = 72
"""How wide copied text is wrapped."""


class DocumentActions:
    """Copying and opening; both say what came of it."""

    def __init__(self, host: Host, walk: Walk) -> None:
        self.host, self.walk = host, walk
        self.steps: Steps = {
            "copy": self.copy,
            "original": self.original,
            "part-back": partial(self.turn_to_part, -1),
            "part-on": partial(self.turn_to_part, 1),
        }

    def copy(self) -> None:
        """Put the current finding on the terminal's clipboard, in words that are safe to paste."""
        finding, texts = self.walk.current, self.host.texts
        if finding is None:
            return
        explainer = Explainer(texts, COPIED, me=self.host.work.me)
        lines = explainer.lines(
            finding, self.walk.cause, self.walk.panes.corrections,
            fellows(self.walk.findings, finding),
        )  # fmt: skip
        words = [named(self.walk.filing, texts), *map(plain_text, lines)]
        self.host.gouji.copy_to_clipboard("\n".join(words))
        self.host.say(texts("copied", rule=finding.rule))

    def original(self) -> None:
        """Open the file as received in its own program, beside the screens."""
        try:
            name, data = self.host.work.content(self.walk.filing)
        except GoujiError as error:
            self.host.say(error.message, tone="error")
            return
        self.host.gouji.beside(partial(open_original, data, name, self.host.texts), self.opened)

    def turn_to_part(self, by: int) -> None:
        """Turn the document to the next or last part of the report, and say which it is."""
        panes, texts = self.walk.panes, self.host.texts
        report = panes.opened.report if panes.opened is not None else None
        if report is None:
            return
        blocks = sorted({one.mention.anchor.block for one in report.headings})
        block = panes.page.turn_to(blocks, by)
        if block is None:
            self.host.say(texts("part-none"), tone="warning")
            return
        if panes.has_class("-list") and not panes.is_wide:
            panes.go_to("document")
        heading = next(one for one in report.headings if one.mention.anchor.block == block)
        self.host.say(texts("part-at", n=heading.part, what=one_line(heading.text)))

    def go_to_part(self, number: int) -> None:
        """Bring a part of the report to the top of the document, or say that there is none."""
        panes, texts = self.walk.panes, self.host.texts
        report = panes.opened.report if panes.opened is not None else None
        headings = report.headings if report is not None else ()
        heading = next((one for one in headings if one.part == number), None)
        if heading is None:
            self.host.say(texts("part-lacks", n=number), tone="warning")
            return
        panes.page.bring_to_top(heading.mention.anchor.block)
        self.host.say(texts("part-at", n=number, what=one_line(heading.text)))

    def opened(self, result: str | Exception) -> None:
        """Say where it was opened, or why it was not."""
        if isinstance(result, GoujiError):
            self.host.say(result.message, tone="warning")
        elif isinstance(result, Exception):
            self.host.say(self.host.texts("erred", what=type(result).__name__), tone="error")
        else:
            self.host.say(result)
