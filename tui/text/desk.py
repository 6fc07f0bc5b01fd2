"""The words of the desk: years, progress, groups, marks, many at once, files that are unreadable."""

from __future__ import annotations

DESK_WORDS: dict[str, tuple[str, str]] = {
    "key-year-back": ("上一年", "year before"),
    "key-year-on": ("下一年", "year after"),
    "all-years": ("全部年度", "all years"),
    "year-of": ("{year} 年度", "{year}"),
    "year-earlier": ("{year} 年度（以前年度，供对照）", "{year} (earlier, for reference)"),
    "progress-filed": ("已收 {n}", "filed {n}"),
    "progress-reviewed": ("已审 {n}", "reviewed {n}"),
    "progress-returned": ("退回 {n}", "returned {n}"),
    "progress-late": ("逾期 {n}", "late {n}"),
    "days-left": ("余{n}天", " {n}d left"),
    "days-late": ("逾{n}天", " {n}d late"),
    "unread-state": ("读不了", "unread"),
    "about-file-unread": (
        "{name} 读不了：{why}修好或另存为 .docx 后再收。",
        "{name} cannot be read: {why} Mend it or save it as .docx, then receive it again.",
    ),
    "desk-kind": ("类型", "kind"),
    "desk-kind-township": ("乡镇", "town"),
    "desk-kind-subdistrict": ("街道", "street"),
    "desk-kind-department": ("部门", "dept"),
    "desk-kind-government": ("政府", "gov"),
    "desk-kind-other": ("其他", "other"),
    "desk-kind-unknown": ("不详", "?"),
    "desk-filtered": ("筛选“{what}” {n} 件", "'{what}': {n}"),
    "desk-filter-hint": (
        "单位（可用拼音首字母 bsz）、年度、状态、S104；↑↓ 选 回车打开 Tab 到列表 Esc 清除",
        "unit (pinyin too), year, state, S104; arrows, Enter opens, Tab to the list, Esc clears",
    ),
}
