"""Start the review: screens where there is a terminal that can show them, else a sentence.

Textual hangs without a terminal and destroys the layout where the encoding is not UTF-8, so both
are looked at before it is even imported.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from engine.errors import GoujiError, TrailError, UsageError
from tui.home import config_folder, confirmed
from tui.out import tell
from tui.render.clock import now
from tui.terminal.keymap import load_keys
from tui.text.words import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from engine.packs.rulebook import Rulebook
    from engine.trail.casebook import Casebook
    from engine.trail.log.keys import Signer
    from engine.trail.store.place import Place
    from tui.session import Casework
    from tui.text.words import Language

USAGE = 2
UNREADABLE = 3


def run_review(  # noqa: PLR0913 - an option of the line each
    book_path: Place,
    *,
    plain: bool = False,
    lang: Language = "zh",
    filing: int | None = None,
    plainer: bool | None = None,
    actor: str = "",
    key: Signer | None = None,
    rulebook: Rulebook | None = None,
    environment: Mapping[str, str] = os.environ,
    settings: Sequence[tuple[str, str, str]] = (),
) -> int:
    """Open a casebook for review and return the exit code: 0 left, 2 cannot start, 3 no such book.

    Args:
        book_path: the casebook; where there is none, the screens offer to make one.
        plain: walk line by line on standard input and output.
        lang: the language of the interface.
        filing: the id of a filing to open at once.
        plainer: no box characters; None: ask the terminal (GOUJI_ASCII=1 says yes).
        actor: who decides, by default the user of the system.
        key: the actor's signing key.
        rulebook: the rules that were named; None: the shipped ones, and the county's.
        environment: where GOUJI_ASCII, GOUJI_KEYS and the user are looked up.
        settings: what files and environment set, to be shown: name, value, where it comes from.
    """
    try:
        texts, who = Texts(lang), actor or user(environment)
        keys, boxless, made = _console(book_path, texts, environment, plain=plain, plainer=plainer)
        options = {"keys": keys, "plainer": boxless, "filing": filing, "settings": settings}
        with ExitStack() as stack:
            opening = opener(
                stack, book_path, who, key, texts, rulebook=rulebook, filing=filing,
                create=made, covered=not plain)  # fmt: skip
            if not plain:
                return _screens(opening, texts, book_name=str(book_path), **options)
            return _lines(opening(), texts, filing=filing)
    except GoujiError as error:
        return refuse(error.message, USAGE if isinstance(error, UsageError) else UNREADABLE)


def _console(
    place: Place,
    texts: Texts,
    environment: Mapping[str, str],
    *,
    plain: bool,
    plainer: bool | None,
) -> tuple[Mapping[str, str], bool, bool]:
    """Return the keys in force, whether no box is drawn, and whether a casebook is to be made.

    GoujiError where nothing can start.
    """
    _refuse_obstacle(texts, plain=plain)
    keys = load_keys(keys_file(environment), texts)
    boxless = plain or (_draws_no_boxes(environment) if plainer is None else plainer)
    return keys, boxless, _to_be_made(place, texts, plain=plain, plainer=boxless)


def _refuse_obstacle(texts: Texts, *, plain: bool) -> None:
    if not plain and (complaint := obstacle(texts, sys.stdin, sys.__stderr__)):
        raise UsageError(complaint)


def _to_be_made(place: Place, texts: Texts, *, plain: bool, plainer: bool) -> bool:
    """Tell whether the casebook is to be made; TrailError where it is missing and unwanted.

    Before the screens, say at once that it is being opened: all the rest takes its time.
    """
    wanted = False
    if isinstance(place, Path):  # a server says what it lacks
        new = not os.path.lexists(place)
        wanted = new and not plain and wants_one(place, texts, plainer=plainer)
        if not wanted and not place.is_file():
            raise TrailError(texts("book-missing", path=place))
    if not plain:
        tell(texts("opening", book=place.name))
    return wanted


def _draws_no_boxes(environment: Mapping[str, str]) -> bool:
    """Ask the environment and the terminal whether boxes had better not be drawn."""
    return environment.get("GOUJI_ASCII") == "1" or ambiguous_is_wide()


def _lines(work: Casework, texts: Texts, *, filing: int | None) -> int:
    from tui.plain.main import walk_plainly

    return ended(work, walk_plainly(work, texts, sys.stdin, sys.stdout, filing=filing))


def ended(work: Casework, code: int) -> int:
    """Return the code of a walk's end: of a casebook with something wrong it is another."""
    return UNREADABLE if work.book.broken else code


