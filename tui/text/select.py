"""What is chosen: files, rules, kinds and years; a baseline, statistics, the log."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "files-from": (
        "从文件（- 为标准输入）读要核对的文件名，一行一个，或以 NUL 分隔（find -print0）",
        "read the names of files from FILE (-: standard input), one a line or NUL after each",
    ),
    "stdin-name": (
        "PATH 写 - 从标准输入读一份文件时，它叫什么名字",
        "the name of what is read from standard input when PATH is -",
    ),
    "exclude": (
        "不核对这样的文件和文件夹（.gitignore 写法），可重复；长期不要的写进文件夹的 .goujiignore",
        "leave out files and folders (as in .gitignore), may be repeated; what is never wanted "
        "stands in a .goujiignore of the folder",
    ),
    "since": (
        "只核对这一天（或时刻，北京时间）以后改过的文件",
        "only files changed since this day (or time, on a clock in China)",
    ),
    "since-received": (
        "只导出这一天（或时刻，北京时间）以后收到的",
        "only what was received since this day (or time, on a clock in China)",
    ),
    "moment-shape": (
        "日期要写成 2024-01-20 或 2024-01-20T08:30 这样，收到的是 {text}。",
        "A date is written 2024-01-20 or 2024-01-20T08:30, not {text}.",
    ),
    "select": (
        "只列这些规则查出的：代码或开头（F、F2、F203），逗号隔开，可重复。规则照样全部核对"
        "（找原因要用全部等式），没列的不计入退出码；写得长的优先，一样长的 --ignore 优先",
        "tell only what these rules find: codes or their beginnings (F, F2, F203), with commas, "
        "may be repeated. All rules are judged (a cause is found from all equations); what is not "
        "told does not count. The longer word decides, of equal ones --ignore",
    ),
    "ignore": ("不列这些规则查出的，写法同 --select", "do not tell what these rules find"),
    "kind": (
        "只列这类机关的报告，可重复；类型读不出的照样列",
        "only reports of this kind of agency, may be repeated; unknown ones are told",
    ),
    "year": (
        "只列这一年度的报告，可重复；年度读不出的照样列",
        "only reports on this year, may be repeated; unknown ones are told",
    ),
    "no-code": (
        "没有代码是 {word} 或以它开头的规则。",
        "No rule has a code beginning with {word}. ",
    ),
    "baseline": (
        "以前的 check --format json：里面有过的不再列出，也不计入退出码；数据变了的算新的",
        "a former check --format json: what stands in it is neither told nor counted; with other "
        "values it is new",
    ),
    "no-baseline": ("基线 {path} 读不了：{why}。", "Baseline {path} cannot be read: {why}."),
    "not-baseline": (
        "{path} 不是 gouji check --format json 的结果。",
        "{path} is not the result of gouji check --format json.",
    ),
    "make-baseline": (
        "用 gouji check PATH --format json --output 基线.json 做一份。",
        "Make one with gouji check PATH --format json --output baseline.json.",
    ),
    "other-pack": (
        "基线是按规则包 {version} 或另外的补充规定做的，现在是 {now}：规则改了的会算作新的。",
        "The baseline was made by pack {version} or other overlays, this is {now}: what changed "
        "with the rules counts as new.",
    ),
    "known": ("基线里已有 {n} 条，没有列出。", "{n} stand in the baseline and are not told."),
    "stale": (
        "基线里 {n} 条这次没有再出现，可以重做基线。",
        "{n} of the baseline are found no more: it may be made anew.",
    ),
    "stale-one": ("不再出现：{source} {rule} {message}", "gone: {source} {rule} {message}"),
    "statistics": (
        "text 只列统计（按规则、按单位、按类型），json 里加上 statistics",
        "counts by rule, by unit and by kind: instead of the findings in text, besides them in "
        "json",
    ),
    "statistics-format": (
        "--statistics 只用于 --format text 或 json。",
        "--statistics goes with --format text or json.",
    ),
    "statistics-papers": (
        "xlsx、html 自带统计。",
        "xlsx and html have counts of their own.",
    ),
    "rule": ("规则", "rule"),
    "unit": ("单位", "unit"),
    "of-kind": ("类型", "kind"),
    "reports": ("份数", "reports"),
    "quiet": (
        "只列有问题和读不了的报告，不说别的",
        "only reports with findings or unreadable ones, nothing else",
    ),
    "verbose": (
        "多说：没有核对、没有列出的每一个文件，基线里不再出现的每一条",
        "say more: every file left out, every finding of the baseline that is gone",
    ),
    "log": (
        "标准错误改写 JSON，每个文件、每一步一行（gouji schema log）",
        "write JSON on stderr, one line a file and step (gouji schema log)",
    ),
    "left-excluded": ("按 --exclude 没有核对 {n} 个。", "{n} left out by --exclude."),
    "left-ignored": ("按 .goujiignore 没有核对 {n} 个。", "{n} left out by .goujiignore."),
    "left-older": ("按 --since 没有核对 {n} 个。", "{n} left out by --since."),
    "left-passed": (
        "按 --kind、--year 没有列出 {n} 份。",
        "{n} reports not told by --kind or --year.",
    ),
    "left-findings": (
        "按 --select、--ignore 没有列出 {n} 条。",
        "{n} findings not told by --select or --ignore.",
    ),
    "left-one": ("略过 {name}", "left out: {name}"),
    "waiting": (
        "在读标准输入（键盘）；输完按 Ctrl+D，不要了按 Ctrl+C。",
        "Reading standard input (the keyboard); end with Ctrl+D, give up with Ctrl+C.",
    ),
    "blank-path": (
        "有一个 PATH 是空的（变量没有值？），没有拿当前文件夹来核对。",
        "A PATH is empty (a variable without a value?); the current folder was not taken.",
    ),
    "blank-hint": (
        "请写明文件或文件夹；就是当前文件夹的，写一个点（.）。",
        "Name a file or a folder; for the current folder write a dot (.).",
    ),
    "stdin-twice": (
        "标准输入只能读一次。",
        "Standard input can be read once only.",
    ),
    "stdin-once": (
        "- 写一处就够：PATH 或 --files-from。",
        "Write - in one place: as PATH or after --files-from.",
    ),
    "stdin-name-alone": ("--stdin-name 只用于从标准输入读。", "--stdin-name names standard input."),
    "stdin-dash": ("PATH 请写 -。", "Write - as PATH."),
    "too-many-names": ("{file} 里的文件名太多。", "Too many names in {file}."),
    "schema-name": ("哪一种输出", "of which output"),
    "shell": ("哪一种命令行", "which shell"),
}
