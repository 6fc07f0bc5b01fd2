"""The JSON schemas of the files of a pack, for editors: generated from the shapes.

Which facts, settings and lists of words there are is put in as well, so that an editor offers them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.packs.settings import MOST
from engine.packs.written import Overlay, PackFile, Rule
from engine.vocabulary.file import VocabularyFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.rule import Pack

_YEARS = {
    "description": "报告年度：2019-、2019-2020 或 2021",
    "anyOf": [
        {"type": "string", "pattern": "^20[0-9]{2}(-(20[0-9]{2})?)?$"},
        {"type": "integer", "minimum": 2000, "maximum": 2099},
    ],
}
_DESCRIPTIONS = {
    "code": "编号：一个字母和三个数字，永不改变含义",
    "name": "英文短名，说出错在哪里；与文件名一致",
    "title": "一句话标题",
    "severity": "error：应当/不得或算术；warning：惯例或很可能有误；info：提示",
    "basis": "依据：来源（pack.yaml 中声明）和条款",
    "kinds": "适用的机关类型",
    "over": "看哪种事实：每一条事实一个结论",
    "where": "只看其中哪些",
    "check": "应当成立的条件",
    "otherwise": "不成立时的结论，默认 fail",
    "needs": "缺少时无法判断的字段",
    "ask": "无法判断时向机关要什么",
    "given": "对照的另一条事实；没有则无法判断",
    "exists": "必须另有的事实",
    "absent": "不得另有的事实",
    "cases": "不成立时的特殊情形，依次取第一个",
    "message": "写出看到了什么；{字段}、{last.字段}、{字段:date}、{字段:yuan}",
    "known_problems": "什么样的真实文字可能误报；stable 的规则必须写",
    "examples": "示例：测试、文档和帮助用的都是它",
}
_WORDS = {
    "title": "这些词认的是什么",
    "reason": "为什么是这些词，什么不算",
    "source": "来源：pack.yaml 中声明的编号；惯例写 practice",
    "lists": "词表：名称和词",
    "patterns": "句式：名称和写法，几种写法写成列表；{名称} 引用同一文件的词表或句式",
    "words": "词类：名称和词，(甲|乙|) 写几种写法；一个词只在一类",
    "excludes": "两张词表不得有相同的词",
    "examples": "示例：一句话，应当读到的句式（matches）和不应读到的（not）；写在文件最后",
}
_OVERLAY = {
    "overlay": "英文短名",
    "title": "这份补充规定叫什么；随每次结果列出",
    "county": "县名：名册里有这个县的单位时可以自动启用",
    "source": "依据的本县文件",
    "settings": "设定规则包声明过的设置项：{to: 值, clause: 条款}",
    "severity": "提高一条规则的严重程度：{to: error, clause: 条款}",
    "off": "停用一条不是“错误”的规则：{why: 理由, clause: 条款}",
    "vocabulary": "给词表加词：文件.词表: [词]",
    "rules": "本县自己的规则，编号用 L",
}
_PACK = {
    "id": "英文短名",
    "title": "规则包的名称",
    "version": "版本（加引号）",
    "sources": "规则可以引用的文件；years 是它管哪些报告年度",
    "settings": "地方补充可以设定的常数：sort 是哪一种值，没有 value 的默认不起作用",
}
_SORTS: dict[str, dict[str, Any]] = {
    "month-day": {"type": "string", "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    "percent": {"type": "integer", "minimum": 0, "maximum": 100},
    "count": {"type": "integer", "minimum": 0, "maximum": MOST},
}


def rule_schema(kinds: Iterable[str]) -> str:
    """Return the schema of a rule's file as text, the same every time; ``kinds`` name the facts."""
    schema: dict[str, Any] = Rule.model_json_schema()
    _of_a_rule(schema, schema["$defs"], kinds)
    return as_text(schema, "rule")


