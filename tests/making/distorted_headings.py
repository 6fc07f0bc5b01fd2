"""Headings of the six parts in all the ways of the wild, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making.distorting import glued, headings

if TYPE_CHECKING:
    from collections.abc import Callable

    from making.sheets import Sheet

# {h} the Chinese numeral, {n} {f} {r} {c} other numerals, {w} the form's words, {o} other words
MEANT = {
    "none": "{w}",
    "arabic": "{n}、{w}",
    "arabic stop": "{n}. {w}",
    "arabic wide": "{f}．{w}",
    "brackets": "（{h}）{w}",
    "arabic in brackets": "（{n}）{w}",
    "chapter": "第{h}部分 {w}",
    "chapter close": "第{h}部分{w}",
    "chapter colon": "第{h}部分：{w}",
    "chapter over words": "第{h}部分\n{w}",
    "roman": "{r}、{w}",
    "circled": "{c}{w}",
    "in 【】": "【{h}、{w}】",
    "colon": "{h}、{w}：",
    "full stop": "{h}、{w}。",
    "comma": "{h}，{w}",
    "point": "{h}.{w}",
    "all one": "一、{w}",
    "all 1.": "1. {w}",
    "own words": "{h}、{o}",
    "own words alone": "{o}",
    "own words in brackets": "（{h}）{o}",
}
SHOWN = {
    "bare numeral": "{h}、\n{w}",
    "bare numeral and gap": "{h}、\n\n{w}",
    "hashes": "## {h}、{w}",
    "asterisks": "**{h}、{w}**",
    "both": "### **{h}、{w}**",
    "closed hashes": "## {h}、{w} ##",
    "quoted": "> {h}、{w}",
    "bullet": "- {h}、{w}",
    "underscores": "__{h}、{w}__",
    "numbered twice": "{n}. {h}、{w}",
    "spaces before": "\u3000\u3000{h}、 {w}\u3000",
    "entities": "&nbsp;&nbsp;{h}、{w}",
    "bookmark": "[bookmark: _Toc1234567]{h}、{w}",
    "tags": "<strong>{h}、{w}</strong>",
}
GLUED = {"blank": " ", "wide blank": "\u3000", "stop": "。", "colon": "：", "nothing": ""}
HEADINGS: dict[str, Callable[[Sheet], Sheet]] = {
    **{f"heading {name}": headings(text, meant=True) for name, text in MEANT.items()},
    **{f"heading {name}": headings(text) for name, text in SHOWN.items()},
    **{f"heading glued by {name}": glued(between) for name, between in GLUED.items()},
}
