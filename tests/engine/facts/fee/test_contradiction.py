"""An account of the fee that denies what it tells, and those that only seem to."""

from __future__ import annotations

import pytest
from making.shipped import NOTHING_ELSE
from making.tables import report, table

from engine.facts.fee import facts

NOTICED = "2023年度发出信息处理费收费通知2件，总金额300元"


def account(*six: str, unpaid: int = 0) -> str:
    read = report(
        table(3, {("other.unpaid", "total"): unpaid}), parts={1: ["全年有序。"], 6: list(six)}
    )
    return str(next(iter(facts(read, NOTHING_ELSE))).fields["account"])


@pytest.mark.parametrize(
    "words",
    [
        f"{NOTICED}，实际收取300元。我局办理依申请公开从不收费。",
        f"{NOTICED}，实际收取300元。本机关一律不收费。",
        f"{NOTICED}。全年未收取任何费用。",
        f"{NOTICED}，未收取信息处理费。",
        f"{NOTICED}，实际收取200元，没有产生费用。",
        "全年收取信息处理费100元，依申请公开全部免费。",
        "发出收费通知1份。向申请人提供政府信息不收取任何费用。",
    ],
)
def test_a_denial_of_what_is_told_contradicts(words: str) -> None:
    assert account(words) == "denied"


@pytest.mark.parametrize(
    "words",
    [
        "本年度未收取信息处理费。",
        "我局从不收费，本年度也没有发出收费通知。",
        "2023年没有收取任何费用。",
        "提供政府信息不收取费用。",
        "未发出收费通知，未收取信息处理费。",
        "发出收费通知0件，总金额0元，未收取任何费用。",
        f"{NOTICED}，申请人逾期未缴费，未收取任何费用。",
        f"{NOTICED}，申请人撤回申请，未收取费用。",
        f"{NOTICED}，经审核予以免除，未收取费用。",
        f"{NOTICED}，实际收取300元。",
        f"{NOTICED}，实际收取0元。",
        f"{NOTICED}，实际未收取费用。",
        f"{NOTICED}，实际收取300元，未收取其他费用。",
        f"{NOTICED}，实际收取300元，除信息处理费外没有收取任何费用。",
        f"{NOTICED}，实际收取300元，上年未收取任何费用。",
        f"{NOTICED}，实际收取300元，邮寄未收取费用。",
        f"{NOTICED}，实际收取300元，对困难群众一律免费。",
        f"{NOTICED}，实际收取300元，低保对象不收取费用。",
        f"{NOTICED}，实际收取300元，首次申请原则上不收取费用。",
        f"{NOTICED}，实际收取300元，没有收取检索、复制费用。",
        f"{NOTICED}，部分申请人尚未缴纳。",
    ],
)
def test_what_only_seems_to_deny_does_not(words: str) -> None:
    assert account(words) == "plain"


def test_who_did_not_pay_is_no_contradiction() -> None:
    words = f"{NOTICED}，未收取任何费用。"
    assert (account(words, unpaid=2), account(words)) == ("plain", "denied")


def test_the_policy_alone_is_told() -> None:
    assert account("严格执行《政府信息公开信息处理费管理办法》收费标准。") == "policy"
