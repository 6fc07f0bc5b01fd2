"""What ``gouji book``, ``roster`` and ``auditor`` say."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "set-name": (
        "title 案卷名称、four_eyes 两人复核、office 通知书落款、contact 通知书联系人、"
        "deadline_days 整改期限（工作日）、checkpoints 检查点文件",
        "title, four_eyes (two persons), office and contact of the letters, deadline_days "
        "(working days), checkpoints (files)",
    ),
    "set-value": ("值；four_eyes 写 开 或 关，checkpoints 可写几个", "value; four_eyes: on or off"),
    "verb-new": ("新建案卷", "make a casebook"),
    "verb-list": ("列出报告", "list the filings"),
    "verb-status": ("案卷概况", "how the season stands"),
    "verb-move": (
        "退回、通过、公开、重新打开一份报告",
        "return, approve, publish or reopen a filing",
    ),
    "verb-match": ("认定未识别的报告属于哪个单位", "say whose report an unmatched filing is"),
    "verb-correct": (
        "更正读错的格或栏目，写明理由，并立即重新核对；不写更正内容则列出已有的更正",
        "put right what was misread, say why, judge anew; without any: list what was put right",
    ),
    "verb-material": (
        "列出需补充的材料：哪个单位、哪一样、哪些规则在等",
        "list what material is asked of whom",
    ),
    "verb-publish": (
        "按表格登记各单位的公开日期和网址，并立即重新核对",
        "take over when and where reports were published, and judge anew",
    ),
    "verb-set": ("改这本案卷的一项设置", "change a setting of this casebook"),
    "verb-backup": ("备份成一个文件", "back up into one file"),
    "verb-restore": (
        "用备份替换案卷（旧案卷改名保留）",
        "put a backup in its place (the old casebook is kept)",
    ),
    "verb-purge": (
        "依法清除收到的文件、原文摘录或填写的文字",
        "remove received files, quotations or typed words",
    ),
    "verb-unreadable": (
        "列出收到而读不了的文件，或移出其中几份",
        "list the files that came and could not be read, or remove some",
    ),
    "unreadable-remove": (
        "移出这些编号的文件（不是年报，或已另行处理）",
        "remove the files with these numbers (no reports, or settled otherwise)",
    ),
    "unreadable-removed": ("已移出 {n} 份。", "{n} removed."),
    "unreadable-none": ("没有读不了的文件。", "No unreadable files."),
    "status-year": (
        "这一年度的未报单位也列出，可重复",
        "list who has not filed for this year too; repeatable",
    ),
    "roster-import": (
        "导入名册（CSV/XLSX：名称、别名、类型、上级、代码、截止日期，可有公开日期、公开网址）",
        "import a roster (CSV/XLSX: name, aliases, kind, parent, code, deadline; "
        "also date and address of publication)",
    ),
    "roster-replace": (
        "名册里没有的单位不再保留",
        "units that the roster does not name are dropped",
    ),
    "roster-list": ("列出名册", "list the roster"),
    "filing": ("报告号", "number of the filing"),
    "no-state": (
        "没有“{word}”这个状态；可写：{states}。",
        "There is no state “{word}”; choose the last word of: {states}.",
    ),
    "state": ("改成什么，写中文或英文：{states}", "into which state, the last word of: {states}"),
    "deadline": ("退回：整改期限", "returned: by when it has to be mended"),
    "address": ("公开：网址", "published: address"),
    "published-on": ("公开：日期", "published: date"),
    "notice": (
        "退回：整改通知书写到这个文件；不给就写进案卷旁的文件夹",
        "returned: the letter's file; without it a folder beside the casebook",
    ),
    "notice-only-returned": (
        "整改通知书随退回一起写。",
        "The letter goes with a return.",
    ),
    "notice-export": (
        "其他时候请用 gouji export --format notice。",
        "At other times: gouji export --format notice.",
    ),
    "remark": ("说明", "a remark"),
    "unit-name": ("名册里的单位名称", "name of the unit in the roster"),
    "force": ("备份查验不过也用", "even if the backup does not verify"),
    "purge-reason": ("依据", "basis"),
    "auditor-enrol": ("登记自己：单位、职务", "enrol yourself: unit, role"),
    "auditor-unit": ("所在单位", "your unit"),
    "auditor-role": ("职务或分工", "your role"),
    "auditor-key": ("生成并登记自己的签名钥匙", "make and enrol your signing key"),
    "key-file": ("钥匙文件写到哪里", "where to write the key file"),
    "auditor-administrator": (
        "指定管理员的钥匙（可吊销别人的）",
        "name a key an administrator's, who may revoke the keys of others",
    ),
    "auditor-revoke": ("吊销钥匙", "revoke a key"),
    "revoke-reason": ("原因", "reason"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "setting-title": ("案卷名称", "title"),
    "setting-deadline_days": ("整改期限（工作日）", "days to mend (working days)"),
    "setting-four_eyes": ("两人复核", "four eyes"),
    "setting-office": ("通知书落款", "office that signs letters"),
    "setting-contact": ("通知书联系人", "contact in letters"),
    "setting-checkpoints": ("检查点文件", "checkpoint files"),
    "verb-copy": (
        "把整本案卷复制到新的地方（文件与服务器之间）",
        "copy the whole casebook to a new place (between file and server)",
    ),
    "copy-from": ("从哪里：案卷文件或网址", "from where: the casebook's file or URL"),
    "copy-to": (
        "到哪里：新的文件或空库的网址",
        "to where: a new file, or the URL of an empty database",
    ),
    "copied": (
        "已把 {source} 复制到 {target}；链没有变。从现在起只在一处工作，另一处不要再写。",
        "Copied {source} to {target}; the chain is the same. Work in one of them only from now on.",
    ),
    "rights": (
        "请管理员核对后执行下面的授权语句（psql），再给每个人建一个属于其中一个角色的用户；"
        "审核员只能追加事件，不能改也不能删。",
        "Have the administrator look at these statements and run them (psql), then give everybody "
        "a user of their own in one of the roles; auditors may append events, never change them.",
    ),
    "dump": (
        "备份用 pg_dump --format=custom --file=案卷.dump {url}",
        "Back it up by pg_dump --format=custom --file=book.dump {url}",
    ),
    "made": ("已建案卷", "casebook made:"),
    "counts": (
        "错误{e} 警告{w} 待定{u} 需补充材料{m}",
        "errors {e} warnings {w} undecided {u} material {m}",
    ),
    "undecided": ("待定的发现", "undecided findings"),
    "restored": ("已恢复：{n} 条事件", "restored: {n} events"),
    "restored-over": (
        "已恢复：{n} 条事件，旧案卷在 {path}",
        "restored: {n} events, the old casebook is at {path}",
    ),
    "purged": ("已清除", "removed"),
    "enrolled": ("已登记 {who}", "enrolled {who}"),
    "new-passphrase": ("新钥匙的口令：", "passphrase of the new key: "),
    "passphrase-again": ("再输一次：", "again: "),
    "key-enrolled": ("钥匙已登记", "key enrolled"),
    "administrator-named": ("已是管理员的钥匙：", "is now an administrator's key:"),
    "administrator-half": (
        "已记下，还要最早登记密钥的另一人也指定一次才算数：",
        "noted; the other of the two persons with the oldest keys has to name it too:",
    ),
    "key-revoked": ("已吊销", "revoked"),
    "passphrases-differ": (
        "两次口令不一样，没有生成钥匙。",
        "The passphrases differ; no key was made.",
    ),
    "days": (
        "“{word}”不是 1 到 {most} 的天数。",
        "'{word}' is no number of days from 1 to {most}.",
    ),
    "switch": ("这个设置写 on 或 off，收到的是 {word}。", "This setting is on or off, not {word}."),
}
