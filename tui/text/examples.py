"""Examples in the help: a line each, the command, two blanks, and what it does behind a #."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "of-gouji": (
        "gouji check 年报/  # 看一眼，不留痕\n"
        "gouji sweep 年报/ --book 2024.book  # 收进案卷\n"
        "gouji review --book 2024.book  # 逐条审阅",
        "gouji check reports/  # a look, nothing is kept\n"
        "gouji sweep reports/ --book 2024.book  # into a casebook\n"
        "gouji review --book 2024.book  # walk through the findings",
    ),
    "of-check": (
        "gouji check 年报/  # 核对整个文件夹\n"
        "gouji check 年报/ --select F,N1 --fail-on warning  # 只列这些规则\n"
        "gouji check 年报/ --exclude '草稿/' -v  # 略过草稿，并列出略过了什么\n"
        "gouji check 年报/ --format json --output 基线.json\n"
        "gouji check 年报/ --baseline 基线.json  # 只列新的\n"
        "find 年报 -name '*.docx' -print0 | gouji check --files-from -\n"
        "gouji check - --stdin-name 甲镇.docx < 甲镇.docx\n"
        "gouji check 年报/ --format json | jq '.reports[].agency'",
        "gouji check reports/  # all of a folder\n"
        "gouji check reports/ --select F,N1 --fail-on warning  # these rules only\n"
        "gouji check reports/ --exclude 'drafts/' -v  # name what is left out\n"
        "gouji check reports/ --format json --output baseline.json\n"
        "gouji check reports/ --baseline baseline.json  # only what is new\n"
        "find reports -name '*.docx' -print0 | gouji check --files-from -\n"
        "gouji check - --stdin-name one.docx < one.docx\n"
        "gouji check reports/ --format json | jq '.reports[].agency'",
    ),
    "of-read": (
        "gouji read 甲镇.docx  # 读到了什么\n"
        "gouji read 年报/ --format jsonl  # 一份一行\n"
        "gouji read 甲镇.docx --sentences  # 正文里的数字读作什么",
        "gouji read one.docx  # what was read\n"
        "gouji read reports/ --format jsonl  # a line each\n"
        "gouji read one.docx --sentences  # the numbers of its text",
    ),
    "of-sweep": (
        "gouji sweep 年报/ --book 2024.book  # 新的才核对\n"
        "gouji sweep 年报/ --book 2024.book --dry-run  # 只说会改变什么\n"
        "gouji sweep 年报/ --book 2024.book --select F -q  # 全部记入，只列这些\n"
        "gouji sweep 年报/ --book 2024.book --statistics  # 按规则、单位、类型计数\n"
        "gouji sweep --book 2024.book --again  # 规则改了，案卷里的再核对一遍\n"
        "gouji sweep 年报/ --book 2024.book --cluster tls://10.1.2.3:8786  # 交给集群",
        "gouji sweep reports/ --book 2024.book  # only what is new\n"
        "gouji sweep reports/ --book 2024.book --dry-run  # what would change\n"
        "gouji sweep reports/ --book 2024.book --select F -q  # all is kept, these are told\n"
        "gouji sweep reports/ --book 2024.book --statistics  # counts by rule, unit, kind\n"
        "gouji sweep --book 2024.book --again  # rules changed: all once more\n"
        "gouji sweep reports/ --book 2024.book --cluster tls://10.1.2.3:8786  # by a cluster",
    ),
    "of-review": (
        "gouji review --book 2024.book  # 审阅界面\n"
        "gouji review --book 2024.book --filing 3 --plain  # 逐行问答",
        "gouji review --book 2024.book  # the screens\n"
        "gouji review --book 2024.book --filing 3 --plain  # line by line",
    ),
    "of-export": (
        "gouji export --book 2024.book --format xlsx --output 问题清单.xlsx\n"
        "gouji export --book 2024.book --format notice --output 通知书/\n"
        "gouji export --book 2024.book --format json --since 2024-02-01",
        "gouji export --book 2024.book --format xlsx --output problems.xlsx\n"
        "gouji export --book 2024.book --format notice --output letters/\n"
        "gouji export --book 2024.book --format json --since 2024-02-01",
    ),
    "of-trail": (
        "gouji trail verify --book 2024.book\ngouji trail show --book 2024.book --last 20",
        "gouji trail verify --book 2024.book\ngouji trail show --book 2024.book --last 20",
    ),
    "of-trail-verify": (
        "gouji trail verify --book 2024.book  # 0 完整，1 不完整",
        "gouji trail verify --book 2024.book  # 0 whole, 1 not",
    ),
    "of-trail-show": (
        "gouji trail show --book 2024.book --filing 3\n"
        "gouji trail show --book 2024.book --since 2024-02-01 --format json",
        "gouji trail show --book 2024.book --filing 3\n"
        "gouji trail show --book 2024.book --since 2024-02-01 --format json",
    ),
    "of-trail-seal": (
        "gouji trail seal --book 2024.book 检查点.json",
        "gouji trail seal --book 2024.book checkpoint.json",
    ),
    "of-rules": (
        "gouji rules  # 全部规则\n"
        "gouji rules F203  # 依据、理由、例子\n"
        "gouji rules lint --overlay 本县.yaml  # 查补充规定",
        "gouji rules  # all of them\n"
        "gouji rules F203  # basis, reason, examples\n"
        "gouji rules lint --overlay county.yaml  # prove an overlay",
    ),
    "of-roster": (
        "gouji roster import 名册.csv --book 2024.book",
        "gouji roster import roster.csv --book 2024.book",
    ),
    "of-roster-import": (
        "gouji roster import 名册.xlsx --book 2024.book --replace",
        "gouji roster import roster.xlsx --book 2024.book --replace",
    ),
    "of-roster-list": (
        "gouji roster list --book 2024.book",
        "gouji roster list --book 2024.book",
    ),
    "of-book": (
        "gouji book status --book 2024.book  # 这一季到哪一步了\n"
        "gouji book backup 备份.book --book 2024.book",
        "gouji book status --book 2024.book  # how the season stands\n"
        "gouji book backup copy.book --book 2024.book",
    ),
    "of-book-new": (
        "gouji book new --book 2024.book\n"
        "gouji book new --book postgresql+psycopg://user@host/season2024  # 服务器上",
        "gouji book new --book 2024.book\n"
        "gouji book new --book postgresql+psycopg://user@host/season2024  # on a server",
    ),
    "of-book-list": ("gouji book list --book 2024.book", "gouji book list --book 2024.book"),
    "of-book-status": (
        "gouji book status --book 2024.book --year 2023",
        "gouji book status --book 2024.book --year 2023",
    ),
    "of-book-move": (
        "gouji book move 3 returned --deadline 2024-02-20 --notice 通知书.docx\n"
        "gouji book move 3 published --on 2024-01-30 --address https://example.org/a",
        "gouji book move 3 returned --deadline 2024-02-20 --notice letter.docx\n"
        "gouji book move 3 published --on 2024-01-30 --address https://example.org/a",
    ),
    "of-book-match": ("gouji book match 3 甲镇人民政府", "gouji book match 3 'Town One'"),
    "of-book-correct": (
        "gouji book correct 3 --cell 3.granted.business=2 --reason 原件为2\n"
        "gouji book correct 3 --undo 3.granted.business",
        "gouji book correct 3 --cell 3.granted.business=2 --reason 'as printed'\n"
        "gouji book correct 3 --undo 3.granted.business",
    ),
    "of-book-material": (
        "gouji book material --book 2024.book  # 向谁要什么\n"
        "gouji book material --last 上年年报/ --book 2024.book",
        "gouji book material --book 2024.book  # what is asked of whom\n"
        "gouji book material --last last-year/ --book 2024.book",
    ),
    "of-book-publish": (
        "gouji book publish --template 待填.xlsx --book 2024.book\n"
        "gouji book publish --from 待填.xlsx --book 2024.book",
        "gouji book publish --template fill-in.xlsx --book 2024.book\n"
        "gouji book publish --from fill-in.xlsx --book 2024.book",
    ),
    "of-book-unreadable": (
        "gouji book unreadable --book 2024.book\ngouji book unreadable --remove 2 --book 2024.book",
        "gouji book unreadable --book 2024.book\ngouji book unreadable --remove 2 --book 2024.book",
    ),
    "of-config": ("gouji config show", "gouji config show"),
    "of-config-show": (
        "gouji config show  # 每项设置的值从哪里来",
        "gouji config show  # where each setting comes from",
    ),
    "of-config-path": ("gouji config path", "gouji config path"),
    "of-book-set": (
        "gouji book set checkpoints /media/usb/检查点.json",
        "gouji book set checkpoints /media/usb/checkpoint.json",
    ),
    "of-book-copy": (
        "gouji book copy 2024.book postgresql+psycopg://user@host/season2024",
        "gouji book copy 2024.book postgresql+psycopg://user@host/season2024",
    ),
    "of-book-backup": (
        "gouji book backup 备份.book --book 2024.book",
        "gouji book backup copy.book --book 2024.book",
    ),
    "of-book-restore": (
        "gouji book restore 备份.book --book 2024.book",
        "gouji book restore copy.book --book 2024.book",
    ),
    "of-book-purge": (
        "gouji book purge 3 content --reason 依申请删除",
        "gouji book purge 3 content --reason 'as the law wants'",
    ),
    "of-auditor": (
        "gouji auditor enrol --actor 张三 --unit 政务公开办\n"
        "gouji auditor key 张三.key --actor 张三",
        "gouji auditor enrol --actor Zhang --unit office\ngouji auditor key my.key --actor Zhang",
    ),
    "of-auditor-enrol": (
        "gouji auditor enrol --actor 张三 --unit 政务公开办",
        "gouji auditor enrol --actor Zhang --unit office",
    ),
    "of-auditor-key": (
        "gouji auditor key 张三.key --actor 张三",
        "gouji auditor key my.key --actor Zhang",
    ),
    "of-auditor-administrator": (
        "gouji auditor administrator 3f2a --actor 张三 --key 张三.key",
        "gouji auditor administrator 3f2a --actor Zhang --key my.key",
    ),
    "of-auditor-revoke": (
        "gouji auditor revoke 3f2a --why 人员调离",
        "gouji auditor revoke 3f2a --why 'has left'",
    ),
    "of-serve": (
        "gouji serve --book 2024.book --port 8001",
        "gouji serve --book 2024.book --port 8001",
    ),
    "of-completion": (
        "gouji completion bash > ~/.local/share/bash-completion/completions/gouji\n"
        "gouji completion zsh > ~/.zfunc/_gouji  # fpath 里的文件夹\n"
        "gouji completion fish > ~/.config/fish/completions/gouji.fish",
        "gouji completion bash > ~/.local/share/bash-completion/completions/gouji\n"
        "gouji completion zsh > ~/.zfunc/_gouji  # a folder of fpath\n"
        "gouji completion fish > ~/.config/fish/completions/gouji.fish",
    ),
    "of-schema": (
        "gouji schema  # 有哪些\ngouji schema check > check.schema.json",
        "gouji schema  # which there are\ngouji schema check > check.schema.json",
    ),
}
