"""Reports as web archives keep them: the words of a page in order, its shape lost.

An archive writes the whole text on one line, or each table; between two cells stand a blank, two,
a tab or nothing, so that figures run together and headings stick to what follows. Lines of the
catalogue stand above, furniture of the page behind.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from making.writers import physical_rows, pieces

if TYPE_CHECKING:
    from making.drafts import Draft
    from making.grids import Grid

ABOVE = (
    ("栏目：政府信息公开年报", "发布日期：{published}"),
    ("【信息类别】政府信息公开年度报告 【公开日期】{published}",),
    ("当前位置：首页 > 政府信息公开 > 年度报告",),
    ("索引号：000014349/{year}-00012", "发布机构：{agency}", "名称：{title}"),
    ("字号：大 中 小 打印", "浏览次数：1126"),
)
BEHIND = (
    ("打印本页 关闭窗口",),
    ("上一篇：没有了", "下一篇：没有了"),
    ("分享到：微信 微博", "扫一扫在手机打开当前页"),
    ("版权所有：{agency} 网站标识码：3300000001", "联系我们 网站地图"),
)
GAPS = {"blank": " ", "two blanks": "  ", "tab": "\t", "glued": "", "figures": ""}
LINES = ("whole", "table", "row", "cell")


@dataclass(frozen=True, slots=True)
class Archive:
    """How an archive writes: what stands between cells, and what shares a line.

    ``gap`` names it (``figures``: labels are parted by a blank, figures by nothing); ``lines`` is
    ``whole`` (all on one line), ``table`` (each table), ``row`` or ``cell``; ``stuck``: nothing
    stands between a heading and the sentence behind it either.
    """

    gap: str = "blank"
    lines: str = "whole"
    stuck: bool = False
    above: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


def as_archived(draft: Draft, archive: Archive) -> bytes:
    """Write a report in the layout of an archive."""
    title = "".join(draft.title)
    names = {
        "agency": draft.agency,
        "title": title,
        "year": draft.year,
        "published": f"{draft.year + 1}-01-15",
    }
    above = [line.format(**names) for line in archive.above]
    behind = [line.format(**names) for line in archive.behind]
    body = [text for what, content in pieces(draft) for text in _piece(what, content, archive)]
    body = [text for text in body if text not in draft.title]
    if archive.lines == "whole":
        body = [_together(body, "" if archive.stuck else " ")]
    return "\n".join([*above, title, *body, *behind]).encode()


def archives(seed: int) -> Archive:
    """Choose a layout by chance, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 — tests, not secrets
    lines = dice.choice(LINES)
    gap = dice.choice(tuple(GAPS)) if lines != "cell" else "blank"
    return Archive(
        gap=gap,
        lines=lines,
        stuck=gap in {"glued", "figures"},
        above=dice.choice(((), *ABOVE)),
        behind=dice.choice(((), *BEHIND)),
    )


def _piece(what: str, content: str | Grid, archive: Archive) -> list[str]:
    if what != "grid":
        return [str(content)]
    rows = [_row(row, archive) for row in physical_rows(content)]
    if archive.lines == "cell":
        return [cell for row in rows for cell in row]
    gap = GAPS[archive.gap]
    if archive.lines == "row":
        return [gap.join(row) for row in rows if row]
    return [gap.join(cell for row in rows for cell in row)]


def _row(row: list[str], archive: Archive) -> list[str]:
    """Return the cells of a row that the archive keeps: those with words in them."""
    cells = [text.replace("\n", "") for text in row if text]
    if archive.gap != "figures":
        return cells
    figures = "".join(text for text in cells if _is_figure(text))
    labels = [f"{text} " for text in cells if not _is_figure(text)]
    return [*labels, f"{figures} "] if figures else labels


def _is_figure(text: str) -> bool:
    return text.replace(".", "").lstrip("-").isdigit()


def _together(texts: list[str], gap: str) -> str:
    """Return the texts on one line; the sign-off is parted by blanks as archives keep it."""
    return gap.join(texts[:-2]) + " " + " ".join(texts[-2:])
