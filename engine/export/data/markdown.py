"""Problems as Markdown, a section a filing: for a merge request, a wiki, a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.corrections.wording import correction_line
from engine.export.entries import items
from engine.export.names import FILING_STATE
from engine.export.plain_text import cleaned
from engine.export.problems import problems, requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.export.dossier import Dossier, Exported
    from engine.export.problems import Problem

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&]|^[ ]*(?:[-+]|\d+[.)])(?=\s))", re.MULTILINE)


def write(exported: Exported) -> bytes:
    """Return the document."""
    lines = ["# 政府信息公开工作年度报告审核", ""]
    for dossier in exported.dossiers:
        lines += section(dossier, exported)
    for year, owing in sorted((exported.not_filed or {}).items(), reverse=True):
        lines += [f"## {year}年度未报", "", *(f"- {plain(one.unit.name)}" for one in owing), ""]
    if exported.not_read:
        told = (f"- {plain(one.source)}：{plain(one.error)}" for one in exported.not_read)
        lines += ["## 读不了的文件", "", *told, ""]
    lines += [plain(exported.origin), ""]
    return "\n".join(lines).encode("utf-8", "replace")


def section(dossier: Dossier, exported: Exported) -> Iterator[str]:
    """Yield the lines of a filing: what to mend, what to check, what to supply."""
    filing = dossier.filing
    found = problems(dossier, confirmed=exported.confirmed)
    yield f"## {plain(filing.agency)} {filing.year or ''}年度"
    yield ""
    due = f"，整改期限 {filing.due.isoformat()}" if filing.due else ""
    yield f"第{filing.round}轮，{FILING_STATE[filing.state]}{due}。"
    yield ""
    mend = [one for one in found if one.kind == "mend"]
    yield from listed("整改", mend)
    yield from listed("请核对（不是认定的错误）", [one for one in found if one.kind == "check"])
    asked = requests(dossier, confirmed=exported.confirmed)
    if asked:
        yield from ("### 需补充材料", "")
        yield from (f"- {plain(one.ask)}" for one in asked)
        yield ""
    if dossier.corrections:
        yield from ("### 更正（读取有误，已按原件核对）", "")
        yield from (f"- {plain(correction_line(one))}" for one in dossier.corrections)
        yield ""
    if not mend:
        yield from ("没有须整改的问题。", "")


def listed(title: str, found: Sequence[Problem]) -> Iterator[str]:
    """Yield a list of problems under a heading, nothing where there are none."""
    if not found:
        return
    yield from (f"### {title}", "")
    for entry in items(found):
        level = f"**{entry['级别']}** " if entry["级别"] else ""
        yield f"{entry['序号']}. {level}{plain(entry['位置'])}：{plain(entry['问题'])}"
        for name in ("填报", "应为", "依据", "出处"):
            if entry[name]:
                yield f"   - {name}：{plain(entry[name])}"
        for line in entry["改法"]:
            yield f"   - 办理：{plain(line)}"
    yield ""


def plain(words: str | Sequence[str]) -> str:
    """Return words that Markdown shows as they stand, on one line."""
    text = words if isinstance(words, str) else "".join(words)
    return MARKUP.sub(r"\\\1", cleaned(text).replace("\n", " "))
