"""The Chinese words for what values call by a key: kinds, severities, outcomes, states."""

from __future__ import annotations

from engine.trail.state.workflow import FILING_NAMES, FINDING_NAMES

SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
OUTCOME = {
    "fail": "不符合",
    "uncertain": "存疑",
    "not_assessable": "无法核对",
    "broken": "规则出错",
}
FINDING_STATE = FINDING_NAMES
FILING_STATE = FILING_NAMES
AGENCY_KIND = {
    "township": "乡镇",
    "subdistrict": "街道",
    "department": "部门",
    "government": "县级以上人民政府",
    "other": "其他",
}
DISMISSED = frozenset({"dismissed", "accepted", "resolved"})
"""States of a finding that no longer asks for anything."""
WHOM = {"agency": "报送单位", "office": "审核办公室"}
