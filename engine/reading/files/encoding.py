"""Which encoding a text is in: byte order marks, strict UTF-8, then what reads as Chinese.

Statistical detectors guess Korean or UTF-16 for a short Chinese title; this looks only at what a
Chinese agency can send, and asks which reading consists of common characters.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import lru_cache

from engine.values import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HEAD = 65_536
SAMPLE = 4_096
JUDGED = 2_000
BEYOND = re.compile(rb"[\x00\x80-\xff]")
PLAIN = re.compile(r"[ -~\t\n\r\f\v\xa0]+")
COMMON = frozenset(
    "的一是了我不人在有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于"
    "心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿"
    "回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走"
    "将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口"
    "由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山"
    "觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条呢病始达深完今提求清王化空业思切怎非找片罗"
    "府政息申请复议诉讼共开办镇乡县市区街局委党务件数制规章范性依职权监督保障统计总结维持纠他审未尚自然商企科研"
    "社会益组织律服其予以属密禁危及三保护第合财执卷查询供掌握补仍确信访举投复要求新重量反正当理逾期不缴费用处收"
    "項申請復議訴訟機關務鎮鄉縣區黨辦開總結個這們來時為國說對會學過還發經現動與無間實點業種數報長見問機當從兩體"
    "處理員應電車門東馬書風軍條統計監督規範職權織審維糾執護財務確認補舉訪費繳單據號編製"
    "，。、；：？！（）《》“”‘’\u3014\u3015—…　·０１２３４５６７８９"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and how many places could not be read (as U+FFFD)."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes) -> Decoded:
    """Decode a text of unknown encoding; never fails, ``lost`` says what did not fit.

    A short text is decoded once for who tells what it is and who reads it.
    """
    return _last(data) if len(data) <= HEAD else _decode(data)


def _decode(data: bytes) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    if not data or (data.isascii() and b"\0" not in data):
        return Decoded(data.decode("ascii"), "utf-8")
    if b"\0" in data[:HEAD]:
        wide = _best(data, ("utf-16-le", "utf-16-be"))
        if wide is not None:
            return wide
    return (
        _utf8(data) or _best(data, ("gb18030", "big5", "utf-16-le", "utf-16-be")) or _mended(data)
    )


_last = lru_cache(maxsize=1)(_decode)


def common_share(text: str) -> float:
    """Return how much of the text beyond ASCII is made of common Chinese characters (0 to 1)."""
    sample = text[:SAMPLE]
    beyond = PLAIN.sub("", sample)[:JUDGED]
    if not beyond:
        return 0.0
    counts = Counter(beyond)
    strange = sum(count for one, count in counts.items() if one < " " or one == "\x7f")
    common = sum(map(counts.__getitem__, COMMON & counts.keys()))
    judged = len(beyond) - strange
    return (common - strange) / judged if judged else 0.0


def _utf8(data: bytes) -> Decoded | None:
    """Read UTF-8; a character cut off at the end is dropped, a few broken ones are tolerated."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return Decoded(data[: error.start].decode("utf-8"), "utf-8", 1)
        around = data[max(0, error.start - SAMPLE) : error.start + SAMPLE]
    if not _mostly_whole(_lossy(around, "utf-8")):
        return None
    whole = _lossy(data, "utf-8")
    return whole if _mostly_whole(whole) else None


def _mostly_whole(decoded: Decoded) -> bool:
    chinese = len(PLAIN.sub("", decoded.text)) - decoded.lost
    return decoded.lost * 50 < chinese


def _best(data: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    """Return the reading with the most common characters, None if none looks like Chinese."""
    first = BEYOND.search(data)
    start = first.start() & ~1 if first else 0
    readings = []
    for encoding in encodings:
        sample = _lossy(data[start : start + SAMPLE], encoding)
        if sample.lost * 50 <= max(len(sample.text), 50):
            readings.append((common_share(sample.text), encoding))
    share, encoding = max(readings, key=lambda reading: reading[0], default=(0.0, ""))
    return _lossy(data, encoding) if share > 0.2 else None


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _mended(data: bytes) -> Decoded:
    """Fall back on the reading that loses least."""
    return min((_lossy(data, e) for e in ("utf-8", "gb18030")), key=lambda reading: reading.lost)
