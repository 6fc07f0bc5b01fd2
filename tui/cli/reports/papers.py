"""Papers into files, folders and pipes, for every command that writes them."""

from __future__ import annotations

import hashlib
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import GoujiError, UsageError
from engine.privacy import mask
from engine.reading.files.set_aside import make_ours
from engine.values import replace
from tui.cli.books.desk import now
from tui.cli.speech.files import put
from tui.cli.speech.refusal import why
from tui.cli.speech.streams import write_bytes
from tui.cli.speech.words import joined, say
from tui.out import put_lines, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from engine.audit.worker import AuditResult
    from engine.export.dossier import Dossier, Exported
    from engine.export.papers import File, Paper, Wish
    from engine.rule import Pack
    from tui.cli.reports.baseline import Baseline
    from tui.cli.reports.inputs import Inputs

FORMATS = (
    "xlsx", "notice", "annotated", "totals", "html", "bulletin", "md", "csv", "json", "jsonl",
    "figures", "sarif", "junit", "github",
)  # fmt: skip
"""The names of ``engine.export.papers.PAPERS``, which a cold start does not load."""

MANY = 8
"""From so many reports on it is shown how far the writing is."""


def refuse_output(paper: Paper, output: Path | None) -> None:
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
    if not output.absolute().parent.is_dir():
        raise UsageError(say("export.needs-place", path=output), hint=say("export.check-path"))
    if output.is_dir() and not each:
        raise UsageError(say("export.needs-file", path=output), hint=say("export.name-a-file"))


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


def kept(
    made: Iterable[File],
    output: Path | None,
    exported: Exported,
    written: Written | None = None,
) -> Written:
    """Write the files as they come: one to a file or stdout, several into a folder.

    ``written`` counts them, also those written before something went wrong.
    """
    written = Written() if written is None else written
    refused: dict[tuple[str, str], list[str]] = {}
    for one in tracked(made, len(exported.dossiers)):
        if one.refused is not None:
            why_not = (one.refused.message, one.refused.hint or "")
            refused.setdefault(why_not, []).append(one.name)
            continue
        place = placed(one, output, several=len(exported.dossiers) != 1)
        if place is not None:
            put(place, one.data)
        elif sys.stdout.isatty():
            put_lines(one.data.decode("utf-8-sig").rstrip("\r\n"))  # for eyes; a pipe: as it is
        else:
            write_bytes(one.data)
        written.add(one.name, one.data, folder=place is not None and place != output)
    for (reason, hint), names in refused.items():
        tell_refused(names, reason, hint)
    return written


def tell_refused(names: Sequence[str], reason: str, hint: str) -> None:
    """Say once why papers were not written, however many there are."""
    if len(names) == 1:
        tell(say("export.refused", name=names[0], why=reason))
    else:
        tell(say("export.refused-many", n=len(names), why=reason))
        tell(joined(names), indent=2)
    if hint:
        tell(hint, indent=2)


def tracked(made: Iterable[File], total: int) -> Iterator[File]:
    """Yield the files, and show on a terminal how far it is where there are many."""
    if total < MANY or not sys.stderr.isatty():
        yield from made
        return
    from rich.console import Console
    from rich.progress import track

    console, words = Console(stderr=True), say("export.writing")
    made = iter(made)
    with console.status(words):
        first = next(made, None)
    if first is None:
        return
    rest = chain((first,), made)
    yield from (
        track(rest, words, total=total, console=console, transient=True) if first.each else rest
    )


def placed(one: File, output: Path | None, *, several: bool) -> Path | None:
    """Return where a file goes: the output itself, or its name in the folder that this is."""
    if output is None or not one.each:
        return output
    if not several and not output.is_dir() and output.suffix:
        return output
    if output.suffix == Path(one.name).suffix and not output.is_dir():
        raise UsageError(say("export.needs-folder", title=output.name))
    try:
        if not output.is_dir():
            make_ours(output)
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


