"""The letter that goes with a report's return, and what papers are made of in a casebook.

The command line, the screens and the line mode write the same letter and note it in the trail.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import GoujiError, UsageError
from engine.own_papers import sealed
from engine.values import dataclass, replace
from tui.files import reason, write_whole
from tui.home import data_folder
from tui.render.clock import CHINA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from engine.export.dossier import Dossier, Exported, Letter
    from engine.trail.casebook import Casebook
    from engine.trail.state.views import FilingView
    from engine.trail.store.place import Place
    from tui.text.words import Texts


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a letter after the words on the return; ``tone`` as screens know it."""

    words: str = ""
    tone: str = ""


def said_of(
    book: Casebook,
    filing: FilingView,
    now: datetime,
    texts: Texts,
    *,
    unless: Callable[[GoujiError], bool] = lambda _: False,
) -> Said:
    """Write the letter on a return beside the casebook, and say where, or why there is none.

    An error of which ``unless`` says so is raised: it can be tried again.
    """
    try:
        path = issue_beside(book, filing, now, texts)
    except GoujiError as error:
        if unless(error):
            raise
        return Said(texts("letter-failed", why=error.message, n=filing.id), "warning")
    return Said(texts("letter", path=path)) if path else Said(texts("letter-none"), "warning")


def issue_beside(book: Casebook, filing: FilingView, now: datetime, texts: Texts) -> Path | None:
    """Write the letter on a returned report into the folder of papers beside the casebook.

    It holds what has been confirmed, for that is what goes back; None where that is nothing. A
    letter that is there already stays: it may have been sent.

    Raises:
        UsageError: the folder or the file cannot be written.
    """
    if not any(one.state == "confirmed" for one in book.findings(filing.id)):
        return None
    folder = folder_of(book.path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise refused(folder, error, texts) from None
    return issue(book, filing, folder, now, texts, confirmed=True)


def issue(
    book: Casebook,
    filing: FilingView,
    place: Path,
    now: datetime,
    texts: Texts,
    *,
    confirmed: bool = False,
) -> Path:
    """Write the letter on a report to a file, or under an unused name into a folder; note it.

    Returns:
        The file.

    Raises:
        UsageError: the file cannot be written; nothing is noted then.
    """
    from engine.export.notice.write import write

    exported = replace(exported_of(book, [filing], now, texts), confirmed=confirmed)
    fresh = place.is_dir()
    path = unused(place, exported.dossiers[0]) if fresh else place
    data = sealed(write(exported.dossiers[0], exported), "notice")
    try:
        write_whole(path, data)
    except OSError as error:
        raise refused(path, error, texts) from None
    with kept_if_noted([path] if fresh else []):
        book.exported("notice", hashlib.sha256(data).hexdigest(), 1)
    return path


def workbook_beside(
    book: Casebook, filings: Iterable[FilingView], now: datetime, texts: Texts
) -> Path:
    """Write the findings of filings as a workbook into the folder of papers, and note it.

    Raises:
        UsageError: the folder or the file cannot be written; nothing is noted then.
    """
    from engine.export.papers import PAPERS, Wish, files
    from engine.packs import forms_of

    exported = exported_of(book, filings, now, texts)
    folder = folder_of(book.path)
    (made,) = files(PAPERS["xlsx"], exported, Wish(forms=forms_of()))
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        path = spare_name(folder, f"{now.astimezone(CHINA):%Y%m%d}_{PAPERS['xlsx'].title}", ".xlsx")
        write_whole(path, made.data)
    except OSError as error:
        raise refused(folder, error, texts) from None
    with kept_if_noted([path]):
        book.exported("xlsx", hashlib.sha256(made.data).hexdigest(), len(exported.dossiers))
    return path


@contextmanager
def kept_if_noted(paths: Iterable[Path]) -> Iterator[None]:
    """Note papers in the trail; where that fails or is given up, the fresh files go again."""
    try:
        yield
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise


def folder_of(book: Place) -> Path:
    """Return the folder beside a casebook for what is written without being asked where.

    Beside a server nothing lies: its papers go to the user's data folder.
    """
    if isinstance(book, Path):
        return book.with_name(f"{book.stem}-papers")
    return data_folder() / f"{book.stem}-papers"


def unused(folder: Path, dossier: Dossier) -> Path:
    """Return the letter's file in a folder, numbered where there is one of that name."""
    from engine.export.papers import PAPERS, file_stem

    paper = PAPERS["notice"]
    return spare_name(folder, file_stem(dossier, paper.title), paper.suffix)


def spare_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return a file's place in a folder, numbered where there is one of that name."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{stem}_{number}{suffix}"
    return path


def refused(path: Path, error: OSError, texts: Texts) -> UsageError:
    """Say which file could not be written, and why."""
    return UsageError(
        texts("command.cannot-write", path=path, why=reason(error, texts)),
        hint=texts("trail.other-place"),
    )


def exported_of(
    book: Casebook,
    filings: Iterable[FilingView],
    now: datetime,
    texts: Texts,
    letter: Letter | None = None,
) -> Exported:
    """Return filings as an export holds them, and seal the trail at this moment.

    What the letter does not say of office and contact is the casebook's; without a day it is of
    today.
    """
    from engine.export.dossier import Exported, Letter

    today = now.astimezone(CHINA)
    given, settings = letter or Letter(), book.settings()
    return Exported(
        dossiers=[dossier(book, one) for one in filings],
        book=str(book.path),
        made_at=today.isoformat(timespec="seconds"),
        code=book.seal(occasion="export").code,
        zone=CHINA,
        made_by=texts.joined(made_by(book, texts)),
        packs=list(packs(book)),
        letter=replace(
            given,
            office=given.office or settings["office"],
            contact=given.contact or settings["contact"],
            day=given.day or today.date(),
        ),
    )


def dossier(book: Casebook, one: FilingView) -> Dossier:
    """Return a filing with all that papers are made of; its file is read only if one needs it."""
    from engine.export.dossier import Dossier

    return Dossier(
        filing=one,
        findings=book.findings(one.id),
        causes=book.causes(one.id),
        content=lambda: book.content(one.id),
        corrections=[each.correction for each in book.corrections(one.id)],
        compared=(lambda: book.rounds(one.id)) if one.round > 1 else None,
    )


def made_by(book: Casebook, texts: Texts) -> Iterator[str]:
    """Yield tool, pack and overlays of the checks, each once."""
    for means in book.provenance():
        words = texts(
            "export.pack",
            engine=means["engine_version"],
            id=means["pack_id"],
            version=means["pack_version"],
            digest=means["pack_sha256"][:12],
        )
        digests = texts.joined(one[:12] for one in means["overlays_sha256"].split(",") if one)
        yield words + (texts("export.overlays", digests=digests) if digests else "")


def packs(book: Casebook) -> Iterator[dict[str, object]]:
    """Yield for programs by which packs and overlays it was checked, each once."""
    for means in book.provenance():
        yield {
            "id": means["pack_id"],
            "version": means["pack_version"],
            "sha256": means["pack_sha256"],
            "overlays": [{"sha256": one} for one in means["overlays_sha256"].split(",") if one],
            "engine_version": means["engine_version"],
        }
