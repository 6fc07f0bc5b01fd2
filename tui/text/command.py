"""What every command says: its help, its complaints of arguments, and how it ends early."""

from __future__ import annotations

from engine.errors import REFUSED

_REFUSED = {
    "EACCES": "permission denied",
    "EROFS": "read-only file system",
    "ENOENT": "no such file or folder",
    "ENOTDIR": "a part of the path is no folder",
    "EEXIST": "something of that name is there already",
    "EISDIR": "it is a folder",
    "EBUSY": "it is in use",
    "ENOSPC": "no space left",
    "EDQUOT": "quota exceeded",
    "ENAMETOOLONG": "file name too long",
    "EIO": "input/output error",
    "EFBIG": "the file is as large as the system allows",
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
}

WORDS: dict[str, tuple[str, str]] = {
    "does-check": (
        "核对文件或文件夹里的年报（不留痕）",
        "check the reports in files or folders (nothing is kept)",
    ),
    "does-read": ("显示从一份年报里读到了什么", "show what is read from one report"),
    "does-sweep": (
        "成批核对并收进案卷（只处理新的）",
        "check many into a casebook (only what is new)",
    ),
    "does-review": (
        "在终端里逐条审阅案卷里的发现",
        "walk through a casebook's findings in the terminal",
    ),
    "does-export": ("导出案卷里的发现", "export a casebook's findings"),
    "does-trail": ("查验、查看、封存审计留痕", "verify, show and seal the audit trail"),
    "does-rules": ("查看、试验、检查规则", "show, test and lint the rules"),
    "does-roster": ("导入单位名册", "import the roster of agencies"),
    "does-book": ("新建、列出、备份案卷", "make, list and back up casebooks"),
    "does-auditor": ("登记审核人与签名钥匙", "enrol auditors and their signing keys"),
    "does-completion": (
        "写出命令行补全（bash、zsh、fish）",
        "write the completion of a shell (bash, zsh, fish)",
    ),
    "does-schema": ("写出各种输出的 JSON 格式说明", "write the JSON schema of an output"),
    "does-serve": ("在本机浏览器里打开审阅界面", "open the screens in a browser on this machine"),
    "does-config": (
        "查看设置：每一项的值从哪里来",
        "show the settings: which value comes from where",
    ),
    "no-config": (
        "不读设置文件 gouji.toml（也可设 GOUJI_NO_CONFIG=1）",
        "read no gouji.toml (or set GOUJI_NO_CONFIG=1)",
    ),
    "description": (
        "勾稽：审核政府信息公开工作年度报告。读取、核对、逐条审阅、留痕、导出整改意见。",
        "gouji audits annual reports on government information disclosure: it reads, checks, "
        "walks you through the findings, keeps the trail, and exports what has to be mended.",
    ),
    "exit-codes": (
        "退出码：0 没有问题；1 有达到 --fail-on 的问题；2 用法不对；3 有文件读不了；"
        "70 程序自身出错。",
        "exit codes: 0 nothing wrong; 1 findings at or above --fail-on; 2 usage; 3 something "
        "could not be read; 70 gouji itself is at fault",
    ),
    "arguments": ("参数", "arguments"),
    "options": ("选项", "options"),
    "command": ("命令", "command"),
    "verb": ("动作", "verb"),
    "show-version": ("显示版本", "show the version"),
    "show-help": ("显示这段说明", "show this help"),
    "language": ("界面语言", "language of the interface"),
    **{f"refused-{name}": (REFUSED[name], english) for name, english in _REFUSED.items()},
    "short-of-space": (
        "磁盘写不下了；没写完的没有留下，请腾出空间后再运行一次。",
        "the disk takes no more; nothing half written was left. Free some space and run it again.",
    ),
    "short-of-files": (
        "这台机器不让再打开文件了；请关掉别的程序，或放宽限制（ulimit -n）后再运行一次。",
        "no more files can be opened here; close other programs or raise the limit (ulimit -n) "
        "and run it again.",
    ),
    "short-of-memory": (
        "内存不够，没有做完；请关掉别的程序，或把报告分批后再运行一次。",
        "there is not enough memory; close other programs, or take fewer reports at once.",
    ),
    "did-you-mean": ("是不是 {near}？", "Did you mean {near}? "),
    "meant": ("（是不是 {near}？）", " (did you mean {near}?)"),
    "examples": ("例子：", "examples:"),
    "see-help": ("用法见 `{command} --help`", "see `{command} --help`"),
    "cannot-be": (
        "{name} 不能是 {given}。{meant}可选：{listed}",
        "{name} cannot be {given}. {meant}Choose from: {listed}",
    ),
    "output": ("输出", "the output"),
    "free-space": ("请腾出空间后再运行一次。", "Free some space and run it again."),
    "check-path-and-rights": (
        "请检查路径和权限，以及是不是正被别的程序占用。",
        "Check path and permissions, and whether another program uses it.",
    ),
    "cannot-open": ("{what} 打不开或写不了：{why}。", "Cannot open or write {what}: {why}."),
    "no-rule-engine": (
        "规则引擎 durable_rules 载入不了，核对不了任何报告（不是报告的问题）：{why}",
        "the rule engine durable_rules cannot be loaded, so nothing can be checked (no fault "
        "of the reports): {why}",
    ),
    "reinstall": ("请重装它：{command}", "install it anew: {command}"),
    "library-missing": (
        "gouji 没有装完整，{name} 载入不了（不是报告的问题）：{why}",
        "gouji is not wholly installed, {name} cannot be loaded (no fault of the reports): {why}",
    ),
    "install-again": ("请照 README 重新安装 gouji。", "Install gouji anew as README says."),
    "crashed": (
        "程序自己出错了（{error}），不是你的问题。",
        "gouji itself failed ({error}); not your fault.",
    ),
    "report-crash": (
        "写进案卷的都还在。请设 GOUJI_DEBUG=1 再运行一次，把显示的内容报给维护者。",
        "What was written is still there. Run it again with GOUJI_DEBUG=1 and report what it "
        "shows.",
    ),
    "interrupted": ("已中断。", "Interrupted. "),
    "terminated": ("收到终止信号，已停下。", "Told to end, and ended. "),
    "book-kept": (
        "写进案卷的都还在，再运行一次会接着做。",
        "What was written into the casebook is there; run it again to go on.",
    ),
    "written-kept": (
        "已经写好的都还在；没有做完的，请再运行一次，从头做起。",
        "What was written is there; run it again to do it from the beginning.",
    ),
    "nothing-kept": (
        "没有核对完，结果不留存；要完整的结果请再运行一次。",
        "It was not finished and nothing is kept; run it again for the whole result.",
    ),
    "not-seconds": (
        "{name} 要写大于零的秒数（最多一天），收到的是 {given}",
        "{name} takes a number of seconds, more than zero and at most a day, not {given}",
    ),
    "exists": ("{path} 已经有了，没有动它。", "{path} exists and was not touched."),
    "other-name": ("请换一个文件名。", "Choose another file name."),
    "cannot-write": ("写不了 {path}：{why}。", "Cannot write {path}: {why}."),
    "usage": ("用法：", "usage: "),
    "unknown": ("不认识的参数：{given}", "unknown arguments: {given}"),
    "missing": ("缺少参数：{names}", "missing arguments: {names}"),
    "no-value": ("{name} 后面要跟一个值", "{name} takes a value"),
    "no-values": ("{name} 后面至少要跟一个值", "{name} takes at least one value"),
    "not-together": ("{name} 不能与 {other} 同用", "{name} cannot be used with {other}"),
    "not-whole": (
        "{name} 要写不小于零的整数，收到的是 {given}",
        "{name} takes a whole number from 0 on, not {given}",
    ),
    "bad-value": ("{name} 的值不对：{given}", "{name} cannot take the value {given}"),
    "takes-none": ("{name} 后面不跟值，收到的是 {given}", "{name} takes no value, not {given}"),
    "one-of": ("要给出其中一个：{names}", "give one of these: {names}"),
}
