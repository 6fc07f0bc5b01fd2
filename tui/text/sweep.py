"""What ``gouji sweep`` says, and who has not filed."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "paths": (
        "文件、文件夹或 zip；不写则重核案卷里已有的",
        "files, folders or zip archives; without: check again what the casebook holds",
    ),
    "again": ("核对过的也再核对一遍", "check again what was checked before"),
    "dry-run": ("只说会改变什么，不写案卷", "only say what would change; write nothing"),
    "no-paper-of-dry-run": (
        "--dry-run 什么都不写进案卷，写不出这种纸。",
        "A dry run writes nothing into the casebook, so there is no such paper.",
    ),
    "dry-run-data": (
        "请去掉 --dry-run，或用 --format text、json，或用 gouji check --format …。",
        "Leave --dry-run out, or use --format text or json, or gouji check --format.",
    ),
    "overall": (
        "共 {total} 份：新核对 {new} 份，已核对过 {known} 份，读不了 {bad} 份。",
        "{total} files: {new} checked now, {known} checked before, {bad} unreadable.",
    ),
    "standing": (
        "这些报告在案卷里现有错误 {error} 条、警告 {warning} 条、提示 {info} "
        "条（待定和已确认的；已排除、暂予接受的不算）。",
        "standing in the casebook against these reports: {error} errors, {warning} warnings, "
        "{info} notes (undecided or confirmed; dismissed and accepted ones do not count).",
    ),
    "would-opened": ("会新开", "would open"),
    "would-reopened": ("会重新打开", "would reopen"),
    "would-resolved": ("会视为已整改", "would resolve"),
    "would-kept": ("保持不变", "would stay"),
    "not-filed": ("应报未报（{year}年度）{n} 个", "not filed ({year}): {n}"),
    "perhaps-filed": ("是否报送不明（{year}年度）{n} 个", "perhaps filed ({year}): {n}"),
    "perhaps": ("{unit}（可能是 {filings}）", "{unit} (perhaps {filings})"),
    "stray-year": ("{year}年度只有{n}份", "only {n} for {year}"),
    "stray-years": (
        "{few}（名册{units}个单位），不当作一季，没有据此列未报单位；要列请用 gouji book "
        "status --year。",
        "{few} (the roster has {units} units): taken for no season, nobody is said to be "
        "missing; gouji book status --year lists them all the same.",
    ),
    "unmatched": (
        "没有认定是名册里哪个单位的（gouji book match）",
        "not matched with a unit of the roster (gouji book match)",
    ),
    "looking": ("辨认", "identify"),
    "checking": ("核对", "check"),
    "status-missing": ("{year}年度未报", "{year}: not filed"),
    "status-unclear": ("{year}年度是否报送不明", "{year}: perhaps filed"),
    "status-unmatched": ("{year}年度未认定单位", "{year}: not matched"),
}
