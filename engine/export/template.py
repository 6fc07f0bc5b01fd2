"""Fill a Word template with fields; a county's own template is untrusted like any file."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from engine.errors import UsageError
from engine.export.zipped import settled
from engine.own_papers import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docxtpl import DocxTemplate


def filled(
    template: bytes, values: Mapping[str, Any], kind: str, parts: Mapping[str, frozenset[str]]
) -> bytes:
    """Return the .docx with the fields filled in, escaped; its keywords name its kind.

    ``parts`` names the fields that have fields of their own, and those.

    UsageError if the template is no .docx, asks for a field that ``values`` or ``parts`` lacks,
    or its marks are wrong; the hint lists the fields.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    hint = f"模板可以用的字段：{'、'.join(values)}。"
    try:
        opened = opened_for(template, values, parts, hint)
        opened.render(dict(values), SandboxedEnvironment(autoescape=True), autoescape=True)
        properties = opened.docx.core_properties
        properties.keywords = f"{properties.keywords} {MARK}:{kind}".strip()
        target = io.BytesIO()
        opened.save(target)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UsageError("模板不是 Word 的 .docx 文件。", hint=hint) from error
    except TemplateError as error:
        raise UsageError(f"模板里的标记有错：{error}", hint=hint) from error
    return settled(target.getvalue())


def opened_for(
    template: bytes, values: Mapping[str, Any], parts: Mapping[str, frozenset[str]], hint: str
) -> DocxTemplate:
    """Open a template and refuse the fields that it asks for in vain."""
    from docxtpl import DocxTemplate

    opened = DocxTemplate(io.BytesIO(template))
    opened.init_docx()
    asked = set(opened.get_undeclared_template_variables())
    if wrong := sorted({*(asked - set(values)), *strange(opened, parts)}):
        raise UsageError(f"模板里有不认识的字段：{'、'.join(wrong)}。", hint=hint)
    return opened


def strange(opened: DocxTemplate, parts: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield the fields of fields that there are not: ``项.问提`` where 项 runs through 整改."""
    from jinja2 import Environment, nodes

    tree = Environment(autoescape=True).parse(opened.patch_xml(opened.get_xml()))
    known: list[tuple[str, str, nodes.Node]] = [(name, name, tree) for name in parts]
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.iter, nodes.Name) and isinstance(loop.target, nodes.Name):
            known += [(loop.target.name, loop.iter.name, loop)]
    for name, part, within in known:
        for asked in within.find_all(nodes.Getattr) if part in parts else ():
            one = asked.node
            if isinstance(one, nodes.Name) and one.name == name and asked.attr not in parts[part]:
                yield f"{name}.{asked.attr}"


@cache
def shipped(paper: str) -> bytes:
    """Return the template that comes with gouji: ``notice`` or ``bulletin``."""
    return (files("engine.export") / paper / "template.docx").read_bytes()
