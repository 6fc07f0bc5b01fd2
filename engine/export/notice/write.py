"""Fill a notice's template with the fields of one filing; a county's template is untrusted too."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from engine.errors import UsageError
from engine.export.notice.fields import FIELDS, fields, unknown
from engine.export.zipped import settled

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

    from engine.export.dossier import Dossier, Exported


def write(dossier: Dossier, exported: Exported, template: bytes | None = None) -> bytes:
    """Return one filing's notice as .docx.

    ``template`` is a county's own .docx; UsageError if it is none, asks for a field that is none,
    or its marks are wrong.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    try:
        opened = opened_template(template or shipped())
        opened.render(
            fields(dossier, exported), SandboxedEnvironment(autoescape=True), autoescape=True
        )
        target = io.BytesIO()
        opened.save(target)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UsageError("模板不是 Word 的 .docx 文件。", hint=HINT) from error
    except TemplateError as error:
        raise UsageError(f"模板里的标记有错：{error}", hint=HINT) from error
    return settled(target.getvalue())


HINT = f"模板可以用的字段：{'、'.join(FIELDS)}。"


@cache
def shipped() -> bytes:
    """Return the template that comes with gouji."""
    return (files("engine.export.notice") / "template.docx").read_bytes()


def opened_template(data: bytes) -> DocxTemplate:
    """Open a template and refuse the fields that it asks for in vain."""
    from docxtpl import DocxTemplate

    opened = DocxTemplate(io.BytesIO(data))
    if wrong := unknown(list(opened.get_undeclared_template_variables())):
        raise UsageError(f"模板里有不认识的字段：{'、'.join(wrong)}。", hint=HINT)
    opened.init_docx()
    return opened
