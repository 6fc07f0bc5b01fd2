"""Options that several commands take, and what is said where they do not fit."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "force": (
        "认作别种文件（学年报告、总结、指南等）的也照样核对",
        "check what was told as another kind of paper (school year, summary, guide …) all the same",
    ),
    "format": ("输出格式", "output format"),
    "paths": ("文件、文件夹或 zip", "files, folders or zip archives"),
    "pack": ("另用一套规则（默认随程序）", "another rule pack (default: the one shipped)"),
    "overlay": (
        "本地补充规定（期限、阈值），可重复",
        "a county's own deadlines and limits; may be given again",
    ),
    "roster": ("单位名册 CSV/XLSX", "roster of agencies, CSV or XLSX"),
    "fail-on": (
        "出现哪一级问题时退出码为 1（默认 error）",
        "exit code 1 from this severity on (default error)",
    ),
    "read-only": (
        "这个案卷在这里是只读的，只能查看。",
        "this casebook is read-only here: it can be looked at, nothing is written.",
    ),
    "timeout": (
        "一份文件最多处理多少秒；超过的停下并说明，其余照常（默认 180，少量文件不限）",
        "seconds that one file may take; what takes longer is stopped and told, the others go on "
        "(default: 180; a few files have no limit)",
    ),
    "workers": (
        "工作进程数（默认自动；1 为不分进程）",
        "worker processes (default: automatic; 1: none)",
    ),
    "book": (
        "案卷文件，或 postgresql+psycopg://用户@主机/库（默认 GOUJI_BOOK，再默认用户数据目录）",
        "the casebook: a file, or postgresql+psycopg://user@host/db "
        "(default: GOUJI_BOOK, else in the user's data folder)",
    ),
    "actor": ("审核人姓名（默认系统用户名）", "who is working (default: the system's user)"),
    "key": ("签名钥匙（默认不签名）", "signing key (default: events are unsigned)"),
    "passphrase": ("钥匙口令：", "passphrase of the key: "),
    "is-casebook": (
        "{path} 是案卷，不能写在它上面。",
        "{path} is a casebook; nothing is written over it.",
    ),
    "no-terminal": ("没有终端可以输入口令。", "There is no terminal to ask for the passphrase."),
    "use-environment": (
        "脚本里请用环境变量 GOUJI_PASSPHRASE。",
        "In scripts set GOUJI_PASSPHRASE.",
    ),
    "broken": (
        "案卷的留痕不完整：",
        "The trail of this casebook is not whole:",
    ),
    "broken-what": (
        "先用 gouji trail verify 查验，必要时用 gouji book restore 恢复备份；"
        "在此之前的结果和导出件不能作数。",
        "Run gouji trail verify, and if need be restore a backup with gouji book restore; "
        "until then no result and no export can be relied on.",
    ),
    "unconfirmed": (
        "案卷写着检查点文件 {files}，没有在本机确认过，因此没有往里写。",
        "This casebook names the checkpoint files {files}, which nobody has confirmed on "
        "this machine, so nothing was written to them.",
    ),
    "confirm": (
        "核对路径后用 gouji book set checkpoints 路径… 确认；不要的不必管。",
        "Make sure that the paths are yours, then confirm them with gouji book set "
        "checkpoints PATH…; leave alone what you do not want.",
    ),
    "unproved": (
        "与 {name} 的连接没有核实服务器证书，途中可能被人偷看、冒充；"
        "请在网址里写 sslmode=verify-full 和 sslrootcert=机构证书。",
        "the connection to {name} does not verify the server's certificate, so somebody on the way "
        "could listen or pretend to be it; say sslmode=verify-full and sslrootcert=CA in the URL.",
    ),
    "no-casebook": ("还没有案卷 {path}。", "There is no casebook {path} yet."),
    "make-casebook": (
        "用 gouji book new --book {path} 新建，或用 gouji sweep 年报文件夹 收件时自动建立。",
        "Make it with gouji book new --book {path}, or by gouji sweep FOLDER.",
    ),
    "not-found": ("找不到 {path}。", "Cannot find {path}."),
    "check-path": (
        "请检查路径；相对路径从当前文件夹算起。",
        "Check the path; a relative one starts at the current folder.",
    ),
    "date-shape": (
        "日期要写成 2024-01-20 这样，收到的是 {text}。",
        "A date is written 2024-01-20, not {text}.",
    ),
}
