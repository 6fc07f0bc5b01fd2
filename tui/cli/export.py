"""``gouji export``: every paper and every data format of what the casebook holds."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.desk import add_book, book_path, now, open_book, spare
from tui.cli.exits import Exit
from tui.cli.files import put
from tui.cli.refusal import why
from tui.cli.sources import iso_date
from tui.cli.streams import write_bytes
from tui.cli.words import joined, say
from tui.out import put_lines, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from engine.export.dossier import Dossier, Exported, Letter, Owing
    from engine.export.papers import File, Paper, Wish
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView

FORMATS = (
    "xlsx", "notice", "annotated", "totals", "html", "bulletin", "md", "csv", "json", "jsonl",
    "figures", "sarif", "junit",
)  # fmt: skip
"""The names of ``engine.export.papers.PAPERS``, which a cold start does not load."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji export``."""
    add_book(parser)
    parser.add_argument(
        "--format", choices=FORMATS, required=True, metavar="FORMAT", help=say("export.format")
    )
    parser.add_argument("--output", type=Path, metavar="PATH", help=say("export.output"))
    parser.add_argument("--year", type=int, metavar="YYYY", help=say("export.only-year"))
    parser.add_argument(
        "--filing", type=int, nargs="+", default=[], metavar="N", help=say("export.only-filing")
    )
    parser.add_argument(
        "--unit", action="append", default=[], metavar="NAME", help=say("export.only-unit")
    )
    parser.add_argument("--confirmed", action="store_true", help=say("export.only-confirmed"))
    parser.add_argument("--each", action="store_true", help=say("export.each"))
    parser.add_argument("--with-doubtful", action="store_true", help=say("export.doubtful"))
    letter = parser.add_argument_group()
    letter.add_argument("--template", type=Path, metavar="FILE", help=say("export.template"))
    letter.add_argument("--office", default="", metavar="NAME", help=say("export.office"))
    letter.add_argument("--contact", default="", metavar="TEXT", help=say("export.contact"))
    letter.add_argument("--number", default="", metavar="TEXT", help=say("export.number"))
    letter.add_argument("--date", metavar="DATE", help=say("export.date"))
    letter.add_argument("--names", action="store_true", help=say("export.names"))


def run(arguments: argparse.Namespace) -> int:
    """Write the paper; a file is replaced only when the new one is whole."""
    from engine.export.papers import PAPERS, files

    paper = PAPERS[arguments.format]
    output: Path | None = arguments.output
    refuse_output(paper, output, arguments)
    wish = wished(arguments)
    with open_book(arguments) as book:
        exported = gathered(book, arguments)
        made = kept(files(paper, exported, wish), output, exported)
        seal = book.exported(arguments.format, made.digest, len(exported.dossiers))
    tell(f"{say('trail.code-after-export')} {seal.code}")
    if not made.names:
        tell(say("export.none-written"))
        return Exit.UNREADABLE
    if output is not None and made.folder:
        tell(say("export.written-many", n=len(made.names), path=output))
    elif output is not None:
        tell(f"{say('trail.written')} {output}")
    return Exit.CLEAN


def refuse_output(paper: Paper, output: Path | None, arguments: argparse.Namespace) -> None:
    """Refuse an output that cannot take what is written, before anything is read."""
    each = paper.each is not None
    if output is None:
        if each or (not paper.text and sys.stdout.isatty()):
            name = paper.title if each else f"{paper.title}{paper.suffix}"
            raise UsageError(
                say("export.not-on-screen", title=paper.title),
                hint=say("export.add-output", name=name),
            )
        return
    if output.is_dir() and not each:
        raise UsageError(say("export.needs-file", path=output), hint=say("export.name-a-file"))
    spare(output, book_path(arguments))


def wished(arguments: argparse.Namespace) -> Wish:
    """Return what is wanted besides the casebook."""
    from engine.export.papers import Wish
    from engine.packs import load_pack

    output: Path | None = arguments.output
    word = arguments.format == "totals" and output is not None and output.suffix == ".docx"
    return Wish(
        forms=load_pack(proof=False).forms,
        year=arguments.year,
        template=template_of(arguments.template),
        word=word,
        each=arguments.each,
        names=arguments.names,
        doubtful=arguments.with_doubtful,
    )


def template_of(path: Path | None) -> bytes | None:
    """Return the bytes of a county's own template."""
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            say("export.unreadable-template", path=path, why=why(error)),
            hint=say("export.check-path"),
        ) from None


def kept(made: Iterable[File], output: Path | None, exported: Exported) -> Written:
    """Write the files as they come: one to a file or stdout, several into a folder."""
    written = Written()
    for one in made:
        if one.refused is not None:
            tell(say("export.refused", name=one.name, why=one.refused))
            if one.refused.hint:
                tell(str(one.refused.hint), indent=2)
            continue
        place = placed(one, output, several=len(exported.dossiers) != 1)
        if place is not None:
            put(place, one.data)
        elif sys.stdout.isatty():
            put_lines(one.data.decode("utf-8-sig").rstrip("\r\n"))  # for eyes; a pipe: as it is
        else:
            write_bytes(one.data)
        written.add(one.name, one.data, folder=place is not None and place != output)
    return written


