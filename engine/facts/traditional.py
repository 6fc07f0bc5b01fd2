"""A report in Traditional characters is looked at in simplified ones, and quoted as it is written.

Every wording that facts look for is simplified; a report that came through a converter of scripts
says the same. Characters are changed one for one, so that offsets hold in both. Characters that
simplified text has too (著, 乾, 瞭) are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from engine.report import Anchor, Grid, Paragraph

if TYPE_CHECKING:
    from engine.evidence import Evidence, Fact
    from engine.report import Report

_TRADITIONAL: Final = (
    "丟並亂佈佔來係個們倫備傳僅價億儘償優內兩冊別刪則剛創劃劇劉動務勝勢勵匯區協卻參吳呂員問啓單噸嚴國圍園圓圖執堅報場塊壓壞壠壯夠夢夾孫學實寧審寫寬寶將專對導屆層屬岡峯島崗嶺巔師帳帶"
    "幟幹幾庫廠廢廣廳張強彈彥後徑從復徹惡愛態慣慶憑應懷戶掃掛採換揮損撥撫擇擊擔據擬擱擴攏敗敘數斷於時暢暫曆曉書會東條楊業極榮構樓標樣樹橋機橫檔檢欄權歡歷歸殘殼氣決沒況淺減測渾湯準溝"
    "溫滄滯滾滿漢潰澤濃濟濱瀏灣災烏無煙熱營爭爲爾牽狀獨獲現瑤環產産畢畫異當療發盡監盤盧確碼礎礙礦祕種稱積穩筆節範築篩簡籌籤糧糾紀約紅納純紙級紛細紹終組結絕絡給統絲綏經綜綠綫維網緊線"
    "編緩緯縣縫縮縱總績織繞繳繼續罰羅羣義習聞聯聲職聽脫腦腳臨臺與興舉舊荊莊華萬葉蓋蔣薩蘇蘭處虛號虧衆術衛裏補裝裡見規視親覺覽觀觸訂計訊討訓託記訟訪設許訴評詞詢試話該詳認語誤說説誰調"
    "談請論諮諸諾講謝謹證識譚議護讀變讓豐負財貫責費貼賀資賈賚質賬購贅趕趙踐車軟較載輕輪輸輿轄轉辦農這連進遊運過達違遠適遲遷選遺還邊郵鄉鄒鄧鄭鄰醜醫釋針鉤銀銜銷鋒錄錢錫錯録鍵鍾鎖鎮鏈"
    "鑑鑒鑰長門閆閉開閏間閱關闢陣陳陸陽隊階際隨險隱雖雙雜離難雲電霧靜鞏韋韓響頁項順須預頒頓頗領頭頻顆題額顛類顧顯風飲養餘館饋馬馮駁駐驗體魯鮮鹹麗黃點黨齊龍龔"
)
_SIMPLIFIED: Final = (
    "丢并乱布占来系个们伦备传仅价亿尽偿优内两册别删则刚创划剧刘动务胜势励汇区协却参吴吕员问启单吨严国围园圆图执坚报场块压坏垅壮够梦夹孙学实宁审写宽宝将专对导届层属冈峰岛岗岭巅师帐带"
    "帜干几库厂废广厅张强弹彦后径从复彻恶爱态惯庆凭应怀户扫挂采换挥损拨抚择击担据拟搁扩拢败叙数断于时畅暂历晓书会东条杨业极荣构楼标样树桥机横档检栏权欢历归残壳气决没况浅减测浑汤准沟"
    "温沧滞滚满汉溃泽浓济滨浏湾灾乌无烟热营争为尔牵状独获现瑶环产产毕画异当疗发尽监盘卢确码础碍矿秘种称积稳笔节范筑筛简筹签粮纠纪约红纳纯纸级纷细绍终组结绝络给统丝绥经综绿线维网紧线"
    "编缓纬县缝缩纵总绩织绕缴继续罚罗群义习闻联声职听脱脑脚临台与兴举旧荆庄华万叶盖蒋萨苏兰处虚号亏众术卫里补装里见规视亲觉览观触订计讯讨训托记讼访设许诉评词询试话该详认语误说说谁调"
    "谈请论咨诸诺讲谢谨证识谭议护读变让丰负财贯责费贴贺资贾赉质账购赘赶赵践车软较载轻轮输舆辖转办农这连进游运过达违远适迟迁选遗还边邮乡邹邓郑邻丑医释针钩银衔销锋录钱锡错录键钟锁镇链"
    "鉴鉴钥长门闫闭开闰间阅关辟阵陈陆阳队阶际随险隐虽双杂离难云电雾静巩韦韩响页项顺须预颁顿颇领头频颗题额颠类顾显风饮养余馆馈马冯驳驻验体鲁鲜咸丽黄点党齐龙龚"
)
_TABLE: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_TELLING: Final = frozenset(_TRADITIONAL)


def simplified(report: Report) -> Report:
    """Return the report in simplified characters; the very same one if it has no other."""
    paragraphs = (block for block in report.document.blocks if isinstance(block, Paragraph))
    if all(_TELLING.isdisjoint(paragraph.text) for paragraph in paragraphs):
        return report
    twin: Report = _folded(report)
    return twin


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_TABLE)
    if isinstance(value, tuple):
        return tuple(map(_folded, value))
    if isinstance(value, Mapping):
        return {key: _folded(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, Anchor)):
        changed = {one.name: _folded(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **changed)
    return value


def as_written(fact: Fact, report: Report) -> Fact:
    """Return the fact with its quotations in the report's own characters."""
    return replace(
        fact,
        evidence=tuple(_quoted(one, report) for one in fact.evidence),
        explained=_quoted(fact.explained, report) if fact.explained else None,
    )


def _quoted(evidence: Evidence, report: Report) -> Evidence:
    """Put back each character that was folded; what is masked in the quotation stays masked."""
    text = _text_at(evidence.anchor, report)[evidence.start : evidence.end]
    if text.translate(_TABLE) == text or len(text) != len(evidence.quote):
        return evidence
    pairs = zip(text, evidence.quote, strict=True)
    own = (one if one.translate(_TABLE) == other else other for one, other in pairs)
    return replace(evidence, quote="".join(own))


def _text_at(anchor: Anchor, report: Report) -> str:
    if not 0 <= anchor.block < len(report.document.blocks):
        return ""
    block = report.document.blocks[anchor.block]
    if isinstance(block, Grid) and anchor.row is not None and anchor.column is not None:
        return block.rows[anchor.row][anchor.column].text
    return block.text if isinstance(block, Paragraph) else ""
