"""What ``gouji read`` says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "field-form": ("格式", "format"),
    "file": ("一份年报", "one report"),
    "field-title": ("标题", "title"),
    "field-agency": ("单位", "agency"),
    "field-kind": ("类型", "kind"),
    "field-year": ("年度", "year"),
    "field-signed_on": ("落款日期", "signed on"),
    "field-published_on": ("公开日期", "published on"),
    "period": ("统计期限", "period"),
    "not-found": ("未读到", "not found"),
    "no-heading": ("（无标题）", "(no heading)"),
    "part": ("第{n}部分", "part {n}"),
    "table": ("表{n}", "table {n}"),
    "one-only": ("gouji read 一次看一份。", "gouji read looks at one report."),
    "use-check": ("整个文件夹请用 gouji check。", "For a folder use gouji check."),
    "several-in-archive": ("压缩包里不止一份文件。", "The archive holds more than one file."),
    "unpack": (
        "请先解压，或用 gouji check 核对整个压缩包。",
        "Unpack it, or use gouji check on all of it.",
    ),
    "unreadable": ("读不了这个文件。", "This file cannot be read."),
}
