"""What ``gouji check --last`` says of last year's reports."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "option": (
        "上一年的年报（文件或文件夹），只用于同一单位；可重复",
        "reports of the year before (file or folder), used for the same agency only; repeatable",
    ),
    "published-many": (
        "--published 是一份报告的公开日期，不能用于几份。",
        "--published is the day of one report and cannot serve several.",
    ),
    "published-one": (
        "请一次核对一份；或收进案卷后用 gouji book move 号 published 逐份登记。",
        "Check one at a time, or register each in a casebook: gouji book move N published.",
    ),
    "no-files": ("{path} 里没有可以核对的文件。", "{path} holds no files to check."),
    "blank": (
        "--last 后面是空的（变量没有值？），没有拿当前文件夹来比。",
        "--last names nothing (a variable without a value?); the current folder was not taken.",
    ),
    "name-them": (
        "--last 后面请写上一年的年报，或放着它们的文件夹。",
        "After --last name last year's reports or a folder of them.",
    ),
    "unreadable": (
        "上年报告 {last} 读不了：{why}",
        "last year's report {last} is unreadable: {why}",
    ),
    "name-same-agency": (
        "请给出同一单位上一年度的年报；不写 --last 也能核对，缺的材料会写明。",
        "Name the report of the same agency for the year before; without --last the check "
        "says what it lacks.",
    ),
    "without": (
        "--last 里没有这些单位的上年报告，没有拿来比（{n} 份）",
        "--last holds no report of these agencies for the year before; not compared ({n})",
    ),
    "several": (
        "{source}：{names} 都是同一单位上一年度的报告，不知道用哪一份，没有拿来比；请只写一份。",
        "{source}: {names} are each the same agency's report for the year before; not compared. "
        "Name only one.",
    ),
    "wanted": (
        "应当给出“{own}”{year}年度的年报；不写 --last 也能核对，缺的材料会写明。",
        "Name the report of {own} for {year}; without --last the check says what it lacks.",
    ),
    "foreign-day": (
        "{source}：{day} 不会是{year}年度报告的公开日期，没有核对；应当在{next}年内。",
        "{source}: {day} cannot be the day on which a report for {year} was published; not "
        "checked. It would lie in {next}.",
    ),
    "check-day": (
        "请核对日期；确实如此的，收进案卷后用 gouji book move 号 published 登记。",
        "Check the day; if it is really so, register it in a casebook: "
        "gouji book move N published.",
    ),
    "itself": (
        "{source}：{last} 就是这一份，没有拿它当上年报告。",
        "{source}: {last} is this very report and was not taken for last year's.",
    ),
    "year": (
        "{source}（{year}年度）：{last} 是{other}年度的，不是上一年（{before}年度），没有拿来比。",
        "{source} ({year}): {last} is for {other}, not the year before ({before}); not compared.",
    ),
    "near": (
        "{source}：{last} 的单位“{theirs}”与本报告的“{own}”相近，但不能确定是同一单位，"
        "没有拿来比；更名的请在名册别名里写上曾用名。",
        "{source}: the agency of {last}, {theirs}, resembles this report's {own} but is not "
        "certainly the same; not compared. If it was renamed, add the former name to the "
        "roster.",
    ),
    "unknown": (
        "{source}：读不出两份报告的单位和年度，没有拿 {last} 来比。",
        "{source}: agency and year of both reports could not be told; {last} was not compared.",
    ),
    "other": (
        "{source}：{last} 是“{theirs}”的，本报告是“{own}”的，没有拿来比。",
        "{source}: {last} is of {theirs}, this report of {own}; not compared.",
    ),
}
