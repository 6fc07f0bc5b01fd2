"""Files that want to cost time, memory or another file, each with what has to be said of it.

``None`` is said of what may be read. Everything is made here, small on disk.
"""

# ruff: noqa: PLW0108 — each file is made by a call of its own, all alike
from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "2023"
WORD = SAMPLES / "石桥镇.docx"
PAGE = SAMPLES / "教育局.html"
TEXT = SAMPLES / "柳河乡.txt"
START = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
END = "</w:body></w:document>"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def word(document: str, **others: str) -> bytes:
    """Return the sample's package with another document, and other parts of word/."""
    with zipfile.ZipFile(WORD) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = document.encode()
    parts |= {f"word/{name}.xml": text.encode() for name, text in others.items()}
    return zipped(parts)


def body(inside: str) -> bytes:
    """Return a document of Word with these blocks."""
    return word(START + inside + END)


def before(inside: str) -> str:
    """Return the sample's document with blocks put before its own."""
    with zipfile.ZipFile(WORD) as package:
        own = package.read("word/document.xml").decode()
    return own.replace("<w:body>", "<w:body>" + inside, 1)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip of members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def entity(declared: str) -> bytes:
    """Return a document that declares entities and uses one."""
    return word(f"<!DOCTYPE x [{declared}]>" + START + PARAGRAPH.format("&a;") + END)


def many_paragraphs(count: int) -> str:
    """Return paragraphs none of which packs like the one before."""
    chance = random.Random(5)  # noqa: S311
    return "".join(
        f'<w:p w:x="{chance.getrandbits(64):016x}"><w:r><w:t>{chance.randrange(10**6)}'
        "</w:t></w:r></w:p>"
        for _ in range(count)
    )


def inside_page(html: str) -> bytes:
    """Return the sample's page with something before everything else."""
    return PAGE.read_text("utf-8").replace("<body>", "<body>" + html, 1).encode()


def inside_text(line: str) -> bytes:
    """Return the sample's text with a line before its first part."""
    return TEXT.read_text("utf-8").replace("\n一、", f"\n{line}\n一、", 1).encode()


def mime(parts: str) -> bytes:
    """Return a message of parts."""
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    return (head + parts).encode()


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of numbered objects, the first of which is its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%b"
        b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, table, size, len(out))
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), more, data)


