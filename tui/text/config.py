"""What is said of settings: ``gouji config``, and files that do not count."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "show": ("每项设置的值和来处", "each setting, its value and where it comes from"),
    "path": ("正在使用的设置文件", "the files of settings in force"),
    "used": ("按 {path} 的设置：{names}", "By the settings of {path}: {names}"),
    "ignored": ("没有采用 {path}：{why}。", "{path} does not count: {why}."),
    "farther": (
        "没有读 {path}：{nearest} 更近。",
        "{path} is not read: {nearest} is nearer.",
    ),
    "is-folder": ("它是文件夹", "it is a folder"),
    "is-link": ("它是链接，请写成普通文件", "it is a link; make it a regular file"),
    "is-special": ("它不是普通文件", "it is no regular file"),
    "is-anothers": ("它是别人的文件", "it belongs to somebody else"),
    "is-everybodys": (
        "谁都可以改写它，请去掉别人的写权限（chmod o-w）",
        "everybody may write to it; take that away (chmod o-w)",
    ),
    "unopened": ("打不开：{why}。请检查权限。", "cannot be opened: {why}. Check its rights."),
    "exchanged": ("刚刚被换掉了：{why}。没有读。", "was exchanged just now: {why}. Not read."),
    "too-big": (
        "太大（超过 64 KB），不像设置文件，请检查。",
        "is above 64 KB and looks like no settings.",
    ),
    "not-utf8": ("文件不是 UTF-8 编码，请另存为 UTF-8。", "is not UTF-8; save it as UTF-8."),
    "not-toml": (
        "不是有效的 TOML，请检查等号、引号和方括号（{why}）。",
        "is no TOML: look at equals signs, quotes and brackets ({why}).",
    ),
    "not-a-format": ("只能是 {listed} 之一。{meant}", "it is one of {listed}. {meant}"),
    "no-such-file": (
        "“{name}”写的文件 {path} 没有，或不是普通文件；请改正或删去。",
        "“{name}” names {path}, which is not there or no regular file; mend it or take it out.",
    ),
    "own-alone": (
        "“{name}”只能写在用户自己的设置里（这份设置可能是随材料一起来的，年报会传到它写的地方）；"
        '文件夹的设置只可以写 cluster = "local"。',
        "“{name}” may stand in your own settings alone (these may have come with the papers, and "
        'reports are sent where they say); a folder\'s may only say cluster = "local".',
    ),
    "book-outside": (
        "“book”只能写这个文件夹里面的案卷（这份设置可能是随材料一起来的）；"
        "别处的案卷写在用户自己的设置里，或用 --book、GOUJI_BOOK 指明。",
        "“book” may only name a casebook inside this folder (these settings may have come with "
        "the papers); name one elsewhere in your own settings, by --book or GOUJI_BOOK.",
    ),
    "without": (
        "改好它，或用 --no-config 不读设置文件。",
        "Mend it, or read no settings with --no-config.",
    ),
    "from-option": ("命令行", "the command line"),
    "from-line": ("{path} 第 {line} 行", "{path}, line {line}"),
    "from-environment": ("环境变量 {name}", "environment variable {name}"),
    "from-default": ("默认", "default"),
    "from-locale": ("系统语言", "the system's locale"),
    "none": ("（无）", "(none)"),
    "automatic": ("自动", "automatic"),
    "own-book": ("用户数据目录里的 gouji.book", "gouji.book in the user's data folder"),
    "by-county": (
        "名册里有{county}的单位、又没有指明别的补充规定时，自动启用",
        "taken where the roster has units of {county} and no other overlay is named",
    ),
    "no-county": (
        "没有写 county，不会自动启用",
        "it names no county and is never taken by itself",
    ),
    "off": (
        "没有查找设置文件（--no-config 或 GOUJI_NO_CONFIG）。",
        "No file of settings was looked for (--no-config or GOUJI_NO_CONFIG).",
    ),
    "no-file": (
        "没有设置文件；用户自己的应放在 {path}，一个文件夹的放在那个文件夹里，都叫 gouji.toml。",
        "There is no file of settings. Your own belongs at {path}, that of a folder in the "
        "folder, both named gouji.toml.",
    ),
}
