"""What ``gouji check`` says, and how it lists the findings of a report."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "format": (
        "text（默认）、json，或 gouji export 的各种纸和数据格式（xlsx、notice、annotated、"
        "html、csv、sarif、junit 等），直接从文件写出",
        "text (default), json, or any paper or data format of gouji export (xlsx, notice, "
        "annotated, html, csv, sarif, junit …), straight from the files",
    ),
    "published": (
        "这一份的公开日期，如 2024-01-20",
        "date of publication of this one, e.g. 2024-01-20",
    ),
    "basis": ("依据", "basis"),
    "places": ("（{n} 处）", " ({n} places)"),
    "nothing-wrong": ("没有发现问题", "nothing found wrong"),
    "untold": ("（另有 {n} 条没有列出）", " ({n} more not told)"),
    "to-ask-for": ("无法核对的，需要这些材料", "What could not be assessed needs"),
    "more-doubts": ("另有 {n} 处，见 gouji read", "{n} more, see gouji read"),
    "repair": ("改法", "repair"),
    "quote": ("原文", "quote"),
    "explained": ("报告已说明", "explained in the report"),
    "misread-perhaps": (
        "读取没有把握，请对照原件。",
        "Read with doubt: compare with the original.",
    ),
    "expected": ("应为", "expected"),
    "remedy": ("整改", "remedy"),
    "overall": (
        "共 {n} 份：有错误 {bad} 份，只有警告或提示 {some} 份，没有发现问题 {good} 份，"
        "读不了 {unreadable} 份。",
        "{n} reports: {bad} with errors, {some} with warnings or notes only, {good} with "
        "nothing wrong, {unreadable} unreadable.",
    ),
    "each-alone": (
        "每份是单独核对的：各单位之间的雷同（X105）、下属单位之和（X103）、一年两份（X107）、"
        "应报未报（X106），要收进案卷（gouji sweep）才比得出。",
        "Each was checked by itself: what several say alike (X105), sums over units (X103), two "
        "of one year (X107) and who has not filed (X106) only a sweep into a casebook tells.",
    ),
    "gap": ("　", "  "),
}