def papers_of(
    answers: Iterable[AuditResult],
    arguments: argparse.Namespace,
    pack: Pack,
    baseline: Baseline | None = None,
    inputs: Inputs | None = None,
) -> tuple[Exported, Wish]:
    """Return checks as an export holds them, and what is wanted: for papers without a casebook.

    With a baseline each finding says its state; ``inputs`` holds what came by standard input.
    """
    from engine.export.data.report_json import pack_data
    from engine.export.dossier import Exported, Unread
    from engine.export.papers import Wish
    from tui.cli.speech.version import version
    from tui.render.clock import CHINA

    answers = list(answers)
    read, checked = [one for one in answers if not one.error], Checked(inputs)
    made_by = say(
        "export.pack", engine=version(), id=pack.id, version=pack.version, digest=pack.sha256[:12]
    )
    overlays = joined(one.sha256[:12] for one in pack.overlays)
    exported = Exported(
        dossiers=[dossier_of(number, one, baseline, checked) for number, one in enumerate(read, 1)],
        packs=[pack_data(pack) | {"engine_version": version()}],
        unread=[
            Unread(source=mask(one.source), error=one.error, hint=one.hint, other=one.other)
            for one in answers
            if one.error
        ],
        book=say("export.no-book"),
        made_at=now().astimezone(CHINA).isoformat(timespec="seconds"),
        zone=CHINA,
        made_by=made_by + (say("export.overlays", digests=overlays) if overlays else ""),
    )
    output: Path | None = arguments.output
    word = output is not None and output.suffix == ".docx" and arguments.format == "totals"
    return exported, Wish(forms=pack.forms, word=word)


def dossier_of(
    number: int, one: AuditResult, baseline: Baseline | None, checked: Checked
) -> Dossier:
    """Return a check as a filing that nobody has looked at; its file is read where it lies."""
    from engine.export.of_audit import dossier
    from engine.trail.state.views import FilingView

    filing = FilingView(
        id=number,
        agency=one.agency or mask(one.source),
        kind=one.kind,
        year=one.year,
        state="received",
        round=1,
        version_id=None,
        source=mask(one.source),
        sha256=one.sha256,
        published_on=one.published_on,
    )
    made = dossier(filing, one.findings, one.causes, lambda: checked.content(one))
    return made if baseline is None else with_states(made, baseline)


def with_states(made: Dossier, baseline: Baseline) -> Dossier:
    """Return a filing whose findings say whether they are new, updated or unchanged."""
    findings = [
        replace(one, data={**one.data, "baseline": baseline.state(one.key, one.digest)})
        for one in made.findings
    ]
    return replace(made, findings=findings)


class Checked:
    """The files that were checked, read again where they lie; an archive is unpacked once.

    What was last unpacked is kept, by its digest: the reports of an archive follow each other.
    """

    def __init__(self, inputs: Inputs | None) -> None:
        self.inputs = inputs
        self.place: Path | None = None
        self.unpacked: dict[str, bytes] = {}

    def content(self, one: AuditResult) -> tuple[str, bytes]:
        """Return name and bytes of a file that was checked; GoujiError if it is another one now."""
        from engine.reading.files.left_out import ARCHIVED

        path, archive = Path(one.source), Path(one.source.partition(ARCHIVED)[0])
        place = next((place for place in (path, archive) if place.is_file()), None)
        if place is None or place != self.place or one.sha256 not in self.unpacked:
            self.place, self.unpacked = place, self.read(place)
        if one.sha256 not in self.unpacked:
            raise GoujiError(say("export.file-changed", path=mask(one.source)))
        return path.name, self.unpacked[one.sha256]

    def read(self, place: Path | None) -> dict[str, bytes]:
        """Return by digest what a file holds, what came by standard input if there is no file."""
        from engine.reading.files.sources import sources

        found = sources([place]) if place else self.inputs.piped() if self.inputs else ()
        return {
            hashlib.sha256(source.data).hexdigest(): source.data
            for source in found
            if source.data is not None
        }
