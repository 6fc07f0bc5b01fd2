"""What F1 says, by widget and screen, in both languages; short enough to be read."""

from __future__ import annotations

HELP: dict[str, tuple[str, str]] = {
    "help-desk": (
        "工作台列出案卷里的全部报告（一个单位一个年度是一件）。回车打开一件开始审核；按 / 输"
        "入几个字即筛选"
        "（单位、年度、状态）；按 o 换排序。错误、警告是规则给出的条数，待定是还没有人作出决"
        "定的条数。",
        "The desk lists every filing (a unit's report on a year). Enter opens one; / filters;"
        " o sorts.",
    ),
    "help-review": (
        "逐条审核：看左边的问题、原文里标出的证据和规则说明，然后按一个键作出决定，自动转到下"
        "一条待定的。"
        "每一步立即保存，随时可以退出，回来接着审。\n"
        "确认：问题成立，要单位整改。排除：问题不成立，须选理由（误报、不适用、报告已说明、读"
        "取有误）。"
        "暂予接受：问题成立但暂不整改，须写到期日。备注：只记一句话，不改变状态。撤销：收回上"
        "一个决定，"
        "留痕里两步都在。按住一个键不放，只算一次。\n"
        "标着“注意：读取不够确定”的，先核对原文：可能是本软件读错，不是单位报错。",
        "Look at the finding, its evidence in the document and the rule, then press one key; "
        "the next "
        "undecided finding comes by itself. Every step is saved at once. A key held down coun"
        "ts once.",
    ),
    "help-roll": (
        "列表：↑↓ 移动，PgUp/PgDn 翻页，Home/End 到头尾，回车打开；也可用鼠标点。",
        "List: arrows move, PgUp/PgDn page, Home/End go to the ends, Enter opens.",
    ),
    "help-findings": (
        "问题列表：同一个原因引起的排在一起，标题写着建议改法；先错误后警告。左边第一字：错、"
        "警、提是严重程度；"
        "第二字：确（已确认）、排（已排除）、容（暂予接受）、改（已整改）、复（待第二人复核）"
        "、空白为待定。"
        "最后一组（缺）是缺材料、无法判断的。↑↓ 移动，空格和 PgUp/PgDn 翻原文，/ 筛选，如“错误 待定"
        " 表三”。",
        "Findings: those of one cause together. Signs: E W i severity; C D A R P state. "
        "Space and PgUp/PgDn page the document; / filters, e.g. 'error open'.",
    ),
    "help-page": (
        "原文：黄底（左边有 >）是证据，绿底是建议改动的格子。↑↓ 逐行，PgUp/PgDn 或空格翻页，←"
        " → 左右移动宽表，"
        "m 到下一处证据，z 放大。表头随表格停在上方。␛ ⇆ ¦ ␦ 一类符号代表原文里看不见的控制字"
        "符。",
        "Document: yellow (with > beside it) is evidence, green a proposed change. Arrows scr"
        "oll, "
        "m goes to the next evidence, z zooms. Signs like ␛ ⇆ ¦ ␦ stand for invisible charact"
        "ers.",
    ),
    "help-sheet": ("文字：↑↓ 逐行，PgUp/PgDn 或空格翻页。", "Text: arrows and Page keys scroll."),
    "help-entry": (
        "输入行：回车确定，Esc 取消；可用输入法。",
        "A line to type in: Enter accepts, Esc cancels.",
    ),
    "help-trail": (
        "留痕：这份报告的每一步，谁、何时、做了什么，最新的在上；只增不改。验证用 gouji trail"
        " verify。",
        "The trail: each step, newest first; nothing is ever changed. Verify with gouji trail"
        " verify.",
    ),
    "help-rules": (
        "规则目录：代号、依据、为什么查、怎样整改、例子。按 / 筛选。",
        "The rules: code, basis, reason, remedy, examples. / filters.",
    ),
    "help-room": ("Esc 或 q 返回。", "Esc or q goes back."),
}


def help_text(topic: str, language: str) -> str:
    """Return the help on a topic."""
    return HELP.get(topic, HELP["help-room"])[1 if language == "en" else 0]
