"""Traditional characters of the forms' own words, so that 總計 meets 总计.

Only for comparing labels, headings and names with the form; what is quoted stays as written. A
variant in a report is no fault of reading, and no other character is touched.
"""

from __future__ import annotations

from typing import Final

_TRADITIONAL: Final = (
    "來個內動務勝匯區問單國園執報場學審將對屬廢廳強據數於時會條業構標機檢權決沒況減準為無獲現發監穩範糾納組結統經"
    "維編縣總織繼續罰聯與舉萬處號補複規計訪設許訴詢試話認說請議護費購較輯轉農這進過適鄉醫鎮閉開間關隊電項題類館體"
    "復訟辦衛協婦殘檔稅財資質環還門領廣東陽雲龍應擾繳態優術產華帶頭責級給約鐵銀馬橋灣蘇寧嶺溝莊豐興紅島衝壩麗瀾"
)
_SIMPLIFIED: Final = (
    "来个内动务胜汇区问单国园执报场学审将对属废厅强据数于时会条业构标机检权决没况减准为无获现发监稳范纠纳组结统经"
    "维编县总织继续罚联与举万处号补复规计访设许诉询试话认说请议护费购较辑转农这进过适乡医镇闭开间关队电项题类馆体"
    "复讼办卫协妇残档税财资质环还门领广东阳云龙应扰缴态优术产华带头责级给约铁银马桥湾苏宁岭沟庄丰兴红岛冲坝丽澜"
)
TABLE: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """Return the text with the forms' words in simplified characters; nothing moves."""
    return text if text.isascii() else text.translate(TABLE)