def one_page(content: bytes, *others: bytes, forms: bytes = b"") -> bytes:
    """Return a PDF of one page; further objects have the numbers from 6 on."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%b>>>>" % forms,
        content, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *others,
    )  # fmt: skip


def form(data: bytes, number: int) -> bytes:
    """Return a drawing that may call another one as X."""
    return stream(
        data,
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % number,
    )


def overlapping(count: int) -> bytes:
    """Return a zip whose members all lie in the same place."""
    data = b"0" * 1_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    sizes = (zlib.crc32(data), len(packed), len(data))
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, *sizes, 5, 0) + b"a.txt"
    listed = b""
    for number in range(count):
        name = b"%05d.txt" % number
        listed += (
            struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, *sizes,
                        len(name), 0, 0, 0, 0, 0, 0) + name
        )  # fmt: skip
    where = len(local) + len(packed)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(listed), where, 0)
    return local + packed + listed + end


def rich(inside: str) -> bytes:
    """Return an RTF."""
    return ("{\\rtf1 " + inside + "}").encode()


def called(first: bytes) -> bytes:
    """Return a page that draws a form, which is the first of the further objects."""
    return one_page(stream(b"/X Do"), first, forms=b"/XObject<</X 6 0 R>>")


LETTERS = "的文字超过"
BOMB = "压缩比异常|解压后有|超过上限"
ENTITY = "外部实体"
COSTLY = "内存或时间超过上限|没有可用的文字"
EITHER = f"错误|{COSTLY}"
"""Said of what just fits into the memory allowed, on one machine or another: read or refused."""
LAUGHS = '<!ENTITY z "哈">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("zyxwvutsr", "yxwvutsra", strict=True)
)

QUICK: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "docx 百万嵌套元素": (lambda: body("<w:x>" * 1_000_000), BOMB),
    "docx 嵌套三百层": (lambda: body("<w:x>" * 300 + "</w:x>" * 300), "不完整|嵌套|层|没有文字"),
    "docx 十亿大笑": (lambda: entity(LAUGHS), ENTITY),
    "docx 外部实体": (lambda: entity('<!ENTITY a SYSTEM "file:///etc/passwd">'), ENTITY),
    "docx 截断": (lambda: WORD.read_bytes()[:9000], "不完整|损坏"),
    "docx 四十八万个元素": (lambda: word(before(many_paragraphs(130_000))), "太多|超过"),
    "docx 跨十亿列": (
        lambda: body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>'
            + PARAGRAPH.format("1") + "</w:tc></w:tr></w:tbl>"
        ), None,
    ),
    "html 五十万个属性": (
        lambda: inside_page("<p " + " ".join(f"a{i}=1" for i in range(500_000)) + ">x"), "属性",
    ),
    "html 百万嵌套": (lambda: inside_page("<div>" * 1_000_000), "内容太多"),
    "html 嵌套三百表": (lambda: inside_page("<table><tr><td>" * 300), "嵌套"),
    "html 未闭合": (lambda: inside_page("<a><b><i><p>" * 20_000), "嵌套|没有关闭"),
    "html 百万单元格": (lambda: inside_page("<table>" + "<tr>" + "<td>1" * 400_000), "表格太大"),
    "html 跨十亿列": (
        lambda: inside_page("<table><tr><td colspan=1000000000 rowspan=1000000000>1</table>"), None,
    ),
    "html 脚本": (lambda: inside_page("<script>while(1){}</script><img src=file:///x>"), None),
    "mht 嵌套": (
        lambda: mime('--b\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n' * 5_000),
        "部分太多",
    ),
    "txt 一行": (lambda: ("一" * 6_000_000).encode(), LETTERS),
    "txt 空白": (lambda: inside_text(" " * 150_000 + "x"), None),
    "txt 全角空白": (lambda: inside_text("\u3000" * 150_000 + "x"), None),
    "txt 竖线": (lambda: b"|" * 5_000_000, LETTERS),
    "txt 括号": (lambda: ("（" * 2_000_000).encode(), LETTERS),
    "txt 组合符": (lambda: ("公" + "\u0301" * 3_000_000).encode(), LETTERS),
    "txt 展开": (lambda: ("\ufdfa" * 1_500_000).encode(), LETTERS),
    "txt 二十一兆": (lambda: b"a" * 21_000_001, "超过上限"),
    "rtf 百万括号": (lambda: rich("{" * 1_000_000), "内容太多"),
    "rtf 三百层": (lambda: rich("{" * 300 + "x" + "}" * 300), "太多层"),
    "rtf 百万控制字": (lambda: rich("\\par x" * 600_000), "内容太多"),
    "fodt 百万元素": (
        lambda: b'<?xml version="1.0"?>'
         b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
        + b"<a>" * 1_000_000, "内容太多",
    ),
    "pdf 页树成环": (
        lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "打不开|损坏",
    ),
    "pdf 五千页": (
        lambda: pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[" + b"3 0 R " * 5_000 + b"]/Count 5000>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        ), "页，超过上限|打不开",
    ),
    "pdf 深数组": (
        lambda: b"%PDF-1.7\n1 0 obj " + b"[" * 1_000_000 + b" endobj trailer<</Root 1 0 R>>\n%%EOF",
        "打不开|损坏",
    ),
    "doc 表头": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "损坏|认不出"),
}  # fmt: skip
"""Told in a moment: counted before anything is built."""

COSTLIEST: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "docx 一万九千段": (lambda: word(before(many_paragraphs(19_000))), None),
    "html 十九万格": (
        lambda: inside_page("<table>" + ("<tr>" + "<td>1</td>" * 48 + "</tr>") * 3_900), EITHER,
    ),
    "mht 二十兆": (
        lambda: mime(
            "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + "QUFB" * 4_900_000 + "\r\n--b--"
        ), f"{LETTERS}|{COSTLY}",
    ),
    "mht 四十八万行": (
        lambda: mime(
            "--b\r\nContent-Type: text/html\r\n\r\n<p>" + "<br>\n" * 480_000 + "\r\n--b--"
        ), f"没有文字|{COSTLY}",
    ),
    "html 二十兆注释": (lambda: inside_page("<!-- 无 -->" * 1_200_000 + "x"), "内容太多"),
    "html 二十兆字": (lambda: inside_page("公开" * 3_300_000), f"{LETTERS}|{COSTLY}"),
    "html 两万张表": (
        lambda: inside_page("<table><tr><td>1</td></tr></table>" * 60_000), f"太多|超过|{COSTLY}",
    ),
    "html 近于上限": (
        lambda: inside_page("".join(f"<p class=c{i}>一{i}</p>" for i in range(19_000))), None,
    ),
    "pdf 自调": (lambda: called(form(b"/X Do /X Do", 6)), COSTLY),
    "pdf 压缩炸弹": (
        lambda: one_page(
            stream(zlib.compress(b"BT /F 12 Tf " + b"(x) Tj " * 30_000_000), b"/Filter/FlateDecode")
        ), COSTLY,
    ),
    "pdf 两层压缩": (
        lambda: one_page(
            stream(
                zlib.compress(zlib.compress(b"0 " * 100_000_000, 9), 9),
                b"/Filter[/FlateDecode/FlateDecode]",
            )
        ), COSTLY,
    ),
    "pdf 百万条线": (
        lambda: one_page(
            stream(b"".join(b"%d 0 m %d 800 l S\n" % (i % 600, i % 600) for i in range(1_000_000)))
        ), COSTLY,
    ),
    "txt 日期": (lambda: inside_text("2023年1月1日，" * 17_000), None),
    "txt 同比": (lambda: inside_text("同比增长10%，较上年减少5件；" * 10_500), None),
    "txt 件数": (
        lambda: inside_text("".join(f"受理{i % 999}件，" for i in range(26_000))), None,
    ),
    "rtf 近于上限": (
        lambda: rich("\\trowd\\cellx100\\intbl 1\\cell\\row\n" * 80_000), "没能转换|太大",
    ),
}  # fmt: skip
"""As much as the limits let through: each is held to ten seconds and 300 MB by a test."""
