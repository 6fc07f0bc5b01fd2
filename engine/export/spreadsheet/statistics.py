"""The sheet of statistics: rules against units as a heat map, and how many units have what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.export.page.season import season_of
from engine.export.plain_text import cleaned

if TYPE_CHECKING:
    from engine.export.dossier import Exported
    from engine.export.page.season import Season

HEAT = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#E06666"}
CHARTED = 10


def write(book: Any, exported: Exported, styles: Any) -> None:
    """Add the sheet for the latest season; nothing where nothing has to be mended."""
    season = season_of(exported)
    if not season.rules:
        return
    sheet = book.add_worksheet("统计")
    title = f"{season.year or ''}年度：各规则在各单位有多少处须整改（颜色越深越多）"
    sheet.write_string(0, 0, title)
    heads = ("规则", "问题", "单位数", "处数", *(cleaned(one.agency) for one in season.units))
    for column, words in enumerate(heads):
        sheet.write_string(1, column, words, styles.head)
    for row, one in enumerate(season.rules, 2):
        sheet.write_string(row, 0, one.rule, styles.text)
        sheet.write_string(row, 1, cleaned(one.title), styles.text)
        sheet.write_number(row, 2, one.units, styles.number)
        sheet.write_number(row, 3, one.times, styles.number)
        for column, unit in enumerate(season.units, 4):
            times = unit.rules.get(one.rule, 0)
            if times:
                sheet.write_number(row, column, times, styles.number)
            else:
                sheet.write_blank(row, column, None, styles.number)
    last = (len(season.rules) + 1, len(season.units) + 3)
    sheet.conditional_format(2, 4, *last, HEAT)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, last[1], 9)
    sheet.freeze_panes(2, 4)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.insert_chart(last[0] + 2, 1, chart(book, season))


def chart(book: Any, season: Season) -> Any:
    """Return a bar chart of the most frequent problems by how many units have them."""
    last = min(len(season.rules), CHARTED) + 1
    made = book.add_chart({"type": "bar"})
    made.add_series(
        {"categories": ["统计", 2, 1, last, 1], "values": ["统计", 2, 2, last, 2], "gap": 60}
    )
    made.set_title({"name": "最常见的问题（单位数）"})
    made.set_legend({"none": True})
    made.set_y_axis({"reverse": True})
    made.set_size({"width": 720, "height": 60 + 30 * (last - 1)})
    return made
