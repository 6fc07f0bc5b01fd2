"""A long piece of work beside the screens: a window tells how far it is, Esc ends it cleanly."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic

from engine.errors import GoujiError
from tui.intake import Stop
from tui.screens.application import Result
from tui.screens.desk.working import Working
from tui.screens.patience import in_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.sweep.plan import Progress
    from tui.screens.application import Host
    from tui.text.words import Texts


class Errand(Generic[Result]):
    """Runs ``work``, which is given what it has to tell; ``then`` gets its result, no error does.

    ``words`` says how far the work is, ``how`` is the key of what is said of Esc. ``failed`` is
    given the sentence on what went wrong, and its tone: it has to outlive the closing of the
    window, after which a screen shows its rows anew and speaks of them.
    """

    def __init__(
        self,
        host: Host,
        work: Callable[[Callable[[Progress], None]], Result],
        then: Callable[[Result], None],
        words: Callable[[Progress | None], str],
        failed: Callable[[str, str], None],
        *,
        how: str = "errand-how",
    ) -> None:
        self.host, self.work, self.then, self.failed = host, work, then, failed
        self.progress: Progress | None = None
        self.window = Working(
            host.texts, plainer=host.gouji.plainer, keys=(how, "errand-stopping"),
            telling=lambda: words(self.progress),
        )  # fmt: skip

    def run(self) -> None:
        """Begin."""
        self.host.ask(self.window, lambda _: None)
        work = partial(self.work, self.tell)
        self.host.gouji.beside(partial(in_turn, self.host, work, self.window.waits), self.ended)

    def tell(self, progress: Progress) -> None:
        """Note how far the work is; end it where somebody asked for that."""
        self.progress = progress
        if self.window.stopped:
            raise Stop

    def ended(self, result: Result | Exception) -> None:
        """Give back the result, or say what went wrong."""
        self.window.dismiss(None)
        if not isinstance(result, Exception):
            self.then(result)
            return
        texts = self.host.texts
        erred = texts("many-erred", what=type(result).__name__)
        self.failed(result.message if isinstance(result, GoujiError) else erred, "error")


def far(key: str, progress: Progress | None, texts: Texts) -> str:
    """Say how far work is: how many looked at, how many judged."""
    if progress is None:
        return texts(key, looked=0, done=0, total=0)
    total = progress.total - progress.known + progress.anew
    return texts(key, looked=progress.looked, done=progress.done, total=total)
