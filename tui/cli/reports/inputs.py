"""Which files a command is about: paths, a list of paths, standard input; and what is left out."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.values import dataclass, field
from tui.cli.speech.refusal import why
from tui.cli.speech.words import say
from tui.out import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from engine.reading.files.left_out import LeftOut
    from engine.reading.files.sources import Source

STDIN = "-"
MOST_NAMES = 64 << 20
"""Bytes that a list of names may have."""


def add_inputs(parser: argparse.ArgumentParser, words: str = "options.paths") -> None:
    """Add the paths and what says more of them; ``words`` is the key of the paths' help."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=say(words))
    parser.add_argument("--files-from", metavar="FILE", help=say("select.files-from"))
    parser.add_argument("--stdin-name", metavar="NAME", help=say("select.stdin-name"))
    add_left_out(parser)


def add_left_out(parser: argparse.ArgumentParser) -> None:
    """Add --exclude and --since."""
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help=say("select.exclude")
    )
    parser.add_argument("--since", metavar="DATE", help=say("select.since"))


@dataclass(slots=True)
class Inputs:
    """The files of a command; they can be drawn more than once, standard input is read once.

    ``aside`` takes by name the sentence on what lies there and is no report, ``same`` of which
    other file a copy is one; ``own``, if given, is
    told name and kind of gouji's own papers, which are left out.
    """

    paths: tuple[str, ...]
    left: LeftOut
    stdin_name: str = STDIN
    aside: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    own: Callable[[str, str], None] | None = None
    _read: list[bytes] = field(default_factory=list)

    def __call__(self) -> Iterator[Source]:
        """Yield a source for every file, in the order of the paths."""
        from engine.reading.files.sources import sources

        for path in self.paths:
            yield from (
                self.piped()
                if path == STDIN
                else sources([path], left=self.left, aside=self.aside.setdefault, own=self.own)
            )

    def piped(self) -> Iterator[Source]:
        """Yield what came by standard input, nothing where it was not asked for."""
        from engine.reading.files.sources import of_bytes

        if STDIN in self.paths:
            yield from of_bytes(
                self.stdin_name,
                self.stdin(),
                left=self.left,
                aside=self.aside.setdefault,
                own=self.own,
            )

    def stdin(self) -> bytes:
        """Return what stands on standard input, one byte more than is allowed at most."""
        from engine.reading.files.limits import LIMITS

        if not self._read:
            self._read.append(standard_input(LIMITS.file_bytes + 1))
        return self._read[0]

    @property
    def single(self) -> bool:
        """Tell whether there is exactly one file."""
        return len(list(islice(self(), 2))) == 1

    @property
    def folder(self) -> bool:
        """Tell whether one of the paths is a folder."""
        return any(path != STDIN and Path(path).is_dir() for path in self.paths)


def inputs_of(arguments: argparse.Namespace, *, needed: bool = True) -> Inputs:
    """Return the files that are named on the line; UsageError where none is and one is needed."""
    paths = list(arguments.paths)
    if arguments.files_from == STDIN and STDIN in paths:
        raise UsageError(say("select.stdin-twice"), hint=say("select.stdin-once"))
    if arguments.files_from:
        paths += names_from(arguments.files_from)
    elif needed and not paths:
        raise UsageError(
            say("command.missing", names="PATH"),
            hint=say("command.see-help", command=f"gouji {arguments.command}"),
        )
    if not all(path.strip() for path in paths):
        raise UsageError(say("select.blank-path"), hint=say("select.blank-hint"))
    if paths.count(STDIN) > 1:
        raise UsageError(say("select.stdin-twice"), hint=say("select.stdin-once"))
    if arguments.stdin_name and STDIN not in paths:
        raise UsageError(say("select.stdin-name-alone"), hint=say("select.stdin-dash"))
    name = Path(arguments.stdin_name).name if arguments.stdin_name else STDIN
    return Inputs(tuple(paths), left_out(arguments), name or STDIN)


def left_out(arguments: argparse.Namespace) -> LeftOut:
    """Return what is left out of the files by --exclude, --since and ignore files."""
    from engine.reading.files.left_out import LeftOut

    return LeftOut(arguments.exclude, moment(arguments.since) if arguments.since else None)


def moment(text: str) -> datetime:
    """Parse a day, or a day and a time, on a clock in China unless it says another."""
    from tui.render.clock import CHINA

    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(say("select.moment-shape", text=text)) from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=CHINA)


def names_from(file: str) -> list[str]:
    """Read names from a file or, for ``-``, standard input: each on a line, or NUL after each."""
    if file == STDIN:
        data = standard_input(MOST_NAMES + 1)
    else:
        try:
            with Path(file).open("rb") as opened:
                data = opened.read(MOST_NAMES + 1)
        except OSError as error:
            raise UsageError(
                say("command.cannot-open", what=file, why=why(error)),
                hint=say("options.check-path"),
            ) from None
    if len(data) > MOST_NAMES:
        raise UsageError(say("select.too-many-names", file=file))
    return [os.fsdecode(one) for one in split(data) if one]


def split(data: bytes) -> list[bytes]:
    """Split a list of names: at NUL if there is one, else at line ends, a mark in front left off.

    A name that is separated by NUL may hold line ends, as ``find -print0`` writes it.
    """
    if b"\0" in data:
        return data.split(b"\0")
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")


def standard_input(most: int) -> bytes:
    """Return the bytes of standard input, at most so many; none where somebody closed it."""
    stream: Any = getattr(sys.stdin, "buffer", None)
    if stream is not None and stream.isatty():
        tell(say("select.waiting"))
    return bytes(stream.read(most)) if stream is not None else b""
