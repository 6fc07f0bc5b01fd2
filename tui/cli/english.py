"""What the command line says, in English; rules, findings and the engine's errors stay Chinese."""

from __future__ import annotations

from tui.cli.english_said import COMPLAINTS, SAID

COMMANDS = {
    "核对文件或文件夹里的年报（不留痕）": "check the reports in files or folders (nothing is kept)",
    "显示从一份年报里读到了什么": "show what is read from one report",
    "成批核对并收进案卷（只处理新的）": "check many into a casebook (only what is new)",
    "在终端里逐条审阅案卷里的发现": "walk through a casebook's findings in the terminal",
    "导出案卷里的发现": "export a casebook's findings",
    "查验、查看、封存审计留痕": "verify, show and seal the audit trail",
    "查看、试验、检查规则": "show, test and lint the rules",
    "导入单位名册": "import the roster of agencies",
    "新建、列出、备份案卷": "make, list and back up casebooks",
    "登记审核人与签名钥匙": "enrol auditors and their signing keys",
    "在本机浏览器里打开审阅界面": "open the screens in a browser on this machine",
    "新建案卷": "make a casebook",
    "列出报告": "list the filings",
    "案卷概况": "how the season stands",
    "退回、通过、公开、重新打开一份报告": "return, approve, publish or reopen a filing",
    "认定未识别的报告属于哪个单位": "say whose report an unmatched filing is",
    "改设置：title、four_eyes、checkpoints": "change a setting: title, four_eyes, checkpoints",
    "备份成一个文件": "back up into one file",
    "用备份替换案卷（旧案卷改名保留）": "put a backup in its place (the old casebook is kept)",
    "依法清除收到的文件、原文摘录或填写的文字": "remove received files, quotations or typed words",
}
HELP = {
    "勾稽：审核政府信息公开工作年度报告。读取、核对、逐条审阅、留痕、导出整改意见。": (
        "gouji audits annual reports on government information disclosure: it reads, checks, "
        "walks you through the findings, keeps the trail, and exports what has to be mended."
    ),
    "退出码：0 没有问题；1 有达到 --fail-on 的问题；2 用法不对；3 有文件读不了。": (
        "exit codes: 0 nothing wrong; 1 findings at or above --fail-on; 2 usage; "
        "3 something could not be read"
    ),
    "参数": "arguments",
    "选项": "options",
    "命令": "command",
    "动作": "verb",
    "显示版本": "show the version",
    "显示这段说明": "show this help",
    "界面语言": "language of the interface",
    "输出格式": "output format",
    "格式": "format",
    "文件、文件夹或 zip": "files, folders or zip archives",
    "文件、文件夹或 zip；不写则重核案卷里已有的": (
        "files, folders or zip archives; without: check again what the casebook holds"
    ),
    "另用一套规则（默认随程序）": "another rule pack (default: the one shipped)",
    "本地补充规定（期限、阈值），可重复": (
        "a county's own deadlines and limits; may be given again"
    ),
    "单位名册 CSV/XLSX": "roster of agencies, CSV or XLSX",
    "出现哪一级问题时退出码为 1（默认 error）": "exit code 1 from this severity on (default error)",
    "工作进程数（默认自动；1 为不分进程）": "worker processes (default: automatic; 1: none)",
    "上一年的年报（文件或文件夹），只用于同一单位；可重复": (
        "reports of the year before (file or folder), used for the same agency only; repeatable"
    ),
    "这一份的公开日期，如 2024-01-20": "date of publication of this one, e.g. 2024-01-20",
    "一份年报": "one report",
    "逐句列出正文里的数字读作什么、哪些词没有读懂": (
        "list what each number of the text was taken for, and the words not understood"
    ),
    "案卷文件（默认 GOUJI_BOOK，再默认用户数据目录）": (
        "the casebook (default: GOUJI_BOOK, else in the user's data folder)"
    ),
    "审核人姓名（默认系统用户名）": "who is working (default: the system's user)",
    "签名钥匙（默认不签名）": "signing key (default: events are unsigned)",
    "核对过的也再核对一遍": "check again what was checked before",
    "只说会改变什么，不写案卷": "only say what would change; write nothing",
    "逐行问答，不用全屏界面": "line by line, without the screens",
    "旧终端：只用 ASCII 画线": "old terminals: draw with ASCII only",
    "直接打开第 N 号报告": "open filing N at once",
    "写到文件（默认标准输出）": "write to a file (default: standard output)",
    "只导出这一年度": "this year only",
    "这一年度的未报单位也列出，可重复": "list who has not filed for this year too; repeatable",
    "只导出第 N 号报告": "filing N only",
    "只导出已确认的": "confirmed findings only",
    "查验：0 完整，1 不完整，3 读不了": "verify: 0 whole, 1 not whole, 3 unreadable",
    "对照检查点文件": "compare with a file of checkpoints",
    "对照导出件上印的校验码": "compare with the code printed on an export",
    "按报告、发现、人、时间看事件": "show events by filing, finding, person, time",
    "谁做的": "who did it",
    "哪一类，如 finding、filing、book": "which kind, e.g. finding, filing, book",
    "只看最后 N 条": "the last N only",
    "封存：把此刻的检查点写到案卷以外的文件": "seal: write a checkpoint to files outside the book",
    "写到哪些文件": "the files to write to",
    "规则代码，如 F203；或 test [代码…]、lint、new 代码 名称；不写则列出全部": (
        "codes of rules, e.g. F203; or: test [CODE…], lint, new CODE NAME; without: list all"
    ),
    "new：看哪一种事实（清单见 rules/README.md）": (
        "new: which kind of fact it looks at (list: rules/README.md)"
    ),
    "导入名册（CSV/XLSX：名称、别名、类型、上级、代码、截止日期）": (
        "import a roster (CSV/XLSX: name, aliases, kind, parent, code, deadline)"
    ),
    "名册里没有的单位不再保留": "units that the roster does not name are dropped",
    "列出名册": "list the roster",
    "报告号": "number of the filing",
    "退回：整改期限": "returned: by when it has to be mended",
    "公开：网址": "published: address",
    "公开：日期": "published: date",
    "说明": "a remark",
    "名册里的单位名称": "name of the unit in the roster",
    "备份查验不过也用": "even if the backup does not verify",
    "依据": "basis",
    "登记自己：单位、职务": "enrol yourself: unit, role",
    "所在单位": "your unit",
    "职务或分工": "your role",
    "生成并登记自己的签名钥匙": "make and enrol your signing key",
    "钥匙文件写到哪里": "where to write the key file",
    "吊销钥匙": "revoke a key",
    "原因": "reason",
    "端口（默认 8000）": "port (default 8000)",
}
NAMES = {
    "：": ": ",
    "、": ", ",
    "错误": "error",
    "警告": "warning",
    "提示": "note",
    "不符合": "fails",
    "存疑": "uncertain",
    "无法核对": "not assessable",
    "规则出错": "rule broken",
    "试用": "experimental",
    "稳定": "stable",
    "停用": "retired",
    "乡镇": "township",
    "街道": "subdistrict",
    "部门": "department",
    "县级以上人民政府": "government",
    "其他": "other",
    "类型不详": "kind unknown",
    "": "",
    "尚无": "none yet",
    "已收": "received",
    "审核中": "under review",
    "已退回": "returned",
    "已通过": "approved",
    "已公开": "published",
    "重新打开": "reopened",
    "是": "yes",
    "否": "no",
    "案卷名称": "title",
    "两人复核": "four eyes",
    "检查点文件": "checkpoint files",
    "标题": "title",
    "单位": "agency",
    "类型": "kind",
    "年度": "year",
    "落款日期": "signed on",
    "公开日期": "published on",
    "统计期限": "period",
    "未读到": "not found",
    "（无标题）": "(no heading)",
    "第{n}部分": "part {n}",
    "表{n}": "table {n}",
    "没有权限": "permission denied",
    "磁盘只读": "read-only file system",
    "没有这个文件或文件夹": "no such file or folder",
    "路径里有一段不是文件夹": "a part of the path is no folder",
    "这是文件夹": "it is a folder",
    "正被占用": "it is in use",
    "磁盘满了": "no space left",
    "磁盘配额用完了": "quota exceeded",
    "文件名太长": "file name too long",
    "磁盘读写出错": "input/output error",
}
ENGLISH: dict[str, str] = {**COMMANDS, **HELP, **NAMES, **SAID, **COMPLAINTS}
