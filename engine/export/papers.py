"""Every paper by its name: what it is made of, and the files that it becomes.

One way through for the command line, the screens and scripts: a paper of the casebook is one file,
a paper of a filing one file each.
"""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

from engine.errors import GoujiError, UsageError
from engine.export.plain_text import cleaned
from engine.own_papers import sealed
from engine.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from engine.export.dossier import Dossier, Exported
    from engine.forms.model import Forms

UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
TIDIED = 8
"""After how many files memory is tidied: a document takes ten megabytes."""
LONGEST = 180
"""Bytes of an agency's name in a file name, which has 255: sixty Chinese characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is wanted of a paper besides the casebook.

    ``letterhead`` is a county's own .docx for letters; ``word`` asks for tables to paste instead of
    a workbook; ``each`` for a sheet a filing; ``names`` for units by name; ``doubtful`` counts
    doubtful and contested figures in totals.
    """

    forms: Forms
    year: int | None = None
    letterhead: bytes | None = None
    word: bool = False
    each: bool = False
    names: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a paper: its name and bytes, or why there is none; ``each``: one of a filing."""

    name: str
    each: bool = False
    data: bytes = b""
    refused: GoujiError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A kind of paper: its Chinese name, the suffix of its file, who writes it.

    ``write`` makes one file of the whole export; ``each`` one of each filing, with its suffix.
    ``outward`` is what goes to those who were audited.
    """

    title: str
    suffix: str
    write: Callable[[Exported, Wish], bytes] | None = None
    each: Callable[[Dossier, Exported, Wish], tuple[bytes, str]] | None = None
    text: bool = False
    outward: bool = False


def files(paper: Paper, exported: Exported, wish: Wish) -> Iterator[File]:
    """Yield the files of a paper, one after the other; what cannot be written says why."""
    if paper.write is not None:
        data = sealed(paper.write(exported, wish), name_of(paper))
        yield File(name=f"{paper.title}{suffix_of(paper, wish)}", data=data)
        return
    taken: set[str] = set()
    for number, dossier in enumerate(exported.dossiers):
        if number % TIDIED == 0:
            gc.collect()  # a Word document is one big cycle; the command line collects seldom
        stem = unused(file_stem(dossier, paper.title), taken)
        alone = replace(exported, dossiers=[dossier])
        try:
            data, suffix = paper.each(dossier, alone, wish) if paper.each else (b"", "")
        except UsageError:
            raise  # what was asked for cannot be, of no filing: it is said once
        except GoujiError as error:
            yield File(name=stem, each=True, refused=error)
        else:
            sure = sealed(data, name_of(paper))
            yield File(name=f"{stem}{suffix}", each=True, data=sure)


def name_of(paper: Paper) -> str:
    """Return the name by which ``PAPERS`` has a paper."""
    return next(name for name, one in PAPERS.items() if one == paper)


def suffix_of(paper: Paper, wish: Wish) -> str:
    """Return the suffix of a paper's file."""
    return ".docx" if wish.word else paper.suffix


def file_stem(dossier: Dossier, title: str) -> str:
    """Return a name by which people find the file, and that no system takes for a path."""
    filing = dossier.filing
    plain = UNSAFE.sub("", cleaned(filing.agency)).strip(".").encode()[:LONGEST]
    agency = plain.decode(errors="ignore") or f"报告{filing.id}"
    return f"{agency}{filing.year or ''}_{title}"


def unused(stem: str, taken: set[str]) -> str:
    """Return the stem, numbered where another file has it already (upper and lower case alike)."""
    number, name = 1, stem
    while name.casefold() in taken:
        number += 1
        name = f"{stem}_{number}"
    taken.add(name.casefold())
    return name


def _json(exported: Exported, _wish: Wish) -> bytes:
    from engine.export.data import book_json

    return book_json.write(exported)


def _jsonl(exported: Exported, _wish: Wish) -> bytes:
    from engine.export.data import json_lines

    return json_lines.write(exported)


def _csv(exported: Exported, _wish: Wish) -> bytes:
    from engine.export.data import csv_table

    return csv_table.write(exported)


def _figures(exported: Exported, wish: Wish) -> bytes:
    from engine.export.data import figures

    return figures.write(exported, wish.forms)


def _xlsx(exported: Exported, wish: Wish) -> bytes:
    from engine.export.spreadsheet import xlsx

    return xlsx.write(exported, wish.forms, each=wish.each)


def _markdown(exported: Exported, _wish: Wish) -> bytes:
    from engine.export.data import markdown

    return markdown.write(exported)


def _sarif(exported: Exported, _wish: Wish) -> bytes:
    from engine.export.data import sarif

    return sarif.write(exported)


def _junit(exported: Exported, _wish: Wish) -> bytes:
    from engine.export.data import junit

    return junit.write(exported)


def _github(exported: Exported, _wish: Wish) -> bytes:
    from engine.export.data import github

    return github.write(exported)


def _html(exported: Exported, wish: Wish) -> bytes:
    from engine.export.page import write

    return write.write(exported, wish.forms, wish.year)


def _totals(exported: Exported, wish: Wish) -> bytes:
    from engine.export.totals import sums, word, workbook

    made = sums.totals_of(exported, wish.forms, wish.year, doubtful=wish.doubtful)
    return word.write(made, exported.origin) if wish.word else workbook.write(made, exported)


def _bulletin(exported: Exported, wish: Wish) -> bytes:
    from engine.export.bulletin import write

    return write.write(exported, wish.letterhead, wish.year, names=wish.names)


def _notice(dossier: Dossier, exported: Exported, wish: Wish) -> tuple[bytes, str]:
    from engine.export.notice import write

    if write.nothing_to_say(dossier, exported):
        raise GoujiError("没有须整改、核对或补充的，没有写通知书。")
    return write.write(dossier, exported, wish.letterhead), ".docx"


def _annotated(dossier: Dossier, exported: Exported, wish: Wish) -> tuple[bytes, str]:
    from engine.export.annotated import write

    return write.write(dossier, exported, wish.forms)


PAPERS: Mapping[str, Paper] = {
    "xlsx": Paper(title="问题清单", suffix=".xlsx", write=_xlsx),
    "notice": Paper(title="整改通知书", suffix=".docx", each=_notice, outward=True),
    "annotated": Paper(title="批注", suffix=".docx", each=_annotated, outward=True),
    "totals": Paper(title="汇总表", suffix=".xlsx", write=_totals),
    "html": Paper(title="审核情况", suffix=".html", write=_html, text=True),
    "bulletin": Paper(title="通报", suffix=".docx", write=_bulletin, outward=True),
    "md": Paper(title="问题清单", suffix=".md", write=_markdown, text=True),
    "csv": Paper(title="问题清单", suffix=".csv", write=_csv, text=True),
    "json": Paper(title="问题清单", suffix=".json", write=_json, text=True),
    "jsonl": Paper(title="问题清单", suffix=".jsonl", write=_jsonl, text=True),
    "figures": Paper(title="数据", suffix=".csv", write=_figures, text=True),
    "sarif": Paper(title="问题清单", suffix=".sarif", write=_sarif, text=True),
    "junit": Paper(title="问题清单", suffix=".xml", write=_junit, text=True),
    "github": Paper(title="问题清单", suffix=".txt", write=_github, text=True),
}
"""The papers by the name that ``--format`` takes."""
