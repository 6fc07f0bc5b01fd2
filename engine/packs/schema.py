"""The JSON schemas of rule and vocabulary files, for editors: generated from the shapes."""

from __future__ import annotations

import json
from typing import Any

from engine.rule import Rule
from engine.vocabulary.file import VocabularyFile

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
    "excludes": "两张词表不得有相同的词",
    "examples": "示例：一句话，应当读到的句式（matches）和不应读到的（not）；写在文件最后",
}


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
    return _text(schema, "gouji vocabulary")


def _one_or_many(many: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "string"}, many]}


def _text(schema: dict[str, Any], title: str) -> str:
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def rule_schema() -> str:
    """Return the schema as text, the same every time."""
    schema: dict[str, Any] = Rule.model_json_schema()
    properties = schema["properties"]
    properties["years"] = _YEARS
    schema["$defs"].pop("Years", None)
    for key, words in _DESCRIPTIONS.items():
        properties[key]["description"] = words
    joined = schema["$defs"]["Joined"]["properties"]
    several = {"type": "array", "items": {"type": "string"}}
    joined["match"] = {"anyOf": [{"type": "string"}, several]}
    facts = schema["$defs"]["Example"]["properties"]["given"]
    facts.pop("additionalProperties", None)
    facts["patternProperties"] = {"^[a-z][a-z0-9_.]*$": {"$ref": "#/$defs/Given"}}
    one = {"type": "object", "additionalProperties": {"type": ["integer", "string"]}}
    schema["$defs"]["Given"] = {"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]}
    return _text(schema, "gouji rule")
