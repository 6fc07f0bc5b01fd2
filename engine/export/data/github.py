"""Findings as workflow commands of GitHub Actions, which shows them beside the files.

One line a finding: ``::error file=…,title=…::…``. Everything that comes out of a report or a file
name is escaped as the runner unescapes it, so that no text can end a command, begin one, or set a
property: a line begins with ours and holds no line end. What failed is an error, a warning or a
notice by its severity; what is uncertain is a notice; what an auditor set aside is left out, and
what could not be assessed is one notice a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export.names import DISMISSED
from engine.export.plain_text import cleaned
from engine.export.problems import requests
from engine.finding import due_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.export.dossier import Dossier, Exported
    from engine.trail.state.views import FindingView

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
FAILED = {"fail", "broken"}
FURTHER = {"expected": "应为", "repair": "改法", "remedy": "整改"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


def write(exported: Exported) -> bytes:
    """Return the lines; nothing where nothing was checked."""
    return "".join(f"{line}\n" for line in lines(exported)).encode("utf-8", "replace")


def lines(exported: Exported) -> Iterator[str]:
    """Yield the commands, report after report, then the files that could not be read.

    The last line says by what they were made.
    """
    for dossier in exported.dossiers:
        repairs = {str(one.get("id")): str(one.get("summary") or "") for one in dossier.causes}
        for one in dossier.findings:
            told = one.state == "confirmed" if exported.confirmed else one.state not in DISMISSED
            if told and one.outcome != "not_assessable":
                yield of_finding(one, dossier, repairs.get(one.cause or "", ""))
        asked = dict.fromkeys(one.ask for one in requests(dossier, confirmed=exported.confirmed))
        if asked:
            yield command("notice", dossier.filing.source, "需补充材料", "\n".join(asked))
    for unread in exported.not_read:
        why = "\n".join(filter(None, (unread.error, unread.hint)))
        yield command("error", unread.source, "不核对" if unread.other else "读不了", why)
    if exported.dossiers or exported.not_read:
        yield command("notice", "", "gouji", exported.origin)


def of_finding(finding: FindingView, dossier: Dossier, repair: str) -> str:
    """Return the command for a finding: code, title and place; what was seen; what to do.

    Where a cause explains it, the repair says what should stand there and the finding does not.
    """
    name = COMMANDS.get(finding.severity, "notice") if finding.outcome in FAILED else "notice"
    label = str((finding.data.get("place") or {}).get("label") or "")
    title = " ".join(filter(None, (finding.rule, finding.title, label)))
    data = finding.data
    said = [finding.message]
    wanted = due_of(data)
    further = {**data, "repair": repair, "expected": "" if repair else wanted}
    said += [f"{word}：{further[key]}" for key, word in FURTHER.items() if further.get(key)]
    return command(name, dossier.filing.source, title, "\n".join(said))


def command(name: str, source: str, title: str, text: str) -> str:
    """Return a workflow command, of a file if one is named; every value is escaped."""
    file = f"file={escaped(cleaned(source.partition('!/')[0]), PROPERTY)}," if source else ""
    return f"::{name} {file}title={escaped(cleaned(title), PROPERTY)}::" + escaped(
        cleaned(text), DATA
    )


def escaped(words: str, table: dict[str, str]) -> str:
    """Return words as the runner reads them back."""
    return "".join(table.get(sign, sign) for sign in words)
