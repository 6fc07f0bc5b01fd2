"""Two versions of one filing, and the published text beside the one that was approved."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from engine.evidence import Fact, Place
from engine.facts.across.kinds import PUBLISHED, VERSION
from engine.forms.kept import Kept
from engine.vocabulary.in_force import words as words_of
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.context import Context
    from engine.report import Report

WORDS = Use("versions", patterns=("corrected",))
_HEAD = 6
_TAIL = 4


def versions(report: Report, context: Context) -> Iterator[Fact]:
    """Yield one fact for each other version of the filing."""
    here, marked = _content(report), _is_marked(report)
    for number, sibling in enumerate(context.siblings, start=1):
        yield Fact(
            kind=VERSION.name,
            fields={
                "source": name_of(sibling.document.source),
                "differs": int(_content(sibling) != here),
                "marked": int(marked or _is_marked(sibling)),
            },
            place=Place(item=f"version#{number}", label="同一年度的另一份报告"),
        )


def name_of(source: str) -> str:
    """Return a file's own name: in which folder of whose machine it lay is no agency's business."""
    return re.split(r"[/\\]", source)[-1] or source


def published(report: Report, context: Context) -> Iterator[Fact]:
    """Yield a fact once a text has been approved; the published one may still be wanting."""
    del report
    if not context.approved_sha256:
        return
    fields = {"approved": context.approved_sha256}
    if context.published_sha256:
        fields["published"] = context.published_sha256
    yield Fact(
        kind=PUBLISHED.name, fields=fields, place=Place(item="published", label="公布的文本")
    )


def text_digest(report: Report) -> str:
    """Return a digest of what a report says: parts and table values, not format or furniture.

    The same text as a Word file and as a web page has the same digest.
    """
    said = [report.title.text if report.title else ""]
    for number, part in sorted(report.parts.items()):
        said += [str(number), part.heading.wording if part.heading else "", part.text]
    for number, table in sorted(report.tables.items()):
        said += [f"{number}{key}{value.number}" for key, value in sorted(table.values.items())]
    squeezed = "".join("".join(said).split())
    return sha256(unicodedata.normalize("NFKC", squeezed).encode()).hexdigest()


def _content(report: Report) -> str:
    """Return all text without blanks: two files with the same words are the same version.

    Kept for a few reports: each version of a filing is held against all the others.
    """
    if (known := _CONTENTS.known(report, None)) is not None:
        return known[1]
    blocks = range(len(report.document.blocks))
    whole = "".join("".join(report.document.text(index).split()) for index in blocks)
    return _CONTENTS.keep(report, None, whole)


_CONTENTS: Kept[str] = Kept(16)


def _is_marked(report: Report) -> bool:
    count = len(report.document.blocks)
    shown = {*range(min(_HEAD, count)), *range(max(0, count - _TAIL), count), *report.head}
    short = (report.document.text(index) for index in sorted(shown))
    named = (report.document.source, report.document.meta.get("title", ""))
    mark = words_of(WORDS)["corrected"]
    return any(mark.search(text) for text in (*named, *(t for t in short if len(t) < 80)))
