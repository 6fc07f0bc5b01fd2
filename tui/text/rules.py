"""What ``gouji rules`` says."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "what": (
        "规则代码，如 F203；或 test [代码…]、lint、new 代码 名称（加 --overlay 文件：写进本县的"
        "补充文件，编号用 L）；不写则列出全部",
        "codes of rules, e.g. F203; or: test [CODE…], lint, new CODE NAME (with --overlay FILE: "
        "into a county's own overlay, code L…); without: list all",
    ),
    "over": (
        "new：看哪一种事实（清单见 rules/README.md）",
        "new: which kind of fact it looks at (list: rules/README.md)",
    ),
    "count": (
        "{pack}，{n} 条规则，sha256 {sha256}",
        "{pack}, {n} rules, sha256 {sha256}",
    ),
    "titled": ("{title}（{status}）", "{title} ({status})"),
    "tested": ("{r} 条规则，{n} 个示例，{w} 个不符。", "{r} rules, {n} examples, {w} wrong."),
    "words-tested": (
        "{r} 个用语文件，{n} 个示例，{w} 个不符。",
        "{r} vocabulary files, {n} examples, {w} wrong.",
    ),
    "linted": ("{r} 条规则，{n} 处毛病。", "{r} rules, {n} complaints."),
    "fill-in": (
        "填好以后：gouji rules lint，gouji rules test {code}",
        "when it is filled in: gouji rules lint, gouji rules test {code}",
    ),
    "over-only-new": ("--over 只用于 gouji rules new。", "--over belongs to gouji rules new."),
    "lint-whole": (
        "gouji rules lint 查的是整套规则，后面不写代码。",
        "gouji rules lint takes no codes.",
    ),
    "no-rule": ("没有规则 {code}。", "There is no rule {code}. "),
    "list-all": ("gouji rules 列出全部。", "gouji rules lists them."),
    "new-usage": (
        "gouji rules new 后面写代码和名称，例如 gouji rules new W199 my-rule。",
        "gouji rules new takes a code and a name, e.g. gouji rules new W199 my-rule.",
    ),
    "name-shape": (
        "名称用小写英文和连字符，如 row-total，收到的是 {name}。",
        "A name is lower-case words with hyphens, e.g. row-total, not {name}.",
    ),
    "code-shape": (
        "代码写成一个字母和三个数字，如 W199，收到的是 {code}。",
        "A code is a letter and three digits, e.g. W199, not {code}.",
    ),
    "near": ("相近的：{near}。", "Near it: {near}."),
    "see-list": ("清单见 rules/README.md。", "The list is in rules/README.md."),
    "no-kind": ("没有“{over}”这种事实。", "There is no kind of fact “{over}”."),
    "installed": (
        "{path} 是随程序安装的规则，下次升级就没有了，没有往里写。",
        "{path} came with the program and goes with its next version; nothing was written there.",
    ),
    "use-overlay": (
        "一个县自己的规则写进它自己的补充文件：gouji rules new L101 名称 --overlay 文件；"
        "要改整套规则，用 --pack 指明一个可写的规则文件夹。",
        "A county's own rule goes into its own overlay: gouji rules new L101 NAME --overlay FILE. "
        "For a whole pack, name a writable folder of rules with --pack.",
    ),
    "one-overlay": (
        "新规则写进一个补充文件，--overlay 只写一次。",
        "A new rule goes into one overlay: give --overlay once.",
    ),
    "no-overlay": (
        "{path} 不是补充文件（不是普通文件，或太大），没有动它。",
        "{path} is no overlay (no regular file, or too big) and was not touched.",
    ),
    "fill-in-local": (
        "填好以后：gouji rules lint --overlay {path}，gouji rules test {code} --overlay {path}",
        "when it is filled in: gouji rules lint --overlay {path}, "
        "gouji rules test {code} --overlay {path}",
    ),
}