def overlay_schema(pack: Pack, kinds: Iterable[str]) -> str:
    """Return the schema of a county's overlay to a pack."""
    schema: dict[str, Any] = Overlay.model_json_schema()
    defs, properties = schema["$defs"], schema["properties"]
    _of_a_rule(defs["Rule"], defs, kinds)
    defs["Rule"]["properties"]["code"]["pattern"] = "^L[0-9]{3}$"
    _described(properties, _OVERLAY)
    properties["settings"] = {
        **_only({name: _change(pack, name) for name in pack.meanings}),
        "description": _OVERLAY["settings"],
    }
    raised = _clause_of({"enum": ["error", "warning"]})
    properties["severity"]["patternProperties"] = {"^[A-Z][0-9]{3}$": raised}
    words = next(iter(properties["vocabulary"].pop("patternProperties").values()))
    lists = sorted(
        f"{subject.name}.{name}"
        for subject in pack.vocabulary.subjects.values()
        for name in (*subject.lists, *subject.words)
    )
    properties["vocabulary"] |= _only(dict.fromkeys(lists, words))
    defs.pop("Change")
    return as_text(schema, "overlay")


def pack_schema() -> str:
    """Return the schema of pack.yaml."""
    schema: dict[str, Any] = PackFile.model_json_schema()
    _described(schema["properties"], _PACK)
    schema["$defs"].pop("Years", None)
    schema["$defs"]["Source"]["properties"]["years"] = _YEARS
    setting = schema["$defs"]["Setting"]
    setting["allOf"] = [
        {"if": {"properties": {"sort": {"const": sort}}}, "then": {"properties": {"value": value}}}
        for sort, value in _SORTS.items()
    ]
    return as_text(schema, "pack")


def _of_a_rule(rule: dict[str, Any], defs: dict[str, Any], kinds: Iterable[str]) -> None:
    """Say of a rule's schema what its shape cannot: years, kinds of fact, facts of examples."""
    facts = {"enum": sorted(kinds)}
    properties = rule["properties"]
    properties["years"] = _YEARS
    if "Source" in defs:
        defs["Source"]["properties"]["years"] = _YEARS
    defs.pop("Years", None)
    _described(properties, _DESCRIPTIONS)
    properties["over"] |= facts
    joined = defs["Joined"]["properties"]
    joined["kind"] |= facts
    joined["match"] = {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
    }
    given = defs["Example"]["properties"]["given"]
    for key in ("additionalProperties", "patternProperties", "propertyNames"):
        given.pop(key, None)
    several = {"$ref": "#/$defs/Given"}
    given |= _only(dict.fromkeys(facts["enum"], several))
    one = {"type": "object", "additionalProperties": {"type": ["integer", "string"]}}
    defs["Given"] = {"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]}


def _described(properties: dict[str, Any], words: dict[str, str]) -> None:
    for key, description in words.items():
        properties[key]["description"] = description


def _only(properties: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping that may have these keys and no others."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _change(pack: Pack, name: str) -> dict[str, Any]:
    return {**_clause_of(_SORTS[pack.sorts[name]]), "description": pack.meanings[name]}


def _clause_of(to: dict[str, Any]) -> dict[str, Any]:
    """Return what an overlay changes something to, by which clause."""
    clause = {"type": "string", "minLength": 1}
    return {**_only({"to": to, "clause": clause}), "required": ["to", "clause"]}


def vocabulary_schema() -> str:
    """Return the schema of vocabulary files as text, the same every time."""
    schema: dict[str, Any] = VocabularyFile.model_json_schema(by_alias=True)
    for key, words in _WORDS.items():
        schema["properties"][key]["description"] = words
    patterns = schema["properties"]["patterns"]["patternProperties"]
    for name, several in patterns.items():
        patterns[name] = _one_or_many(several)
    read = schema["$defs"]["Reading"]["properties"]
    names = {"type": "array", "items": {"type": "string"}}
    read["matches"] = {"anyOf": [{"type": "string"}, names, {"type": "object"}]}
    read["not"] = _one_or_many(names)
    return as_text(schema, "vocabulary")


def _one_or_many(many: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "string"}, many]}


def as_text(schema: dict[str, Any], what: str) -> str:
    """Return a schema as text, with its name and the draft that it keeps to."""
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$id"] = f"urn:gouji:schema:{what}"
    schema["title"] = f"gouji {what}"
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
