"""What the six parts, their tables and the five aspects are called, for labels people read."""

from __future__ import annotations

PARTS = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
NUMERALS = {1: "一", 2: "二", 3: "三", 4: "四", 5: "五", 6: "六"}
ASPECTS = {
    "disclosure": "主动公开",
    "on_request": "依申请公开",
    "management": "政府信息管理",
    "platform": "政府信息公开平台建设",
    "oversight": "监督保障",
}
TABLES = {2: "表二（主动公开）", 3: "表三（依申请公开）", 4: "表四（复议诉讼）"}


def part_label(part: int) -> str:
    """Return a part's name as people say it, e.g. ``第三部分“收到和处理政府信息公开申请情况”``."""
    return f"第{NUMERALS[part]}部分“{PARTS[part]}”"
