"""What ``gouji sweep`` says, and who has not filed."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "paths": (
        "文件、文件夹或 zip；不写则重核案卷里已有的",
        "files, folders or zip archives; without: check again what the casebook holds",
    ),
    "again": ("核对过的也再核对一遍", "check again what was checked before"),
    "dry-run": ("只说会改变什么，不写案卷", "only say what would change; write nothing"),
    "new-only": (
        "退出码和 JSON 只说这次新核对的，不算以前核对过的",
        "let exit code and JSON speak of what is checked now, not of what was before",
    ),
    "told": ("列出哪些", "what is told"),
    "told-what": (
        "案卷照样记下全部发现，以前的决定也不受影响；这里选的只管这次列出和写出什么、统计什么、"
        "退出码按什么算",
        "the casebook takes in all findings all the same, and decisions stay; this chooses what "
        "this run tells, writes and counts, also for the exit code",
    ),
    "cluster": (
        "由集群核对：local（在本机起一个），或调度进程的地址，如 tls://10.1.2.3:8786；"
        "也可用环境变量 GOUJI_CLUSTER",
        "let a cluster do the work: local (one on this machine), or the scheduler's address, like "
        "tls://10.1.2.3:8786; or GOUJI_CLUSTER",
    ),
    "shared-folder": (
        "集群各台机器都以同一路径看得到的文件夹；不写则文件随任务传过去",
        "a folder that all machines of the cluster see under the same path; without: files travel",
    ),
    "cluster-tls": (
        "集群的证书文件夹（ca.pem、cert.pem、key.pem）；不写则用 Dask 自己的设置；"
        "也可用环境变量 GOUJI_CLUSTER_TLS",
        "the folder of the cluster's certificates (ca.pem, cert.pem, key.pem); without: Dask's own "
        "settings; or GOUJI_CLUSTER_TLS",
    ),
    "same": (
        "{source}：与 {other} 完全相同，只核对一次。",
        "{source}: the very same as {other}, checked once.",
    ),
    "same-n": ("另有 {n} 份与别的文件完全相同。", " {n} are copies of other files."),
    "several": (
        "{who}：这次收到 {n} 份不同的报告（{files}），按先后记作几轮，现以 {current} "
        "为准；请核对有没有放错或报错。",
        "{who}: {n} different reports came ({files}) and are rounds one after the other; "
        "{current} stands now. Look whether one of them is misplaced.",
    ),
    "and-more": ("……另有 {n} 个", "… and {n} more"),
    "stopped": (
        "这次核对的已有 {n} 份写进案卷；其余没有写，再运行一次会接着做，读过的不必重读。",
        "Of this sweep {n} reports stand in the casebook, the rest do not; run it again to go on, "
        "what was read need not be read again.",
    ),
    "stopped-dry": (
        "这是试运行，案卷没有动过。",
        "It was a dry run; the casebook was not touched.",
    ),
    "no-paper-of-dry-run": (
        "--dry-run 什么都不写进案卷，写不出这种纸。",
        "A dry run writes nothing into the casebook, so there is no such paper.",
    ),
    "dry-run-data": (
        "请去掉 --dry-run，或用 --format text、json，或用 gouji check --format …。",
        "Leave --dry-run out, or use --format text or json, or gouji check --format.",
    ),
    "overlaid": (
        "补充规定：{titles}，改了 {n} 处；逐条看：gouji rules {options}",
        "overlay: {titles}, {n} changes; one by one: gouji rules {options}",
    ),
    "overall": (
        "共 {total} 份：新核对 {new} 份，已核对过 {known} 份，读不了 {bad} 份。",
        "{total} files: {new} checked now, {known} checked before, {bad} unreadable.",
    ),
    "rejudged": (
        "另有 {n} 份因新收到的材料重新核对：",
        "{n} more, in the casebook already, were checked again because of what came:",
    ),
    "would-rejudge": (
        "案卷里另有 {n} 份会因新收到的材料重新核对：",
        "{n} more, in the casebook already, would be checked again because of what came:",
    ),
    "rejudged-more": ("……还有 {n} 份", "… and {n} more"),
    "because-last": ("上年报告", "last year's report"),
    "because-below": ("所属单位的报告", "reports of units below"),
    "because-missing": ("所属单位是否报齐", "whether the units below have filed"),
    "because-version": ("同一年度的另一份报告", "another report for the year"),
    "because-approved": ("通过的文本", "the approved text"),
    "because-published": ("公开日期", "the day of publication"),
    "because-corrected": ("更正的读数", "corrected readings"),
    "because-unit": ("名册里的本单位", "the unit's line of the roster"),
    "because-roster": ("名册里的单位名称", "the names of the roster"),
    "because-like": ("相似的文字", "texts that are alike"),
    "because-rules": (
        "规则、补充规则或程序有更新（或以前没有记下依据）",
        "other rules, overlays or program (or it was not noted on what it was judged)",
    ),
    "status-unreadable": ("读不了的文件", "unreadable files"),
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
    "perhaps-stale": (
        "{unit}（收到 {filings}，标的是上一年度，待核实）",
        "{unit} ({filings} came, of the year before by its title: to be verified)",
    ),
    "stale-how": (
        "看过原文，标错年度的用 gouji book correct 报告号 --year 年度 更正；确是 {year} 年度的照写 "
        "--year {year}，这个单位就列为未报（都要写 --reason 理由）。",
        "Look at them: gouji book correct N --year YEAR --reason WHY puts a wrong year right; "
        "--year {year} says that it is really of {year}, and its unit has not filed.",
    ),
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
    "status-unread": ("{year}年度报告读不了", "{year}: unreadable"),
    "perhaps-unread": ("{unit}（收到的 {files} 读不了）", "{unit} ({files} came, unreadable)"),
    "status-earlier": ("以往年度（供对照）", "earlier years (for reference)"),
    "status-earlier-years": (
        "{years}；其中待定的发现 {n} 条，不计入本季",
        "{years}; {n} undecided findings there, not counted above",
    ),
    "status-unmatched": ("{year}年度未认定单位", "{year}: not matched"),
}
