"""Fill a Word template with fields; a county's own template is untrusted like any file."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from engine.errors import UsageError
from engine.export.zipped import settled
from engine.own_papers import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment


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

    hint = f"模板可以用的字段：{'、'.join(values)}。"
    try:
        opened = opened_for(template, values, parts, hint)
        opened.render(dict(values), compiling(), autoescape=True)
        properties = opened.docx.core_properties
        properties.keywords = f"{properties.keywords} {MARK}:{kind}".strip()
        target = io.BytesIO()
        opened.save(target)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UsageError("模板不是 Word 的 .docx 文件。", hint=hint) from error
    except TemplateError as error:
        raise UsageError(f"模板里的标记有错：{error}", hint=hint) from error
    return settled(target.getvalue())


@cache
def compiling() -> SandboxedEnvironment:
    """Return a sandbox that compiles a text once: a county's hundred letters have one template."""
    from jinja2.sandbox import SandboxedEnvironment

    sandbox = SandboxedEnvironment(autoescape=True)
    sandbox.from_string = lru_cache(maxsize=32)(sandbox.from_string)  # type: ignore[assignment]
    return sandbox


def opened_for(
    template: bytes, values: Mapping[str, Any], parts: Mapping[str, frozenset[str]], hint: str
) -> DocxTemplate:
    """Open a template and refuse the fields that it asks for in vain."""
    from docxtpl import DocxTemplate

    names, fields = asked(template)
    strange = {
        f"{one}.{field}" for one, part, field in fields if field not in parts.get(part, (field,))
    }
    if wrong := sorted(names - set(values) | strange):
        raise UsageError(f"模板里有不认识的字段：{'、'.join(wrong)}。", hint=hint)
    if not names:
        raise UsageError("模板里没有一个可以填的字段，写出来的每一份都一样。", hint=hint)
    opened = DocxTemplate(io.BytesIO(template))
    opened.init_docx()
    return opened


@lru_cache(maxsize=4)
def asked(template: bytes) -> tuple[frozenset[str], frozenset[tuple[str, str, str]]]:
    """Return the fields that a template asks for, and what it asks of them.

    The latter as the name that stands there, the field that this is or runs through, and what of
    it: 项, 整改, 问题. A county's letters all have one template: it is looked at once.
    """
    from docxtpl import DocxTemplate
    from jinja2 import Environment, nodes

    opened = DocxTemplate(io.BytesIO(template))
    names = frozenset(opened.get_undeclared_template_variables())
    opened.init_docx()
    tree = Environment(autoescape=True).parse(opened.patch_xml(opened.get_xml()))
    places: list[tuple[str, str, nodes.Node]] = [(name, name, tree) for name in names]
    places += [
        (loop.target.name, loop.iter.name, loop)
        for loop in tree.find_all(nodes.For)
        if isinstance(loop.iter, nodes.Name) and isinstance(loop.target, nodes.Name)
    ]
    return names, frozenset(
        (name, part, one.attr)
        for name, part, within in places
        for one in within.find_all(nodes.Getattr)
        if isinstance(one.node, nodes.Name) and one.node.name == name
    )


@cache
def shipped(paper: str) -> bytes:
    """Return the template that comes with gouji: ``notice`` or ``bulletin``."""
    return (files("engine.export") / paper / "template.docx").read_bytes()
