"""What commands say while they work, and what they complain of, in English; by the Chinese."""

from __future__ import annotations

SAID = {
    "2021版格式": "form of 2021",
    "2019版格式": "form of 2019",
    "新旧格式混用": "old and new forms mixed",
    "未见法定表格": "no statutory tables found",
    "（{n} 处）": " ({n} places)",
    "单位不详": "agency unknown",
    "{year}年度": "year {year}",
    "年度不详": "year unknown",
    "没有发现问题": "nothing found wrong",
    "无法核对的，需要这些材料": "What could not be assessed needs",
    "读取存疑": "read with doubt",
    "另有 {n} 处，见 gouji read": "{n} more, see gouji read",
    "读不了": "unreadable",
    "改法": "repair",
    "原文": "quote",
    "报告已说明": "explained in the report",
    "读取没有把握，请对照原件。": "Read with doubt: compare with the original.",
    "应为": "expected",
    "整改": "remedy",
    "补充规定": "overlay",
    "共 {n} 份：有错误 {bad} 份，只有警告或提示 {some} 份，没有发现问题 {good} 份，"
    "读不了 {unreadable} 份。": (
        "{n} reports: {bad} with errors, {some} with warnings or notes only, "
        "{good} with nothing wrong, {unreadable} unreadable."
    ),
    "没有找到可以核对的文件。": "No files to check were found.",
    "共 {total} 份：新核对 {new} 份，已核对过 {known} 份，读不了 {bad} 份。": (
        "{total} files: {new} checked now, {known} checked before, {bad} unreadable."
    ),
    "这些报告在案卷里现有错误 {error} 条、警告 {warning} 条、提示 {info} 条"
    "（待定和已确认的；已排除、暂予接受的不算）。": (
        "standing in the casebook against these reports: {error} errors, {warning} warnings, "
        "{info} notes (undecided or confirmed; dismissed and accepted ones do not count)."
    ),
    "--published 是一份报告的公开日期，不能用于几份。": (
        "--published is the day of one report and cannot serve several."
    ),
    "请一次核对一份；或收进案卷后用 gouji book move 号 published 逐份登记。": (
        "Check one at a time, or register each in a casebook: gouji book move N published."
    ),
    "{path} 里没有可以核对的文件。": "{path} holds no files to check.",
    "--last 后面请写上一年的年报，或放着它们的文件夹。": (
        "After --last name last year's reports or a folder of them."
    ),
    "上年报告 {last} 读不了：{why}": "last year's report {last} is unreadable: {why}",
    "请给出同一单位上一年度的年报；不写 --last 也能核对，缺的材料会写明。": (
        "Name the report of the same agency for the year before; without --last the check says "
        "what it lacks."
    ),
    "--last 里没有这些单位的上年报告，没有拿来比（{n} 份）": (
        "--last holds no report of these agencies for the year before; not compared ({n})"
    ),
    "{source}：{last} 就是这一份，没有拿它当上年报告。": (
        "{source}: {last} is this very report and was not taken for last year's."
    ),
    "{source}（{year}年度）：{last} 是{other}年度的，不是上一年，没有拿来比。": (
        "{source} ({year}): {last} is for {other}, not the year before; not compared."
    ),
    "{source}：{last} 的单位“{theirs}”与本报告的“{own}”相近，但不能确定是同一单位，"
    "没有拿来比；更名的请在名册别名里写上曾用名。": (
        "{source}: the agency of {last}, {theirs}, resembles this report's {own} but is not "
        "certainly the same; not compared. If it was renamed, add the former name to the roster."
    ),
    "{source}：读不出两份报告的单位和年度，没有拿 {last} 来比。": (
        "{source}: agency and year of both reports could not be told; {last} was not compared."
    ),
    "{source}：{last} 是“{theirs}”的，本报告是“{own}”的，没有拿来比。": (
        "{source}: {last} is of {theirs}, this report of {own}; not compared."
    ),
    "会新开": "would open",
    "会重新打开": "would reopen",
    "会视为已整改": "would resolve",
    "保持不变": "would stay",
    "应报未报（{year}年度）{n} 个": "not filed ({year}): {n}",
    "是否报送不明（{year}年度）{n} 个": "perhaps filed ({year}): {n}",
    "可能是": "perhaps",
    "{year}年度只有{n}份": "only {n} for {year}",
    "{few}（名册{units}个单位），不当作一季，没有据此列未报单位；"
    "要列请用 gouji book status --year。": (
        "{few} (the roster has {units} units): taken for no season, nobody is said to be missing; "
        "gouji book status --year lists them all the same."
    ),
    "没有认定是名册里哪个单位的（gouji book match）": (
        "not matched with a unit of the roster (gouji book match)"
    ),
    "辨认": "identify",
    "核对": "check",
    "名册已导入": "roster imported",
    "已建案卷": "casebook made:",
    "错误{e} 警告{w} 待定{u}": "errors {e} warnings {w} undecided {u}",
    "待定的发现": "undecided findings",
    "{year}年度未报": "{year}: not filed",
    "{year}年度是否报送不明": "{year}: perhaps filed",
    "{year}年度未认定单位": "{year}: not matched",
    "已恢复": "restored",
    "{n} 条事件": "{n} events",
    "旧案卷在": "the old casebook is at",
    "已清除": "removed",
    "已登记 {who}": "enrolled {who}",
    "新钥匙的口令：": "passphrase of the new key: ",
    "再输一次：": "again: ",
    "钥匙已登记": "key enrolled",
    "已吊销": "revoked",
    "钥匙口令：": "passphrase of the key: ",
    "有签名": "signed",
    "校验码": "code",
    "导出后的留痕校验码": "code of the trail after the export",
    "已写": "written:",
    "{n} 条规则": "{n} rules",
    "{r} 条规则，{n} 个示例，{w} 个不符。": "{r} rules, {n} examples, {w} wrong.",
    "{r} 个用语文件，{n} 个示例，{w} 个不符。": "{r} vocabulary files, {n} examples, {w} wrong.",
    "{r} 条规则，{n} 处毛病。": "{r} rules, {n} complaints.",
    "填好以后：gouji rules lint，gouji rules test {code}": (
        "when it is filled in: gouji rules lint, gouji rules test {code}"
    ),
    "界面开在 {address}（只有本机打得开，按 Ctrl-C 结束）": (
        "the screens are at {address} (this machine only; Ctrl-C ends)"
    ),
}
COMPLAINTS = {
    "是不是 {near}？": "Did you mean {near}? ",
    "用法见 `{command} --help`": "see `{command} --help`",
    "{name} 不能是 {given}。{meant}可选：{listed}": (
        "{name} cannot be {given}. {meant}Choose from: {listed}"
    ),
    "没有案卷": "no casebook",
    "输出": "the output",
    "请腾出空间后再运行一次。": "Free some space and run it again.",
    "请检查路径和权限，以及是不是正被别的程序占用。": (
        "Check path and permissions, and whether another program uses it."
    ),
    "{what} 打不开或写不了：{why}。": "Cannot open or write {what}: {why}.",
    "规则引擎 durable_rules 载入不了，核对不了任何报告（不是报告的问题）：{why}": (
        "the rule engine durable_rules cannot be loaded, so nothing can be checked "
        "(no fault of the reports): {why}"
    ),
    "请重装它：{command}": "install it anew: {command}",
    "gouji 没有装完整，{name} 载入不了（不是报告的问题）：{why}": (
        "gouji is not wholly installed, {name} cannot be loaded (no fault of the reports): {why}"
    ),
    "请照 README 重新安装 gouji。": "Install gouji anew as README says.",
    "程序自己出错了（{error}），不是你的问题。": "gouji itself failed ({error}); not your fault.",
    "写进案卷的都还在。请设 GOUJI_DEBUG=1 再运行一次，把显示的内容报给维护者。": (
        "What was written is still there. Run it again with GOUJI_DEBUG=1 and report what it shows."
    ),
    "已中断。写进案卷的都还在，再运行一次会接着做。": (
        "Interrupted. What was written into the casebook is there; run it again to go on."
    ),
    "两次口令不一样，没有生成钥匙。": "The passphrases differ; no key was made.",
    "{path} 已经有了，没有动它。": "{path} exists and was not touched.",
    "请换一个文件名。": "Choose another file name.",
    "这个设置写 on 或 off，收到的是 {word}。": "This setting is on or off, not {word}.",
    "{path} 是案卷，不能写在它上面。": "{path} is a casebook; nothing is written over it.",
    "没有终端可以输入口令。": "There is no terminal to ask for the passphrase.",
    "脚本里请用环境变量 GOUJI_PASSPHRASE。": "In scripts set GOUJI_PASSPHRASE.",
    "案卷写着检查点文件 {files}，没有在本机确认过，因此没有往里写。": (
        "This casebook names the checkpoint files {files}, which nobody has confirmed on this "
        "machine, so nothing was written to them."
    ),
    "核对路径后用 gouji book set checkpoints 路径… 确认；不要的不必管。": (
        "Make sure that the paths are yours, then confirm them with gouji book set checkpoints "
        "PATH…; leave alone what you do not want."
    ),
    "还没有案卷 {path}。": "There is no casebook {path} yet.",
    "用 gouji book new --book {path} 新建，或用 gouji sweep 收件时自动建立。": (
        "Make it with gouji book new --book {path}, or by gouji sweep."
    ),
    "表格不能打在屏幕上。": "A spreadsheet cannot be printed on the screen.",
    "请加 --output 文件.xlsx。": "Add --output FILE.xlsx.",
    "{path} 是文件夹。": "{path} is a folder.",
    "--output 后面请写文件名。": "Write a file name after --output.",
    "案卷里没有第 {n} 号报告。": "The casebook has no filing {n}.",
    "gouji book list 列出全部。": "gouji book list lists them.",
    "写不了 {path}：{why}。": "Cannot write {path}: {why}.",
    "文件可能正开着，或没有权限；请换个位置。": "It may be open elsewhere; choose another place.",
    "gouji read 一次看一份。": "gouji read looks at one report.",
    "整个文件夹请用 gouji check。": "For a folder use gouji check.",
    "压缩包里不止一份文件。": "The archive holds more than one file.",
    "请先解压，或用 gouji check 核对整个压缩包。": "Unpack it, or use gouji check on all of it.",
    "读不了这个文件。": "This file cannot be read.",
    "--over 只用于 gouji rules new。": "--over belongs to gouji rules new.",
    "gouji rules lint 查的是整套规则，后面不写代码。": "gouji rules lint takes no codes.",
    "没有规则 {code}。": "There is no rule {code}. ",
    "gouji rules 列出全部。": "gouji rules lists them.",
    "gouji rules new 后面写代码和名称，例如 gouji rules new W199 my-rule。": (
        "gouji rules new takes a code and a name, e.g. gouji rules new W199 my-rule."
    ),
    "名称用小写英文和连字符，如 row-total，收到的是 {name}。": (
        "A name is lower-case words with hyphens, e.g. row-total, not {name}."
    ),
    "代码写成一个字母和三个数字，如 W199，收到的是 {code}。": (
        "A code is a letter and three digits, e.g. W199, not {code}."
    ),
    "相近的：{near}。": "Near it: {near}.",
    "清单见 rules/README.md。": "The list is in rules/README.md.",
    "没有“{over}”这种事实。": "There is no kind of fact “{over}”.",
    "请用 --pack 指明一个可写的规则文件夹。": "Name a writable folder of rules with --pack.",
    "找不到 {path}。": "Cannot find {path}.",
    "请检查路径；相对路径从当前文件夹算起。": (
        "Check the path; a relative one starts at the current folder."
    ),
    "日期要写成 2024-01-20 这样，收到的是 {text}。": "A date is written 2024-01-20, not {text}.",
    "没有装浏览器界面。": "The browser interface is not installed.",
    "请用 pip install 'gouji[serve]' 装上；或用 ssh 登录后运行 gouji review。": (
        "Install it with pip install 'gouji[serve]', or run gouji review over ssh."
    ),
    "{port} 端口用不了：{why}。": "Port {port} cannot be used: {why}.",
    "请用 --port 换一个端口。": "Choose another with --port.",
    "没有读懂说的是什么": "what it is about was not understood",
    "本机关": "this agency",
    "别的单位或其中一部分": "another body or a part",
    "不能确定是谁": "whose is not certain",
    "往年": "an earlier year",
    "下年": "the next year",
    "多年": "several years",
    "年内一段": "a part of the year",
    "没有读懂“{words}”": "not understood: {words}",
    "复议诉讼": "reviews and suits",
    "许可处罚收费": "permits, penalties, fees",
    "公开属性": "how documents are open",
    "别的事": "another matter",
}