def wants_one(path: Path, texts: Texts, *, plainer: bool) -> bool:
    """Ask whether to make the casebook that is not there; never where its folder is missing."""
    if not path.absolute().parent.is_dir():
        return False
    from tui.welcome import Welcome

    return bool(Welcome(path, texts, plainer=plainer).run())


def _screens(opening: Callable[[], Casework], texts: Texts, **options: Any) -> int:
    from tui.app import GoujiApp

    for frozen in ("COLUMNS", "LINES"):  # exported by some shells: the window could not be resized
        os.environ.pop(frozen, None)
    app = GoujiApp(opening, texts, **options)
    code = app.run()
    if app.last_resort is not None:
        app.last_resort.cancel()
    if app.failure is not None:
        raise app.failure
    if not app.begun:  # left before it was open
        return code or 0
    if code == 0:
        tell(texts("bye" if app.work.saved() else "bye-nothing"))
    return ended(app.work, code if code is not None else app.return_code or 0)


def opener(  # noqa: PLR0913 - as many as opening a casebook takes
    stack: ExitStack,
    place: Place,
    actor: str,
    key: Signer | None,
    texts: Texts,
    *,
    rulebook: Rulebook | None = None,
    filing: int | None = None,
    create: bool = False,
    covered: bool = True,
) -> Callable[[], Casework]:
    """Return what opens a casebook for a walk when it is called, until the stack is left.

    The screens call it in a thread once something is drawn: it loads most of gouji. TrailError,
    too, where the wanted filing is not there.
    """

    def opening() -> Casework:
        from engine.packs.rulebook import Rulebook
        from tui.session import Casework

        opened = open_book(place, actor, key, texts, create=create, covered=covered)
        work = Casework(stack.enter_context(opened), rulebook=rulebook or Rulebook())
        if covered:
            from tui.screens.desk import screen  # noqa: F401 - loaded here, shown by the app
        if filing is not None:
            work.filing(filing)
        return work

    return opening


@contextmanager
def open_book(
    path: Place,
    actor: str,
    key: Signer | None,
    texts: Texts,
    *,
    create: bool = False,
    covered: bool = False,
) -> Iterator[Casebook]:
    """Open a casebook for one person; say which checkpoint files were not written.

    ``covered``: what is said before would be lost below the screens, so it is said after.
    """
    from engine.trail.casebook import Casebook

    with Casebook.open(
        path, actor=actor, now=now, create=create, key=key, confirmed=confirmed()
    ) as book:
        broken = [texts("broken-says", what="".join(book.broken))] if book.broken else []
        remarks = [texts("read-only-says")] * book.read_only + broken
        for words in () if covered else remarks:
            tell(words)
        yield book
        for words in remarks if covered else broken:
            tell(words)
        unconfirmed = book.unconfirmed
    if unconfirmed:
        tell(texts("unconfirmed", files=texts.joined(unconfirmed)))
    for _file, sentence in book.sealed.failed if book.sealed else ():
        tell(sentence)


def obstacle(texts: Texts, stdin: TextIO | None, stderr: TextIO | None) -> str:
    """Return why the screens cannot open here, ``""`` if they can."""
    if not all(stream is not None and stream.isatty() for stream in (stdin, stderr)):
        return texts("no-tty")
    encoding = (stderr.encoding if stderr is not None else "") or ""
    if encoding.lower().replace("-", "") not in {"utf8", "cp65001"}:
        return texts("bad-encoding", encoding=encoding or "?")
    return ""


def refuse(words: str, code: int = USAGE) -> int:
    """Say a sentence on standard error and return an exit code."""
    tell(words)
    return code


def user(environment: Mapping[str, str]) -> str:
    """Return who works here: GOUJI_ACTOR, else the user of the system."""
    named = environment.get("GOUJI_ACTOR") or environment.get("USER") or environment.get("USERNAME")
    if named:
        return named
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def keys_file(environment: Mapping[str, str]) -> Path:
    """Return where the user's own keys are: GOUJI_KEYS, else keys.yaml in the settings folder."""
    from pathlib import Path as File

    if environment.get("GOUJI_KEYS"):
        return File(environment["GOUJI_KEYS"])
    return config_folder() / "keys.yaml"


def ambiguous_is_wide() -> bool:
    """Ask the terminal whether it draws ambiguous characters two cells wide."""
    from tui.terminal.probe import probe

    return probe() == 2
