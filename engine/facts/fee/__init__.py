"""Facts about the 信息处理费: whether and where it is disclosed, notices, amounts, table 2.

The form asks part six for the notices issued, their total and what was collected, zero included.
行政事业性收费 of table 2 is another, wider thing and discloses nothing here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.fee.amounts import AMOUNT, Told, amounts, told_of
from engine.facts.fee.amounts import WORDS as OF_SUMS
from engine.facts.fee.contradiction import denial
from engine.facts.fee.disclosure import CAPTION, WORDS, Disclosure, disclosure
from engine.facts.fee.grid import tell
from engine.facts.fee.table import fees_in_table, unpaid_in_table
from engine.report import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.facts.context import Context
    from engine.report import Report
    from engine.vocabulary.model import Words

FEE = Kind(
    name="fee",
    meaning="政府信息公开信息处理费的报告情况（每份报告一条）",
    fields={
        "disclosed": (
            "str",
            "part_six 第六部分写明，elsewhere 写在别处，mention 提到办法而没有说收没收，"
            "nowhere 没有写；第六部分读不出来则无此字段",
        ),
        "notices": ("int", "发出收费通知的件数；没有写则无此字段"),
        "notified": ("int", "收费通知的总金额（分）；没有写则无此字段"),
        "collected": ("int", "实际收取的金额（分）；没有写则无此字段"),
        "amount": ("int", "写明的最大金额（分），不论通知还是收取；没有写则无此字段"),
        "amounts": (
            "str",
            "写明了哪些金额：both 通知和收取，notified 通知，collected 收取，none 都没有",
        ),
        "count": ("str", "stated 写明了件数（含零件），absent 没有"),
        "notice": ("str", "reported 报告了发出收费通知，silent 没有"),
        "account": (
            "str",
            "plain 前后一致，denied 有通知或收费又说没有、从不收费，policy 只写规定没有写本年情况",
        ),
        "denial": ("str", "与通知或收费矛盾的话；没有为空文字"),
        "unpaid": ("int", "表三“逾期未缴费”的总计"),
        "fees_at_most": ("int", "表二行政事业性收费可能的最大值（分），计入四舍五入"),
        "where": ("str", "写在哪一部分，供语句使用"),
        "notified_yuan": ("str", "收费通知总金额，供语句使用"),
        "collected_yuan": ("str", "实际收取金额，供语句使用"),
        "amount_yuan": ("str", "写明的金额，供语句使用"),
    },
)
KINDS: tuple[Kind, ...] = (FEE, AMOUNT)
FEWEST: Final = 2


def facts(report: Report, context: Context) -> Iterator[Fact]:
    """Yield the fact about the fee, and one for each amount that part six states.

    Nothing of a file that is no such report: too few parts were made out to miss a sentence in.
    """
    if len(report.parts) < FEWEST and not report.tables:
        return
    words = context.vocabulary[WORDS]
    found = disclosure(report, words)
    told = told_of(found.sentences, context.vocabulary[OF_SUMS])
    for grid in found.grids:
        tell(told, grid, words)
    yield _fee(report, found, told, words)
    yield from amounts(told)


def _fee(report: Report, found: Disclosure, told: Told, words: Words) -> Fact:
    fields: dict[str, int | str] = {
        **told.fields,
        "amounts": told.kinds_of_amount,
        "count": "absent" if told.notices is None else "stated",
        "notice": "reported" if told.noticed else "silent",
        "where": found.where,
    }
    if found.state:
        fields["disclosed"] = found.state
    doubtful = {"notice", "count"} if told.unread and not told.noticed else set()
    cells = {}
    for name, value in (
        ("unpaid", unpaid_in_table(report)),
        ("fees_at_most", fees_in_table(report)),
    ):
        if value is not None:
            fields[name], cells[name] = value.amount, value.cell
            if value.doubtful:
                doubtful.add(name)
    unpaid = fields.get("unpaid")
    denied = denial(told, found.sentences, unpaid if isinstance(unpaid, int) else 0, words)
    policy = found.state == "mention" and _says_no_more(report, found)
    account = "policy" if policy else "denied" if denied else "plain"
    fields |= {"account": account, "denial": denied}
    return Fact(
        kind=FEE.name,
        fields=fields,
        place=Place(part=6, item="fee", label="信息处理费"),
        evidence=tuple(s.evidence for s in found.sentences) or _where_it_should_be(report),
        cells=cells,
        doubtful=frozenset(doubtful),
    )


def _says_no_more(report: Report, found: Disclosure) -> bool:
    """Tell a policy told in a sentence, with no figures, table or picture in part six besides."""
    blocks = [report.document.blocks[index] for index in report.parts[6].blocks]
    figures = any(isinstance(b, Paragraph) and b.text.strip()[:1].isdigit() for b in blocks)
    shown = any(not isinstance(block, Paragraph) for block in blocks)
    return not (figures or shown) and any(_is_sentence(s.text) for s in found.sentences)


def _is_sentence(text: str) -> bool:
    """Tell a sentence from a caption (信息处理费收取情况：) that something else answers."""
    return len(text) > CAPTION or text.endswith("。")


def _where_it_should_be(report: Report) -> tuple[Evidence, ...]:
    """Quote part six as it stands (its first words), else its heading, else nothing."""
    for paragraph in report.paragraphs(6):
        if paragraph.text.strip():
            text = paragraph.text.strip()[:60]
            start = paragraph.text.index(text)
            evidence = Evidence(
                quote=text, anchor=paragraph.anchor, start=start, end=start + len(text)
            )
            return (evidence,)
    part = report.parts.get(6)
    return (Evidence.of(part.heading.mention),) if part and part.heading else ()
