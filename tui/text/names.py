"""Names of what several commands and screens speak of: severities, outcomes, kinds, forms."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "severity-error": ("错误", "error"),
    "severity-warning": ("警告", "warning"),
    "severity-info": ("提示", "note"),
    "outcome-fail": ("不符合", "fails"),
    "outcome-uncertain": ("存疑", "uncertain"),
    "outcome-not_assessable": ("无法核对", "not assessable"),
    "requests": ("需补充材料", "material asked for"),
    "outcome-broken": ("规则出错", "rule broken"),
    "status-experimental": ("试用", "experimental"),
    "status-stable": ("稳定", "stable"),
    "status-retired": ("停用", "retired"),
    "kind-township": ("乡镇", "township"),
    "kind-subdistrict": ("街道", "subdistrict"),
    "kind-department": ("部门", "department"),
    "kind-government": ("县级以上人民政府", "government"),
    "kind-other": ("其他", "other"),
    "kind-unknown": ("类型不详", "kind unknown"),
    "form-2021": ("2021版格式", "form of 2021"),
    "form-2019": ("2019版格式", "form of 2019"),
    "form-mixed": ("新旧格式混用", "old and new forms mixed"),
    "form-none": ("未见法定表格", "no statutory tables found"),
    "no-agency": ("单位不详", "agency unknown"),
    "year": ("{year}年度", "year {year}"),
    "no-year": ("年度不详", "year unknown"),
    "doubt": ("读取存疑", "read with doubt"),
    "unreadable": ("读不了", "unreadable"),
    "not-audited": ("不核对", "not audited"),
    "others": (
        "另有 {n} 份是别种文件，没有核对。",
        " {n} more are papers of another kind, not audited.",
    ),
    "own-papers": (
        "没有核对勾稽自己写的 {n} 个文件（{kinds}），如 {name}；要照样核对，加 --force。",
        "not checked: {n} files that gouji wrote itself ({kinds}), e.g. {name}; --force checks "
        "them all the same.",
    ),
    "overlay": ("补充规定", "overlay"),
    "no-files": ("没有找到可以核对的文件。", "No files to check were found."),
    "roster-imported": ("名册已导入", "roster imported"),
    "colon": ("：", ": "),
    "comma": ("、", ", "),
    "semicolon": ("；", "; "),
}
