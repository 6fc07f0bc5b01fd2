"""PDF files meant to do harm: each one sentence, within seconds, and nothing left in the parent."""

from __future__ import annotations

import resource
import zlib
from typing import TYPE_CHECKING

import pytest
from making.pdfs import Sheet, of_objects, pdf, stream

from engine.errors import ReadingError
from engine.reading import read_document
from engine.reading.files.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "青禾县白沙镇人民政府2023年政府信息公开工作年度报告"
"""More than any takes on a busy machine (1 to 9 were measured); the child is allowed 20."""
KILOBYTES = 120_000
"""How much the parent's largest size may grow, at most."""


def calls_itself() -> bytes:
    return pdf(Sheet().form("X"), forms={"X": b"q /X Do Q " * 3})


def nested() -> bytes:
    """Make nine forms, each showing the next ten times: a billion lines."""
    forms = {f"X{n}": f"/X{n + 1} Do ".encode() * 10 for n in range(9)}
    return pdf(Sheet().form("X0"), forms={**forms, "X9": b"0 0 m 9 9 l S"})


def bomb() -> bytes:
    """Compress 600 MB of drawing."""
    press = zlib.compressobj()
    once = b"0 0 m 1 1 l S " * 75_000
    packed = b"".join(press.compress(once) for _ in range(600)) + press.flush()
    return streamed(packed, "/FlateDecode")


def bomb_in_bomb() -> bytes:
    press = zlib.compressobj()
    blank = b" " * (1 << 20)
    packed = b"".join(press.compress(blank) for _ in range(600)) + press.flush()
    return streamed(zlib.compress(packed), "[/FlateDecode/FlateDecode]")


def streamed(packed: bytes, filters: str) -> bytes:
    """Put a packed stream in place of a page's content."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    content = stream(packed, f"/Filter{filters}")
    return of_objects([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content])


def rules() -> bytes:
    sheet = Sheet().text(72, 760, TITLE)
    sheet.ops.append("\n".join(f"{n % 595} {n % 842} m 595 {n % 842} l S" for n in range(400_000)))
    return pdf(sheet, packed=True)


def crossing() -> bytes:
    """Draw a net as fine as a table could be: 140 lines each way, 20,000 cells, on many pages."""
    sheet = Sheet().text(72, 800, TITLE)
    for n in range(140):
        sheet.line(20 + 4 * n, 20, 20 + 4 * n, 20 + 4 * 139)
        sheet.line(20, 20 + 4 * n, 20 + 4 * 139, 20 + 4 * n)
    return pdf(*[sheet] * 150, packed=True)


def letters() -> bytes:
    sheet = Sheet()
    for n in range(600):
        sheet.text(10, 800 - n, "公开信息" * 250, 0.5)
    return pdf(sheet, packed=True)


def letters_on_many_pages() -> bytes:
    sheet = Sheet()
    for n in range(100):
        sheet.text(10, 800 - 7 * n, "公开信息" * 250, 0.5)
    return pdf(*[sheet] * 150, packed=True)


def objects() -> bytes:
    return of_objects(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
        + [b"<<>>"] * 1_000_000
    )


def endless_tree() -> bytes:
    """Let a tree of pages hold itself."""
    return of_objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"])


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "自己调用自己": (calls_itself, "超过上限|扫描件"),
    "十亿层嵌套": (nested, "超过上限|扫描件"),
    "压缩炸弹": (bomb, "超过上限|扫描件"),
    "双层压缩炸弹": (bomb_in_bomb, "超过上限|扫描件"),
    "六十万字": (letters, "字数多得|超过上限"),
    "许多页的字": (letters_on_many_pages, "字数多得|超过上限"),
    "细网": (crossing, "表格太大|超过上限"),
    "一百万个对象": (objects, "扫描件|损坏"),
    "一万页": (lambda: pdf(*[Sheet()] * 10_000), "10000 页"),
    "页树成环": (endless_tree, "损坏|扫描件"),
    "截断": (lambda: pdf(Sheet().text(72, 700, TITLE))[:300], "损坏|扫描件"),
    "只有开头": (lambda: b"%PDF-1.7\n", "损坏"),
    "没有内容": (lambda: b"%PDF-1.7\n" + b"\0" * 9_000, "损坏"),
}


def locked() -> bytes:
    """Make a file that opens with a password only (the keys fit none)."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    ]
    return of_objects(bodies, "/Encrypt 3 0 R/ID[<41><41>]")


def largest() -> int:
    """Return the largest size of this process so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_a_sentence_and_costs_the_parent_nothing(name: str) -> None:
    make, said = HOSTILE[name]
    data = make()
    before = largest()
    with pytest.raises(ReadingError, match=said) as caught:
        read_document(data, "稿.pdf")
    assert largest() - before < KILOBYTES
    assert caught.value.source == "稿.pdf"


def test_a_locked_file_is_called_locked() -> None:
    with pytest.raises(ReadingError, match="密码"):
        read_document(locked(), "稿.pdf")


@pytest.mark.slow
def test_rules_without_number_are_left_out_and_the_words_are_read() -> None:
    document = read_document(rules(), "稿.pdf")
    assert document.text(0) == TITLE
    assert [doubt.code for doubt in document.doubts] == ["limit"]


@pytest.mark.slow
def test_nothing_is_read_into_the_error_of_a_child_that_was_killed() -> None:
    """A child that may use no processor time at all is a sentence too."""
    with pytest.raises(ReadingError, match="超过上限"):
        read_document(nested(), "稿.pdf", limits=Limits(seconds=1))
