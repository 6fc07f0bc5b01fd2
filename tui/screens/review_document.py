"""What one does with the document besides judging: copy a finding, open the original."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.errors import GoujiError
from tui.original import open_original
from tui.render.explain import Explainer
from tui.render.lines import plain_text
from tui.render.navigation import fellows
from tui.render.season import named

if TYPE_CHECKING:
    from tui.screens.application import Host, Steps
    from tui.screens.review_walk import Walk

COPIED = 72
"""How wide copied text is wrapped."""


class DocumentActions:
    """Copying and opening; both say what came of it."""

    def __init__(self, host: Host, walk: Walk) -> None:
        self.host, self.walk = host, walk
        self.steps: Steps = {"copy": self.copy, "original": self.original}

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

    def opened(self, result: str | Exception) -> None:
        """Say where it was opened, or why it was not."""
        if isinstance(result, GoujiError):
            self.host.say(result.message, tone="warning")
        elif isinstance(result, Exception):
            self.host.say(self.host.texts("erred", what=type(result).__name__), tone="error")
        else:
            self.host.say(result)