def placed(one: File, output: Path | None, *, several: bool) -> Path | None:
    """Return where a file goes: the output itself, or its name in the folder that this is."""
    if output is None or not one.each:
        return output
    if not several and not output.is_dir() and output.suffix:
        return output
    if output.suffix == Path(one.name).suffix and not output.is_dir():
        raise UsageError(say("export.needs-folder", title=output.name))
    try:
        output.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(
            say("command.cannot-write", path=output, why=why(error)),
            hint=say("trail.other-place"),
        ) from None
    return output / one.name


class Written:
    """What was written: names, whether into a folder, and one digest over all."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.folder = False
        self._digests: list[str] = []

    def add(self, name: str, data: bytes, *, folder: bool) -> None:
        """Count a file."""
        self.names.append(name)
        self.folder = self.folder or folder
        self._digests.append(hashlib.sha256(data).hexdigest())

    @property
    def digest(self) -> str:
        """Return the file's sha256; of several, that of the list of theirs with their names."""
        if not self.folder and len(self._digests) == 1:
            return self._digests[0]
        lines = (
            f"{digest}  {name}\n" for digest, name in zip(self._digests, self.names, strict=True)
        )
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def gathered(book: Casebook, arguments: argparse.Namespace) -> Exported:
    """Collect what is wanted from the casebook, and seal the trail at this moment."""
    from engine.export.dossier import Letter

    part = bool(arguments.filing or arguments.unit)
    letter = Letter(
        office=arguments.office,
        contact=arguments.contact,
        number=arguments.number,
        day=iso_date(arguments.date) if arguments.date else None,
    )
    return replace(
        exported_of(book, chosen(book.filings(), arguments), letter),
        not_filed=None if part else owing(book, arguments.year),
        confirmed=arguments.confirmed,
    )


def exported_of(book: Casebook, filings: Iterable[FilingView], letter: Letter) -> Exported:
    """Return filings as an export holds them, made now; a letter without a day is of today."""
    from engine.export.dossier import Exported
    from tui.render.clock import CHINA

    today = now().astimezone(CHINA)
    return Exported(
        dossiers=[dossier(book, one) for one in filings],
        book=str(book.path),
        made_at=today.isoformat(timespec="seconds"),
        code=book.seal(occasion="export").code,
        zone=CHINA,
        made_by=joined(made_by(book)),
        letter=letter if letter.day else replace(letter, day=today.date()),
    )


def write_notice(book: Casebook, filing: FilingView, path: Path) -> None:
    """Write the letter that goes with a report's return, and note it in the trail."""
    from engine.export.dossier import Letter
    from engine.export.notice.write import write

    exported = exported_of(book, [filing], Letter())
    data = write(exported.dossiers[0], exported)
    put(path, data)
    book.exported("notice", hashlib.sha256(data).hexdigest(), 1)
    tell(f"{say('trail.written')} {path}")


def dossier(book: Casebook, one: FilingView) -> Dossier:
    """Return a filing with all that papers are made of; its file is read only if one needs it."""
    from engine.export.dossier import Dossier

    return Dossier(
        filing=one,
        findings=book.findings(one.id),
        causes=book.causes(one.id),
        content=lambda: book.content(one.id),
    )


def chosen(filings: Iterable[FilingView], arguments: argparse.Namespace) -> list[FilingView]:
    """Return the filings that are wanted; UsageError for a number or a unit that is not there."""
    found = list(filings)
    known = {one.id for one in found}
    for number in arguments.filing:
        if number not in known:
            raise UsageError(say("export.no-filing", n=number), hint=say("export.list-filings"))
    for unit in arguments.unit:
        if not any(unit in one.agency for one in found):
            raise UsageError(say("export.no-unit", unit=unit), hint=say("export.list-filings"))
    return [
        one
        for one in found
        if arguments.year in {None, one.year}
        and (not arguments.filing or one.id in arguments.filing)
        and (not arguments.unit or any(unit in one.agency for unit in arguments.unit))
    ]


def made_by(book: Casebook) -> Iterator[str]:
    """Yield tool, pack and overlays of the checks, each once."""
    for means in book.provenance():
        words = say(
            "export.pack",
            engine=means["engine_version"],
            id=means["pack_id"],
            version=means["pack_version"],
            digest=means["pack_sha256"][:12],
        )
        overlays = [one[:12] for one in means["overlays_sha256"].split(",") if one]
        yield words + (say("export.overlays", digests=joined(overlays)) if overlays else "")


def owing(book: Casebook, year: int | None) -> dict[int, tuple[Owing, ...]] | None:
    """Return by season which units have not filed, or perhaps not; None without a roster."""
    from engine.export.dossier import Owing
    from engine.trail.queries.filed import seasons

    units = book.units()
    known = seasons(book.filings(), units, () if year is None else (year,))
    return {
        season.year: (
            *(Owing(unit=unit) for unit in season.missing),
            *(Owing(unit=unit, perhaps=those) for unit, those in season.unclear),
        )
        for season in known.seasons
        if units and year in {None, season.year}
    } or None
