"""What a casebook asks for, as its commands say it."""

from __future__ import annotations

import json

PAPER = "请提供该机关上一年度的政府信息公开工作年度报告"
DAY = "请机关提供年度报告的公开网址和公开时间"


def of_town(said) -> dict[str, dict]:
    """Return what is asked of 白沙镇, by paper."""
    return {
        one["paper"]: one for one in json.loads(said.out)["material"] if "白沙镇" in one["agency"]
    }


def undecided(gouji, book) -> list[str]:
    """Return what is undecided of each filing, in words."""
    return [line.split("\t")[5] for line in gouji("book", "list", "--book", book).out.splitlines()]
