"""The kinds of fact about sums, shares and counts that the prose states and could be worked out."""

from __future__ import annotations

from engine.evidence import Kind

ITEMISED = Kind(
    name="narrative.itemised",
    meaning="正文一处总数和它的分项：n条，其中……；n条（……）；n条，……，其他n条",
    fields={
        "total": ("int", "总数"),
        "sum": ("int", "分项之和（取最接近总数的读法）；只列一部分的，为其中第一项"),
        "items": ("int", "分项个数"),
        "share": ("int", "sum 占总数的百分数，不足舍去、超过一百进一，总数为 0 时为 0"),
        "listing": (
            "str",
            "all 写明列全（其他、分别、分为等），或每件只能属其中一项而相加多出；"
            "some 只列一部分（主要、等、只有一项）或可以兼有；"
            "unsaid 没有写明",
        ),
        "platforms": ("int", "按发布平台分项（同一信息可能重复计）为 1"),
        "opened": (
            "str",
            "怎样引出：word 其中、包括等，bracket 括号，plain 没有引出的话，"
            "closing 总数在后（合计）",
        ),
        "goes_on": ("int", "下一句“此外”“另”还在列，加上仍不等于总数为 1"),
        "loose": ("int", "不等，而前面有几个数可作总数，或分项单位不同、一件可以属几项为 1"),
        "residue": ("str", "分项名称里不认识的词，都认识的缺"),
        "whole": ("int", "总数说的是各类信息的总量（主动公开n条、各类信息n条）为 1"),
        "clear": ("int", "分项名称都认识，或写明总数就分成这几项（分别为、合计）为 1"),
        "nouns": ("int", "不认识的词像是名称为 1"),
        "unit": ("str", "单位"),
    },
)
SHARE = Kind(
    name="narrative.share",
    meaning="正文一处“n件，占x%”：分项、所占的总数和所写的百分数",
    fields={
        "part": ("int", "分项的数"),
        "scaled": ("int", "分项的数的一百万倍"),
        "whole": ("int", "总数：前后文里除得出这个比例的数，没有则为最近的"),
        "share": ("int", "所写的百分数，单位为百万分之一（62.5% 为 625000）"),
        "slack": ("int", "按所写位数四舍五入允许的差，单位同上"),
        "percent": ("str", "所写的百分数，不带百分号"),
        "sure": ("int", "总数确定为 1：句中只有一个数可作总数，或者有数除得出这个比例"),
        "unit": ("str", "单位"),
        "tabled": ("int", "只写了百分数、没有写件数，分项和总数取自表三为 1"),
        "of": ("str", "占比、比率说的是什么（自然人占、予以公开占、办结率等），tabled 为 1 时有"),
    },
)
ANNOUNCED = Kind(
    name="narrative.announced",
    meaning="第一、第六部分一处自称有几项（三个方面、三类信息），紧接着列出几项",
    fields={
        "phrase": ("str", "原话"),
        "promised": ("int", "自称的项数"),
        "listed": ("int", "列出的项数：编号数到几；用顿号列的，为最接近自称的数法"),
        "numbered": ("int", "编号列出为 1，用顿号列出为 0"),
        "sure": ("int", "列到哪里确定为 1；其后还有“同时”“此外”等为 0"),
    },
)
RESULTS = Kind(
    name="narrative.results",
    meaning="正文一处说办结、答复多少件，同段里接着逐类写办理结果",
    fields={
        "total": ("int", "办结、答复的总数"),
        "sum": ("int", "各类结果之和；撤回等计入才等于总数，或等于收到数的，取总数"),
        "kinds": ("int", "写了几类结果"),
        "closed": ("int", "写到其他处理，或写了四类以上（六类中）为 1"),
        "sure": ("int", "每个数都读懂、各类只写一次为 1"),
        "clear": ("int", "没有不认识的词为 1"),
        "residue": ("str", "不认识的词，没有则缺"),
    },
)
KINDS: tuple[Kind, ...] = (ITEMISED, SHARE, ANNOUNCED, RESULTS)
